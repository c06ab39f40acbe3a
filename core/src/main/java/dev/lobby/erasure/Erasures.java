package dev.lobby.erasure;

import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.Link;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Forgets people: a request, a second person's approval, and then the keys are destroyed.
///
/// Safe for use by many threads.
public final class Erasures {

  /// What became of a step.
  public sealed interface Outcome {}

  /// It was taken.
  public record Taken(Erasure now) implements Outcome {}

  /// It was not; the reason is for whoever asked.
  public record Refused(String why) implements Outcome {}

  /// A step that is taken when nothing speaks against it.
  private record Step(String refusal, ErasureEvent event) {}

  /// Who parts records that are erased.
  private static final String BY_ERASURE = "erasure";

  private final Journal journal;
  private final KeyRing keys;
  private final Conversations conversations;
  private final ErasureRegister register;
  private final InstantSource clock;
  private final RecordKeeping recordKeeping;

  /// @param conversations forgets what it has in memory of an erased person
  public Erasures(
      Journal journal,
      KeyRing keys,
      Conversations conversations,
      ErasureRegister register,
      InstantSource clock) {
    this(journal, keys, conversations, register, clock, RecordKeeping.NONE);
  }

  /// As the other, with what must be kept whatever anybody approves.
  public Erasures(
      Journal journal,
      KeyRing keys,
      Conversations conversations,
      ErasureRegister register,
      InstantSource clock,
      RecordKeeping recordKeeping) {
    this.recordKeeping = recordKeeping;
    this.register = register;
    this.clock = clock;
    this.journal = journal;
    this.keys = keys;
    this.conversations = conversations;
  }

  /// Where a person's erasure stands.
  public Erasure find(String subject) {
    return Erasure.of(subject, journal.read(ErasureEvent.stream(subject), 0));
  }

  /// Why a person would not be erased now, even if two people asked; empty when they would.
  public Optional<String> refusal(String subject) {
    String unknown = unknown(subject);
    if (!unknown.isEmpty()) {
      return Optional.of(unknown);
    }
    String part = partOf(subject);
    if (!part.isEmpty()) {
      return Optional.of(part);
    }
    for (String one : family(subject)) {
      Erasure.Step hold = find(one).hold();
      if (hold != null) {
        return Optional.of(held(hold));
      }
    }
    return kept(subject);
  }

  /// The streams that hold something of a person's own, or of a record that is part of theirs:
  /// conversations, complaints, leads and the like, which erasing makes unreadable; in order.
  public List<String> streams(String subject) {
    return family(subject).stream()
        .flatMap(one -> keys.streamsOf(one).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// Returns of which other record one is part, and is erased with; empty when of none.
  private String partOf(String subject) {
    return record(subject)
        .map(Customer::main)
        .map(main ->
            subject
                + " is part of the record "
                + main.other()
                + ": erase that one, and both are, or part them first.")
        .orElse("");
  }

  /// The person's ids: what is part of a record is erased with it.
  private List<String> family(String subject) {
    return record(subject).map(Customer::family).orElse(List.of(subject));
  }

  private Optional<Customer> record(String subject) {
    return Customer.of(
        subject,
        journal.read(CustomerEvent.stream(subject), 0),
        ProfileImportEvent.committedIn(journal));
  }

  /// Why a record or one that is part of it must be kept.
  private Optional<String> kept(String subject) {
    return family(subject).stream().flatMap(one -> recordKeeping.refusal(one).stream()).findFirst();
  }

  /// Who holds a record, or one that is part of it; null for nobody.
  private Erasure.@Nullable Step heldBy(String subject, Erasure now) {
    if (now.hold() != null) {
      return now.hold();
    }
    for (String one : family(subject)) {
      Erasure.Step hold = find(one).hold();
      if (hold != null) {
        return hold;
      }
    }
    return null;
  }

  /// Forbids erasing a person until the hold is released.
  public Outcome hold(String subject, String by, String reason) {
    return step(
        subject,
        now ->
            new Step(
                now.hold() == null ? unknown(subject) : "A legal hold stands already.",
                new ErasureEvent.Held(by, reason)));
  }

  /// Allows it again.
  public Outcome releaseHold(String subject, String by, String reason) {
    return step(
        subject,
        now ->
            new Step(
                now.hold() == null ? "There is no legal hold to release." : "",
                new ErasureEvent.HoldReleased(by, reason)));
  }

  /// Asks for a person to be erased.
  public Outcome request(String subject, String by, String reason) {
    return step(
        subject,
        now -> {
          String refusal = unknown(subject);
          Erasure.Step hold = heldBy(subject, now);
          String part = partOf(subject);
          if (!part.isEmpty()) {
            refusal = part;
          } else if (now.request() != null) {
            refusal =
                now.request().by()
                    + " has asked for it already; somebody else must approve, or the request be"
                    + " withdrawn.";
          } else if (hold != null) {
            refusal = held(hold);
          }
          return new Step(refusal, new ErasureEvent.Requested(by, reason));
        });
  }

  /// Takes a request back.
  public Outcome withdraw(String subject, String by, String reason) {
    return step(
        subject,
        now ->
            new Step(
                now.request() == null
                    ? "Nobody has asked for it."
                    : now.approvedBy() == null ? "" : "It is approved and being done.",
                new ErasureEvent.Withdrawn(by, reason)));
  }

  /// Agrees to a request, and erases: when this returns with [Taken], what was the person's own is
  /// unreadable for good.
  ///
  /// Approving what is approved and not done, as on a full disk, tries again.
  public Outcome approve(String subject, String by) {
    Outcome approved =
        step(
            subject,
            now -> {
              String refusal = "";
              Erasure.Step hold = heldBy(subject, now);
              if (now.request() == null) {
                refusal = "Nobody has asked for it; request it first.";
              } else if (now.request().by().equals(by)) {
                refusal = "Whoever asked for it cannot approve it; a second person must.";
              } else if (hold != null) {
                refusal = held(hold);
              } else if (now.approvedBy() == null) {
                refusal = kept(subject).orElse("");
              }
              return new Step(refusal, new ErasureEvent.Approved(by));
            });
    return approved instanceof Taken ? new Taken(erase(subject)) : approved;
  }

  private static String held(Erasure.Step hold) {
    return "A legal hold by " + hold.by() + " forbids it: " + hold.reason() + ".";
  }

  /// Returns why nobody of this id can be erased; empty when somebody can.
  private String unknown(String subject) {
    return keys.streamsOf(subject).isEmpty() && journal.version(CustomerEvent.stream(subject)) == 0
        ? "There is nobody of the id " + subject + "."
        : "";
  }

  private Outcome step(String subject, Function<Erasure, Step> plan) {
    while (true) {
      Erasure now = find(subject);
      Step step = plan.apply(now);
      if (!step.refusal.isEmpty()) {
        return new Refused(step.refusal);
      }
      if (append(subject, now.version(), step.event)) {
        return new Taken(find(subject));
      }
    }
  }

  private boolean append(String subject, long version, ErasureEvent event) {
    return journal.append(
            List.of(new StreamWrite(ErasureEvent.stream(subject), version, "", event)))
        instanceof AppendResult.Appended;
  }

  private Erasure erase(String subject) {
    List<String> family = family(subject);
    TreeSet<String> streams = new TreeSet<>();
    for (String one : family) {
      register.add(keys.keyOf(one), one, clock.instant());
      streams.addAll(keys.destroy(one));
    }
    ErasureEvent.Done done = new ErasureEvent.Done(subject, List.copyOf(streams));
    conversations.forget(done.conversations());
    while (true) {
      Erasure now = find(subject);
      if (now.approvedBy() == null) {
        return now;
      }
      List<StreamWrite> writes = new ArrayList<>();
      writes.add(new StreamWrite(ErasureEvent.stream(subject), now.version(), "", done));
      record(subject).ifPresent(customer -> parted(customer, writes));
      if (journal.append(writes) instanceof AppendResult.Appended) {
        return find(subject);
      }
    }
  }

  /// What the bank said no longer counts, and whoever comes back from an address that was part of
  /// the record is nobody's part.
  private void parted(Customer customer, List<StreamWrite> writes) {
    if (customer.profile().asOf() != null) {
      writes.add(write(customer.id(), new CustomerEvent.Forgotten()));
    }
    String figures = FiguresEvent.stream(customer.id());
    if (journal.version(figures) > 0) {
      writes.add(
          new StreamWrite(
              figures,
              StreamWrite.ANY,
              customer.id(),
              new FiguresEvent.Told(BY_ERASURE, null, null)));
    }
    for (Link part : customer.parts()) {
      writes.add(write(part.other(), new CustomerEvent.Left(BY_ERASURE, customer.id(), null)));
      writes.add(write(customer.id(), new CustomerEvent.Lost(BY_ERASURE, part.other())));
    }
  }

  private static StreamWrite write(String customer, CustomerEvent event) {
    return new StreamWrite(CustomerEvent.stream(customer), StreamWrite.ANY, customer, event);
  }

  /// Finishes the erasures that were approved and not done when Lobby stopped.
  ///
  /// @return how many there were
  public int finish(ErasureList erasures) {
    List<Erasure> unfinished =
        erasures.all().stream().filter(erasure -> erasure.approvedBy() != null).toList();
    unfinished.forEach(erasure -> erase(erasure.subject()));
    return unfinished.size();
  }
}
