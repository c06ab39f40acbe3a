package dev.lobby.dialogue;

import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a message tells of what somebody wants, in the words it is told in.
final class Wishing {

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile(
          "[，。;；!！?？\\n]+|[,.](?=\\s|$)|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})|\\s+and\\s+|然后");

  private static final Pattern WANTS =
      Pattern.compile(
          "[要想请赶]|希望|马上|立刻|尽快|必须|给我|(?<![a-z])(?:want|need|please|pls|demand|expect|require|give me|would like|i'd like|now)(?![a-z])");

  private Wishing() {}

  /// The wish that a message tells by one of `says`: all of a message that says little else, else
  /// the clauses around it.
  ///
  /// @param more whether the message tells something else, too
  static Optional<String> wish(
      FlowEngine.Message message, Map<Language, List<String>> says, boolean more) {
    String text = message.text();
    boolean brief = FlowEngine.letters(text) <= Telling.SHORT;
    if (brief && !more) {
      return Listening.to(text).longest(says).map(it -> text.strip());
    }
    String wish = "";
    int from = -1;
    int to = -1;
    boolean apart = false;
    for (Clause clause : clauses(text)) {
      String words = text.substring(clause.start, clause.end);
      if (isWish(words, says, brief)) {
        String longer =
            from < 0
                ? words.strip()
                : apart
                    ? wish + (message.language() == Language.EN ? ", " : "，") + words.strip()
                    : wish + text.substring(to, clause.end).stripTrailing();
        boolean joins = from >= 0 && FlowEngine.letters(longer) <= Telling.SHORT;
        wish = joins ? longer : words.strip();
        from = joins ? from : clause.start;
        to = clause.end;
        apart = false;
      } else if (!words.isBlank() && Telling.onlyCorrects(words)) {
        // Which sum is right is noted as the sum.
        apart = true;
      }
    }
    return from >= 0 && FlowEngine.letters(wish) <= Telling.SHORT
        ? Optional.of(wish)
        : Optional.empty();
  }

  /// The wish of a message that puts a sum right, without that; empty where it tells none or puts
  /// none right.
  static Optional<String> besideSum(FlowEngine.Message message, Map<Language, List<String>> says) {
    return message.fixed() || Telling.correctedSum(message).isEmpty()
        ? Optional.empty()
        : wish(message, says, true);
  }

  /// Whether a message says no more than what is wanted and which sum is right.
  static boolean isAll(FlowEngine.Message message, Map<Language, List<String>> says) {
    return besideSum(message, says).isPresent()
        && clauses(message.text()).stream()
            .map(it -> message.text().substring(it.start, it.end))
            .allMatch(it -> Telling.onlyCorrects(it) || isWish(it, says, true));
  }

  private static boolean isWish(String clause, Map<Language, List<String>> says, boolean brief) {
    Listening heard = Listening.to(clause);
    // Who tells a long story may tell in the same words what was refused to them.
    return heard.longest(says).isPresent()
        && (brief || (!heard.denies() && WANTS.matcher(NormalForm.of(clause)).find()));
  }

  private record Clause(int start, int end) {}

  private static List<Clause> clauses(String text) {
    List<Clause> clauses = new ArrayList<>();
    int start = 0;
    for (Matcher end = CLAUSE_ENDS.matcher(text); end.find(); start = end.end()) {
      clauses.add(new Clause(start, end.start()));
    }
    clauses.add(new Clause(start, text.length()));
    return clauses;
  }
}
