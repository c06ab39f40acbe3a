package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.Status;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A customer who does not accept what they were told, though their complaint was closed since.
class DisputeTest {

  private static final Resolution RESOLUTION =
      new Resolution(
          Finding.PARTLY_UPHELD, "系统故障", "经核实，重复收取了一笔转账手续费。", "已退还手续费 35 元。", "可直接在此回复申请复核。");

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  /// A complaint that was told and closed while its customer waited in the queue.
  private Complaint closed(String id) throws Exception {
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    says(id, "算了");
    String number = world.complaints.all().getFirst().number();
    desk.assign(number, "amy", "amy");
    desk.classify(number, "amy", "transfers", "系统故障", Severity.ORDINARY);
    desk.resolve(number, "amy", RESOLUTION);
    desk.tell(number, "amy");
    assertThat(desk.close(number, "amy")).isInstanceOf(ComplaintDesk.Outcome.Done.class);
    world.settle();
    return complaint(number);
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private Complaint complaint(String number) {
    return world.complaints.find(number).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我不接受!才退35?你们打发叫花子呢",
        "才退35？剩下的呢",
        "不服，申请复核",
        "这个结果我不认",
        "就退这么点啊",
        "对处理结果不满意，我要投诉到底",
        "I don't accept this decision",
        "only 35? that's a joke"
      })
  void who_does_not_accept_what_was_decided_has_it_written_into_the_one_that_was_closed(
      String words) throws Exception {
    String id = world.visitor(Language.ZH);
    String number = closed(id).number();

    List<String> replies = says(id, words);

    assertThat(replies).singleElement().asString().contains(number).containsAnyOf("已结案", "closed");
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(complaint(number).wishes()).containsExactly(Wish.OBJECTION);
    assertThat(complaint(number).disputed()).isTrue();
    assertThat(world.complaints.open()).extracting(Complaint::number).containsExactly(number);
    assertThat(said(number)).containsExactly(words);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.conversation(id).flow()).as("nothing is asked").isNull();
    assertThat(Policy.goingOn(world.lastTrace(id).branches()))
        .as("a turn that is decided anew finds it")
        .contains(new GoingOn(number, true, true));

    desk.reopen(number, "amy", "客户不接受");
    world.settle();
    assertThat(complaint(number).closed()).isFalse();
    assertThat(complaint(number).wishes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"好的谢谢", "转账限额是多少", "5分", "收到了，没有异议", "ok thanks, got it", "工资卡怎么办理", "行吧，就这样吧"})
  void what_says_no_such_thing_is_no_part_of_what_is_closed(String words) throws Exception {
    String id = world.visitor(Language.ZH);
    String number = closed(id).number();

    says(id, words);

    assertThat(complaint(number).wishes()).isEmpty();
    assertThat(world.complaints.all()).hasSize(1);
  }

  @Test
  void another_matter_is_another_complaint() throws Exception {
    String id = world.visitor(Language.ZH);
    String number = closed(id).number();

    says(id, "你们的柜员骂人，我要投诉！");

    assertThat(world.complaints.all()).hasSize(2);
    assertThat(complaint(number).wishes()).isEmpty();
  }

  @Test
  void a_customer_may_say_so_in_another_conversation_where_they_speak_of_it() throws Exception {
    String number = closed(world.customer("crm-1", "base")).number();
    String other = world.customer("crm-1", "base");

    says(other, "这个利率我不接受");
    assertThat(complaint(number).wishes()).isEmpty();
    assertThat(says(other, "上次投诉的处理结果我不接受").getLast()).contains(number);

    assertThat(complaint(number).wishes()).containsExactly(Wish.OBJECTION);
  }

  @Test
  void once_the_time_for_it_has_passed_it_is_not_taken_up_by_itself() throws Exception {
    String id = world.visitor(Language.ZH);
    String number = closed(id).number();
    world.clock.advance(Duration.ofDays(31));

    says(id, "我不接受这个处理结果");

    assertThat(complaint(number).wishes()).isEmpty();
  }

  @Test
  void it_is_said_once_and_beside_a_wish_for_a_person_too() throws Exception {
    String id = world.visitor(Language.ZH);
    String number = closed(id).number();

    says(id, "转人工，这个结果我不接受");
    says(id, "我不接受");

    assertThat(said(number)).hasSize(1);
    assertThat(complaint(number).objectedAt()).isNotNull();
    assertThat(Objects.requireNonNull(world.conversation(id).ticket()).reasons().all()).hasSize(2);
  }

  private List<String> said(String number) {
    return world.journal.read(ComplaintEvent.stream(number), 0).stream()
        .map(Recorded::event)
        .filter(ComplaintEvent.Stated.class::isInstance)
        .map(ComplaintEvent.Stated.class::cast)
        .filter(it -> Wish.of(it).isPresent())
        .map(ComplaintEvent.Stated::said)
        .toList();
  }
}
