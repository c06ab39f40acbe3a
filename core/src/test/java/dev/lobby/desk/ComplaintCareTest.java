package dev.lobby.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Reason;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What whoever looks after complaints must not miss of their conversations.
class ComplaintCareTest {

  private static final String COMPLAINT = "你们乱扣我的转账手续费，我要投诉！";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private void says(String id, String text) throws Exception {
    world.says(id, text);
    world.settle();
  }

  private String complained(String id) throws Exception {
    says(id, COMPLAINT);
    return Ticket.complaintNumber(world.ticket(id));
  }

  @Test
  void the_promised_first_answer_stands_whatever_the_customer_writes_until_a_person_has()
      throws Exception {
    String id = world.visitor(Language.ZH);
    Instant due = world.clock.instant().plus(Reason.COMPLAINT.target());
    String number = complained(id);
    assertThat(world.care.answerDue(number)).contains(due);

    for (String text : List.of("算了", "转人工", "另一件投诉：手机银行登录不了", "还有人吗")) {
      world.clock.advance(Duration.ofMinutes(1));
      says(id, text);
      assertThat(world.care.answerDue(number)).as(text).contains(due);
    }
    world.claims("amy", id);
    world.settle();
    assertThat(world.care.answerDue(number)).as("taken, and not answered").contains(due);

    World.done(world.desk.reply(id, "amy", "a1", "您好，我来看一下。").orElseThrow());
    world.settle();
    assertThat(world.care.answersDue()).isEmpty();
  }

  @Test
  void who_takes_a_complaint_back_waits_for_no_answer() throws Exception {
    String id = world.visitor(Language.ZH);
    String number = complained(id);

    says(id, "算了不投诉了，撤回");

    assertThat(world.care.answerDue(number)).isEmpty();
  }

  @Test
  void danger_to_oneself_is_known_with_when_it_was_said_last() throws Exception {
    String id = world.visitor(Language.ZH);
    complained(id);
    assertThat(world.care.danger(List.of(id))).isEmpty();
    world.clock.advance(Duration.ofMinutes(2));

    says(id, "我不想活了");

    Instant said = world.clock.instant();
    world.clock.advance(Duration.ofMinutes(2));
    says(id, "撤回投诉，不投诉了");
    assertThat(world.care.danger(List.of("other", id))).contains(said);
  }
}
