package dev.lobby.casework;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes steps on things of one kind. Safe for use by many threads.
///
/// @param <T> such a thing as it stands
/// @param <E> what is written of it
public final class Casework<T, E extends Event> {

  /// How such a thing is read from its events.
  public interface Fold<T> {
    /// The thing after one more event.
    ///
    /// @param before null before the first
    /// @return null as long as there is none
    @Nullable T after(@Nullable T before, Recorded recorded);

    /// How many events it has.
    long version(T now);

    /// The id of the person whose it is.
    String subject(T now);
  }

  private final Journal journal;
  private final UnaryOperator<String> stream;
  private final Fold<T> fold;

  /// @param stream the name of the stream of a thing's number
  public Casework(Journal journal, UnaryOperator<String> stream, Fold<T> fold) {
    this.journal = journal;
    this.stream = stream;
    this.fold = fold;
  }

  /// The thing of a number, read from the journal.
  public Optional<T> load(String number) {
    T now = null;
    for (Recorded recorded : journal.read(stream.apply(number), 0)) {
      now = fold.after(now, recorded);
    }
    return Optional.ofNullable(now);
  }

  /// Plans a step and takes it; plans anew as often as somebody else's comes first.
  public Outcome<T> take(String number, Function<T, Step<E>> plan) {
    while (true) {
      Optional<T> loaded = load(number);
      if (loaded.isEmpty()) {
        return new Outcome.Unknown<>();
      }
      T now = loaded.get();
      switch (plan.apply(now)) {
        case Step.Refuse<E>(List<Refusal> why) -> {
          return new Outcome.Refused<>(why);
        }
        case Step.Take<E>(E event, List<StreamWrite> beside) -> {
          StreamWrite write =
              new StreamWrite(stream.apply(number), fold.version(now), fold.subject(now), event);
          List<StreamWrite> writes = Stream.concat(Stream.of(write), beside.stream()).toList();
          if (journal.append(writes) instanceof AppendResult.Appended appended) {
            T after = fold.after(now, appended.recorded().getFirst());
            return after == null ? new Outcome.Unknown<>() : new Outcome.Done<>(after);
          }
        }
      }
    }
  }
}
