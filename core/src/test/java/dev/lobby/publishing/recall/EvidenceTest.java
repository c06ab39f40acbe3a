package dev.lobby.publishing.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.language.Language;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Recalled;
import dev.lobby.publishing.recall.Recall.Telling;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file that proves a recall, beside the journal it speaks of.
class EvidenceTest {

  @TempDir private Path directory;
  private final KeyPair keys = pair();

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String evidence(Path journal, String words) {
    MovableClock clock = new MovableClock(World.START);
    try (FileJournal written = FileJournal.open(journal, World.codec(), clock)) {
      for (int i = 0; i < 3; i++) {
        written.append(
            List.of(
                new StreamWrite(
                    ConversationEvent.stream("c"),
                    StreamWrite.ANY,
                    "v-1",
                    new ConversationEvent.CustomerWrote("m" + i, Language.EN, words))));
      }
      Query query = new Query("fee", null, World.START, World.START.plusSeconds(1));
      Telling told =
          new Telling(
              "c", "v-1", false, "web", Language.EN, 2, 2, World.START, "v1", words, null, null);
      return Evidence.of(
          new Recalled(query, 3, List.of(told)), written, "sue", World.START, keys.getPrivate());
    }
  }

  @Test
  void it_names_each_frame_and_the_head_and_the_journal_bears_it_out() throws Exception {
    Path journal = directory.resolve("journal");

    List<Checkpoint> checkpoints = Evidence.check(evidence(journal, "手续费 5 元"), keys.getPublic());

    assertThat(checkpoints).extracting(Checkpoint::sequence).containsExactly(2L, 3L);
    assertThat(Verification.of(journal, checkpoints, keys.getPublic()).frames()).isEqualTo(3);
    Path other = directory.resolve("other");
    assertThat(evidence(other, "手续费 6 元")).isNotEmpty();
    assertThatThrownBy(() -> Verification.of(other, checkpoints, keys.getPublic()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("Frame 2 is not the one that was signed");
  }

  @Test
  void a_change_in_it_another_key_and_what_is_no_evidence_are_seen() {
    String evidence = evidence(directory.resolve("journal"), "手续费 5 元");

    assertThatThrownBy(
            () -> Evidence.check(evidence.replace("手续费 5 元", "手续费 6 元"), keys.getPublic()))
        .hasMessageContaining("somebody changed it");
    assertThatThrownBy(() -> Evidence.check(evidence, pair().getPublic()))
        .hasMessageContaining("not signed with this key");
    assertThatThrownBy(() ->
            Evidence.check(
                evidence.replace("lobby-checkpoint 1 2 ", "lobby-checkpoint 1 1 "),
                keys.getPublic()))
        .hasMessageContaining("no checkpoint of frame 2");
    assertThatThrownBy(() -> Evidence.check("{}", keys.getPublic()))
        .hasMessageContaining("no evidence of a recall");
    assertThatThrownBy(() -> Evidence.check("{", keys.getPublic())).hasMessageContaining("no JSON");
  }
}
