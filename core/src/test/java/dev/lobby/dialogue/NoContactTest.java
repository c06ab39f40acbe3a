package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.TicketEvent;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.lead.Lead;
import dev.lobby.lead.Permission;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who says, unasked, not to be contacted.
class NoContactTest {

  private final World world = new World();
  private final FollowUpDesk followUps = new FollowUpDesk(world.journal, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String id, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return String.join("\n", replies);
  }

  private String interested() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想买点理财产品，有什么推荐");
    says(id, "算了");
    return id;
  }

  private Lead lead() {
    return world.leads.all().getFirst();
  }

  private void promised(String id) throws Exception {
    followUps.promise(
        "amy",
        world.conversation(id).customer(),
        id,
        null,
        Kind.CALL_BACK,
        world.clock.instant().plus(Duration.ofHours(6)),
        "amy",
        "about the fund");
    world.settle();
  }

  private List<Boolean> consents(String id) throws Exception {
    return world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT).stream()
        .map(Consent::given)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"不用联系我", "别给我打电话", "你们不要再打来了", "please dont call me", "stop calling me"})
  void a_refusal_that_nobody_asked_for_is_kept_of_the_lead_and_on_the_record(String text)
      throws Exception {
    String id = interested();

    assertThat(says(id, text)).containsAnyOf("不再主动联系您", "will not contact you");
    assertThat(lead().open()).isTrue();
    assertThat(lead().permission()).isEqualTo(Permission.REFUSED);
    assertThat(consents(id)).containsExactly(false);
    says(id, text);
    assertThat(consents(id)).containsExactly(false);
  }

  @Test
  void nobody_comes_any_more_for_a_mere_lead() throws Exception {
    String id = interested();
    String ticket = Objects.requireNonNull(world.conversation(id).ticket()).id();

    says(id, "别给我打电话");

    assertThat(world.conversation(id).ticket()).isNull();
    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.journal.read(TicketEvent.stream(ticket), 0))
        .extracting(Recorded::event)
        .last()
        .isEqualTo(new TicketEvent.Closed(TicketEvent.CUSTOMER, TicketEvent.NO_CONTACT));
  }

  @Test
  void who_waits_for_a_person_goes_on_waiting() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");

    assertThat(says(id, "以后不要再给我打电话了")).contains("不再主动联系您");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(consents(id)).containsExactly(false);
  }

  @Test
  void a_promised_call_is_not_made_and_its_owner_reads_why() throws Exception {
    String id = interested();
    promised(id);

    says(id, "你们不要再打来了");

    FollowUp call = world.followUps.of(world.conversation(id).customer()).getFirst();
    assertThat(call.end()).isNotNull();
    assertThat(world.journal.read(FollowUpEvent.stream(call.number()), 0))
        .extracting(Recorded::event)
        .last()
        .isEqualTo(
            new FollowUpEvent.Ended(FollowUpDesk.ASSISTANT, Result.DECLINED, null, "你们不要再打来了"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"算了不用打了", "no need to call anymore", "不用给我回电话了，谢谢", "cancel the call please"})
  void who_no_longer_wants_a_promised_call_is_told_that_it_is_cancelled(String text)
      throws Exception {
    String id = interested();
    promised(id);

    assertThat(says(id, text)).containsAnyOf("的回电取消了", "is cancelled");
    assertThat(world.followUps.open()).isEmpty();
    // Of contact nothing is said.
    assertThat(lead().permission()).isEqualTo(Permission.UNKNOWN);
    assertThat(consents(id)).isEmpty();
    assertThat(PromisedCall.named(world.lastTrace(id).branches(), world.clock.instant()))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"算了不用打了", "no need to call anymore"})
  void of_every_call_that_is_taken_back_its_time_is_told(String text) throws Exception {
    String id = interested();
    promised(id);
    world.clock.advance(Duration.ofHours(2));
    promised(id);

    String told = says(id, text);

    // Both calls are over, and neither is left unsaid.
    assertThat(world.followUps.open()).isEmpty();
    for (FollowUp call : world.followUps.of(world.conversation(id).customer())) {
      assertThat(told)
          .contains(DateTimeFormatter.ofPattern("HH:mm").format(call.due().atZone(World.ZONE)));
    }
    assertThat(world.followUps.of(world.conversation(id).customer())).hasSize(2);
  }

  @Test
  void a_complaint_about_calls_is_filed_and_the_refusal_in_it_kept() throws Exception {
    String id = interested();

    assertThat(says(id, "我要投诉你们天天骚扰我，不要再给我打电话了")).contains("不再主动联系您");
    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.COMPLAINT);
    assertThat(lead().permission()).isEqualTo(Permission.REFUSED);
  }

  @Test
  void who_would_rather_be_written_to_refuses_nothing() throws Exception {
    String id = interested();

    says(id, "别给我打电话，微信联系我");

    assertThat(lead().permission()).isNotEqualTo(Permission.REFUSED);
    assertThat(consents(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "李先生，不要给我打电话",
        "你们泄露了我的信息，别再给我打电话了",
        "I got your letter. Do not contact me again",
        "你们这些骗子，别再给我打电话了"
      })
  void contact_is_refused_whatever_else_is_said(String text) {
    assertThat(NoContact.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不用联系我",
        "不用联系我了，谢谢",
        "别给我打电话",
        "你们不要再打来了",
        "请不要再联系我",
        "别再给我打电话了！！！",
        "能不能别再给我打电话了",
        "可以不要再打电话给我吗？",
        "我不想接到你们的电话",
        "不要打电话给我",
        "以后别打扰我了",
        "不需要你们联系我",
        "请勿来电骚扰我",
        "停止骚扰我",
        "不用让客户经理给我打电话",
        "我不想被打扰",
        "别联系我了，烦死了",
        "不用给我打call",
        "请不要打我电话",
        "不希望你们再联系我",
        "算了，不用联系我了",
        "不用回访我",
        "请把我从营销名单里删掉",
        "please dont call me",
        "Please don't call me.",
        "no need to contact me",
        "stop calling me",
        "STOP CALLING ME!!!",
        "can you please stop calling me?",
        "do not contact me again",
        "I don't want to be contacted",
        "I don't want you to call me",
        "i dont want any more calls",
        "please do not call or text me",
        "take me off your call list",
        "no more calls please",
        "I would rather not be contacted",
        "never call me again",
        "you don't need to call me",
        "please don't contact me about this",
        "hi, no need to call me, thanks",
        "quit bothering me, leave me alone",
        "别call我了 thanks",
        "从今天起别再给我打电话",
        "从今天开始不要联系我",
        "Good morning, please don't call me",
        "早上好，不要给我打电话",
        "you must not call me",
        "you guys stop calling me",
        "you don't need to call me",
        "请你们停止给我打电话"
      })
  void contact_is_refused(String text) {
    assertThat(NoContact.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "he told me don't call me",
        "他跟我说，别给我打电话",
        "骗子叫我不要联系银行",
        "will you call me?",
        "you won't call me?",
        "不用给我打电话吗",
        "你们会给我打电话吗",
        "不用联系客服了已经解决",
        "不用打客服电话也能办吗",
        "如果办不下来就不用联系我了",
        "if it is not approved, don't call me",
        "please don't not call",
        "please don't not call me",
        "don't stop calling me",
        "“不用联系我”是什么意思",
        "不要忘了给我打电话",
        "别忘了联系我",
        "为什么不给我打电话",
        "怎么没人联系我",
        "联系我不要太晚",
        "别给我打电话，发短信就行",
        "don't call me, text me",
        "not by phone, write to me",
        "don't call me at work",
        "晚上别给我打电话",
        "我在开会，先别打电话",
        "don't call me now, I am driving",
        "don't hesitate to contact me",
        "联系不上我",
        "不用打了",
        "why did you stop calling me",
        "how do I stop you from calling me",
        "不要打电话给我儿子",
        "不是不要联系我",
        "You need to call me",
        "you need to call me back please",
        "You have to contact me",
        "You never call me back!",
        "You never contact me",
        "you don't call me",
        "you people never get in touch with me",
        "No contact from the bank at all",
        "No calls from you",
        "你们拒绝联系我",
        "客户经理不愿意联系我",
        "客服拒绝给我回电话",
        "你们停止联系我了",
        "你们不想联系我",
        "You can't call me, my phone is broken",
        "you cannot contact me on my phone",
        "Will you not call me back?",
        "骗子一直打来，别再给我打电话了"
      })
  void contact_is_not_refused(String text) {
    assertThat(NoContact.isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了不用打了",
        "不用打了",
        "不用给我回电话了",
        "回电取消吧",
        "电话不用打了，已经解决了",
        "不用回电了谢谢",
        "no need to call anymore",
        "no need to call me back",
        "you don't need to call me back, it's sorted",
        "cancel the callback",
        "never mind the call",
        "don't call back"
      })
  void a_call_is_taken_back(String text) {
    assertThat(CallOff.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不用打了吗",
        "别再打给我了",
        "不要忘了打电话",
        "那个电话打了吗",
        "don't forget to call",
        "do not call me",
        "cancel my card",
        "取消",
        "怎么取消回电",
        "no need to call the branch"
      })
  void a_call_is_not_taken_back(String text) {
    assertThat(CallOff.is(text)).isFalse();
  }
}
