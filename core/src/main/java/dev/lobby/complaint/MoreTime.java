package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a clock of a complaint can be given more time and by whom, when it ends then, and what
/// the customer is told of it.
final class MoreTime {

  private final ClockRules rules;

  MoreTime(ClockRules rules) {
    this.rules = rules;
  }

  /// Why nobody can ask for more time for a clock; empty when they can.
  Optional<Refusal> whyNot(Complaint now, String rule) {
    Optional<ClockRule> found = rules.rule(rule);
    if (found.isEmpty()) {
      return Optional.of(new Refusal("没有名为 " + rule + " 的时限。", "There is no clock " + rule + "."));
    }
    ClockRule known = found.get();
    if (known.extensions().size() <= now.extensions(rule)) {
      return Optional.of(
          new Refusal("该时限不能再延长。", "The clock " + rule + " cannot be given more time."));
    }
    if (now.objectedAt() != null) {
      return Optional.of(
          new Refusal(
              "客户不接受处理结果：请先重新打开，再申请延期。",
              "The customer does not accept what was decided: reopen it first, then ask for more"
                  + " time."));
    }
    if (now.reached(known.until()).isPresent()) {
      return Optional.of(new Refusal("该时限已停止。", "The clock " + rule + " has stopped."));
    }
    return Optional.empty();
  }

  /// Why somebody cannot answer who asked for more time; empty when they can.
  static Optional<Refusal> whyNotAnswered(Complaint now, String rule, String by) {
    String asker = now.asked().get(rule);
    if (asker == null) {
      return Optional.of(
          new Refusal("没有待批准的延期申请。", "Nobody asked for more time for the clock " + rule + "."));
    }
    return asker.equals(by)
        ? Optional.of(
            new Refusal("申请人不能自己批准。", "Whoever asked cannot approve; a second person must."))
        : Optional.empty();
  }

  /// When a clock of a complaint ends.
  Instant due(Complaint complaint, String rule, Instant now) {
    return rules.of(complaint, now).stream()
        .filter(it -> it.rule().name().equals(rule))
        .map(Clock::due)
        .findFirst()
        .orElseThrow();
  }

  /// What was written for the customer when more time was asked for; null when nothing was.
  static @Nullable String toCustomer(List<Recorded> events, String rule) {
    for (Recorded recorded : events.reversed()) {
      if (recorded.event() instanceof ComplaintEvent.ExtensionAsked e && e.clock().equals(rule)) {
        return e.toCustomer();
      }
    }
    return null;
  }
}
