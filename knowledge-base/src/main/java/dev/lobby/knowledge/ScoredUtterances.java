package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lobby.knowledge.match.MatcherTraining;
import dev.lobby.knowledge.match.Outcome;
import dev.lobby.knowledge.match.ScoredUtterance;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// How utterances fared that were scored by what had not seen them, as JSON: a row for each.
///
/// | place | content |
/// |---|---|
/// | 0 | the utterance's key: 16 hex digits of a SHA-256 over its label, language and text |
/// | 1, 2 | the language it is written in; the id of the article that answers it, `-` for none |
/// | 3 to 6 | the best article, its probability, the sum of the best three, whether the right one is among them |
/// | 7 to 10 | the same by words alone |
final class ScoredUtterances {
  private static final int DIGITS = 16;

  private ScoredUtterances() {}

  /// Returns the key under which an utterance is filed.
  static String key(LabelledUtterance utterance) {
    String text = utterance.label() + "\n" + utterance.language().wire() + "\n" + utterance.text();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static ArrayNode write(List<ScoredUtterance> scored) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (ScoredUtterance each : scored) {
      ArrayNode row = json.addArray();
      row.add(key(each.utterance()));
      row.add(each.outcome().language().wire());
      row.add(each.outcome().right());
      add(each.outcome(), row);
      add(each.words(), row);
    }
    return json;
  }

  private static void add(Outcome outcome, ArrayNode row) {
    row.add(outcome.best())
        .add(outcome.probability())
        .add(outcome.three())
        .add(outcome.rightIsAmongThree());
  }

  /// Returns the outcomes in `json`, by all there is.
  static List<Outcome> outcomes(JsonNode json) {
    List<Outcome> outcomes = new ArrayList<>();
    json.forEach(row -> outcomes.add(outcome(row, 3)));
    return outcomes;
  }

  /// Returns what is in `json` of the utterances of `corpus`, in the order in which it stands
  /// there.
  static List<ScoredUtterance> read(JsonNode json, MatcherTraining.Corpus corpus) {
    Map<String, LabelledUtterance> byKey = new HashMap<>();
    corpus.phrasings().forEach(it -> byKey.put(key(it), it));
    corpus.background().forEach(it -> byKey.put(key(it), it));
    List<ScoredUtterance> scored = new ArrayList<>();
    for (JsonNode row : json) {
      LabelledUtterance utterance = byKey.get(row.path(0).asText());
      if (utterance != null) {
        scored.add(new ScoredUtterance(utterance, outcome(row, 7), outcome(row, 3)));
      }
    }
    return scored;
  }

  private static Outcome outcome(JsonNode row, int at) {
    Language language =
        Arrays.stream(Language.values())
            .filter(it -> it.wire().equals(row.path(1).asText()))
            .findFirst()
            .orElse(Language.NEITHER);
    return new Outcome(
        language,
        row.path(2).asText(),
        row.path(at).asText(),
        row.path(at + 1).asDouble(),
        row.path(at + 2).asDouble(),
        row.path(at + 3).asBoolean());
  }
}
