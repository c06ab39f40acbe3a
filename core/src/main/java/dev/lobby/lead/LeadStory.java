package dev.lobby.lead;

import dev.lobby.customer.Customers;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that happened of a lead, with what happened of those that were merged into it until they
/// were. Safe for use by many threads.
///
/// What was said of a lead whose customer's record was parted since is told no more: it is somebody
/// else's.
public final class LeadStory {

  private final Journal journal;
  private final Customers customers;

  public LeadStory(Journal journal, Customers customers) {
    this.journal = journal;
    this.customers = customers;
  }

  /// The events of a lead and of those it took in, the first one first.
  public List<Recorded> of(Lead lead) {
    List<Recorded> own = events(lead.number());
    Set<String> seen = new HashSet<>(Set.of(lead.number()));
    Set<String> family = Set.copyOf(customers.family(lead.origin().customer()));
    List<Recorded> others = takenIn(own, family, seen).toList();
    return others.isEmpty()
        ? own
        : Stream.concat(others.stream(), own.stream())
            .sorted(Comparator.comparing(Recorded::time))
            .toList();
  }

  private Stream<Recorded> takenIn(List<Recorded> events, Set<String> family, Set<String> seen) {
    return events.stream()
        .flatMap(it ->
            it.event() instanceof LeadEvent.Absorbed absorbed && seen.add(absorbed.from())
                ? until(it.time(), absorbed.from(), family, seen)
                : Stream.empty());
  }

  /// What was taken in at a time; who took it up again since goes on alone.
  private Stream<Recorded> until(
      Instant merged, String number, Set<String> family, Set<String> seen) {
    List<Recorded> events =
        events(number).stream().filter(it -> !it.time().isAfter(merged)).toList();
    String customer = customer(events);
    return customer == null || !family.contains(customer)
        ? Stream.empty()
        : Stream.concat(takenIn(events, family, seen), events.stream());
  }

  private List<Recorded> events(String number) {
    return journal.read(LeadEvent.stream(number), 0);
  }

  private static @Nullable String customer(List<Recorded> events) {
    return events.stream()
        .flatMap(it ->
            it.event() instanceof LeadEvent.Opened opened
                ? Stream.of(opened.customer())
                : Stream.empty())
        .findFirst()
        .orElse(null);
  }
}
