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
        "银行卡被吃饭的朋友拿走了"
      })
  void a_card_that_somebody_may_have_is_lost(String text) {
    assertThat(Swallowed.is(text)).isFalse();
  }
}
