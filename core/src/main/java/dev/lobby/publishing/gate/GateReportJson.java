package dev.lobby.publishing.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.LeftOut;

/// A report as one JSON object.
public final class GateReportJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_NULL).build();

  private GateReportJson() {}

  /// Returns the report.
  ///
  /// @param examples how many of its examples at most
  public static ObjectNode of(GateReport report, int examples) {
    ObjectNode json = JSON.createObjectNode();
    json.put("present", report.present());
    json.put("candidate", report.candidate());
    json.put("at", report.at().toString());
    json.put("passed", report.passed());
    json.set("breaches", JSON.valueToTree(report.breaches()));
    json.set("tooFew", JSON.valueToTree(report.tooFew()));
    json.set("rules", JSON.valueToTree(report.rules()));
    json.set("figures", JSON.valueToTree(report.figures()));
    json.put("differentQuestions", report.examples().size());
    ArrayNode shown = json.putArray("examples");
    report.examples().stream().limit(examples).forEach(it -> shown.add(of(it)));
    json.put("seldomFound", report.seldomFound());
    ArrayNode found = json.putArray("found");
    report.found().forEach(it -> found.add(of(it)));
    json.set("drifts", JSON.valueToTree(report.drifts()));
    json.put("seconds", report.took().toMillis() / 1000.0);
    json.put("perSecond", report.perSecond());
    return json;
  }

  private static ObjectNode of(OwnPhrasings own) {
    ObjectNode json = JSON.createObjectNode();
    json.put("article", own.article());
    ObjectNode title = json.putObject("title");
    own.titles().forEach((language, text) -> title.put(language.wire(), text));
    ArrayNode languages = json.putArray("languages");
    for (LeftOut leftOut : own.leftOut()) {
      languages
          .addObject()
          .put("language", leftOut.language().wire())
          .put("phrasings", leftOut.phrasings())
          .put("asked", leftOut.asked())
          .put("answered", leftOut.answered())
          .put("offered", leftOut.offered())
          .put("seldomFound", leftOut.isSeldomFound());
    }
    return json;
  }

  private static ObjectNode of(Example example) {
    ObjectNode json = JSON.createObjectNode();
    json.put("words", example.words());
    json.put("turns", example.turns());
    json.put("regression", example.regression());
    if (example.conversation() != null) {
      json.put("conversation", example.conversation());
    }
    ArrayNode effects = json.putArray("effects");
    example.effects().forEach(effect -> effects.add(effect.wire()));
    json.set("present", JSON.valueToTree(example.present()));
    json.set("candidate", JSON.valueToTree(example.candidate()));
    return json;
  }
}
