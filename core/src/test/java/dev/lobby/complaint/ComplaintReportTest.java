package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.World;
import dev.lobby.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplaintReportTest {
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate END = LocalDate.parse("2026-03-31");
  private static final Instant NOW = Instant.parse("2026-04-10T00:00:00Z");

  private final ClockRules rules =
      ClockRules.of(BusinessCalendar.weekdays(World.ZONE), ClockSet.CN);

  private static Complaint complaint(
      String number, String filed, @Nullable String told, @Nullable String cause) {
    Instant at = Instant.parse(filed);
    Map<Milestone, Instant> reached =
        told == null
            ? Map.of(Milestone.ACKNOWLEDGED, at)
            : Map.of(
                Milestone.ACKNOWLEDGED, at,
                Milestone.RESOLVED, Instant.parse(told),
                Milestone.TOLD, Instant.parse(told));
    return new Complaint(
        number,
        "v-1",
        "web",
        Language.ZH,
        List.of("c"),
        "fees",
        cause,
        Severity.ORDINARY,
        "eve",
        at,
        at,
        reached,
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        0,
        Set.of(),
        told == null ? null : Finding.UPHELD,
        told == null ? null : "eve",
        null,
        null,
        List.of(),
        told == null ? null : Instant.parse(told),
        null,
        0,
        told == null ? null : 4,
        Set.of(),
        null,
        null,
        2);
  }

  private ComplaintReport report(Complaint... complaints) {
    return ComplaintReport.of(List.of(complaints), rules, MARCH, END, NOW);
  }

  @Test
  void a_period_holds_its_first_and_last_day_in_the_banks_zone() {
    ComplaintReport report =
        report(
            complaint("C-5", "2026-03-31T16:00:00Z", null, null),
            complaint("C-4", "2026-03-31T15:59:59Z", null, null),
            complaint("C-3", "2026-03-15T00:00:00Z", null, null),
            complaint("C-2", "2026-02-28T16:00:00Z", null, null),
            complaint("C-1", "2026-02-28T15:59:59Z", null, null));

    assertThat(report.complaints())
        .extracting(Complaint::number)
        .containsExactly("C-2", "C-3", "C-4");
    assertThatThrownBy(() -> ComplaintReport.of(List.of(), rules, END, MARCH, NOW))
        .hasMessage("2026-03-01 is before 2026-03-31");
  }

  @Test
  void clocks_are_met_or_missed_and_counted() {
    ComplaintReport report =
        report(
            complaint("C-1", "2026-03-02T01:00:00Z", "2026-03-02T10:00:00Z", "重复收费"),
            complaint("C-2", "2026-03-03T01:00:00Z", "2026-03-23T10:00:00Z", "重复收费"),
            complaint("C-3", "2026-03-31T01:00:00Z", null, null));

    assertThat(report.figures())
        .containsEntry("received", 3)
        .containsEntry("closed", 2)
        .containsEntry("open", 1)
        .containsEntry("upheld", 2)
        .containsEntry("decided met", 1)
        .containsEntry("decided missed", 2)
        .containsEntry("cn-decided met", 1)
        .containsEntry("cn-decided missed", 1)
        .containsEntry("cn-decided running", 1)
        .containsEntry("acknowledged met", 3);
  }

  @Test
  void the_table_has_a_line_each_and_nothing_in_it_is_a_formula() {
    String cause = "=HYPERLINK(\"http://x\",\"a\")";

    List<String> lines =
        report(complaint("C-1", "2026-03-02T01:00:00Z", "2026-03-02T10:00:00Z", cause))
            .csv()
            .lines()
            .toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("\uFEFFnumber,received_at,acknowledged_at,decided_at,told_at,closed_at,channel")
        .endsWith("cn-decided_due,cn-decided_clock");
    assertThat(lines.getFirst().split(",")).doesNotHaveDuplicates();
    assertThat(lines.getLast())
        .startsWith(
            "C-1,2026-03-02 09:00:00,2026-03-02 09:00:00,2026-03-02 18:00:00,2026-03-02 18:00:00,"
                + "2026-03-02 18:00:00,web,zh,fees,\"'=HYPERLINK(\"\"http://x\"\",\"\"a\"\")\"")
        .endsWith("2026-03-17 23:59:59,met");
  }
}
