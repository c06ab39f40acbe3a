package dev.lobby.suitability;

import dev.lobby.conversation.Busy;
import dev.lobby.customer.Assessment;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Rating;
import dev.lobby.customer.Refusal;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes down what customers were assessed for. Whoever is assessed again and again until it fits
/// is not assessed, so there is a limit for a day and one for a year. Safe for use by many threads.
public final class Assessments {

  /// How often somebody may be assessed on one of the bank's days.
  public static final int MOST_A_DAY = 2;

  /// How often in twelve months.
  public static final int MOST_A_YEAR = 8;

  /// For how many months one holds at most.
  public static final int LONGEST_MONTHS = 12;

  private static final int ATTEMPTS = 3;

  /// What became of one.
  public sealed interface Outcome {
    /// It holds; written down now, or before under the same id.
    record Taken(Customer customer) implements Outcome {}

    /// It was not taken.
    record Refused(Refusal why) implements Outcome {}

    /// There is no such customer.
    record Unknown() implements Outcome {}
  }

  private final Journal journal;
  private final Customers customers;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param zone the bank's time zone, by whose days is counted
  public Assessments(Journal journal, Customers customers, InstantSource clock, ZoneId zone) {
    this.journal = journal;
    this.customers = customers;
    this.clock = clock;
    this.zone = zone;
  }

  /// Writes down what a customer was assessed for. The same once more changes nothing.
  ///
  /// @param customer the id of the record, or of one that is part of it
  /// @param assessment the name under which whoever assessed them knows it
  /// @param by who did
  /// @throws Busy when others came first every time
  public Outcome take(String customer, String assessment, Rating found, String by) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String id = customers.whole(customer).map(Customer::id).orElse("");
      long version = journal.version(CustomerEvent.stream(id));
      Optional<Customer> known = customers.load(id);
      if (known.isEmpty()) {
        return new Outcome.Unknown();
      }
      List<Assessment> before = all(known.get());
      Optional<Assessment> same =
          before.stream().filter(it -> it.id().equals(assessment)).findFirst();
      if (same.isPresent()) {
        return found.equals(same.get().rating())
            ? new Outcome.Taken(known.get())
            : refused(
                "编号“" + assessment + "”的测评已有另一个结果。",
                "The assessment \"" + assessment + "\" is known with another result.");
      }
      Optional<Outcome> refused = refusal(before, found);
      if (refused.isPresent()) {
        return refused.get();
      }
      StreamWrite write =
          new StreamWrite(
              CustomerEvent.stream(id),
              version,
              id,
              new CustomerEvent.Assessed(by, assessment, found));
      if (journal.append(List.of(write)) instanceof AppendResult.Appended) {
        return new Outcome.Taken(customers.load(id).orElseThrow());
      }
    }
    throw new Busy("Others are changing this customer at the same time. Try again in a moment.");
  }

  private List<Assessment> all(Customer customer) {
    return Stream.concat(
            customer.assessments().stream(),
            customer.parts().stream()
                .flatMap(part -> customers.load(part.other()).stream())
                .flatMap(part -> part.assessments().stream()))
        .toList();
  }

  private Optional<Outcome> refusal(List<Assessment> before, Rating found) {
    LocalDate today = day(clock.instant());
    LocalDate until = LocalDate.parse(found.until());
    if (until.isBefore(today)) {
      return Optional.of(refused("有效期已过：" + until + "。", "It ended already, on " + until + "."));
    }
    if (until.isAfter(today.plusMonths(LONGEST_MONTHS))) {
      return Optional.of(
          refused(
              "测评结果最多有效 " + LONGEST_MONTHS + " 个月。",
              "An assessment holds for " + LONGEST_MONTHS + " months at most."));
    }
    List<LocalDate> days = before.stream().map(it -> day(it.at())).toList();
    if (days.stream().filter(today::equals).count() >= MOST_A_DAY) {
      return Optional.of(
          refused(
              "这位客户今天已测评 " + MOST_A_DAY + " 次，请明天再做。",
              "The customer was assessed "
                  + MOST_A_DAY
                  + " times today. Assess them tomorrow at the earliest."));
    }
    LocalDate aYearAgo = today.minusMonths(LONGEST_MONTHS);
    List<LocalDate> lately = days.stream().filter(it -> it.isAfter(aYearAgo)).sorted().toList();
    if (lately.size() >= MOST_A_YEAR) {
      LocalDate next = lately.get(lately.size() - MOST_A_YEAR).plusMonths(LONGEST_MONTHS);
      return Optional.of(
          refused(
              "这位客户 12 个月内已测评 " + MOST_A_YEAR + " 次，" + next + " 起才能再做。",
              "The customer was assessed "
                  + MOST_A_YEAR
                  + " times in twelve months. Assess them on "
                  + next
                  + " at the earliest."));
    }
    return Optional.empty();
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private static Outcome refused(String zh, String en) {
    return new Outcome.Refused(new Refusal(zh, en));
  }
}
