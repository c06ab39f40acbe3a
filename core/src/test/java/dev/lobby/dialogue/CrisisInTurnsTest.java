package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever may be a danger to themselves stays looked after, whatever else they ask.
class CrisisInTurnsTest {

  private static final String DANGER = "欠了这么多钱，我不想活了";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> says(String id, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return replies;
  }

  @Test
  void the_safety_words_stand_before_the_answer_to_a_plain_question() throws Exception {
    String id = world.visitor(Language.ZH);
    assertThat(says(id, DANGER)).singleElement().asString().contains("12356");

    List<String> replies = says(id, "那信用卡怎么还款");

    assertThat(replies).hasSizeGreaterThan(1);
    assertThat(replies.getFirst()).contains("12356", "请别离开");
    assertThat(replies.getLast()).doesNotContain("12356");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(says(id, "今天天气不错").getFirst()).contains("12356");
    assertThat(says(id, DANGER)).filteredOn(it -> it.contains("12356")).hasSize(1);
  }

  @Test
  void the_agents_card_keeps_what_made_it_pressing() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    says(id, DANGER);
    assertThat(world.conversation(id).pressing()).as("it is the last line").isEmpty();

    says(id, "那信用卡怎么还款");

    assertThat(world.conversation(id).excerpt()).isEqualTo("那信用卡怎么还款");
    assertThat(world.conversation(id).pressing()).contains(DANGER);
    world.claims("amy", id);
    assertThat(world.conversation(id).pressing()).contains(DANGER);
    World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());
    assertThat(world.conversation(id).pressing()).isEmpty();
    assertThat(says(id, "那信用卡怎么还款")).noneMatch(it -> it.contains("12356"));
  }

  @Test
  void a_mere_wish_for_a_person_is_not_pressing() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "转人工");
    says(id, "那信用卡怎么还款");

    assertThat(world.conversation(id).ticket()).isNotNull();
    assertThat(world.conversation(id).pressing()).isEmpty();
  }

  @Test
  void nobody_in_danger_becomes_a_lead() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, DANGER);
    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.SELF_HARM);

    says(id, "我想买点理财产品，有什么推荐");

    assertThat(world.leads.all()).isEmpty();
  }
}
