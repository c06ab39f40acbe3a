package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Purpose;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no fixed phrase hears is heard by what is meant, where the conversation makes it matter.
class MeantInTurnsTest {

  private static final String COMPLAINT = "你们乱扣我的转账手续费，我要投诉！";

  private static final Resolution RESOLUTION =
      new Resolution(
          Finding.PARTLY_UPHELD, "系统故障", "经核实，重复收取了一笔转账手续费。", "已退还手续费 25 元，三日内到账。", "可拨打 12378。");

  private final World world = new World();
  private final ComplaintDesk desk =
      new ComplaintDesk(world.journal, world.conversations, World.CLOCKS, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> says(String id, String text) throws Exception {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  private Complaint complaint() {
    return world.complaints.all().getFirst();
  }

  private String complained(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, text);
    return id;
  }

  /// A complaint whose customer spoke with somebody and was told what was decided.
  private String told() throws Exception {
    String id = complained(COMPLAINT);
    says(id, "算了");
    OpenTicket ticket = Objects.requireNonNull(world.conversation(id).ticket());
    world.desk.claim(id, ticket.id(), "amy", "Amy");
    world.desk.resolve(id, "amy", "answered", null);
    world.settle();
    String number = complaint().number();
    desk.assign(number, "amy", "amy");
    desk.resolve(number, "amy", RESOLUTION);
    desk.tell(number, "amy");
    world.settle();
    return id;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了 不追究了",
        "唉 折腾不起 这事我不想再追了",
        "honestly let's just forget the whole thing",
        "钱退回来了 不用再查了",
        "you know what, let it go, it's been put right"
      })
  void a_complaint_is_taken_back_in_ones_own_words(String text) throws Exception {
    String id = complained(COMPLAINT);

    says(id, text);

    assertThat(complaint().wishes()).containsExactly(Wish.WITHDRAWAL);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "人民路支行",
        "昨天下午三点多",
        "退钱并且道歉",
        "退了我才算完",
        "钱退回来 道歉",
        "i want the money back and an apology",
        "I'm not letting it go",
        "can I take it back later?",
        "快点联系我，不想等了"
      })
  void what_takes_none_back_does_not(String text) throws Exception {
    String id = complained(COMPLAINT);

    says(id, text);

    assertThat(complaint().wishes()).doesNotContain(Wish.WITHDRAWAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"就赔这点？打发谁呢", "这也太糊弄人了，重新查", "is that all? what a joke"})
  void what_was_decided_is_not_accepted_in_ones_own_words(String text) throws Exception {
    String id = told();

    says(id, text);

    assertThat(complaint().wishes()).containsExactly(Wish.OBJECTION);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"也行吧，认了", "fair enough, I'll take that"})
  void what_was_decided_is_accepted_in_ones_own_words(String text) throws Exception {
    String id = told();

    says(id, text);

    assertThat(complaint().wishes()).containsExactly(Wish.ACCEPTANCE);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我那事有信儿没", "anything yet?"})
  void how_it_stands_is_told_to_who_asks_in_their_own_words(String text) throws Exception {
    String id = complained(COMPLAINT);
    says(id, "算了");

    assertThat(says(id, text).toString()).contains(complaint().number());
    assertThat(world.complaints.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"just don't reach out to me again, whoever you are", "别再来烦我了，让我清静清静"})
  void who_wants_to_be_left_alone_is(String text) throws Exception {
    String id = world.customer("quiet", World.CORE_TIER);

    says(id, text);

    assertThat(
            world
                .customers
                .consents(world.conversation(id).customer(), Purpose.CONTACT)
                .getLast()
                .given())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"也行吧，认了", "同意 就按你们说的办"})
  void a_disagreement_is_taken_back_in_ones_own_words(String text) throws Exception {
    String id = told();
    says(id, "我不接受这个处理结果");
    assertThat(complaint().wishes()).containsExactly(Wish.OBJECTION);

    says(id, text);

    assertThat(complaint().wishes()).containsExactly(Wish.ACCEPTANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"不感兴趣了 别再问了", "不要了 暂时没兴趣", "not interested anymore, no more questions"})
  void who_is_interested_no_more_is_asked_nothing_more(String text) throws Exception {
    String id = world.customer("curious", World.CORE_TIER);
    says(id, "我想这周买60万理财产品，有什么推荐");
    assertThat(world.conversation(id).flow()).isNotNull();

    says(id, text);

    assertThat(world.conversation(id).flow()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了 不投诉了 我也不想活了",
        "after tonight nobody needs to call me anymore",
        "forget my complaint, I'm ending my life"
      })
  void danger_beside_what_is_let_go_of_is_believed(String text) throws Exception {
    String id = complained(COMPLAINT);

    says(id, text);

    assertThat(Objects.requireNonNull(world.conversation(id).ticket()).reasons().all())
        .contains(Reason.SELF_HARM);
  }

  @Test
  void where_contact_is_refused_by_nothing_that_was_answered_nothing_is_kept() throws Exception {
    String id = world.customer("hurried", World.CORE_TIER);

    says(id, "快点联系我，不想等了，转人工");

    assertThat(world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT))
        .isEmpty();
    assertThat(Objects.requireNonNull(world.conversation(id).ticket()).reason())
        .isEqualTo(Reason.PERSON);
  }
}
