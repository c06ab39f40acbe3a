package dev.lobby.conversation;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Loads conversations from the journal and keeps the latest in memory.
///
/// A kept one is brought up to date by the events the journal has beyond its version, so it is
/// never stale.
public final class Conversations {

  private static final int KEPT = 10_000;

  /// How often a change is planned anew when somebody else's came first.
  private static final int ATTEMPTS = 3;

  /// Stands between what is written in a conversation and the customer who reads it: all they ever
  /// read goes through it.
  public interface Guard {
    /// Lets everything through.
    Guard NONE = (now, writes) -> new Verdict.Pass(writes);

    /// Looks at what is to be appended.
    ///
    /// @param now the conversation as it is; null for one that begins
    Verdict check(@Nullable Conversation now, List<StreamWrite> writes);

    /// What becomes of it.
    sealed interface Verdict {
      /// This is appended: the same, and what the customer has to read with it.
      record Pass(List<StreamWrite> writes) implements Verdict {
        public Pass {
          writes = List.copyOf(writes);
        }
      }

      /// The customer may not read it; nothing of it is appended.
      ///
      /// @param log what is written down instead
      /// @param zh why, and what to do, for whoever wrote it
      /// @param en the same in English
      record Stop(ConversationEvent log, String zh, String en) implements Verdict {}
    }
  }

  private final Journal journal;
  private final Guard guard;

  /// How often something kept had to be forgotten; what was loaded before is not kept after.
  private long forgotten;

  private final Map<String, Conversation> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
              return size() > KEPT;
            }
          });

  /// Conversations that are read, or in which nothing is written that a customer may not read.
  public Conversations(Journal journal) {
    this(journal, Guard.NONE);
  }

  public Conversations(Journal journal, Guard guard) {
    this.journal = journal;
    this.guard = guard;
  }

  /// The conversation as it is now; empty when there is none of that id.
  public Optional<Conversation> load(String id) {
    String stream = ConversationEvent.stream(id);
    long before = forgotten();
    Conversation known = kept.get(id);
    long version = journal.version(stream);
    if (version == 0) {
      return Optional.empty();
    }
    if (known != null && known.version() >= version) {
      return Optional.of(known);
    }
    Conversation now =
        known == null
            ? Conversation.of(id, journal.read(stream, 0))
            : known.after(journal.read(stream, known.version()));
    keep(now, before);
    return Optional.of(now);
  }

  /// Forgets what is kept of conversations whose words are gone from the journal.
  public void forget(Collection<String> ids) {
    synchronized (kept) {
      forgotten++;
      kept.keySet().removeAll(ids);
    }
  }

  private long forgotten() {
    synchronized (kept) {
      return forgotten;
    }
  }

  /// What is to be written to change a conversation, and what the caller gets once it is durable.
  ///
  /// @param writes what to append; empty when there is nothing to do
  /// @param result made from the conversation as it then is
  public record Plan<T>(List<StreamWrite> writes, Function<Conversation, T> result) {

    /// Nothing to write.
    public static <T> Plan<T> nothing(T result) {
      return new Plan<>(List.of(), conversation -> result);
    }
  }

  /// Starts a conversation.
  ///
  /// @throws Withheld when the customer may not read what begins it
  public Conversation start(String id, List<StreamWrite> writes) {
    long before = forgotten();
    List<StreamWrite> let =
        switch (guard.check(null, writes)) {
          case Guard.Verdict.Pass(List<StreamWrite> passed) -> passed;
          case Guard.Verdict.Stop(ConversationEvent log, String zh, String en) ->
              throw new Withheld(zh, en);
        };
    return switch (journal.append(let)) {
      case AppendResult.Appended(List<Recorded> recorded) -> {
        String stream = ConversationEvent.stream(id);
        Conversation now =
            Conversation.of(
                id, recorded.stream().filter(one -> one.stream().equals(stream)).toList());
        keep(now, before);
        yield now;
      }
      case AppendResult.Conflict conflict ->
          throw new IllegalStateException("There is a conversation " + id + " already.");
    };
  }

  /// Changes a conversation: loads it, plans, appends; when somebody else's append came first,
  /// loads and plans again.
  ///
  /// @return the plan's result, or empty when there is no such conversation
  /// @throws Busy when others came first every time
  /// @throws Withheld when the customer may not read what is planned; that is written down
  public <T> Optional<T> change(String id, Function<Conversation, Plan<T>> planner) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = forgotten();
      Optional<Conversation> now = load(id);
      if (now.isEmpty()) {
        return Optional.empty();
      }
      Plan<T> plan = planner.apply(now.get());
      if (plan.writes.isEmpty()) {
        return Optional.of(plan.result.apply(now.get()));
      }
      switch (guard.check(now.get(), plan.writes)) {
        case Guard.Verdict.Pass(List<StreamWrite> writes) -> {
          if (journal.append(writes) instanceof AppendResult.Appended(List<Recorded> recorded)) {
            return Optional.of(plan.result.apply(advance(now.get(), recorded, before)));
          }
        }
        case Guard.Verdict.Stop(ConversationEvent log, String zh, String en) -> {
          StreamWrite write =
              new StreamWrite(
                  ConversationEvent.stream(id), now.get().version(), now.get().customer(), log);
          if (journal.append(List.of(write)) instanceof AppendResult.Appended) {
            throw new Withheld(zh, en);
          }
        }
      }
    }
    throw new Busy(
        "Others are writing to this conversation at the same time. Try again in a moment.");
  }

  private Conversation advance(Conversation before, List<Recorded> appended, long forgottenBefore) {
    String stream = ConversationEvent.stream(before.id());
    Conversation now =
        before.after(
            appended.stream()
                .filter(one -> one.stream().equals(stream) && one.version() > before.version())
                .toList());
    keep(now, forgottenBefore);
    return now;
  }

  private void keep(Conversation conversation, long forgottenBefore) {
    synchronized (kept) {
      if (forgotten == forgottenBefore) {
        kept.merge(
            conversation.id(),
            conversation,
            (one, other) -> one.version() >= other.version() ? one : other);
      }
    }
  }
}
