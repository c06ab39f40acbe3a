package dev.lobby.survey;

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

/// All surveys, by number and by customer, and how many of each plan and month gave which score.
public final class Surveys implements View {

  /// That a survey is a customer's.
  private record OfCustomer(String number) {}

  private final Table<Survey> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;

  /// By the plan and the month in which they were asked.
  private final Table<Nps> counts;

  private final ZoneId zone;

  /// @param zone the bank's, by which a month ends
  public Surveys(ViewStore store, ZoneId zone) {
    this.byNumber = store.table("surveys", Survey.class);
    this.byCustomer = store.orderedTable("surveys-of-customers", OfCustomer.class);
    this.counts = store.table("survey-counts", Nps.class);
    this.zone = zone;
  }

  @Override
  public String format() {
    return "surveys 2 " + zone;
  }

  @Override
  public void apply(Recorded recorded) {
    if (!(recorded.event() instanceof SurveyEvent)) {
      return;
    }
    String number = SurveyEvent.number(recorded.stream());
    Survey before = byNumber.get(number);
    Survey now = Survey.after(before, recorded);
    if (now == null) {
      return;
    }
    byNumber.put(number, now);
    String key = key(now.plan(), month(now.askedAt()));
    Nps count = count(key);
    if (before == null) {
      byCustomer.put(now.customer() + "/" + number, new OfCustomer(number));
      count = now.toBeAsked() ? count.toBeAsked(1) : count.askedOne();
    } else if (before.toBeAsked() && !now.toBeAsked()) {
      count = count.toBeAsked(-1).askedOne();
    } else if (before.answer() != null) {
      count = count.scored(before.answer().score(), -1);
    }
    if (now.answer() != null) {
      count = count.scored(now.answer().score(), 1);
    }
    counts.put(key, count);
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
