package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A complaint that is taken back and pursued after all stands as it stood.
class ReinstatingTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          你们乱扣我的转账手续费，我要投诉！不解决我就去银保监会告你们 | 算了不投诉了，撤回 | 还是投诉吧，别撤
          你们乱扣我的转账手续费，我要投诉！我已经找了律师要起诉你们 | 算了，我撤回投诉 | 我改主意了，别撤
          You charged me fees twice, I want to complain. I will go to the ombudsman | never mind, withdraw my complaint | actually no, keep my complaint
          You charged me fees twice, I want to complain. I will sue you | i withdraw my complaint | please don't withdraw it after all
          """)
  void clock_number_place_and_severity_are_as_they_were(
      String complaint, String withdrawal, String pursuit) throws Exception {
    String id = world.visitor(Language.of(complaint));
    says(id, complaint);
    Ticket before = world.queue.find(world.ticket(id)).orElseThrow();
    String number = Objects.requireNonNull(before.number());
    Instant due = world.care.answerDue(number).orElseThrow();
    assertThat(before.major()).isTrue();
    world.clock.advance(Duration.ofMinutes(1));
    String other = world.visitor(Language.ZH);
    says(other, "你们乱收费，我要投诉！");
    world.clock.advance(Duration.ofMinutes(1));
    says(id, withdrawal);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.care.answerDue(number)).as("nobody waits").isEmpty();
    world.clock.advance(Duration.ofMinutes(1));

    List<String> replies = says(id, pursuit);

    assertThat(world.queue.find(world.ticket(id))).contains(before);
    assertThat(world.queue.waiting().getFirst()).isEqualTo(before);
    assertThat(world.care.answerDue(number)).contains(due);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(replies.getLast()).contains(number, "09:40").containsAnyOf("第 1 位", "number 1 in");
    Complaint after = world.complaints.find(number).orElseThrow();
    assertThat(after.severity()).isEqualTo(Severity.MAJOR);
    assertThat(after.wishes()).isEmpty();
  }

  @Test
  void what_was_waited_for_meanwhile_goes_on_under_it() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想买点理财产品，有什么推荐");
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    String ticket = world.ticket(id);
    says(id, "算了，我撤回投诉");
    assertThat(world.ticket(id)).isNotEqualTo(ticket);

    says(id, "还是投诉吧，别撤");

    assertThat(world.ticket(id)).isEqualTo(ticket);
    assertThat(Objects.requireNonNull(world.conversation(id).ticket()).reasons().all())
        .containsExactly(Reason.COMPLAINT, Reason.LEAD);
    assertThat(world.queue.waiting()).hasSize(1);
  }

  @Test
  void a_first_answer_that_a_person_gave_is_not_promised_again() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    String number = Ticket.complaintNumber(world.ticket(id));
    says(id, "算了，我撤回投诉");
    says(id, "转人工");
    world.claims("amy", id);
    World.done(world.desk.reply(id, "amy", "a1", "您好，投诉撤回了。").orElseThrow());
    World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());
    world.settle();

    List<String> replies = says(id, "还是投诉吧，别撤");

    assertThat(world.care.answerDue(number)).isEmpty();
    assertThat(replies.getLast()).contains(number).doesNotContain("之前给您第一次答复");
  }
}
