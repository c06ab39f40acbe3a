package dev.lobby.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.briefing.Briefing.Known;
import dev.lobby.briefing.Briefing.OpenComplaint;
import dev.lobby.briefing.Briefing.OpenLead;
import dev.lobby.briefing.Briefing.OpenPromise;
import dev.lobby.briefing.Briefing.Risk;
import dev.lobby.briefing.Briefing.Waiting;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.Severity;
import dev.lobby.customer.Rating;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What of all that is known of a customer matters now.
class BriefingTest {

  /// Half past nine in the evening in Shanghai.
  private static final Instant NOW = Instant.parse("2026-03-02T13:30:00Z");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// One thing that is known.
  sealed interface Fact {}

  private record Complains(
      String number, Severity severity, @Nullable Duration left, Clock.@Nullable State state)
      implements Fact {}

  private record Awaits(String number, Duration left) implements Fact {}

  private record Wants(String number, double expected) implements Fact {}

  private record Rated(String until) implements Fact {}

  private record Waits() implements Fact {}

  private record Deposits(String until) implements Fact {}

  private record RefusesContact() implements Fact {}

  private record Planned(String number, Duration left) implements Fact {}

  private record MayLeave() implements Fact {}

  private record Advertising(boolean allowed) implements Fact {}

  private record Managed(boolean core) implements Fact {}

  private record Writes(Language language) implements Fact {}

  private static Complains complains(String number, long hours, Clock.State state) {
    return new Complains(number, Severity.ORDINARY, Duration.ofHours(hours), state);
  }

  private static Complains major(String number, long hours, Clock.State state) {
    return new Complains(number, Severity.MAJOR, Duration.ofHours(hours), state);
  }

  private static Awaits awaits(String number, long hours) {
    return new Awaits(number, Duration.ofHours(hours));
  }

  private static final Fact OVERDUE = complains("C-1", -1, Clock.State.OVERDUE);
  private static final Fact ENDING = complains("C-2", 2, Clock.State.ENDING);
  private static final Fact RUNNING = complains("C-3", 90, Clock.State.RUNNING);
  private static final Fact MAJOR = major("C-4", 90, Clock.State.RUNNING);
  private static final Fact NO_CLOCK = new Complains("C-5", Severity.ORDINARY, null, null);
  private static final Fact EXPIRED = new Rated("2026-03-01");
  private static final Fact VALID = new Rated("2026-03-02");
  private static final Fact LIKELY = new Wants("L-1", 0.5);
  private static final Fact UNLIKELY = new Wants("L-2", 0.49);

  static Stream<Arguments> table() {
    return Stream.of(
        row("nothing is known", List.of(), List.of()),
        row(
            "a complaint that is late, then a promise that is, then what expired",
            List.of(EXPIRED, awaits("F-1", -1), OVERDUE),
            List.of("complaint C-1", "follow-up F-1", "rating")),
        row(
            "a late promise before a complaint whose time is ending",
            List.of(ENDING, awaits("F-1", -1)),
            List.of("follow-up F-1", "complaint C-2")),
        row(
            "a complaint that is ending before a promise for today",
            List.of(awaits("F-1", 24), ENDING),
            List.of("complaint C-2", "follow-up F-1")),
        row(
            "a promise for today before a complaint with days left",
            List.of(RUNNING, awaits("F-1", 24)),
            List.of("follow-up F-1", "complaint C-3")),
        row(
            "a major complaint before a promise for today, however much time it has",
            List.of(awaits("F-1", 24), MAJOR),
            List.of("complaint C-4", "follow-up F-1")),
        row(
            "an open complaint before an expired rating and the risk of losing them",
            List.of(new MayLeave(), EXPIRED, RUNNING),
            List.of("complaint C-3", "rating", "risk")),
        row(
            "a promise for the day after tomorrow after all of these",
            List.of(awaits("F-1", 25), new MayLeave(), LIKELY, EXPIRED),
            List.of("rating", "risk", "lead L-1")),
        row(
            "who waits now before all else",
            List.of(OVERDUE, awaits("F-1", -1), new Waits()),
            List.of("waiting", "complaint C-1", "follow-up F-1")),
        row(
            "that they refuse contact before a contact that is due, with advertising as one thing",
            List.of(
                new Planned("F-1", Duration.ofHours(2)),
                new Advertising(false),
                new RefusesContact()),
            List.of("consent", "follow-up F-1")),
        row(
            "a deposit that ends before a rating that does, and both before the risk",
            List.of(new MayLeave(), new Rated("2026-03-02"), new Deposits("2026-03-16")),
            List.of("deposit", "rating", "risk")),
        row("a deposit that ends later", List.of(new Deposits("2026-03-17")), List.of()),
        row("a deposit that ended", List.of(new Deposits("2026-03-01")), List.of()),
        row("a rating that ends later", List.of(new Rated("2026-03-17")), List.of()),
        row("a rating that ends today", List.of(VALID), List.of("rating")),
        row(
            "of one kind the most pressing alone",
            List.of(RUNNING, ENDING, NO_CLOCK, awaits("F-2", -1), awaits("F-1", -2)),
            List.of("follow-up F-1 of 2", "complaint C-2 of 3")),
        row(
            "of two that are as pressing the one that ends first",
            List.of(complains("C-9", 80, Clock.State.RUNNING), NO_CLOCK, RUNNING),
            List.of("complaint C-9 of 3")),
        row(
            "a likely lead before who looks after them, an unlikely one after",
            List.of(new Managed(true), LIKELY, new Advertising(false)),
            List.of("lead L-1", "consent", "manager")),
        row(
            "an unlikely lead",
            List.of(UNLIKELY, new Managed(false), awaits("F-1", 48)),
            List.of("manager", "follow-up F-1", "lead L-2")),
        row("advertising that is allowed", List.of(new Advertising(true)), List.of()),
        row(
            "the language when nothing else fills the three",
            List.of(new Writes(Language.EN), new Managed(false)),
            List.of("manager", "language")),
        row("a language nobody can read", List.of(new Writes(Language.NEITHER)), List.of()),
        row(
            "three and no more",
            List.of(
                new Writes(Language.EN),
                new Managed(true),
                LIKELY,
                new MayLeave(),
                EXPIRED,
                awaits("F-1", 1),
                OVERDUE),
            List.of("complaint C-1", "follow-up F-1", "rating")));
  }

  private static Arguments row(String name, List<Fact> facts, List<String> expected) {
    return Arguments.of(name, facts, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void the_three_that_matter_come_the_most_pressing_first(
      String name, List<Fact> facts, List<String> expected) {
    assertThat(Briefing.of(known(facts), NOW, SHANGHAI).stream().map(BriefingTest::line).toList())
        .isEqualTo(expected);
  }

  @Test
  void each_says_in_both_languages_what_it_is_and_when_its_time_ends() {
    List<Matter> matters =
        Briefing.of(
            known(List.of(major("C-1", -1, Clock.State.OVERDUE), LIKELY, EXPIRED)), NOW, SHANGHAI);

    assertThat(matters)
        .extracting(Matter::zh)
        .containsExactly("重大投诉 C-1 已超时", "风险评级 C3 已于 2026-03-01 到期，须重新评估", "线索 L-1 成交可能 50 %");
    assertThat(matters)
        .extracting(Matter::en)
        .containsExactly(
            "Major complaint C-1 is overdue",
            "Risk rating C3 expired on 2026-03-01: assess again",
            "Lead L-1 has a chance of 50 %");
    assertThat(matters.getFirst().due()).isEqualTo(NOW.minus(Duration.ofHours(1)));
  }

  @Test
  void what_ends_says_in_how_many_days_and_a_planned_contact_is_no_promise() {
    List<Matter> matters =
        Briefing.of(
            known(
                List.of(
                    new Deposits("2026-03-05"),
                    new Rated("2026-03-02"),
                    new Planned("F-1", Duration.ofDays(9)))),
            NOW,
            SHANGHAI);

    assertThat(matters)
        .extracting(Matter::zh)
        .containsExactly(
            "存款 2026-03-05 到期（3 天后）", "风险评级 C3 将于 2026-03-02 到期（今天），请重新评估", "计划联系 F-1 待办");
    assertThat(matters)
        .extracting(Matter::en)
        .containsExactly(
            "A deposit ends on 2026-03-05 (3 days from now)",
            "Risk rating C3 ends on 2026-03-02 (today): assess again",
            "Planned contact F-1 is to be made");
  }

  private static String line(Matter matter) {
    return matter.kind().wire()
        + (matter.number() == null ? "" : " " + matter.number())
        + (matter.count() == 1 ? "" : " of " + matter.count());
  }

  private static Known known(List<Fact> facts) {
    List<OpenComplaint> complaints =
        of(facts, Complains.class).stream()
            .map(it ->
                new OpenComplaint(
                    it.number, it.severity, it.left == null ? null : NOW.plus(it.left), it.state))
            .toList();
    List<Managed> managed = of(facts, Managed.class);
    return new Known(
        complaints,
        Stream.concat(
                of(facts, Awaits.class).stream()
                    .map(it -> new OpenPromise(it.number, NOW.plus(it.left))),
                of(facts, Planned.class).stream()
                    .map(it -> new OpenPromise(it.number, NOW.plus(it.left), true)))
            .toList(),
        of(facts, Wants.class).stream().map(it -> new OpenLead(it.number, it.expected)).toList(),
        of(facts, Waits.class).isEmpty() ? null : new Waiting(NOW),
        of(facts, Deposits.class).stream()
            .map(it -> LocalDate.parse(it.until))
            .findFirst()
            .orElse(null),
        of(facts, Rated.class).stream()
            .map(it -> new Rating(CustomerRating.C3, it.until))
            .findFirst()
            .orElse(null),
        of(facts, MayLeave.class).isEmpty() ? null : new Risk("余额下降", "The balance fell"),
        !of(facts, RefusesContact.class).isEmpty(),
        of(facts, Advertising.class).stream().map(Advertising::allowed).findFirst().orElse(null),
        managed.isEmpty() ? null : "rm1",
        managed.stream().anyMatch(Managed::core),
        of(facts, Writes.class).stream().map(Writes::language).findFirst().orElse(null));
  }

  private static <T extends Fact> List<T> of(List<Fact> facts, Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
