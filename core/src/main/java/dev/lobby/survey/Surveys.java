package dev.lobby.survey;

import dev.lobby.followup.FollowUpEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All surveys, by number and by customer, and how many of each plan and month gave which score.
/// Whom somebody was to ask and did not, as the work item ended, is nobody who is still to be
/// asked.
public final class Surveys implements View {

  /// That a survey is a customer's.
  private record OfCustomer(String number) {}

  private final Table<Survey> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;

  /// By the work item of whoever is to ask.
  private final Table<OfCustomer> byFollowUp;

  /// By the plan and the month in which they were asked.
  private final Table<Nps> counts;

  private final ZoneId zone;

  /// @param zone the bank's, by which a month ends
  public Surveys(ViewStore store, ZoneId zone) {
    this.byNumber = store.table("surveys", Survey.class);
    this.byCustomer = store.orderedTable("surveys-of-customers", OfCustomer.class);
    this.byFollowUp = store.table("surveys-of-follow-ups", OfCustomer.class);
    this.counts = store.table("survey-counts", Nps.class);
    this.zone = zone;
  }

  @Override
  public String format() {
    return "surveys 3 " + zone;
  }

  @Override
  public void apply(Recorded recorded) {
    switch (recorded.event()) {
      case SurveyEvent event -> {
        Survey before = byNumber.get(SurveyEvent.number(recorded.stream()));
        Survey now = Survey.after(before, recorded);
        if (now != null) {
          put(before, now);
        }
      }
      case FollowUpEvent.Ended e -> {
        OfCustomer asking = byFollowUp.get(FollowUpEvent.number(recorded.stream()));
        Survey before = asking == null ? null : byNumber.get(asking.number);
        if (before != null) {
          put(before, before.ended(e.result()));
        }
      }
      default -> {}
    }
  }

  private void put(@Nullable Survey before, Survey now) {
    byNumber.put(now.number(), now);
    if (before == null) {
      OfCustomer of = new OfCustomer(now.number());
      byCustomer.put(now.customer() + "/" + now.number(), of);
      if (now.followUp() != null) {
        byFollowUp.put(now.followUp(), of);
      }
    }
    String key = key(now.plan(), month(now.askedAt()));
    Nps others = before == null ? count(key) : count(key).without(before.counts());
    counts.put(key, others.and(now.counts()));
  }

  private static String key(String plan, YearMonth month) {
    return plan + "/" + month;
  }

  private YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(zone));
  }

  private Nps count(String key) {
    Nps count = counts.get(key);
    return count == null ? Nps.NOBODY : count;
  }

  /// The survey of a number.
  public Optional<Survey> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of a customer's, the last asked first.
  public List<Survey> of(String customer) {
    return byCustomer.all(customer + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(Comparator.comparing(Survey::askedAt).reversed().thenComparing(Survey::number))
        .toList();
  }

  /// What was said by those whom a plan asked in the last months, this one among them.
  public Nps of(String plan, int months, Instant now) {
    YearMonth last = month(now);
    Nps all = Nps.NOBODY;
    for (int back = 0; back < months; back++) {
      all = all.and(count(key(plan, last.minusMonths(back))));
    }
    return all;
  }
}
