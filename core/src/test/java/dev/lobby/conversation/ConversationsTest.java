package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.World;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private static StreamWrite renewal(String id, long version, int generation) {
    return new StreamWrite(
        ConversationEvent.stream(id),
        version,
        "v-1",
        new ConversationEvent.TokenRenewed(generation));
  }

  private Conversation renew(String id) {
    return world
        .conversations
        .change(
            id,
            now ->
                new Plan<>(
                    List.of(renewal(id, now.version(), now.tokens().generation() + 1)),
                    after -> after))
        .orElseThrow();
  }

  @Test
  void what_is_kept_is_never_older_than_the_journal() throws Exception {
    String id = world.visitor(Language.ZH);
    Conversations others = new Conversations(world.journal);
    for (int i = 0; i < 5; i++) {
      world.says(id, "怎么开户");
      assertThat(others.load(id)).isEqualTo(world.conversations.load(id));
      world.journal.append(List.of(renewal(id, StreamWrite.ANY, i)));
      assertThat(world.conversation(id).tokens().generation()).isEqualTo(i);
      assertThat(world.conversation(id))
          .isEqualTo(Conversation.of(id, world.journal.read(ConversationEvent.stream(id), 0)));
    }
  }

  @Test
  void a_change_planned_on_an_old_state_is_planned_anew() {
    String id = world.visitor(Language.ZH);
    world.journal.beforeNextAppend(() -> renew(id));

    Conversation after = renew(id);

    assertThat(after.tokens().generation()).isEqualTo(3);
    assertThat(after).isEqualTo(world.conversation(id));
  }

  @Test
  void after_three_attempts_in_vain_a_change_is_busy_and_has_written_nothing() {
    String id = world.visitor(Language.ZH);
    AtomicInteger planned = new AtomicInteger();
    world.journal.beforeEveryAppend(
        (Journal behind) -> behind.append(List.of(renewal(id, StreamWrite.ANY, 9))));

    assertThatThrownBy(() ->
            world.conversations.change(
                id,
                now -> {
                  planned.incrementAndGet();
                  return new Plan<>(List.of(renewal(id, now.version(), 77)), after -> "never");
                }))
        .isInstanceOf(Busy.class);
    assertThat(planned).hasValue(3);
    assertThat(world.conversation(id).tokens().generation()).isEqualTo(9);
  }

  @Test
  void a_change_that_needs_nothing_appends_nothing() {
    String id = world.visitor(Language.ZH);
    long head = world.journal.head();

    assertThat(world.conversations.change(id, now -> Plan.nothing(now.id()))).contains(id);
    assertThat(world.journal.head()).isEqualTo(head);
  }

  @Test
  void there_is_nothing_to_load_or_change_where_nothing_began() {
    assertThat(world.conversations.load("unknown")).isEmpty();
    assertThat(world.conversations.change("unknown", now -> Plan.nothing("never"))).isEmpty();
  }

  @Test
  void changes_from_many_threads_are_all_there_or_told_busy() throws Exception {
    String id = world.visitor(Language.ZH);
    int done = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> changes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        changes.add(() -> {
          try {
            renew(id);
            return true;
          } catch (Busy e) {
            return false;
          }
        });
      }
      for (Future<Boolean> change : threads.invokeAll(changes)) {
        done += change.get() ? 1 : 0;
      }
    }

    assertThat(world.conversation(id).tokens().generation()).isEqualTo(1 + done);
  }
}
