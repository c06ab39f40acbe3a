package dev.lobby.language.signal;

import dev.lobby.language.signal.SignalTraining.Figures;
import dev.lobby.language.signal.SignalTraining.Heard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What one signal's examples were scored by models that had not seen them, and the threshold that
/// follows from it.
///
/// Where [#RECALL] of the examples can be heard at ease, that is with at most [#CALM] false alarms
/// of every origin, the threshold stands halfway between the two; else it is as low as [#RECALL]
/// needs, but never lower than the limit of any origin allows.
final class OutOfFold {
  /// The share of examples that should be heard.
  static final double RECALL = 0.97;

  /// The share of utterances of each origin in which a signal may be heard in vain at most.
  ///
  /// An everyday message heard wrongly costs a customer patience and a person time. What is off
  /// topic or ordinary was in part, and contrasts were wholly, thought up to be mistaken for a
  /// signal; such are rare in life. Another signal brings a person just as well.
  static final Map<Origin, Double> FALSE_ALARMS =
      Map.of(
          Origin.PHRASING, 0.003,
          Origin.ORDINARY, 0.02,
          Origin.OFF_TOPIC, 0.01,
          Origin.OTHER_SIGNAL, 0.05,
          Origin.WRITTEN, 0.2);

  /// How much more is allowed where a signal that is missed costs money, a life or a regulator's
  /// trust.
  static final double SAFETY = 2;

  /// How much less is allowed where a false alarm sends somebody an offer and a miss costs little.
  static final double OFFER = 0.6;

  /// The share of utterances of each origin in which a signal is heard in vain at ease.
  static final double CALM = 0.002;

  private static final Set<Signal> SAFETY_SIGNALS =
      EnumSet.of(Signal.SELF_HARM, Signal.FRAUD, Signal.LOST_CARD, Signal.COMPLAINT);

  private final Signal signal;
  private final List<Double> heard = new ArrayList<>();
  private final Map<Origin, List<Double>> others = new EnumMap<>(Origin.class);

  OutOfFold(Signal signal) {
    this.signal = signal;
  }

  /// Returns the share of utterances of an origin in which a signal may be heard in vain at most.
  static double limit(Signal signal, Origin origin) {
    double more =
        SAFETY_SIGNALS.contains(signal) ? SAFETY : signal == Signal.PRODUCT_INTEREST ? OFFER : 1;
    return FALSE_ALARMS.getOrDefault(origin, CALM) * more;
  }

  void add(SignalExample example, double score) {
    (example.heard()
            ? heard
            : others.computeIfAbsent(example.origin(), origin -> new ArrayList<>()))
        .add(score);
  }

  /// Returns the least score that counts as heard; there is at least one example.
  double threshold() {
    List<Double> ascending = heard.stream().sorted().toList();
    double forRecall = ascending.get((int) Math.floor((1 - RECALL) * ascending.size()));
    double forCalm = above(origin -> CALM);
    return forRecall >= forCalm
        ? (forRecall + forCalm) / 2
        : Math.max(forRecall, above(origin -> limit(signal, origin)));
  }

  /// Returns the lowest score that, of each origin, at most its share reaches.
  private double above(ToDoubleFunction<Origin> share) {
    double score = 0;
    for (Map.Entry<Origin, List<Double>> entry : others.entrySet()) {
      List<Double> descending = new ArrayList<>(entry.getValue());
      descending.sort(Collections.reverseOrder());
      int reaching = (int) Math.floor(share.applyAsDouble(entry.getKey()) * descending.size());
      score = Math.max(score, Math.nextUp(descending.get(reaching)));
    }
    return score;
  }

  Figures figures(double threshold) {
    Map<Origin, Heard> falseAlarms = new EnumMap<>(Origin.class);
    others.forEach((origin, scores) -> falseAlarms.put(origin, reaching(scores, threshold)));
    return new Figures(reaching(heard, threshold), falseAlarms);
  }

  private static Heard reaching(List<Double> scores, double threshold) {
    return new Heard(
        scores.size(), (int) scores.stream().filter(score -> score >= threshold).count());
  }
}
