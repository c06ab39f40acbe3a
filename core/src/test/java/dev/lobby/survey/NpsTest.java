package dev.lobby.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Result;
import dev.lobby.journal.Recorded;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The net promoter score, by hand and against an independent recount.
class NpsTest {

  private static final Instant START = World.START;

  @ParameterizedTest
  @CsvSource({
    "10, 100, 1, 0, 0",
    "9, 100, 1, 0, 0",
    "8, 0, 0, 1, 0",
    "7, 0, 0, 1, 0",
    "6, -100, 0, 0, 1",
    "0, -100, 0, 0, 1",
    "10 9 8 6, 25, 2, 1, 1",
    "10 6, 0, 1, 0, 1",
    "9 8 7, 33, 1, 2, 0",
    "10 10 7, 67, 2, 1, 0",
    "0 1 2 3 4 5 6 7 8 9 10, -45, 2, 2, 7",
  })
  void of_a_hundred_how_many_more_recommend_than_do_not(
      String scores, int expected, int promoters, int passives, int detractors) {
    Nps nps = Nps.NOBODY;
    for (String score : scores.split(" ", -1)) {
      nps = nps.askedOne().scored(Integer.parseInt(score), 1);
    }
    assertThat(nps.score()).hasValue(expected);
    assertThat(List.of(nps.promoters(), nps.passives(), nps.detractors()))
        .containsExactly(promoters, passives, detractors);
    assertThat(nps.responseRate()).hasValue(100);
  }

  @Test
  void where_nobody_answered_there_is_none_and_where_nobody_was_asked_no_rate() {
    assertThat(Nps.NOBODY.score()).isEmpty();
    assertThat(Nps.NOBODY.responseRate()).isEmpty();
    assertThat(Nps.NOBODY.askedOne().score()).isEmpty();
    assertThat(Nps.NOBODY.askedOne().responseRate()).hasValue(0);
  }

  @Test
  void whom_somebody_is_still_to_ask_was_not_asked() {
    Surveys surveys = new Surveys(ViewStore.inMemory(), World.ZONE);
    List<SurveyEvent> events =
        List.of(
            new SurveyEvent.Asked("p", "mei", "c-1", null),
            new SurveyEvent.Asked("p", "lei", null, "F-1"),
            new SurveyEvent.Asked("p", "ann", null, "F-2"));
    for (int i = 0; i < events.size(); i++) {
      surveys.apply(
          new Recorded(SurveyEvent.stream("S-" + i), 1, i + 1L, START, "", events.get(i)));
    }
    Nps nps = surveys.of("p", 1, START);
    assertThat(List.of(nps.asked(), nps.toAsk())).containsExactly(1, 2);
    assertThat(nps.responseRate()).hasValue(0);

    for (int version : List.of(2, 3)) {
      surveys.apply(
          new Recorded(
              SurveyEvent.stream("S-1"),
              version,
              2L + version,
              START,
              "",
              new SurveyEvent.Answered("p", 9, null, "ben", null)));
    }
    nps = surveys.of("p", 1, START);
    assertThat(List.of(nps.asked(), nps.toAsk())).containsExactly(2, 1);
    assertThat(nps.responseRate()).hasValue(50);
  }

  @Test
  void whom_nobody_reached_is_no_longer_to_be_asked_and_whoever_gave_no_answer_was_asked() {
    Surveys surveys = new Surveys(ViewStore.inMemory(), World.ZONE);
    long sequence = 0;
    for (String name : List.of("mei", "lei", "ann", "bo")) {
      surveys.apply(
          new Recorded(
              SurveyEvent.stream("S-" + name),
              1,
              ++sequence,
              START,
              "",
              new SurveyEvent.Asked("p", name, null, "F-" + name)));
    }
    Map<String, Result> ends =
        Map.of("mei", Result.NOT_REACHED, "lei", Result.DECLINED, "ann", Result.DROPPED);
    for (Map.Entry<String, Result> end : ends.entrySet()) {
      surveys.apply(
          new Recorded(
              FollowUpEvent.stream("F-" + end.getKey()),
              2,
              ++sequence,
              START,
              "",
              new FollowUpEvent.Ended("ben", end.getValue(), null, null)));
    }
    Nps nps = surveys.of("p", 1, START);
    assertThat(List.of(nps.asked(), nps.toAsk())).containsExactly(1, 1);

    // Whoever could not be reached may call back.
    surveys.apply(
        new Recorded(
            SurveyEvent.stream("S-mei"),
            2,
            ++sequence,
            START,
            "",
            new SurveyEvent.Answered("p", 9, null, "ben", null)));
    nps = surveys.of("p", 1, START);
    assertThat(List.of(nps.asked(), nps.toAsk(), nps.answered())).containsExactly(2, 1, 1);
  }

  /// What the recount keeps of a survey.
  private record Counted(String plan, ZonedDateTime asked, List<Integer> said) {}

  @Property(tries = 200)
  void what_is_counted_one_by_one_is_what_is_counted_at_the_end(@ForAll long seed) {
    Random random = new Random(seed);
    Surveys surveys = new Surveys(ViewStore.inMemory(), World.ZONE);
    Map<String, Counted> all = new HashMap<>();
    Instant now = START;
    for (int step = 0; step < 150; step++) {
      now = now.plus(Duration.ofHours(random.nextInt(100)));
      String number = "S-" + random.nextInt(60);
      String plan = "p" + number.hashCode() % 2;
      Counted one = all.get(number);
      SurveyEvent event;
      long version = 1;
      if (one == null) {
        event = new SurveyEvent.Asked(plan, "c" + random.nextInt(5), null, null);
        all.put(number, new Counted(plan, now.atZone(World.ZONE), new ArrayList<>()));
      } else {
        int score = random.nextInt(11);
        event = new SurveyEvent.Answered(plan, score, null, null, null);
        one.said.add(score);
        version += one.said.size();
      }
      surveys.apply(new Recorded(SurveyEvent.stream(number), version, step + 1L, now, "", event));
    }

    ZonedDateTime today = now.atZone(World.ZONE);
    for (String plan : List.of("p0", "p1")) {
      for (int months : List.of(1, 3, 12)) {
        List<Counted> counted =
            all.values().stream()
                .filter(it -> it.plan.equals(plan))
                .filter(it ->
                    (today.getYear() - it.asked.getYear()) * 12
                            + today.getMonthValue()
                            - it.asked.getMonthValue()
                        < months)
                .toList();
        int[] last =
            counted.stream()
                .filter(it -> !it.said.isEmpty())
                .mapToInt(it -> it.said.getLast())
                .toArray();
        long promoters = Arrays.stream(last).filter(it -> it == 9 || it == 10).count();
        long detractors = Arrays.stream(last).filter(it -> it < 7).count();

        Nps nps = surveys.of(plan, months, now);

        assertThat(nps.asked()).isEqualTo(counted.size());
        assertThat(nps.answered()).isEqualTo(last.length);
        assertThat(nps.promoters()).isEqualTo(promoters);
        assertThat(nps.detractors()).isEqualTo(detractors);
        assertThat(nps.passives()).isEqualTo(last.length - promoters - detractors);
        assertThat(nps.score())
            .isEqualTo(
                last.length == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.round(100f * (promoters - detractors) / last.length)));
      }
    }
    assertThat(
            List.of("c0", "c1", "c2", "c3", "c4").stream()
                .flatMap(it -> surveys.of(it).stream())
                .map(Survey::number))
        .containsExactlyInAnyOrderElementsOf(all.keySet());
  }
}
