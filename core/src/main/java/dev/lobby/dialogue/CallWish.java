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
    String words = withoutNumbers(message.text(), message);
    return ContactAnswer.wishesCall(words) || Hearing.CALL_WANTED.isIn(message)
        ? Optional.of(of(words, message, today))
        : Optional.empty();
  }

  /// The wish that a clause of a message tells which complains beside it: what is said in the other
  /// ones is not tied to the call.
  static Optional<CallWish> inClause(Understanding message, LocalDate today) {
    return BesideContact.clauses(message.text())
        .map(it -> withoutNumbers(it, message))
        .filter(ContactAnswer::wishesCall)
        .findFirst()
        .map(it -> of(it, message, today));
  }

  private static CallWish of(String words, Understanding message, LocalDate today) {
    return new CallWish(CallTime.in(words, message.entities(), today), numbers(message));
  }

  private static String withoutNumbers(String part, Understanding message) {
    String words = part;
    for (String number : numbers(message)) {
      words = words.replace(number, " ");
    }
    return words;
  }

  private static List<String> numbers(Understanding message) {
    return message.entities().stream()
        .filter(it -> it.kind() == Entity.Kind.PHONE)
        .map(Entity::text)
        .distinct()
        .toList();
  }
}
