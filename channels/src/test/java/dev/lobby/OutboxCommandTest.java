package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does about letters while the server is down.
class OutboxCommandTest {
  private static final String PERSON = "v-1";

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void twoLettersAreDeadAndOneWaits() {
    try (Store store = open()) {
      store.journal().append(List.of(Customers.visitor(PERSON)));
      append(
          store,
          ConversationEvent.stream("c"),
          new ConversationEvent.Started("webhook", PERSON, Language.ZH),
          new ConversationEvent.AgentWrote("amy", "a1", "their words"),
          new ConversationEvent.AgentWrote("amy", "a2", "other words"),
          new ConversationEvent.AgentWrote("amy", "a3", "more words"));
      append(
          store,
          OutboxEvent.stream("c"),
          new OutboxEvent.Died(2, 1, "The provider answered 400."),
          new OutboxEvent.Died(3, 20, "The provider answered 503."),
          new OutboxEvent.Failed(4, 2, "The provider answered 429.", 1_000));
      new Staff(store.journal()).add("sue", Role.SUPERVISOR, "Sue", "password of sue");
    }
  }

  private Store open() {
    return Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private static void append(Store store, String stream, Event... events) {
    store
        .journal()
        .append(
            Arrays.stream(events)
                .map(event -> new StreamWrite(stream, StreamWrite.ANY, PERSON, event))
                .toList());
  }

  private Ran outbox(String... args) {
    return run(
        Stream.of(Stream.of("outbox"), Arrays.stream(args), Stream.of("--data", data.toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private List<Event> fates() {
    try (Store store = open()) {
      return store.journal().read(OutboxEvent.stream("c"), 3).stream()
          .map(Recorded::event)
          .toList();
    }
  }

  @Test
  void letters_are_listed_without_their_words() {
    String listed = outbox().done().out();
    assertThat(listed)
        .containsPattern("dead +c:2 +webhook +1 .*The provider answered 400\\.")
        .containsPattern("dead +c:3 +webhook +20 .*503")
        .containsPattern("waiting +c:4 +webhook +2 .*429")
        .doesNotContain("words");
    assertThat(outbox("--dead").done().out()).contains("c:2", "c:3").doesNotContain("c:4");
    JsonObject json = new JsonObject(outbox("--json").done().out());
    assertThat(json.getJsonArray("dead")).hasSize(2);
    assertThat(json.getJsonArray("waiting").getJsonObject(0).getString("id")).isEqualTo("c:4");
    assertThat(new JsonObject(outbox("--dead", "--json").done().out()).containsKey("waiting"))
        .isFalse();
  }

  @Test
  void dead_letters_are_replayed_one_or_all_in_somebodys_name() {
    outbox("replay", "c:2", "--by", "nobody").failed("nobody signs in as nobody");
    outbox("replay", "c:4", "--by", "sue").failed("still waits");
    outbox("replay", "c:9", "--by", "sue").failed("There is no letter c:9");
    assertThat(fates()).isEmpty();

    assertThat(outbox("replay", "c:2", "--by", "sue").done().out()).contains("c:2");
    assertThat(outbox("replay", "--all", "--by", "sue").done().out()).contains("c:3");
    assertThat(fates())
        .containsExactly(new OutboxEvent.Replayed(2, "sue"), new OutboxEvent.Replayed(3, "sue"));
    assertThat(outbox("--dead").done().out()).contains("No letter");
  }

  @Test
  void a_letter_is_discarded_for_a_reason() {
    assertThat(outbox("discard", "c:2", "--by", "sue", "--reason", "too late").done().out())
        .contains("Discarded: c:2");
    outbox("discard", "c:2", "--by", "sue", "--reason", "again").failed("discarded already");
    assertThat(fates()).containsExactly(new OutboxEvent.Discarded(2, "sue", "too late"));
  }
}
