package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When clocks end, over weekends, holidays, days that make up for them, and changes of the time.
class ClockRulesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// China at the beginning of October 2026: free from the 1st to the 7th, and both a Sunday before
  /// and a Saturday after are worked.
  private static final BusinessCalendar CHINA =
      new BusinessCalendar(
          SHANGHAI,
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          Set.of(
              LocalDate.parse("2026-10-01"),
              LocalDate.parse("2026-10-02"),
              LocalDate.parse("2026-10-05"),
              LocalDate.parse("2026-10-06"),
              LocalDate.parse("2026-10-07")),
          Set.of(LocalDate.parse("2026-09-27"), LocalDate.parse("2026-10-10")));

  private static final BusinessCalendar LONDON =
      new BusinessCalendar(
          ZoneId.of("Europe/London"),
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28")),
          Set.of());

  private static Instant at(BusinessCalendar calendar, String local) {
    return LocalDateTime.parse(local).atZone(calendar.zone()).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // A minute before a holiday week: the first working day after it is the 8th.
    "2026-09-30T23:59, 24h,  2026-10-01T23:59",
    // Of the bank's own hours those of working days alone may count.
    "2026-09-30T16:37, 12bh, 2026-10-08T04:37",
    "2026-09-30T12:00, 12bh, 2026-10-01T00:00",
    "2026-10-03T10:00, 4bh,  2026-10-08T04:00",
    "2026-09-30T23:59, 15d,  2026-10-16T00:00",
    "2026-09-30T23:59, 1bd,  2026-10-09T00:00",
    "2026-09-30T23:59, 3bd,  2026-10-11T00:00",
    "2026-09-30T23:59, 8w,   2026-11-26T00:00",
    // A minute later is another day.
    "2026-10-01T00:00, 15d,  2026-10-17T00:00",
    "2026-10-01T00:00, 1bd,  2026-10-09T00:00",
    // The Sunday before is worked, so it is the day after a Saturday.
    "2026-09-26T12:00, 1bd,  2026-09-28T00:00",
    "2026-09-27T12:00, 1bd,  2026-09-29T00:00",
    // From the 8th: 9, 10 (a Saturday that is worked), 12.
    "2026-10-08T09:00, 3bd,  2026-10-13T00:00",
    "2026-10-08T09:00, 12h,  2026-10-08T21:00",
  })
  void in_china_a_clock_ends_then(String filed, String within, String due) {
    assertThat(TimeLimit.parse(within).after(at(CHINA, filed), CHINA)).isEqualTo(at(CHINA, due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24T10:00, 3bd, 2027-01-01T00:00",
    "2026-12-26T10:00, 1bd, 2026-12-30T00:00",
    // The clocks go forward in the night to the 29th of March.
    "2026-03-28T12:00, 24h, 2026-03-29T13:00",
    "2026-03-28T12:00, 1d,  2026-03-30T00:00",
    "2026-02-20T12:00, 8w,  2026-04-18T00:00",
  })
  void in_london_a_clock_ends_then(String filed, String within, String due) {
    assertThat(TimeLimit.parse(within).after(at(LONDON, filed), LONDON)).isEqualTo(at(LONDON, due));
  }

  @ParameterizedTest
  @CsvSource({
    // A minute before the holiday week: what the bank set itself runs through it.
    "CN, 2026-09-30T23:59, acknowledged,      0, 2026-10-01T23:59",
    "CN, 2026-09-30T23:59, major-decided,     0, 2026-10-01T03:59",
    "CN, 2026-09-30T23:59, decided,           0, 2026-10-01T11:59",
    "CN, 2026-09-30T23:59, cn-decided,        0, 2026-10-16T00:00",
    "CN, 2026-09-30T23:59, cn-decided,        1, 2026-10-31T00:00",
    "CN, 2026-09-30T23:59, cn-decided,        2, 2026-11-30T00:00",
    "CN, 2026-10-01T00:00, cn-decided,        0, 2026-10-17T00:00",
    "CN, 2026-10-01T00:00, cn-decided,        1, 2026-11-01T00:00",
    "CN, 2026-10-01T00:00, cn-decided,        2, 2026-12-01T00:00",
    // The evening before Christmas, which with Boxing Day's Monday leaves the 29th to the 31st.
    "UK, 2026-12-24T23:59, uk-summary,        0, 2027-01-01T00:00",
    "UK, 2026-12-25T00:00, uk-summary,        0, 2027-01-01T00:00",
    "UK, 2026-12-24T23:59, uk-final-response, 0, 2027-02-19T00:00",
    "UK, 2026-12-25T00:00, uk-final-response, 0, 2027-02-20T00:00",
    // A Friday before the clocks go forward.
    "UK, 2026-03-27T23:59, uk-summary,        0, 2026-04-02T00:00",
    "UK, 2026-03-27T23:59, uk-final-response, 0, 2026-05-23T00:00",
    "UK, 2026-03-28T23:59, acknowledged,      0, 2026-03-30T00:59",
  })
  void a_complaint_is_late_from_then_on(
      ClockSet set, String filed, String clock, int extended, String due) {
    BusinessCalendar calendar = set == ClockSet.CN ? CHINA : LONDON;
    ClockRule rule = ClockRules.of(calendar, set).rule(clock).orElseThrow();

    assertThat(rule.after(extended).after(at(calendar, filed), calendar))
        .isEqualTo(at(calendar, due));
  }

  @Property(tries = 300)
  void a_working_day_more_never_ends_earlier_and_always_ends_with_a_working_day(
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(min = 0, max = 60 * 24 * 60) int minutes) {
    Instant filed = at(CHINA, "2026-09-01T00:00").plusSeconds(60L * minutes);
    Instant due = new TimeLimit(count, TimeLimit.Unit.WORKING_DAYS).after(filed, CHINA);
    Instant later = new TimeLimit(count + 1, TimeLimit.Unit.WORKING_DAYS).after(filed, CHINA);

    assertThat(later).isAfter(due);
    assertThat(CHINA.works(CHINA.dayOf(due.minusMillis(1)))).isTrue();
    LocalDate day = CHINA.dayOf(filed);
    long worked = day.plusDays(1).datesUntil(CHINA.dayOf(due)).filter(CHINA::works).count();
    assertThat(worked).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "15", "d", "-1d", "3 bd", "1.5h", "99999d", "15m"})
  void what_is_no_time_limit_is_refused_with_what_one_looks_like(String text) {
    assertThatThrownBy(() -> TimeLimit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("3bd");
  }

  @Test
  void a_calendar_on_which_nobody_works_is_refused() {
    assertThatThrownBy(
            () -> new BusinessCalendar(SHANGHAI, Set.of(DayOfWeek.values()), Set.of(), Set.of()))
        .hasMessageContaining("a day on which the bank works");
  }
}
