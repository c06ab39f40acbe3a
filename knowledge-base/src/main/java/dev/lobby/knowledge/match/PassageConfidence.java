package dev.lobby.knowledge.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.language.Language;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// How probable it is that the best passage found answers, as a logistic function of the
/// [PassageEvidence] in each language, and from which probability on one is quoted.
///
/// @param weights by language, one for each input and the constant
/// @param thresholds by language; a language without is never quoted in
public record PassageConfidence(
    Map<Language, List<Double>> weights, Map<Language, Thresholds> thresholds) {

  private static final int STEPS = 60;
  private static final double RIDGE = 1e-3;

  public PassageConfidence {
    weights
        .values()
        .forEach(own -> {
          if (own.size() != PassageEvidence.INPUTS + 1) {
            throw new IllegalArgumentException(
                (PassageEvidence.INPUTS + 1) + " weights are needed");
          }
        });
    weights = Map.copyOf(weights);
    thresholds = Map.copyOf(thresholds);
  }

  /// Returns the confidence where nothing was learnt: no passage is ever quoted.
  public static PassageConfidence none() {
    return new PassageConfidence(Map.of(), Map.of());
  }

  /// Returns the thresholds for a language; those of neither and both mixed are never reached.
  Thresholds thresholds(Language language) {
    return thresholds.getOrDefault(language, Thresholds.NEVER);
  }

  /// Returns how probable it is that the best passage answers; 0 in a language that nothing was
  /// learnt of.
  double of(PassageEvidence evidence, Language language) {
    return of(evidence.inputs(), language);
  }

  double of(double[] inputs, Language language) {
    List<Double> own = weights.get(language);
    return own == null ? 0 : of(own.stream().mapToDouble(it -> it).toArray(), inputs);
  }

  private static double of(double[] weights, double[] inputs) {
    double sum = weights[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      sum += weights[i] * inputs[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /// An utterance, whether its best passage answers it, and how much it counts.
  record Example(double[] inputs, boolean right, double weight) {}

  /// Returns the weights under which the `examples` are likeliest, by Newton's method.
  static List<Double> fit(List<Example> examples) {
    int inputs = PassageEvidence.INPUTS;
    double[] weights = new double[inputs + 1];
    double total = examples.stream().mapToDouble(Example::weight).sum();
    for (int step = 0; step < STEPS && total > 0; step++) {
      double[] gradient = new double[weights.length];
      double[][] hessian = new double[weights.length][weights.length];
      for (int i = 0; i < inputs; i++) {
        gradient[i] = RIDGE * total * weights[i];
        hessian[i][i] = RIDGE * total;
      }
      hessian[inputs][inputs] = 1e-9;
      for (Example example : examples) {
        double p = of(weights, example.inputs());
        double error = example.weight() * (p - (example.right() ? 1 : 0));
        double curve = example.weight() * Math.max(1e-9, p * (1 - p));
        for (int i = 0; i <= inputs; i++) {
          double left = i < inputs ? example.inputs()[i] : 1;
          gradient[i] += error * left;
          for (int j = 0; j <= inputs; j++) {
            hessian[i][j] += curve * left * (j < inputs ? example.inputs()[j] : 1);
          }
        }
      }
      double[] move = WeightsFit.solve(hessian, gradient);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= Math.clamp(move[i], -3, 3);
      }
    }
    return Arrays.stream(weights).boxed().toList();
  }

  /// Returns the confidence in `json`, as [#toJson] writes it.
  ///
  /// @throws IllegalArgumentException when something is missing or no number
  public static PassageConfidence of(JsonNode json) {
    Map<Language, List<Double>> weights = new EnumMap<>(Language.class);
    Map<Language, Thresholds> thresholds = new EnumMap<>(Language.class);
    for (Language language : List.of(Language.ZH, Language.EN)) {
      JsonNode own = json.path(language.wire());
      if (!own.isMissingNode()) {
        weights.put(language, numbers(own.required("weights")));
        thresholds.put(
            language,
            new Thresholds(
                own.required("answer").asDouble(Thresholds.NEVER.answer()),
                own.required("suggest").asDouble(Thresholds.NEVER.suggest())));
      }
    }
    return new PassageConfidence(weights, thresholds);
  }

  private static List<Double> numbers(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .peek(it -> {
          if (!it.isNumber()) {
            throw new IllegalArgumentException(it + " is not a number");
          }
        })
        .map(JsonNode::doubleValue)
        .toList();
  }

  /// Returns the confidence as JSON; a threshold that is never reached is null.
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new EnumMap<>(weights)
        .forEach((language, own) -> {
          ObjectNode one = json.putObject(language.wire());
          ArrayNode array = one.putArray("weights");
          own.forEach(it -> array.add(it));
          Thresholds limits = thresholds(language);
          one.put("answer", reachable(limits.answer()));
          one.put("suggest", reachable(limits.suggest()));
        });
    return json;
  }

  private static @Nullable Double reachable(double threshold) {
    return threshold > 1 ? null : threshold;
  }
}
