package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who says that they go to a regulator, a court or the media complains, whatever they ask beside
/// it; who asks for its telephone number does not.
class ThreateningTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ill take u to the ombudsmn",
        "take u to the ombudsmn",
        "im going to the ombusman",
        "or i go to the ombudsman",
        "gonna report u to the regulater"
      })
  void a_threat_is_heard_however_it_is_spelt(String text) {
    assertThat(Threatening.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what?? nobody is asking me for money", "any news on my case", "我不会去找律师的"})
  void other_words_name_none_that_could_be_threatened_with(String text) {
    assertThat(Threatening.names(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how do i go to the ombudsman",
        "can i go to the regulator",
        "i work for the regulator"
      })
  void who_asks_how_one_goes_there_does_not_threaten(String text) {
    assertThat(Threatening.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my transfer from tuesday STILL hasnt arrived, whats going on, if this isnt sorted im going to the regulator",
        "why was i charged 25? I'll report you to the ombudsman if nobody explains",
        "when does the refund come, otherwise i go to the press",
        "fee is wrong, how do i get it back, or should I tell trading standards",
        "where is my money?? I will report you to the FCA",
        "still no refund, when will it come? my lawyer will be in touch",
        "How long do I have to wait? See you in court.",
        "unless this is fixed by monday we are taking you to court, so what now",
        "can someone call me back or i'm calling the banking ombudsman",
        "what is going on with my card? i am going to contact the CFPB",
        "I’ll sue you, when do I get my money",
        "转账三天没到账怎么回事，再不解决我就打银保监会电话了",
        "请问转账什么时候到账，不行我只能去银监会了",
        "我的卡怎么被冻结了？不给说法我就找媒体",
        "钱什么时候退？再不退我去法院起诉你们",
        "咋回事啊转账一直没到，再拖我就打12378",
        "贷款利率为什么涨了，不解释清楚我就曝光你们",
        "什么时候能退手续费？我准备向银保监投诉了",
        "到底退不退？不退我就发到网上",
        "为什么扣我钱，没人管的话我就去消协",
        "几天到账？否则我要向监管部门举报"
      })
  void a_threat_beside_a_question_is_heard(String text) {
    assertThat(Threatening.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is the banking regulator's number",
        "how do I contact the financial ombudsman",
        "can i complain to the regulator",
        "is the bank regulated by the FCA",
        "which court handles loan disputes",
        "my friend works at the regulator, do you hire",
        "I'm calling about the FCA warning, is my deposit safe",
        "I am going to work for the regulator, do you have staff accounts",
        "i have to go to court on monday as a juror, when do branches open",
        "if i move house can i tell my lawyer to call you",
        "I'm not going to the regulator, just tell me the fee",
        "i will call again in a sec, how long is the queue",
        "do i need a lawyer for a mortgage",
        "银保监会的电话是多少",
        "12378是什么电话",
        "如果对处理结果不满意可以找银保监会吗",
        "怎么去人民银行查征信",
        "没办法，我只能去人行查征信了",
        "网点不行我就上网办",
        "不行的话我去网上银行办可以吗",
        "我不会去投诉银保监的，就想问下手续费",
        "遗产公证要找律师吗",
        "你们在抖音上有直播吗",
        "信用卡还不上，会不会被起诉",
        "贷款还不上，银行说要起诉我，怎么办",
        "贷款还不上，我怕被起诉",
        "信用卡还不上了，我收到法院的传票了",
        "我要去办资金监管",
        "我要给监管账户转账",
        "我要打款到监管账户",
        "我会到监管账户打款",
        "If the app freezes I go back and press refresh",
        "if it asks for a pin i call and press 2",
        "if someone dies I contact a lawyer first and then the bank, right?",
        "when my father dies or is ill I talk to the solicitors about his account",
        "my husband is ill and going to see the ombudsman",
        "没办法去网点，只能到网上预约",
        "柜台不给办，只能去找律师公证",
        "我还不知道,我去法院交费可以刷卡",
        "我的手机不行，我上抖音充值失败",
        "等着，我发微博抽奖",
        "请问监管意见",
        "我已经看了银保监的意见。"
      })
  void other_words_are_no_threat(String text) {
    assertThat(Threatening.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is the banking regulator's number",
        "whats the number for the ombudsman?",
        "how do I contact the financial ombudsman",
        "where is the regulator located",
        "can you give me the phone number of the banking regulator please",
        "银保监会的电话是多少",
        "请问金融监管总局的投诉热线是多少",
        "我要12378的电话",
        "消费者协会在哪里",
        "怎么联系银保监会"
      })
  void who_asks_for_the_number_of_the_regulator_makes_no_complaint(String text) throws Exception {
    assertThat(Threatening.asksForContact(text)).isTrue();
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);
      world.says(id, text);
      world.settle();
      assertThat(world.complaints.all()).isEmpty();
      assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "贷款还不上，银行说要起诉我，怎么办",
        "我贷款还不上了，银行说要起诉我",
        "贷款还不上，你们说要起诉我",
        "信用卡逾期了，会不会被起诉",
        "cant pay my loan anymore, bank says they will sue me, what do i do",
        "I'm behind on my loan, will I be taken to court"
      })
  void who_cannot_pay_and_fears_the_bank_goes_to_court_is_in_trouble_and_complains_of_nothing(
      String text) throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);
      world.says(id, text);
      world.settle();
      assertThat(world.complaints.all()).isEmpty();
      assertThat(world.conversation(id).ticket())
          .isNotNull()
          .extracting(it -> it.reasons().all())
          .isEqualTo(List.of(Reason.HARDSHIP));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"再不解决我就起诉你们，贷款还不上也是你们害的", "骗子说要起诉我", "你们说要起诉我，我怎么投诉", "卡里的钱还不出来"})
  void other_words_of_suits_and_debts_tell_of_no_such_fear(String text) {
    assertThat(Threatening.isOfBank(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们太差了，银保监会电话多少",
        "transfer not here, what is the regulator's number",
        "give me the number of your branch",
        "怎么向监管部门投诉你们"
      })
  void more_than_that_is_left_to_the_guard(String text) {
    assertThat(Threatening.asksForContact(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my transfer from tuesday STILL hasnt arrived, whats going on, if this isnt sorted im going to the regulator | upsetting",
        "转账三天没到账怎么回事，再不解决我就打银保监会电话了 | 让人不好受",
        "请问转账什么时候到账，不行我只能去银监会了 | 让人不好受"
      })
  void it_is_a_major_complaint_from_the_first_message_on(String text, String feelings)
      throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);

      List<String> told = World.texts(world.says(id, text).replies());

      world.settle();
      Complaint filed = world.complaints.all().getFirst();
      assertThat(told.getFirst()).contains(feelings, filed.number(), "09:40");
      assertThat(filed.severity()).isEqualTo(Severity.MAJOR);
      assertThat(World.CLOCKS.of(filed, world.clock.instant())).isNotEmpty();
      assertThat(
              Ticket.complaintNumber(Objects.requireNonNull(world.conversation(id).ticket()).id()))
          .isEqualTo(filed.number());
      assertThat(world.queue.waiting().getFirst().major()).isTrue();
    }
  }

  @Test
  void beside_a_wish_for_a_person_it_is_a_complaint_too() throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);
      world.says(id, "转人工！转账怎么还不到，再不解决我就打12378");
      world.settle();
      assertThat(world.complaints.all()).hasSize(1);
    }
  }
}
