package dev.lobby.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/// What a release was made from, when it was made by a [ReleaseAmendment].
///
/// @param base the id of the release that was amended
/// @param trained the id of the last one that was trained in full
/// @param amendments how many amendments lie between that one and this
/// @param changed how many titles and phrasings came or went in them
/// @param known how many titles and phrasings this one knows
public record Lineage(String base, String trained, int amendments, int changed, int known) {
  /// From this share of changed phrasings on a full training is due; the module's README has the
  /// figures.
  static final double SHARE_MAX = 0.1;

  /// From so many amendments on a full training is due.
  static final int AMENDMENTS_MAX = 50;

  /// Returns the share of titles and phrasings that came or went since the last full training.
  public double share() {
    return (double) changed / Math.max(1, known);
  }

  /// Returns why a full training is due; empty while it is not.
  public Optional<String> due() {
    if (share() < SHARE_MAX && amendments < AMENDMENTS_MAX) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d titles and phrasings, %.1f %% of all, came or went in %d amendments since the last"
                + " full training; from %.0f %% or %d amendments on train in full",
            changed,
            100 * share(),
            amendments,
            100 * SHARE_MAX,
            AMENDMENTS_MAX));
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("base", base);
    json.put("trained", trained);
    json.put("amendments", amendments);
    json.put("changed", changed);
    json.put("known", known);
    return json;
  }

  /// Returns the lineage in a release's figures; empty when it was trained in full.
  static Optional<Lineage> of(JsonNode figures) {
    JsonNode json = figures.path("amendment");
    return json.isObject()
        ? Optional.of(
            new Lineage(
                json.required("base").asText(),
                json.required("trained").asText(),
                json.required("amendments").asInt(),
                json.required("changed").asInt(),
                json.required("known").asInt()))
        : Optional.empty();
  }
}
