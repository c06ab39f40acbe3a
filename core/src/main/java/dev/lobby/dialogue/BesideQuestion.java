package dev.lobby.dialogue;

import dev.lobby.dialogue.FlowEngine.Message;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a message tells beside a question in it: "it was 200 yesterday. by the way, are you open on
/// Saturday?"
final class BesideQuestion {

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile(
          "[，。;；!！?？\\n]+|[,.](?=\\s|$)|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})|(?=对了)|(?=顺便)|(?=另外)|\\s+(?=(?:btw|by the way|also|oh and)\\b)",
          Pattern.CASE_INSENSITIVE);

  /// Leads over to something else.
  private static final Pattern LEADS_OVER =
      Pattern.compile(
          "^(?:对了|顺便|另外|还有|哦|噢|那|btw|by the way|also|oh|and|so|one more thing)[ ,:]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASKS =
      Pattern.compile(
          "问一?下|想问|想知道|咨询|^(?:is|are|do|does|did|will|would|can|could|have|has) (?:the|there|you|u|it|this|that|i|we|they|your|ur|any|anyone|my)(?![a-z])");

  private BesideQuestion() {}

  /// A message without its questions; empty where it asks nothing, or nothing else is in it.
  static Optional<Message> of(Message message) {
    List<String> told = clauses(message.text(), false);
    if (message.option().isPresent() || message.fixed() || told.isEmpty()) {
      return Optional.empty();
    }
    if (clauses(message.text(), true).isEmpty()) {
      return Optional.empty();
    }
    String rest = String.join("，", told);
    return Optional.of(
        new Message(
            rest,
            message.language(),
            message.named().stream().filter(it -> rest.contains(it.text())).toList(),
            message.option(),
            false,
            message.day()));
  }

  /// The questions of a message in which something else is told; empty otherwise.
  static Optional<String> question(String text) {
    List<String> asked = clauses(text, true);
    return asked.isEmpty() || clauses(text, false).isEmpty()
        ? Optional.empty()
        : Optional.of(asked.stream().collect(Collectors.joining(" ")));
  }

  private static List<String> clauses(String text, boolean asking) {
    List<String> clauses = new ArrayList<>();
    int start = 0;
    Matcher end = CLAUSE_ENDS.matcher(text);
    while (end.find()) {
      add(clauses, text, start, end.end(), asking);
      start = end.end();
    }
    add(clauses, text, start, text.length(), asking);
    return clauses;
  }

  private static void add(List<String> clauses, String text, int start, int end, boolean asking) {
    String whole = text.substring(start, end).strip();
    String clause = LEADS_OVER.matcher(whole).replaceFirst("").strip();
    if (NormalForm.key(clause).isEmpty()) {
      return;
    }
    boolean asks =
        (Asking.is(clause) || ASKS.matcher(NormalForm.of(clause)).find())
            && !Telling.isReproach(clause);
    if (asks == asking) {
      clauses.add(clause.replaceAll("[，。;；!！?？,.\\s]+$", ""));
    }
  }
}
