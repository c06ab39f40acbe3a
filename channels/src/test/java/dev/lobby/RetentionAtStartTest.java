package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.wire.JsonEventCodec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that blanks what is due before its doors open.
class RetentionAtStartTest {

  private static final String WORDS = "我住在静安里";

  @TempDir private Path data = Path.of("");

  private Store open(InstantSource clock) {
    return Store.open(data, new MasterKeySource.InDataDirectory(), clock);
  }

  private RunningLobby start(String apply) {
    return RunningLobby.start(
        SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                    "data",
                    data.toString(),
                    "release",
                    RunningLobby.release(),
                    "http.port",
                    "0",
                    "retention.conversation.blank",
                    "2y",
                    "retention.apply",
                    apply))
            .settings());
  }

  private List<Event> events(String stream) {
    try (Store store = open(InstantSource.system())) {
      return store.journal().read(stream, 0).stream().map(Recorded::event).toList();
    }
  }

  @Test
  void a_start_blanks_what_is_due_when_the_settings_say_so_and_only_then() {
    ConversationEvent.CustomerWrote wrote =
        new ConversationEvent.CustomerWrote("m1", Language.ZH, WORDS);
    String stream = ConversationEvent.stream("c0");
    try (Store store = open(InstantSource.fixed(Instant.parse("2019-03-02T01:30:00Z")))) {
      for (ConversationEvent event :
          List.of(
              new ConversationEvent.Started("web", "v-1", Language.ZH),
              wrote,
              new ConversationEvent.Resolved("ann", "answered", null, "再见"))) {
        store.journal().append(List.of(new StreamWrite(stream, StreamWrite.ANY, "v-1", event)));
      }
    }

    start("false").close();
    assertThat(events(stream)).contains(wrote);
    start("true").close();

    assertThat(events(stream))
        .contains(new ConversationEvent.CustomerWrote("m1", Language.ZH, JsonEventCodec.ERASED))
        .hasSize(3);
    assertThat(events(RetentionEvent.STREAM))
        .singleElement()
        .isInstanceOfSatisfying(
            RetentionEvent.Blanked.class,
            blanked -> {
              assertThat(blanked.by()).isEqualTo("retention.apply");
              assertThat(blanked.conversations()).containsExactly("c0");
            });
  }
}
