package dev.lobby.publishing.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.Blank;
import dev.lobby.journal.Disk;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.lead.LeadRules;
import dev.lobby.store.SealedStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Turns whose words are gone from a sealed store.
class ErasedTurnsTest {

  private static void wrote(FileJournal journal, String conversation, String person) {
    for (ConversationEvent event :
        List.of(
            new ConversationEvent.Started("web", person, Language.ZH),
            new ConversationEvent.CustomerWrote("m1", Language.ZH, "怎么开户"))) {
      journal.append(
          List.of(
              new StreamWrite(
                  ConversationEvent.stream(conversation), StreamWrite.ANY, person, event)));
    }
  }

  @Test
  void turns_of_who_was_erased_and_turns_that_were_blanked_are_counted_and_not_replayed(
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
      wrote(store.journal(), "c1", "v-1");
      wrote(store.journal(), "c2", "v-2");
      wrote(store.journal(), "c3", "v-3");
      Gate gate =
          new Gate(
              store.journal(), World.ZONE, LeadRules.of(Set.of()), GateRules.DEFAULT, clock, 1);

      store.keys().destroy("v-1");
      store
          .journal()
          .blank(
              List.of(new Blank(ConversationEvent.stream("c2"), store.journal().head(), false)),
              List.of());
      GateReport report =
          gate.run(Bank.release(), Bank.release(), List.of(), List.of(), Gate.Progress.NONE);

      assertThat(report.figures().erased()).isEqualTo(2);
      assertThat(report.figures().turns().asked()).isEqualTo(1);
      assertThat(GateReportText.of(report, 0)).contains("2 turns have no words any more");
    }
  }
}
