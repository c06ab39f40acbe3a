package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A customer who is unhappy with a complaint that is not closed has one complaint, not two.
class OneComplaintTest {

  private static final String COMPLAINT = "你们乱扣我的转账手续费，我要投诉！";

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  /// A complaint whose customer spoke with somebody, who ended the conversation and goes on with
  /// it.
  private Complaint settledInTheChat(String id) throws Exception {
    says(id, COMPLAINT);
    says(id, "算了");
    world.desk.claim(id, ticket(id).id(), "amy", "Amy");
    world.desk.resolve(id, "amy", "answered", null);
    world.settle();
    return world.complaints.all().getFirst();
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private OpenTicket ticket(String id) {
    return Objects.requireNonNull(world.conversation(id).ticket());
  }

  @Test
  void who_disagrees_with_what_was_decided_adds_to_it_and_a_person_comes() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);
    desk.assign(complaint.number(), "amy", "amy");
    desk.resolve(
        complaint.number(),
        "amy",
        new Resolution(
            Finding.PARTLY_UPHELD,
            "系统故障",
            "经核实，重复收取了一笔转账手续费。",
            "已退还手续费 25 元，三日内到账。",
            "可拨打 12378。"));
    desk.tell(complaint.number(), "amy");
    world.settle();

    List<String> told = says(id, "太过分了，我还是要投诉你们乱扣费");

    assertThat(told.getLast()).contains(complaint.number(), "没有结案", "另一件投诉");
    assertThat(world.complaints.all()).hasSize(1);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(ticket(id).reasons().all()).containsExactly(Reason.PERSON);
    assertThat(world.conversation(id).flow()).as("nothing is asked").isNull();
  }

  @Test
  void another_matter_is_another_complaint_when_it_is_named_as_one() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);
    says(id, COMPLAINT);

    List<String> told = says(id, "另一件投诉");

    assertThat(world.complaints.all()).hasSize(2);
    String second = Ticket.complaintNumber(ticket(id).id());
    assertThat(second).isNotEqualTo(complaint.number());
    assertThat(told.toString()).contains(second).doesNotContain(complaint.number());
  }

  @Test
  void taking_it_back_ends_the_questions_and_is_left_to_a_person() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, COMPLAINT);
    String number = Ticket.complaintNumber(ticket(id).id());
    assertThat(world.conversation(id).flow()).isNotNull();

    assertThat(says(id, "算了不投诉了，撤回")).singleElement().asString().contains(number, "撤回");

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.complaints.find(number).orElseThrow().closed()).isFalse();
  }

  @Test
  void asking_how_it_stands_is_told_and_registers_nothing() throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = settledInTheChat(id);

    assertThat(says(id, "所以我的投诉有结果了没").toString()).contains(complaint.number());
    assertThat(says(id, "我那个" + complaint.number() + "到底怎么处理的").toString())
        .contains(complaint.number());

    assertThat(world.complaints.all()).hasSize(1);
  }

  @Test
  void a_complaint_of_somebody_who_is_being_defrauded_is_major() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我正在被骗，对方让我把钱转到安全账户");
    assertThat(ticket(id).reasons().has(Reason.FRAUD)).isTrue();

    says(id, COMPLAINT);

    assertThat(world.complaints.all().getFirst().severity()).isEqualTo(Severity.MAJOR);
  }
}
