package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who did what to a complaint while somebody looked at it.
final class Meanwhile {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private Meanwhile() {}

  private record Said(String zh, String en) {}

  /// @param events what happened since somebody looked
  /// @return empty when nothing of it matters to whoever takes a step
  static Optional<Refusal> of(List<Recorded> events, ZoneId zone) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Recorded recorded : events) {
      Said said = recorded.event() instanceof ComplaintEvent event ? said(event) : null;
      if (said != null) {
        String at = TIME.format(recorded.time().atZone(zone));
        zh.add(at + " " + said.zh);
        en.add(at + " " + said.en);
      }
    }
    return zh.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "您打开之后，本投诉已有变化：" + String.join("；", zh) + "。请先看过现在的内容，再提交。",
                "Since you opened it, this happened to the complaint: "
                    + String.join("; ", en)
                    + ". Look at it as it is now, then send again."));
  }

  private static @Nullable Said said(ComplaintEvent event) {
    return switch (event) {
      case ComplaintEvent.Filed e -> new Said("投诉登记", "it was filed");
      case ComplaintEvent.Classified e -> new Said(e.by() + " 作了分类", e.by() + " classified it");
      case ComplaintEvent.Assigned e ->
          new Said(e.by() + " 指派给 " + e.owner(), e.by() + " gave it to " + e.owner());
      case ComplaintEvent.Acknowledged e ->
          new Said(e.by() + " 记录已告知受理", e.by() + " noted that the customer knows it arrived");
      case ComplaintEvent.Stated e ->
          new Said("客户补充了“" + e.zh() + "”", "the customer said more: " + e.en());
      case ComplaintEvent.Noted e -> new Said(e.by() + " 添加了备注", e.by() + " wrote a note");
      case ComplaintEvent.Planned e ->
          new Said(e.by() + " 安排了下一步", e.by() + " planned what is next");
      // That a clock ends changes nothing of what somebody was about to do.
      case ComplaintEvent.Escalated e ->
          e.by().equals(ComplaintDesk.CLOCKWORK)
              ? null
              : new Said(e.by() + " 升级了投诉", e.by() + " escalated it");
      case ComplaintEvent.ExtensionAsked e ->
          new Said(e.by() + " 申请了延期", e.by() + " asked for more time");
      case ComplaintEvent.Extended e -> new Said(e.by() + " 批准了延期", e.by() + " approved more time");
      case ComplaintEvent.ExtensionRefused e ->
          new Said(e.by() + " 未批准延期", e.by() + " refused more time");
      case ComplaintEvent.Linked e ->
          new Said(e.by() + " 关联了另一个会话", e.by() + " linked another conversation");
      case ComplaintEvent.Grouped e ->
          e.group() == null
              ? new Said(e.by() + " 移出了组", e.by() + " took it out of its group")
              : new Said(e.by() + " 归入 " + e.group(), e.by() + " put it with " + e.group());
      case ComplaintEvent.Joined e ->
          new Said(e.by() + " 将其并入 " + e.into(), e.by() + " joined it to " + e.into());
      case ComplaintEvent.Parted e ->
          new Said(e.by() + " 撤销了并入", e.by() + " parted it from " + e.from());
      case ComplaintEvent.DuplicateJoined e ->
          new Said(
              e.by() + " 并入了 " + e.duplicate(), e.by() + " joined " + e.duplicate() + " to it");
      case ComplaintEvent.DuplicateParted e ->
          new Said(
              e.by() + " 分出了 " + e.duplicate(), e.by() + " parted " + e.duplicate() + " from it");
      case ComplaintEvent.Resolved e ->
          new Said(
              e.by() + " 作出决定：" + e.finding().word(false),
              e.by() + " decided: " + e.finding().word(true));
      case ComplaintEvent.Told e ->
          new Said(e.by() + " 已将结果告知客户", e.by() + " told the customer what was decided");
      case ComplaintEvent.Closed e -> new Said(e.by() + " 已结案", e.by() + " closed it");
      case ComplaintEvent.Withdrawn e ->
          new Said(e.by() + " 记录了客户撤诉", e.by() + " noted that the customer withdrew it");
      case ComplaintEvent.Dismissed e ->
          new Said(e.by() + " 认定不是投诉", e.by() + " found that it was no complaint");
      case ComplaintEvent.Reopened e -> new Said(e.by() + " 重新打开", e.by() + " reopened it");
      case ComplaintEvent.Rated e -> null;
    };
  }
}
