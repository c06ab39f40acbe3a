package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A customer who is not content with how their complaint was handled becomes somebody's.
class PoorScoresTest {

  private final World world = new World();
  private final FollowUpDesk followUps = new FollowUpDesk(world.journal, world.clock);
  private final PoorScores scores =
      new PoorScores(world.complaints, followUps, World.CLOCKS.calendar(), world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private FollowUp called(int score) throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "你们乱扣我的转账手续费，我要投诉！");
    world.settle();
    String number = world.complaints.all().getFirst().number();
    new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock)
        .assign(number, "amy", "amy");
    world.settle();
    FollowUp promised =
        done(
            followUps.promise(
                "ben",
                world.conversation(id).customer(),
                id,
                number,
                Kind.CALL_BACK,
                world.clock.instant().plus(Duration.ofHours(2)),
                "ben",
                "回访"));
    FollowUp ended = done(followUps.end(promised.number(), "ben", Result.KEPT, score, "等了太久"));
    scores.see(ended, "等了太久");
    world.settle();
    return ended;
  }

  private static FollowUp done(Outcome<FollowUp> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<FollowUp>) outcome).now();
  }

  @Test
  void a_low_score_is_followed_up_by_whoever_looks_after_the_complaint() throws Exception {
    FollowUp call = called(2);

    assertThat(world.followUps.open())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.owner()).isEqualTo("amy");
          assertThat(it.about()).isEqualTo(call.about());
          assertThat(it.due())
              .as("the end of Tuesday")
              .isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
          assertThat(followUps.promised(it.number()).orElseThrow())
              .contains("2 分", "2 of 5", "等了太久");
        });
  }

  @Test
  void a_good_score_needs_nobody() throws Exception {
    called(4);

    assertThat(world.followUps.open()).isEmpty();
  }
}
