package dev.lobby.dialogue;

import dev.lobby.knowledge.Release;
import dev.lobby.language.signal.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a message says beside whether, and how, its customer may be contacted: "I want to put
/// 200,000 into a deposit, please do not call me".
///
/// Interest is hard to hear in the company of calls, and no less meant for it.
final class BesideContact {

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile(
          "[，。;；!！~～\\n]+|[,.](?=\\s|$)|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})"
              + "|(?<=\\p{IsHan})(?=(?:但是?|不过|可是|就是)?(?:请|麻烦)?(?:你们)?(?:别|不要|不用|勿)(?:再)?(?:给我)?打)"
              + "|\\s+-+\\s+|\\s+(?=(?:(?:but|and|just|so|only) )?(?:(?:please|pls|plz) )?(?:do not|don'?t|never) )",
          Pattern.CASE_INSENSITIVE);

  /// What a call is to be about.
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?<![a-z])(?:about|regarding|concerning|to discuss|to talk about) (?<what>\\p{L}.*)$",
          Pattern.CASE_INSENSITIVE);

  /// How an interest begins that is named by what a call is to be about.
  private static final String INTERESTED = "I am interested in ";

  private BesideContact() {}

  /// Whether a message asks something in the clause that names a call.
  static boolean asksAboutCall(String text) {
    return clauses(text).anyMatch(it -> ContactAnswer.namesCall(it) && Asking.is(it));
  }

  static Stream<String> clauses(String text) {
    return Stream.of(CLAUSE_ENDS.split(text, -1));
  }

  /// What was made of a message; where it speaks of contact and interest is heard in the rest of it
  /// alone, with that interest and what it asks for.
  static Interpretation of(Release release, Interpretation whole, LocalDate day) {
    if (whole.failure() != null
        || whole.exact().isPresent()
        || whole.understanding().hears(Signal.PRODUCT_INTEREST)) {
      return whole;
    }
    return rest(whole.text())
        .map(it -> Interpretation.of(release, it, day))
        .filter(it -> it.understanding().hears(Signal.PRODUCT_INTEREST))
        .map(whole::interestedAs)
        .orElse(whole);
  }

  /// A message without its clauses of contact; empty where it has none, or nothing else.
  static Optional<String> rest(String text) {
    List<String> rest = new ArrayList<>();
    boolean spoken = false;
    int start = 0;
    Matcher end = CLAUSE_ENDS.matcher(text);
    while (end.find()) {
      spoken |= isSpoken(text.substring(start, end.start()), rest);
      start = end.end();
    }
    spoken |= isSpoken(text.substring(start), rest);
    return spoken && !rest.isEmpty() ? Optional.of(String.join(", ", rest)) : Optional.empty();
  }

  /// Whether a clause is of contact; another one is kept.
  private static boolean isSpoken(String clause, List<String> rest) {
    String words = clause.strip();
    if (NoContact.isIn(words) || ContactAnswer.refusesCalls(words)) {
      return true;
    }
    // Of "call me tomorrow about a deposit" what it is about stays.
    if (ContactAnswer.namesCall(words)) {
      Matcher about = ABOUT.matcher(words);
      if (about.find()) {
        rest.add(INTERESTED + about.group("what").strip());
      }
      return true;
    }
    if (words.codePoints().anyMatch(Character::isLetter)) {
      rest.add(words);
    }
    return false;
  }
}
