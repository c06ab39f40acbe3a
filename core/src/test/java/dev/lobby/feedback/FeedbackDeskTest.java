package dev.lobby.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.erasure.PersonalData;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Suggestions and praise from the chat to their end.
class FeedbackDeskTest {

  private static final String SUGGESTION = "建议你们手机银行增加指纹登录";
  private static final String PRAISE = "I would like to compliment your teller, so patient with me";

  private final World world = new World();
  private final FeedbackDesk desk = new FeedbackDesk(world.journal, world.conversations);

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String conversation, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(conversation, text).replies());
    world.settle();
    return String.join("\n", replies);
  }

  private static Feedback done(Outcome<Feedback> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Feedback>) outcome).now();
  }

  private static void refused(Outcome<Feedback> outcome, String en) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Feedback>) outcome).why().toString()).contains(en);
  }

  @Test
  void a_suggestion_is_thanked_routed_answered_and_told() throws Exception {
    String id = world.visitor(Language.ZH);

    String thanks = says(id, SUGGESTION);

    Feedback given = world.feedback.all().getFirst();
    assertThat(given.number()).startsWith("V-");
    assertThat(thanks).contains("谢谢您的建议", given.number());
    assertThat(given.stage()).isEqualTo(Stage.ROUTED);
    assertThat(given.care().team()).isEqualTo("service");
    assertThat(given.origin().kind()).isEqualTo(FeedbackKind.SUGGESTION);
    assertThat(world.lastTrace(id).branches().getLast().row()).isEqualTo("feedback");

    String number = given.number();
    refused(desk.tell(number, "amy", FeedbackDesk.BY_CONVERSATION), "no answer yet");
    refused(desk.answer(number, "amy", FeedbackVerdict.PLANNED, "六月上线。"), "owner first");
    refused(desk.passOn(number, "amy", "研发"), "answered");
    done(desk.route(number, "amy", "app-team"));
    done(desk.assign(number, "amy", "amy"));
    done(desk.note(number, "amy", "与研发核对"));
    assertThat(done(desk.answer(number, "amy", FeedbackVerdict.PLANNED, "六月上线。")).stage())
        .isEqualTo(Stage.ANSWERED);
    Feedback told = done(desk.tell(number, "amy", FeedbackDesk.BY_CONVERSATION));

    assertThat(told.stage()).isEqualTo(Stage.TOLD);
    assertThat(told.care()).isEqualTo(new Feedback.Care("app-team", "amy"));
    assertThat(world.journal.read(ConversationEvent.stream(id), 0))
        .extracting(Recorded::event)
        .contains(new ConversationEvent.Told("amy", number, "关于您的建议 " + number + "：六月上线。"));
    refused(desk.tell(number, "amy", "telephone"), "told already");
    refused(desk.assign(number, "amy", "ben"), "ended");
    world.settle();
    assertThat(world.feedback.find(number)).contains(told);
  }

  @Test
  void praise_is_thanked_and_passed_on() throws Exception {
    String id = world.visitor(Language.EN);

    assertThat(says(id, PRAISE)).contains("Thank you for your kind words");

    String number = world.feedback.all().getFirst().number();
    refused(desk.answer(number, "amy", FeedbackVerdict.ADOPTED, "thanks"), "pass it on");
    assertThat(done(desk.passOn(number, "amy", "ben")).stage()).isEqualTo(Stage.PASSED_ON);
  }

  @Test
  void what_is_neither_is_dismissed() throws Exception {
    says(world.visitor(Language.ZH), SUGGESTION);
    String number = world.feedback.all().getFirst().number();

    assertThat(done(desk.dismiss(number, "amy", "是投诉")).stage()).isEqualTo(Stage.DISMISSED);
    refused(desk.tell(number, "amy", "telephone"), "ended");
    assertThat(desk.route("V-NONE", "amy", "x")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void a_complaint_and_a_question_go_their_own_way() throws Exception {
    String angry = world.visitor(Language.ZH);
    says(angry, "我要投诉");
    says(angry, "算了");
    says(angry, SUGGESTION);
    says(world.visitor(Language.ZH), "请问怎么开户？");
    says(world.visitor(Language.ZH), "谢谢");

    assertThat(world.feedback.all()).isEmpty();
    assertThat(world.complaints.all()).hasSize(1);
  }

  @Test
  void a_customer_is_handed_out_what_they_gave_and_what_was_written_of_it() throws Exception {
    String id = world.customer("mei", "standard");
    says(id, SUGGESTION);
    String number = world.feedback.all().getFirst().number();
    done(desk.note(number, "amy", "与研发核对"));

    PersonalData.Export export =
        new PersonalData(
                world.customers,
                world.conversations,
                world.summaries,
                world.complaints,
                world.leads,
                world.followUps,
                world.feedback,
                world.surveys,
                world.journal,
                world.clock)
            .of(world.conversation(id).customer())
            .orElseThrow();

    assertThat(export.toJson()).contains(number, "与研发核对");
    assertThat(export.toText(World.ZONE)).contains("建议或表扬  " + number, "与研发核对");
  }
}
