package dev.lobby.outbox;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.JournalException;
import dev.lobby.journal.StreamWrite;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tries a letter once: reads its words from the journal, hands them to the courier, and writes
/// down what became of it.
final class Sender {

  private static final Logger LOG = System.getLogger(Sender.class.getName());

  /// How long to wait for room on a full disk before what became of a letter is written again.
  private static final long FULL_SECONDS = 1;

  private final Journal journal;
  private final Customers customers;
  private final Map<String, Courier> couriers;
  private final Backoff backoff;
  private final LateCheck late;

  Sender(Journal journal, Customers customers, List<Courier> couriers, Backoff backoff) {
    this(journal, customers, couriers, backoff, LateCheck.NONE);
  }

  Sender(
      Journal journal,
      Customers customers,
      List<Courier> couriers,
      Backoff backoff,
      LateCheck late) {
    this.late = late;
    this.journal = journal;
    this.customers = customers;
    this.couriers =
        couriers.stream()
            .collect(Collectors.toUnmodifiableMap(Courier::channel, Function.identity()));
    this.backoff = backoff;
  }

  /// @return the sequence of the frame that says what became of it
  /// @throws JournalException when the journal takes nothing any more; the letter is tried again
  ///   after a restart
  long send(Letter letter) throws InterruptedException {
    OutboxEvent event = attempt(letter);
    if (event instanceof OutboxEvent.Died died) {
      LOG.log(
          Level.WARNING,
          "The letter {0} is dead after {1} tries: {2} `lobby outbox` lists and replays it.",
          letter.id(),
          died.tries(),
          died.reason());
    }
    StreamWrite write =
        new StreamWrite(
            OutboxEvent.stream(letter.conversation()), StreamWrite.ANY, letter.customer(), event);
    while (true) {
      try {
        return ((AppendResult.Appended) journal.append(List.of(write))).sequence();
      } catch (JournalException.Full e) {
        // Trying the letter itself again would tell the customer twice for nothing.
        TimeUnit.SECONDS.sleep(FULL_SECONDS);
      }
    }
  }

  private OutboxEvent attempt(Letter letter) throws InterruptedException {
    int tries = letter.tries() + 1;
    try {
      Words words = words(letter);
      if (words.gone()) {
        return new OutboxEvent.Discarded(letter.seq(), OutboxEvent.LOBBY, "Its words were erased.");
      }
      Optional<String> refusal =
          decidedBefore(letter).stream()
              .flatMap(it -> late.refusal(letter.customer(), it).stream())
              .findFirst();
      if (refusal.isPresent()) {
        return new OutboxEvent.Died(letter.seq(), tries, refusal.get());
      }
      Optional<String> person =
          customers
              .load(letter.customer())
              .map(Customer::addresses)
              .map(addresses -> addresses.get(letter.channel()));
      if (person.isEmpty()) {
        return new OutboxEvent.Died(
            letter.seq(), tries, "Nothing tells where the customer is reached.");
      }
      Courier courier = Objects.requireNonNull(couriers.get(letter.channel()));
      return event(letter, tries, courier.deliver(parcel(letter, person.get(), words)));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The letter " + letter.id() + " could not be tried.", e);
      return failed(letter, tries, "Lobby failed (" + e.getClass().getName() + "); see its log.");
    }
  }

  /// What was decided of the letter's words, and of each of its buttons, as far as they name
  /// investments. It stands right before them: whatever lets words through writes what it decided
  /// of them first, in the same append.
  private List<ConversationEvent.SuitabilityDecided> decidedBefore(Letter letter) {
    List<ConversationEvent.SuitabilityDecided> decided = new ArrayList<>();
    for (long seq = letter.seq() - 1;
        seq > 0 && event(letter, seq) instanceof ConversationEvent.SuitabilityDecided before;
        seq--) {
      decided.add(before);
    }
    return decided;
  }

  private Event event(Letter letter, long seq) {
    return journal
        .read(ConversationEvent.stream(letter.conversation()), seq - 1)
        .getFirst()
        .event();
  }

  private Words words(Letter letter) {
    return Words.of((ConversationEvent) event(letter, letter.seq())).orElseThrow();
  }

  private static Courier.Parcel parcel(Letter letter, String person, Words words) {
    return new Courier.Parcel(
        letter.id(),
        letter.conversation(),
        person,
        words.author(),
        words.text(),
        words.choices(),
        words.replyTo(),
        letter.late());
  }

  private OutboxEvent event(Letter letter, int tries, Courier.Outcome outcome) {
    return switch (outcome) {
      case Courier.Outcome.Taken taken -> new OutboxEvent.Sent(letter.seq(), tries);
      case Courier.Outcome.Refused(String why) -> new OutboxEvent.Died(letter.seq(), tries, why);
      case Courier.Outcome.Failed failed when tries >= backoff.tries() ->
          new OutboxEvent.Died(letter.seq(), tries, failed.why());
      case Courier.Outcome.Failed failed ->
          new OutboxEvent.Failed(
              letter.seq(),
              tries,
              failed.why(),
              backoff.after(letter.id(), tries, failed.retryAfter()).toMillis());
    };
  }

  private OutboxEvent failed(Letter letter, int tries, String why) {
    return event(letter, tries, new Courier.Outcome.Failed(why, Optional.empty()));
  }
}
