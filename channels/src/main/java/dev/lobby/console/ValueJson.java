package dev.lobby.console;

import dev.lobby.customer.Figures;
import dev.lobby.http.Requests;
import dev.lobby.value.Measure;
import dev.lobby.value.Rule;
import dev.lobby.value.RulesTrial;
import dev.lobby.value.Valuation;
import dev.lobby.value.ValueRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What a customer is worth, as pages read it.
public final class ValueJson {

  private ValueJson() {}

  /// In one line.
  public static JsonObject row(Valuation value) {
    return new JsonObject()
        .put("class", value.valueClass() == null ? null : value.valueClass().wire())
        .put("stage", value.stage() == null ? null : value.stage().wire())
        .put("health", value.health() == null ? null : value.health().score())
        .put("atRisk", value.atRisk())
        .put("churnWarning", value.churnWarning());
  }

  /// With why.
  ///
  /// @param amounts whether amounts may be told; if not, no figure of them is
  public static JsonObject of(Valuation value, boolean amounts) {
    Figures figures = value.standing().figures();
    JsonObject scores = new JsonObject();
    for (Measure score : new Measure[] {Measure.RECENCY, Measure.FREQUENCY, Measure.MONETARY}) {
      scores.put(score.wire(), score.ofAmounts() && !amounts ? null : value.measures().get(score));
    }
    return row(value)
        .put("asOf", figures == null ? null : figures.asOf())
        .put("scores", scores)
        .put("amounts", amounts)
        .put(
            "reasons",
            Requests.array(
                value.reasons(amounts).stream()
                    .map(it ->
                        new JsonObject().put("of", it.of()).put("zh", it.zh()).put("en", it.en()))
                    .toList()));
  }

  /// What rules ask, one after another.
  public static JsonArray of(ValueRules rules) {
    JsonArray all = new JsonArray();
    rules.classes().forEach((name, rule) -> all.add(rule("class", name.wire(), rule)));
    rules.stages().forEach((name, rule) -> all.add(rule("stage", name.wire(), rule)));
    return all.add(rule("at-risk", null, rules.atRisk()))
        .add(rule("churn-warning", null, rules.churnWarning()));
  }

  private static JsonObject rule(String of, @Nullable String name, Rule rule) {
    return new JsonObject()
        .put("of", of)
        .put("name", name)
        .put("needs", rule.needs())
        .put(
            "conditions",
            Requests.array(
                rule.conditions().stream()
                    .map(it ->
                        new JsonObject()
                            .put("measure", it.measure().wire())
                            .put("atLeast", it.atLeast())
                            .put("atMost", it.atMost()))
                    .toList()));
  }

  /// What other rules would change.
  public static JsonObject of(RulesTrial trial) {
    return new JsonObject()
        .put("day", trial.day().toString())
        .put("customers", trial.customers())
        .put("changingClass", trial.changingClass())
        .put(
            "moves",
            Requests.array(
                trial.moves().stream()
                    .map(it ->
                        new JsonObject()
                            .put("of", it.of().wire())
                            .put("from", it.from())
                            .put("to", it.to())
                            .put("customers", it.customers()))
                    .toList()));
  }
}
