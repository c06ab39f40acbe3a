package dev.lobby.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.journal.Verification;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedJournalTest {
  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);

  @TempDir Path data;

  private KeyRing ring() {
    return KeyRing.open(data.resolve("keys"), MASTER);
  }

  private FileJournal journal(KeyRing ring) {
    return FileJournal.open(
        data.resolve("journal"), World.codec(), () -> ring, new MovableClock(World.START));
  }

  private static void append(FileJournal journal, String stream, String subject, Event... events) {
    journal.append(
        Arrays.stream(events)
            .map(event -> new StreamWrite(stream, StreamWrite.ANY, subject, event))
            .toList());
  }

  private static ConversationEvent.CustomerWrote wrote(String id, String text) {
    return new ConversationEvent.CustomerWrote(id, Language.ZH, text);
  }

  private static List<Event> events(FileJournal journal, String stream) {
    return journal.read(stream, 0).stream().map(Recorded::event).toList();
  }

  private boolean stands(String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (Charset charset :
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
          if (all.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Test
  void what_people_write_is_read_back_and_stands_nowhere_on_the_disk() throws IOException {
    ConversationEvent.CustomerWrote event = wrote("m1", "欧阳娜娜的卡丢了");
    try (KeyRing ring = ring();
        FileJournal journal = journal(ring)) {
      append(journal, "conversation/1", "v-1", event);
      assertThat(events(journal, "conversation/1")).containsExactly(event);
    }
    try (KeyRing ring = ring();
        FileJournal journal = journal(ring)) {
      ring.check(journal.highestKey());
      assertThat(journal.highestKey()).isPositive();
      assertThat(events(journal, "conversation/1")).containsExactly(event);
    }
    assertThat(stands("欧阳娜娜")).isFalse();
    assertThat(stands("m1")).as("what is clear").isTrue();
  }

  @Test
  void erasing_takes_the_words_and_leaves_what_is_counted_and_the_chain() throws IOException {
    try (KeyRing ring = ring();
        FileJournal journal = journal(ring)) {
      append(journal, "conversation/1", "v-1", wrote("m1", "欧阳娜娜的卡丢了"));
      append(
          journal,
          "customer/k-1",
          "v-1",
          new CustomerEvent.Identified("cust-7", "欧阳娜娜", "gold", null));
      append(journal, "conversation/2", "v-2", wrote("m2", "利率多少"));
      ring.destroy("v-1");
      assertThat(events(journal, "conversation/1"))
          .containsExactly(wrote("m1", JsonEventCodec.ERASED));
      assertThat(events(journal, "customer/k-1"))
          .containsExactly(new CustomerEvent.Identified(JsonEventCodec.ERASED, null, "gold", null));
      assertThat(events(journal, "conversation/2")).containsExactly(wrote("m2", "利率多少"));
    }
    assertThat(Verification.of(data.resolve("journal")).frames()).isEqualTo(3);
    try (KeyRing ring = ring();
        FileJournal journal = journal(ring)) {
      assertThat(events(journal, "conversation/1"))
          .containsExactly(wrote("m1", JsonEventCodec.ERASED));
    }
  }

  @Test
  void a_journal_from_before_there_were_keys_is_read_on() {
    ConversationEvent.CustomerWrote old = wrote("m1", "从前");
    try (FileJournal journal =
        FileJournal.open(data.resolve("journal"), World.codec(), new MovableClock(World.START))) {
      append(journal, "conversation/1", "v-1", old);
    }
    try (KeyRing ring = ring();
        FileJournal journal = journal(ring)) {
      append(journal, "conversation/1", "v-1", wrote("m2", "现在"));
      assertThat(events(journal, "conversation/1")).containsExactly(old, wrote("m2", "现在"));
    }
  }
}
