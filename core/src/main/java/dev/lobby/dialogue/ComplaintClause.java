package dev.lobby.dialogue;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.signal.Signal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The part of a message that complains, where it tells of an interest, too: what somebody would
/// like to buy is not what they complain of.
final class ComplaintClause {

  private static final Pattern CLAUSE = Pattern.compile("[^,，。.!！?？;；\\n]+");

  /// As many parts are looked at.
  private static final int MOST = 6;

  private ComplaintClause() {}

  /// The articles that what is complained of is likely about, the likeliest first.
  static List<Match> matches(
      Release release, Interpretation whole, Optional<InterestBeside> beside, LocalDate day) {
    if (whole.failure() != null) {
      return whole.matches();
    }
    boolean interested = whole.understanding().hears(Signal.PRODUCT_INTEREST);
    String text = beside.map(it -> whole.text().substring(0, it.at())).orElseGet(whole::text);
    List<String> clauses =
        CLAUSE
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(it -> !it.isBlank())
            .limit(MOST)
            .toList();
    List<String> complaining =
        clauses.stream()
            .filter(it -> !InterestBeside.isWish(it))
            .filter(it ->
                !interested
                    || !InterestBeside.isPlain(Interpretation.of(release, it, day).understanding()))
            .toList();
    boolean all = complaining.isEmpty() || complaining.size() == clauses.size();
    String about = all ? text : String.join("，", complaining);
    return about.equals(whole.text())
        ? whole.matches()
        : Interpretation.of(release, about, day).matches();
  }
}
