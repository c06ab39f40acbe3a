package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.Disk;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.publishing.gap.GapEvent.Place;
import dev.lobby.store.SealedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of questions whose people were erased from a sealed store.
class ErasedQuestionsTest {

  private static void asked(FileJournal journal, String conversation, String person) {
    for (ConversationEvent event :
        List.of(
            new ConversationEvent.Started("web", person, Language.ZH),
            new ConversationEvent.CustomerWrote("m1", Language.ZH, "可以买比特币吗"),
            new ConversationEvent.Decided("m1", "decline", List.of(), null, "r", Trace.ERASED),
            new ConversationEvent.AgentJoined("wang", "t", "x"),
            new ConversationEvent.AgentWrote("wang", "a1", "本行不办理虚拟货币业务。"),
            new ConversationEvent.Resolved("wang", "answered", null, "x"))) {
      journal.append(
          List.of(
              new StreamWrite(
                  ConversationEvent.stream(conversation), StreamWrite.ANY, person, event)));
    }
  }

  @Test
  void of_who_was_erased_neither_the_question_nor_what_an_agent_wrote_to_it_is_read(
      @TempDir Path data) throws Exception {
    MovableClock clock = new MovableClock(World.START);
    try (SealedStore store =
        SealedStore.open(
            Disk.LOCAL,
            data,
            World.codec(),
            () -> MasterKey.of(new byte[MasterKey.BYTES]),
            clock,
            FileJournal.SEGMENT_BYTES,
            failure -> {
              throw new AssertionError(failure);
            })) {
      asked(store.journal(), "c1", "v-1");
      asked(store.journal(), "c2", "v-2");
      store
          .journal()
          .append(
              List.of(
                  new StreamWrite(
                      GapEvent.stream("g-1"),
                      StreamWrite.ANY,
                      "",
                      new GapEvent.Dismissed(
                          "ed", "不办理", List.of(new Place("c1", 2), new Place("c2", 2))))));

      store.keys().destroy("v-1");
      Reading reading =
          Reading.of(store.journal(), clock.instant().minus(Duration.ofDays(1)), GapRules.DEFAULT);

      assertThat(reading.questions())
          .singleElement()
          .satisfies(it -> assertThat(it.place()).isEqualTo(new Place("c2", 2)));
      assertThat(reading.replies())
          .singleElement()
          .satisfies(it -> assertThat(it.question()).isEqualTo(new Place("c2", 2)));
      assertThat(reading.settled()).containsOnlyKeys(new Place("c1", 2), new Place("c2", 2));
    }
  }
}
