package dev.lobby.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.casework.CaseWords;
import dev.lobby.casework.Outcome;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What customers told somebody who asked them.
class SurveyDeskTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final FollowUpDesk followUps = new FollowUpDesk(journal, clock);
  private final SurveyDesk desk = new SurveyDesk(journal, followUps);

  @AfterEach
  void close() {
    journal.close();
  }

  private void asked(String number, @Nullable String conversation) {
    journal.append(
        List.of(
            new StreamWrite(
                SurveyEvent.stream(number),
                0,
                "mei",
                new SurveyEvent.Asked("recommend", "mei", conversation, "F-1"))));
  }

  private Outcome<Survey> answer(String number, int score, @Nullable String reason) {
    return desk.answer(number, "mei"::equals, "ann", score, reason);
  }

  @Test
  void the_last_score_counts_and_with_it_the_reason() {
    asked("S-1", null);
    answer("S-1", 4, "手续费太高");
    assertThat(desk.reason("S-1")).contains("手续费太高");

    assertThat(answer("S-1", 8, null))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              Survey.Answer said = Objects.requireNonNull(((Survey) done.now()).answer());
              assertThat(said.score()).isEqualTo(8);
              assertThat(said.by()).isEqualTo("ann");
            });
    assertThat(desk.reason("S-1")).isEmpty();
    CaseWords words = SurveyWords.of("S-1", journal.read(SurveyEvent.stream("S-1"), 0));
    assertThat(words.lines())
        .extracting(CaseWords.Line::text)
        .containsExactly("recommend", "4/10: 手续费太高", "8/10");
  }

  @Test
  void whoever_notes_the_score_has_done_the_work_item_to_ask() {
    journal.append(
        List.of(
            new StreamWrite(
                FollowUpEvent.stream("F-1"),
                0,
                "mei",
                new FollowUpEvent.Promised(
                    "rule",
                    "mei",
                    null,
                    null,
                    Kind.PLANNED_CONTACT,
                    "2026-03-05T09:00:00Z",
                    "ann",
                    null))));
    asked("S-1", null);

    answer("S-1", 4, null);
    assertThat(answer("S-1", 5, null)).isInstanceOf(Outcome.Done.class);

    assertThat(journal.read(FollowUpEvent.stream("F-1"), 1))
        .extracting(Recorded::event)
        .containsExactly(new FollowUpEvent.Ended("ann", Result.KEPT, null, null));
  }

  @Test
  void whoever_ends_the_work_item_with_a_score_gives_it_on_the_scale_of_the_survey() {
    journal.append(
        List.of(
            new StreamWrite(
                FollowUpEvent.stream("F-1"),
                0,
                "mei",
                new FollowUpEvent.Promised(
                    "rule",
                    "mei",
                    null,
                    null,
                    Kind.PLANNED_CONTACT,
                    "2026-03-05T09:00:00Z",
                    "ann",
                    null))));
    asked("S-1", null);
    FollowUp item = ((Outcome.Done<FollowUp>) followUps.assign("F-1", "ann", "bob")).now();
    assertThat(desk.askedBy(item)).contains("S-1");
    assertThat(desk.keep(item, "S-1", "ann", 11, null)).isInstanceOf(Outcome.Refused.class);

    assertThat(desk.keep(item, "S-1", "ann", 9, "服务好"))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(((FollowUp) done.now()).open()).isFalse());

    assertThat(desk.reason("S-1")).contains("服务好");
  }

  @Test
  void no_score_is_taken_that_is_none_or_that_the_customer_gives_themselves() {
    asked("S-1", null);
    asked("S-2", "c-1");
    for (Outcome<Survey> outcome :
        List.of(
            answer("S-1", 11, null),
            answer("S-1", -1, null),
            answer("S-2", 5, null),
            desk.answer("S-1", "lei"::equals, "ann", 5, null))) {
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(answer("S-3", 5, null)).isInstanceOf(Outcome.Unknown.class);
    assertThat(Survey.of(journal, "S-1").orElseThrow().answer()).isNull();
  }
}
