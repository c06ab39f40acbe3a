package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A card that a machine kept is in nobody's hands, and no lost one.
class SwallowedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATM吞卡了",
        "我的卡被ATM吞了",
        "取款机把我的卡吃了",
        "the ATM swallowed my card",
        "my card is stuck in the ATM"
      })
  void who_lost_a_card_to_a_machine_is_told_how_to_get_it_back(String text) throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.of(text));

      String replies = String.join("\n", World.texts(world.says(id, text).replies()));
      String decided = world.lastDecided(id).say();

      assertThat(decided).isIn("answer", "suggest");
      assertThat(replies + world.conversation(id).offered())
          .containsAnyOf("card-swallowed", "3 个工作日", "3 working days");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "卡被ATM吞了，旁边一个陌生人说帮我",
        "我的卡在ATM旁边丢了",
        "someone stole my card at the ATM",
        "I lost my card near the cash machine",
        "我的卡丢了",
        "银行卡被吃饭的朋友拿走了",
        "Two men at the ATM took my card",
        "a boy at the cash machine took my card and ran",
        "people behind me at the ATM took my card",
        "my daughter's flatmate near your new ATM took my card",
        "the machine didn't return my card, when I came back it was gone",
        "the ATM kept my card and now there are withdrawals I did not make",
        "机器没吐卡我先走了，回去卡已经没了",
        "卡被机器吞了，后来被后面的人取走了",
        "取款机没退卡我就走了，刚收到短信卡里被取了2万",
        "银行卡放桌上，我吃了个饭回来卡没了"
      })
  void a_card_that_somebody_may_have_is_lost(String text) {
    assertThat(Swallowed.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "卡让机器吃了",
        "柜员机把我的卡收走了",
        "atm吞卡了怎么办",
        "your ATM at the railway station just swallowed my card, what now",
        "I was taking out 500 at the station, got the cash but the machine kept the card",
        "my card was retained by another bank's cashpoint",
        "the cash machine won't give me back my card"
      })
  void a_card_that_lies_in_a_machine_is_not(String text) {
    assertThat(Swallowed.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Two men at the ATM took my card",
        "a boy at the cash machine took my card and ran",
        "people behind me at the ATM took my card",
        "卡被机器吞了，后来被后面的人取走了",
        "取款机没退卡我就走了，刚收到短信卡里被取了2万"
      })
  void who_was_robbed_at_a_machine_reads_the_safety_words(String text) throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.of(text));

      world.says(id, text);

      assertThat(world.lastDecided(id).say()).isEqualTo("protocol");
    }
  }
}
