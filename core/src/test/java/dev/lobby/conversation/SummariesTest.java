package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.language.Language;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.LogFilter;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private Summary summary(String id) throws InterruptedException {
    world.settle();
    return world.summaries.find(id).orElseThrow();
  }

  @Test
  void a_summary_tells_the_story_of_its_conversation() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "怎么开户");
    world.says(id, "转账限额是多少");
    world.says(id, "怎么开户");
    world.says(id, "the weight of a blue whale");
    world.clock.advance(Duration.ofMinutes(5));
    world.says(id, "我要投诉");
    assertThat(summary(id).status()).isEqualTo(Status.QUEUED);
    world.claims("amy", id);
    assertThat(summary(id).status()).isEqualTo(Status.HUMAN);
    World.done(world.desk.reply(id, "amy", "a1", "我来处理").orElseThrow());
    World.done(world.desk.resolve(id, "amy", "complaint-settled", null).orElseThrow());

    Summary summary = summary(id);

    assertThat(summary.status()).isEqualTo(Status.RESOLVED);
    assertThat(summary.channel()).isEqualTo("web");
    assertThat(summary.customer()).isEqualTo(world.conversation(id).customer());
    assertThat(summary.language()).isEqualTo(Language.ZH);
    assertThat(summary.startedAt()).isEqualTo(World.START);
    assertThat(summary.lastAt()).isEqualTo(World.START.plus(Duration.ofMinutes(5)));
    assertThat(summary.intents()).containsExactly("account-open", "transfer-limit");
    assertThat(summary.decisions()).isEqualTo(Map.of("answer", 3, "decline", 1, "acknowledge", 1));
    assertThat(summary.handoff()).isEqualTo(Reason.COMPLAINT);
    assertThat(summary.outcome()).isEqualTo("complaint-settled");
    assertThat(summary.agent()).isEqualTo("amy");
    // The greeting, five questions, four answers, the acknowledgement, the first question of the
    // facts,
    // and the agent.
    assertThat(summary.messages()).isEqualTo(13);
  }

  @Test
  void the_status_is_the_conversations_at_every_step() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    for (String text : List.of("想买一款理财，有什么推荐", "转人工", "我的卡丢了")) {
      world.says(id, text);
      assertThat(summary(id).status()).isEqualTo(world.conversation(id).status());
    }
    world.claims("amy", id);
    World.done(world.desk.handBack(id, "amy", "Amy").orElseThrow());
    assertThat(summary(id).status()).isEqualTo(Status.BOT);
    world.says(id, "转人工");
    world.claims("bob", id);
    World.done(world.desk.resolve(id, "bob", "answered", null).orElseThrow());
    world.says(id, "你好");
    assertThat(summary(id).status()).isEqualTo(Status.BOT);
    assertThat(summary(id).agent()).isEqualTo("bob");
  }

  @Test
  void a_timeline_holds_the_customers_conversations_alone_newest_first() throws Exception {
    String first = world.customer("mei", "standard");
    world.clock.advance(Duration.ofDays(1));
    String others = world.customer("bo", "standard");
    String second = world.customer("mei", "standard");
    world.settle();

    String mei = world.conversation(first).customer();
    assertThat(world.summaries.timeline(mei))
        .extracting(Summary::id)
        .containsExactly(second, first);
    assertThat(world.summaries.timeline(world.conversation(others).customer())).hasSize(1);
    assertThat(world.summaries.timeline("unknown")).isEmpty();
  }

  @Test
  void the_latest_are_those_written_in_last_and_may_be_asked_for_by_status() throws Exception {
    String first = world.visitor(Language.ZH);
    world.clock.advance(Duration.ofMinutes(1));
    String second = world.visitor(Language.ZH);
    world.clock.advance(Duration.ofMinutes(1));
    world.says(first, "转人工");
    world.settle();

    assertThat(latest(null)).containsExactly(first, second);
    assertThat(latest(Status.QUEUED)).containsExactly(first);
    assertThat(latest(Status.HUMAN)).isEmpty();
  }

  private List<String> latest(@Nullable Status status) {
    return world.search.latest(LogFilter.of(status), 0, 9).hits().stream()
        .map(ConversationSearch.Hit::conversation)
        .toList();
  }

  @Test
  void a_rebuild_finds_the_same() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, "talk to a person");
    world.claims("amy", id);
    world.settle();

    ViewStore store = ViewStore.inMemory();
    Summaries rebuilt = new Summaries(store);
    try (Views views = new Views(world.journal, store, List.of(rebuilt))) {
      assertThat(views.watermark()).isEqualTo(world.journal.head());
      assertThat(rebuilt.find(id)).isPresent().isEqualTo(world.summaries.find(id));
    }
  }
}
