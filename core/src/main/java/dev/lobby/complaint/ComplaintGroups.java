package dev.lobby.complaint;

import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Complaints of several customers that have the same cause, found by what they were classified as
/// and by what somebody put together: one fault of the bank's rather than many customers' matters.
/// One that was joined to another as the same is not counted beside it, one that ended with nothing
/// decided is not counted, and what every customer was told of is no group any more.
public final class ComplaintGroups {

  /// Fewer customers may have the same cause by chance.
  public static final int CUSTOMERS = 3;

  /// What lies farther apart is another fault.
  public static final Duration WITHIN = Duration.ofDays(30);

  private ComplaintGroups() {}

  /// Complaints with one cause.
  ///
  /// @param head the number of the one that stands for them: the one most are grouped under, else
  ///   the first filed
  /// @param customers how many customers
  /// @param complaints all of them, the first filed first
  public record Group(
      String head, String product, String cause, int customers, List<Complaint> complaints) {
    public Group {
      complaints = List.copyOf(complaints);
    }

    /// The numbers of those that go on and do not stand under the head yet.
    public List<String> apart() {
      return complaints.stream()
          .filter(it -> !it.number().equals(head) && !it.closed() && !head.equals(it.group()))
          .map(Complaint::number)
          .toList();
    }
  }

  /// The groups among complaints that were filed within [#WITHIN] before a time, the largest first,
  /// each with whatever else stands under its head.
  public static List<Group> of(List<Complaint> complaints, Instant now) {
    record Key(String product, String cause) {}
    List<Complaint> own =
        complaints.stream()
            .filter(it -> it.joined() == null && it.ending() == null)
            .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
            .toList();
    Map<String, String> into = new HashMap<>();
    for (Complaint one : complaints) {
      Complaint.Join joined = one.joined();
      if (joined != null) {
        into.put(one.number(), joined.into());
      }
    }
    Map<Key, List<Complaint>> alike = new LinkedHashMap<>();
    Map<String, List<Complaint>> under = new LinkedHashMap<>();
    for (Complaint one : own) {
      String group = one.group();
      if (group != null) {
        under.computeIfAbsent(into.getOrDefault(group, group), it -> new ArrayList<>()).add(one);
      }
      if (one.product() != null
          && one.cause() != null
          && !one.filedAt().isBefore(now.minus(WITHIN))) {
        Key key = new Key(one.product(), NormalForm.key(one.cause()));
        alike.computeIfAbsent(key, it -> new ArrayList<>()).add(one);
      }
    }
    Map<String, Set<Complaint>> all = new LinkedHashMap<>();
    alike
        .values()
        .forEach(same ->
            all.computeIfAbsent(head(same, into), it -> new LinkedHashSet<>()).addAll(same));
    under.forEach(
        (head, members) -> all.computeIfAbsent(head, it -> new LinkedHashSet<>()).addAll(members));
    List<Group> groups = new ArrayList<>();
    all.forEach((head, members) -> {
      own.stream().filter(it -> it.number().equals(head)).forEach(members::add);
      group(head, members).ifPresent(groups::add);
    });
    groups.sort(Comparator.comparingInt(Group::customers).reversed().thenComparing(Group::head));
    return List.copyOf(groups);
  }

  /// The group of a head and what goes with it; empty where it is of too few customers, nobody said
  /// what it is about, or every customer was told.
  private static Optional<Group> group(String head, Set<Complaint> members) {
    long customers = members.stream().map(Complaint::customer).distinct().count();
    Optional<Complaint> named =
        members.stream()
            .filter(it -> it.product() != null && it.cause() != null)
            .min(Comparator.comparing((Complaint it) -> !it.number().equals(head)));
    boolean goesOn =
        members.stream().anyMatch(it -> !it.closed() && it.reached(Milestone.TOLD).isEmpty());
    return named
        .filter(it -> customers >= CUSTOMERS && goesOn)
        .map(it ->
            new Group(
                head,
                Objects.requireNonNull(it.product()),
                Objects.requireNonNull(it.cause()),
                Math.toIntExact(customers),
                members.stream()
                    .sorted(
                        Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
                    .toList()));
  }

  /// @param into where those went on that were joined to another: none of them stands for others
  private static String head(List<Complaint> own, Map<String, String> into) {
    Map<String, Integer> heads = new LinkedHashMap<>();
    for (Complaint one : own) {
      @Nullable String head = one.group();
      if (head != null) {
        heads.merge(into.getOrDefault(head, head), 1, Integer::sum);
      }
    }
    return heads.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(own.getFirst().number());
  }

  /// Why one cannot stand under another; empty when it can.
  static Optional<Refusal> whyNotUnder(Complaint now, Complaint head) {
    String group = head.number();
    if (group.equals(now.number())) {
      return Optional.of(
          new Refusal(
              "不能归入自己；请填写代表该组的另一件投诉。",
              "It cannot stand under itself: give the number of another one."));
    } else if (head.joined() != null) {
      String into = head.joined().into();
      return Optional.of(
          new Refusal(
              group + " 已并入 " + into + "，请归入后者。",
              group + " is joined to " + into + ": put it with that one."));
    } else if (head.group() != null) {
      return Optional.of(
          new Refusal(
              group + " 本身属于 " + head.group() + "。",
              group + " is itself one of the group " + head.group() + "."));
    } else if (group.equals(now.group())) {
      return Optional.of(new Refusal("已在该组。", "It is in that group already."));
    }
    String own = now.cause();
    String other = head.cause();
    boolean alike =
        own != null && other != null && NormalForm.key(own).equals(NormalForm.key(other));
    if (own != null && other != null && !alike) {
      return Optional.of(
          new Refusal(
              group + " 的原因是“" + other + "”，本投诉是“" + own + "”：同组须为同一原因，请先改为一致。",
              "The cause of "
                  + group
                  + " is \""
                  + other
                  + "\", this one's is \""
                  + own
                  + "\": a group has one cause. Classify them alike first."));
    }
    return head.closed() && !alike
        ? Optional.of(
            new Refusal(
                group + " 已结案；只有原因相同的投诉才能归入，请先分类。",
                group
                    + " is closed: only what has the same cause goes under it. Classify it first."))
        : Optional.empty();
  }
}
