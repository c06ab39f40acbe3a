package dev.lobby.language.act;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.KernelFile;
import dev.lobby.language.kernel.KernelModel;
import dev.lobby.language.maxent.LinearModel;
import dev.lobby.language.maxent.Logistic;
import dev.lobby.language.maxent.ModelFile;
import dev.lobby.language.text.Ngrams;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Hears acts in one language: maximum entropy on n-grams and clues, kernel ridge regression on
/// sentence embeddings, and for each act how much each of the two counts. Immutable.
///
/// Either model knows the sets of acts that messages do, as labels; of an act it says what it says
/// of all sets with it.
public final class ActModel {
  private static final List<Act> ACTS = List.of(Act.values());
  private static final String NONE = "-";
  private static final String AND = "+";

  /// What log-odds are kept within: further out they say no more.
  private static final double FAR = 8;

  private final LinearModel words;
  private final KernelModel meaning;
  private final List<Set<Act>> inWords;
  private final List<Set<Act>> inMeaning;
  private final Map<Act, ActFusion> fusions;

  ActModel(LinearModel words, KernelModel meaning, Map<Act, ActFusion> fusions) {
    this.words = words;
    this.meaning = meaning;
    this.inWords = words.labels().stream().map(ActModel::acts).toList();
    this.inMeaning = meaning.labels().stream().map(ActModel::acts).toList();
    Map<Act, ActFusion> own = new EnumMap<>(Act.class);
    own.putAll(fusions);
    this.fusions = Collections.unmodifiableMap(own);
  }

  /// Returns these acts as a label.
  static String label(Set<Act> acts) {
    return acts.isEmpty()
        ? NONE
        : acts.stream().sorted().map(Act::wire).collect(Collectors.joining(AND));
  }

  private static Set<Act> acts(String label) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    if (!label.equals(NONE)) {
      for (String wire : label.split("\\+", -1)) {
        acts.add(
            Act.ofWire(wire)
                .orElseThrow(
                    () -> new IllegalArgumentException("the model knows an act '" + wire + "'")));
      }
    }
    return acts;
  }

  /// Returns by how much the probability of each act is above what counts, -1 to 1.
  Map<Act, Double> margins(Ngrams text, Embedding embedding) {
    LinearModel.Scores said = words.score(text);
    KernelModel.Scores meant = meaning.score(embedding.values());
    Map<Act, Double> margins = new EnumMap<>(Act.class);
    fusions.forEach((act, fusion) ->
        margins.put(
            act,
            probability(fusion.weights(), evidence(act, logOdds(act, said), meant))
                - fusion.threshold()));
    return margins;
  }

  static double probability(List<Double> weights, double[] evidence) {
    double sum = weights.getLast();
    for (int i = 0; i < evidence.length; i++) {
      sum += weights.get(i) * evidence[i];
    }
    return Logistic.probability(sum);
  }

  /// Returns what the words of a text say about an act.
  double logOdds(Act act, LinearModel.Scores said) {
    double does = 0;
    for (int label = 0; label < inWords.size(); label++) {
      if (inWords.get(label).contains(act)) {
        does += Math.exp(said.log(label));
      }
    }
    // What rests on no known n-gram says nothing, and silence is no act.
    if (said.known() == 0 || does <= 0) {
      return -FAR;
    }
    return Math.clamp(Math.log(does) - Math.log(Math.max(Double.MIN_NORMAL, 1 - does)), -FAR, FAR);
  }

  /// Returns the evidence about an act as [ActFusion] weighs it.
  double[] evidence(Act about, double logOdds, KernelModel.Scores meant) {
    double[] evidence = new double[ActFusion.EVIDENCE];
    int acts = ACTS.size();
    evidence[0] = logOdds;
    Arrays.fill(evidence, 1 + acts, evidence.length, -1);
    for (int label = 0; label < inMeaning.size(); label++) {
      Set<Act> does = inMeaning.get(label);
      float score = meant.byLabel()[label];
      does.forEach(act -> evidence[1 + ACTS.indexOf(act)] += score);
      int side = 1 + acts + (does.contains(about) ? 0 : 1);
      evidence[side] = Math.max(evidence[side], meant.nearest().highest(label));
    }
    return evidence;
  }

  /// Returns how each act is told, and from which probability on it counts.
  public Map<Act, ActFusion> fusions() {
    return fusions;
  }

  /// Returns what goes by the words as bytes.
  public byte[] wordsToBytes() {
    return ModelFile.write(words);
  }

  /// Returns what goes by the meaning as bytes.
  public byte[] meaningToBytes() {
    return KernelFile.write(meaning);
  }

  /// Returns the model in these bytes.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static ActModel of(byte[] words, byte[] meaning, Map<Act, ActFusion> fusions) {
    return new ActModel(ModelFile.read(words), KernelFile.read(meaning), fusions);
  }
}
