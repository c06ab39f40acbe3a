package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days as people write them.
class WrittenDaysTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-30, 2026年11月1日至30日, 1 to 30 November 2026",
    "2026-11-28, 2026-12-03, 2026年11月28日至12月3日, 28 November to 3 December 2026",
    "2026-12-28, 2027-01-03, 2026年12月28日至2027年1月3日, 28 December 2026 to 3 January 2027",
    "2026-12-08, 2026-12-08, 2026年12月8日, 8 December 2026"
  })
  void what_two_days_have_in_common_is_written_once(
      LocalDate first, LocalDate last, String zh, String en) {
    assertThat(WrittenDays.days(first, last, false)).isEqualTo(zh);
    assertThat(WrittenDays.days(first, last, true)).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({
    "上个月 (2026-11-01..2026-11-30), false, 上个月（2026年11月1日至30日）",
    "last month (2026-11-01..2026-11-30), true, last month (1 to 30 November 2026)",
    "昨天 (2026-11-03), false, 昨天 (2026-11-03)"
  })
  void days_that_are_noted_behind_words_are_written_as_people_do(
      String noted, boolean english, String written) {
    assertThat(WrittenDays.readable(noted, english)).isEqualTo(written);
  }
}
