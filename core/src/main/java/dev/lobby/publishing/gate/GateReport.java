package dev.lobby.publishing.gate;

import dev.lobby.publishing.gate.GateRules.Breach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the gate says of a candidate.
///
/// @param present the id of the release that answers
/// @param candidate the id of the release that may
/// @param at when the gate was asked
/// @param rules how far it looked back and what it lets pass
/// @param figures how the candidate fared
/// @param breaches the limits that were exceeded; none when it passes
/// @param tooFew the limits that so few messages exceed that they are told and do not refuse it
/// @param examples what it does differently, the most asked first; these are people's words, to be
///   shown and not kept
/// @param drifts turns that the present release decided otherwise at the time
/// @param found how new and changed articles are found by their own phrasings
/// @param took how long reading and replaying took
public record GateReport(
    String present,
    String candidate,
    Instant at,
    GateRules rules,
    GateFigures figures,
    List<Breach> breaches,
    List<Breach> tooFew,
    List<Example> examples,
    List<Drift> drifts,
    List<OwnPhrasings> found,
    Duration took) {

  /// Copies the lists.
  public GateReport {
    breaches = List.copyOf(breaches);
    tooFew = List.copyOf(tooFew);
    examples = List.copyOf(examples);
    drifts = List.copyOf(drifts);
    found = List.copyOf(found);
  }

  /// The same with how new and changed articles are found.
  public GateReport with(List<OwnPhrasings> own) {
    return new GateReport(
        present, candidate, at, rules, figures, breaches, tooFew, examples, drifts, own, took);
  }

  /// How many new and changed articles are found by fewer than half of their own phrasings.
  public int seldomFound() {
    return (int) found.stream().filter(OwnPhrasings::isSeldomFound).count();
  }

  /// Whether every limit is kept.
  public boolean passed() {
    return breaches.isEmpty();
  }

  /// The names of the limits that were exceeded and what they are of, such as `gate.maxChanged of
  /// turns`.
  public List<String> exceeded() {
    return breaches.stream().map(breach -> breach.limit() + " of " + breach.of()).toList();
  }

  /// How many messages were put to both releases in a second.
  public double perSecond() {
    int asked = figures.turns().asked() + figures.regression().asked();
    return asked == 0 ? 0 : asked / Math.max(took.toNanos() / 1e9, 1e-9);
  }
}
