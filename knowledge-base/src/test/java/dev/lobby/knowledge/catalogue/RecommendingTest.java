package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendingTest {
  private static final Investments INVESTMENTS = of("港湾先锋股票基金", "Harbour Pioneer Fund");

  private static Investments of(String zh, String en) {
    return Investments.of(
        Catalogue.of(
            List.of(
                new Entry.Product(
                    "fund",
                    new Names(zh, en),
                    ProductKind.FUND,
                    RiskLevel.R5,
                    new Validity(LocalDate.of(2026, 1, 1), Optional.empty())))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "推荐您买港湾先锋",
        "我們推薦港灣先鋒",
        "推 荐 港湾先锋",
        "建议您配置一些港湾先锋",
        "港湾先锋很适合您",
        "不妨看看港湾先锋",
        "港湾先锋值得拥有",
        "不得不推荐港湾先锋",
        "没有理由不买港湾先锋",
        "何不买点港湾先锋",
        "如果我是您，就买港湾先锋",
        "港湾先锋收益最高",
        "买港湾先锋吧",
        "港湾先锋挺好的",
        "港湾先锋，稳赚不赔",
        "您的闲钱都放港湾先锋吧，钱放进去就行",
        "很多客户都选了港湾先锋",
        "We recommend Harbour Pioneer.",
        "we RECOMMEND Harbour Pioneer",
        "Our recommendation: Harbour Pioneer",
        "You should buy Harbour Pioneer",
        "You should really invest in Harbour Pioneer",
        "Harbour Pioneer is the best we have",
        "Harbour Pioneer would be perfect for you",
        "I cannot recommend Harbour Pioneer highly enough",
        "Why not put something into Harbour Pioneer?",
        "Harbour Pioneer suits you",
        "Consider Harbour Pioneer",
        "If I were you: Harbour Pioneer",
        "Most of our customers hold Harbour Pioneer",
        "Harbour Pioneer is a great choice",
        "Go for Harbour Pioneer",
        "Buy Harbour Pioneer!",
        "Your bonus is in. Get the Harbour Pioneer Fund.",
        "Just choose Harbour Pioneer",
        "No. Harbour Pioneer is guaranteed.",
        "Harbour Pioneer has high returns"
      })
  void advice_praise_and_urging_recommend(String text) {
    assertThat(Recommending.in(text, INVESTMENTS)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "港湾先锋主要投股票，净值起伏大，可能亏损",
        "港湾先锋的风险等级是 R5",
        "我在这里不推荐具体产品",
        "以上只是一般介绍，不构成推荐",
        "港湾先锋不适合您的风险等级",
        "您的等级是 C2，港湾先锋是 R5，您不能买",
        "手机银行里搜索港湾先锋，点“买入”，确认金额",
        "港湾先锋已暂停申购，恢复时间另行通知",
        "赎回港湾先锋一般 3 个工作日到账",
        "我们不建议您购买港湾先锋",
        "Harbour Pioneer holds mainly shares and can lose a large part of your money.",
        "The risk level of Harbour Pioneer is R5.",
        "I do not recommend products here.",
        "This is general information and not a recommendation.",
        "Harbour Pioneer is not suitable for you.",
        "Your rating is C2, so Harbour Pioneer is closed to you.",
        "You can buy Harbour Pioneer in the app under Wealth > Funds.",
        "Orders for Harbour Pioneer are suspended today.",
        "Neither your money nor a return is guaranteed with Harbour Pioneer.",
        "You should not buy Harbour Pioneer with a C2 rating."
      })
  void information_and_denial_do_not_recommend(String text) {
    assertThat(Recommending.in(text, INVESTMENTS)).isEmpty();
  }

  @Test
  void a_name_that_praises_says_nothing() {
    Investments investments = of("港湾优选基金", "Harbour Best Choice Fund");

    assertThat(Recommending.in("港湾优选投股票。Harbour Best Choice holds shares.", investments)).isEmpty();
    assertThat(Recommending.in("港湾优选是优选。", investments)).containsExactly("优选");
    assertThat(Recommending.isAskedFor("what is Harbour Best Choice?", investments)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "推荐个理财",
        "我该买什么",
        "买什么基金好",
        "哪个收益高",
        "手里有10万放哪里好，钱往哪投",
        "要不要买港湾先锋",
        "港湾先锋值得买吗",
        "適合我嗎",
        "which should I buy",
        "Which fund is best?",
        "what should I invest in",
        "should I get Harbour Pioneer",
        "Is Harbour Pioneer right for me?",
        "what would you buy",
        "recommend something",
        "where can I put my savings",
        "is it worth it"
      })
  void who_asks_what_to_buy_is_heard(String message) {
    assertThat(Recommending.isAskedFor(message, INVESTMENTS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "港湾先锋股票基金是什么",
        "港湾成长混合基金投什么",
        "介绍一下港湾成长基金",
        "港湾先锋股票基金主要买哪些股票",
        "港湾稳健理财在哪里看净值",
        "怎么赎回港湾先锋",
        "what is the Harbour Pioneer Fund",
        "tell me about Harbour Pioneer",
        "what does Harbour Growth invest in",
        "how do I redeem Harbour Pioneer",
        "how long does redeeming take"
      })
  void who_asks_what_something_is_does_not_ask_for_a_recommendation(String message) {
    assertThat(Recommending.isAskedFor(message, INVESTMENTS)).isFalse();
  }
}
