package dev.lobby.dialogue;

import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The wish to be called about an interest, which somebody says with it: "想了解大额存单，明天下午给我打电话".
///
/// Nothing is taken from a question, from what is tied to something, or from what denies anything.
///
/// @param time when
/// @param numbers under which, as they were written
record CallWish(CallTime time, List<String> numbers) {

  /// The wish that a message tells; empty for none.
  static Optional<CallWish> in(Understanding message, LocalDate today) {
    return in(message.text(), message, today);
  }

  /// The wish that a clause of a message tells which complains beside it: what is said in the other
  /// ones is not tied to the call.
  static Optional<CallWish> inClause(Understanding message, LocalDate today) {
    return BesideContact.clauses(message.text())
        .flatMap(it -> in(it, message, today).stream())
        .findFirst();
  }

  private static Optional<CallWish> in(String part, Understanding message, LocalDate today) {
    List<String> numbers =
        message.entities().stream()
            .filter(it -> it.kind() == Entity.Kind.PHONE)
            .map(Entity::text)
            .distinct()
            .toList();
    String words = part;
    for (String number : numbers) {
      words = words.replace(number, " ");
    }
    return ContactAnswer.wishesCall(words)
        ? Optional.of(new CallWish(CallTime.in(words, message.entities(), today), numbers))
        : Optional.empty();
  }
}
