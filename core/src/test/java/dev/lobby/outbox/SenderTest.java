package dev.lobby.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.ConversationEvent.SuitabilityDecided;
import dev.lobby.conversation.ConversationEvent.SuitabilityDecided.Named;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What was decided of a letter's words is looked at once more when they go out.
class SenderTest {

  private final Journal journal = new MemoryJournal(World.codec(), InstantSource.system());

  private void append(String stream, Event... events) {
    journal.append(
        Arrays.stream(events)
            .map(event -> new StreamWrite(stream, StreamWrite.ANY, "v", event))
            .toList());
  }

  private static SuitabilityDecided decided(String product) {
    return new SuitabilityDecided(
        null,
        "agent",
        "amy",
        "2026-03-02",
        List.of(new Named(product, "R3")),
        "recommended",
        "C3",
        "2026-03-02",
        List.of("best"),
        "Risk.");
  }

  private static AgentWrote wrote(String text) {
    return new AgentWrote("amy", text, text);
  }

  /// What becomes of the letter at the end of a conversation.
  private Event fate(Predicate<String> refused, Event... events) throws InterruptedException {
    append(CustomerEvent.stream("v"), new CustomerEvent.Reached("webhook", "p"));
    append(ConversationEvent.stream("c"), new Started("webhook", "v", Language.EN));
    append(ConversationEvent.stream("c"), events);
    Courier courier =
        new Courier() {
          @Override
          public String channel() {
            return "webhook";
          }

          @Override
          public Outcome deliver(Parcel parcel) {
            return new Outcome.Taken();
          }
        };
    Sender sender =
        new Sender(
            journal,
            new Customers(journal, new byte[32]),
            List.of(courier),
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofMillis(50), 4, 1),
            (customer, decided) ->
                Optional.of(decided.products().getFirst().product())
                    .filter(refused)
                    .map(it -> it + " no longer suits."));
    long seq = journal.version(ConversationEvent.stream("c"));
    sender.send(
        new Letter("c", "webhook", "v", seq, World.START, 0, null, World.START, false, false));
    return journal.read(OutboxEvent.stream("c"), 0).getLast().event();
  }

  @Test
  void each_decision_on_a_letters_words_and_buttons_is_looked_at_again() throws Exception {
    assertThat(fate("words"::equals, decided("words"), decided("button"), wrote("Take both.")))
        .isEqualTo(new OutboxEvent.Died(4, 1, "words no longer suits."));
  }

  @Test
  void what_was_decided_of_other_letters_holds_up_nothing() throws Exception {
    assertThat(fate("before"::equals, decided("before"), wrote("Take it."), wrote("Hello?")))
        .isEqualTo(new OutboxEvent.Sent(4, 1));
  }
}
