package dev.lobby.complaint;

import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Complaints of several customers that have the same cause, found by what they were classified as:
/// one fault of the bank's rather than many customers' matters. One that was joined to another as
/// the same is not counted beside it.
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

    /// The numbers of those that do not stand under the head yet.
    public List<String> apart() {
      return complaints.stream()
          .filter(it -> !it.number().equals(head) && !head.equals(it.group()))
          .map(Complaint::number)
          .toList();
    }
  }

  /// The groups among complaints that were filed within [#WITHIN] before a time, the largest first.
  public static List<Group> of(List<Complaint> complaints, Instant now) {
    record Key(String product, String cause) {}
    Map<Key, List<Complaint>> alike = new LinkedHashMap<>();
    complaints.stream()
        .filter(it -> it.joined() == null)
        .filter(it -> it.product() != null && it.cause() != null)
        .filter(it -> !it.filedAt().isBefore(now.minus(WITHIN)))
        .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
        .forEach(it ->
            alike
                .computeIfAbsent(
                    new Key(
                        Objects.requireNonNull(it.product()),
                        NormalForm.key(Objects.requireNonNull(it.cause()))),
                    key -> new ArrayList<>())
                .add(it));
    Map<String, String> into = new HashMap<>();
    for (Complaint one : complaints) {
      Complaint.Join joined = one.joined();
      if (joined != null) {
        into.put(one.number(), joined.into());
      }
    }
    List<Group> groups = new ArrayList<>();
    alike.forEach((key, own) -> {
      Set<String> customers = new HashSet<>();
      own.forEach(it -> customers.add(it.customer()));
      if (customers.size() >= CUSTOMERS) {
        groups.add(
            new Group(
                head(own, into),
                key.product,
                Objects.requireNonNull(own.getFirst().cause()),
                customers.size(),
                own));
      }
    });
    groups.sort(Comparator.comparingInt(Group::customers).reversed().thenComparing(Group::head));
    return List.copyOf(groups);
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
}
