package dev.lobby.simulation.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintReport;
import dev.lobby.followup.FollowUp;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadCalibration;
import dev.lobby.value.ValueClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A bank's month, hour by hour.
class MonthTest {

  @Test
  void after_six_days_boards_classes_and_figures_are_what_a_recount_of_the_journal_says() {
    lives(6, 1_000, 3);
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void after_a_month_with_twenty_thousand_customers_they_are_too() {
    lives(30, 20_000, 10);
  }

  private static void lives(int days, int customers, int checkedEach) {
    long begun = System.nanoTime();
    Month month = new Month(customers, 20_260_302);
    month.begin();
    for (int day = 1; day <= days; day++) {
      month.live();
      if (day % checkedEach == 0) {
        check(month);
      }
    }
    assertThat(month.directory.ids()).hasSize(customers);
    assertThat(month.complaints.all()).hasSizeGreaterThan(days * 40);
    assertThat(month.complaints.all()).anyMatch(Complaint::closed);
    assertThat(joins(month)).isPositive();
    assertThat(month.leads.all()).hasSizeGreaterThan(days * 20);
    assertThat(classes(month)).hasSize(ValueClass.values().length);
    System.out.printf(
        "%d days of %d customers lived and recounted in %.1f s%n",
        days, customers, (System.nanoTime() - begun) / 1e9);
  }

  /// How often two complaints were joined; most are parted again soon.
  private static long joins(Month month) {
    AtomicLong joins = new AtomicLong();
    month.journal.replayClear(
        0,
        month.journal.head(),
        recorded -> {
          if (recorded.event() instanceof ComplaintEvent.Joined) {
            joins.incrementAndGet();
          }
        });
    return joins.get();
  }

  private static void check(Month month) {
    MonthRecount recount = new MonthRecount(month.journal);
    Instant now = month.now();
    LocalDate today = month.today();
    assertThat(complaints(month)).as("complaints").isEqualTo(recount.complaints());
    assertThat(clocks(month)).as("clocks").isEqualTo(recount.clocks(now));
    assertThat(report(month, today.minusDays(8), today.minusDays(2)))
        .as("report")
        .isEqualTo(recount.report(today.minusDays(8), today.minusDays(2), now));
    assertThat(leads(month)).as("leads").isEqualTo(recount.leads());
    assertThat(calibration(month)).as("calibration").isEqualTo(recount.calibration());
    assertThat(promises(month)).as("promises").isEqualTo(recount.promises(now));
    assertThat(kept(month)).as("kept").isEqualTo(recount.kept());
    assertThat(classes(month)).as("classes").isEqualTo(recount.classes(today));
  }

  private static Map<String, String> complaints(Month month) {
    Map<String, String> lines = new TreeMap<>();
    for (Complaint it : month.complaints.all()) {
      lines.put(
          it.number(),
          MonthRecount.line(
              it.customer(),
              it.stage().wire(),
              it.severity().wire(),
              it.owner(),
              it.product(),
              it.cause(),
              it.finding() == null ? null : it.finding().wire(),
              it.nextUntil(),
              it.escalations(),
              it.reopenings(),
              it.score()));
    }
    return lines;
  }

  private static Map<String, String> clocks(Month month) {
    Map<String, String> lines = new TreeMap<>();
    for (Complaint it : month.complaints.all()) {
      for (Clock clock : month.clocks.of(it, month.now())) {
        lines.put(
            it.number() + " " + clock.rule().name(), clock.due() + " " + clock.state().wire());
      }
    }
    return lines;
  }

  private static Map<String, Integer> report(Month month, LocalDate from, LocalDate to) {
    Map<String, Integer> figures =
        new TreeMap<>(
            ComplaintReport.of(month.complaints.all(), month.clocks, from, to, month.now())
                .figures());
    figures.values().removeIf(count -> count == 0);
    return figures;
  }

  private static Map<String, String> leads(Month month) {
    Map<String, String> lines = new TreeMap<>();
    for (Lead it : month.leads.all()) {
      lines.put(
          it.number(),
          MonthRecount.line(
              it.stage().wire(),
              it.care().owner(),
              it.permission().wire(),
              Objects.requireNonNullElse(it.shown().interest().product(), "-"),
              it.shown().interest().amount().wire(),
              it.shown().interest().horizon().wire(),
              it.shown().interest().strength(),
              it.shown().times(),
              it.care().nextUntil()));
    }
    return lines;
  }

  private static List<String> calibration(Month month) {
    return LeadCalibration.of(month.leads.all()).bands().stream()
        .map(band -> MonthRecount.line(band.ended(), band.won()))
        .toList();
  }

  private static Map<String, String> promises(Month month) {
    Map<String, String> lines = new TreeMap<>();
    for (FollowUp it : month.followUps.open()) {
      lines.put(
          it.number(),
          MonthRecount.line(
              it.customer(),
              it.kind().wire(),
              it.due(),
              it.owner(),
              it.moved(),
              it.overdue(month.now())));
    }
    return lines;
  }

  private static Map<String, String> kept(Month month) {
    Map<String, String> lines = new TreeMap<>();
    for (String id : month.directory.ids()) {
      for (FollowUp it : month.followUps.of(id)) {
        FollowUp.End end = it.end();
        if (end != null) {
          lines.put(it.number(), end.result().wire() + (end.inTime() ? " in time" : " late"));
        }
      }
    }
    return lines;
  }

  private static Map<String, Set<String>> classes(Month month) {
    Map<String, Set<String>> classes = new TreeMap<>();
    for (ValueClass one : ValueClass.values()) {
      List<String> in = month.values.in(one, "", Integer.MAX_VALUE, id -> true);
      if (!in.isEmpty()) {
        classes.put(one.wire(), new TreeSet<>(in));
      }
    }
    return classes;
  }
}
