package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Facts;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.Reason;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands beside a complaint in one message: trouble that a person sees to, an interest, what
/// happened.
class BesideComplaintTest {

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

  private List<Reason> reasons(String id) {
    return Objects.requireNonNull(world.conversation(id).ticket()).reasons().all();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          催收天天打给我家人 我要投诉                                              | COMPLAINT
          我要投诉你们催收，天天打给我家人，我失业了还不上                              | COMPLAINT HARDSHIP
          我失业了，信用卡还不上，你们催收还骂我，我要投诉                              | COMPLAINT HARDSHIP
          房贷断供了实在还不起，你们还天天打电话给我单位，我要投诉                         | COMPLAINT HARDSHIP
          your collectors keep calling my mother, I want to complain, I lost my job | COMPLAINT HARDSHIP
          I lost my job and cannot pay, and your staff shouted at me. I want to make a complaint | COMPLAINT HARDSHIP
          我爸八十多岁，什么都不懂，你们柜员骗他买了保险，我要投诉                         | COMPLAINT
          my mother is 82 and blind and your clerk sold her a fund, I want to complain | COMPLAINT
          我被骗了，骗子正在转我的钱，你们客服不管，我要投诉                              | FRAUD COMPLAINT
          a scammer is taking my money right now and your hotline hung up, I want to complain | FRAUD COMPLAINT
          我的卡丢了，挂失电话打不通，我要投诉                                        | LOST_CARD COMPLAINT
          my card was stolen and nobody answers the hotline, I want to complain      | LOST_CARD COMPLAINT
          """)
  void whoever_complains_in_so_many_words_has_a_number_whatever_trouble_stands_beside_it(
      String text, String reasons) throws Exception {
    String id = world.visitor(Language.of(text));

    List<String> replies = says(id, text);

    assertThat(world.complaints.all()).hasSize(1);
    String number = world.complaints.all().getFirst().number();
    assertThat(replies).anyMatch(it -> it.contains(number));
    assertThat(reasons(id).stream().map(Enum::name)).containsAll(List.of(reasons.split(" ")));
    if (reasons.contains("HARDSHIP")) {
      assertThat(replies.getFirst()).containsAnyOf("还款有困难", "repayments");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我失业了还不上钱，催收天天打给我家人 我要投诉",
        "I lost my job and cannot pay, your collectors keep calling my mother, I want to complain"
      })
  void whoever_waits_with_a_complaint_hears_how_another_one_is_registered(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    says(id, "算了");

    List<String> replies = says(id, text);

    assertThat(reasons(id)).contains(Reason.COMPLAINT, Reason.HARDSHIP);
    assertThat(replies.getFirst()).containsAnyOf("还款有困难", "The earlier we talk");
    assertThat(replies.getLast()).containsAnyOf("另一件投诉", "another complaint");
    says(id, "另一件投诉");
    assertThat(world.complaints.all()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          你们乱扣我的信用卡年费，我要投诉。另外我想买理财产品                 | cards fees
          我想买理财产品。你们乱扣我的信用卡年费，我要投诉                     | cards fees
          You charged me a credit card annual fee twice, I want to complain. Also I want to buy a fund | cards fees
          """)
  void a_complaint_is_about_what_its_own_clause_says(String text, String products)
      throws Exception {
    says(world.visitor(Language.of(text)), text);

    assertThat(world.complaints.all())
        .singleElement()
        .satisfies(it -> assertThat(products.split(" ")).contains(it.product()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ATM没出钱但扣了500，我要投诉        | true
          信用卡被盗刷了，我要投诉             | true
          you charged me twice, I want to complain | true
          我要投诉                         | false
          服务太差了，我要投诉                | false
          I want to complain               | false
          """)
  void what_happened_is_asked_only_of_who_has_not_told_it(String text, boolean told)
      throws Exception {
    String id = world.visitor(Language.of(text));

    says(id, text);

    Complaint complaint = world.complaints.all().getFirst();
    assertThat(
            Facts.of(world.journal.read(ComplaintEvent.stream(complaint.number()), 0)).stream()
                .filter(it -> it.fact().equals("what"))
                .map(ComplaintEvent.Stated::said)
                .toList())
        .isEqualTo(told ? List.of(text) : List.of());
  }

  @Test
  void days_are_told_again_as_people_write_them() throws Exception {
    String id = world.visitor(Language.ZH);
    String other = world.visitor(Language.EN);

    assertThat(says(id, "你们上个月乱扣我的转账手续费，我要投诉！").toString())
        .contains("2026年2月1日至28日")
        .doesNotContain("..");
    assertThat(
            says(other, "You took my transfer fee twice last month, I want to file a complaint!")
                .toString())
        .contains("1 to 28 February 2026")
        .doesNotContain("..");
  }

  private Complaint told(String id) throws Exception {
    says(id, "你们乱扣我的转账手续费，我要投诉！");
    says(id, "算了");
    String number = world.complaints.all().getFirst().number();
    desk.assign(number, "amy", "amy");
    desk.resolve(
        number,
        "amy",
        new Resolution(Finding.UPHELD, "系统故障", "经核实，重复收取了手续费。", "已退还手续费。", "可拨打 12378。"));
    desk.tell(number, "ben");
    world.settle();
    return world.complaints.find(number).orElseThrow();
  }

  private List<ComplaintEvent.Stated> accepted(Complaint complaint) {
    return world.journal.read(ComplaintEvent.stream(complaint.number()), 0).stream()
        .flatMap(it -> it.event() instanceof ComplaintEvent.Stated e ? Stream.of(e) : Stream.of())
        .filter(it -> Wish.of(it).filter(Wish.ACCEPTANCE::equals).isPresent())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"好的 接受", "ok I accept", "我接受这个处理结果", "行吧，就这样"})
  void who_was_told_what_was_decided_and_accepts_it_has_said_so_once(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = told(id);

    says(id, text);
    says(id, text);

    assertThat(accepted(complaint))
        .singleElement()
        .satisfies(it -> assertThat(it.said()).isEqualTo(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"谢谢", "好的", "不接受"})
  void who_only_thanks_or_refuses_has_accepted_nothing(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    Complaint complaint = told(id);

    says(id, text);

    assertThat(accepted(complaint)).isEmpty();
  }
}
