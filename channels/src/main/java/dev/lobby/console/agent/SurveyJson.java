package dev.lobby.console.agent;

import dev.lobby.customer.Customer;
import dev.lobby.http.Requests;
import dev.lobby.outreach.Plan;
import dev.lobby.outreach.Plans;
import dev.lobby.survey.Survey;
import dev.lobby.survey.SurveyDesk;
import dev.lobby.survey.Surveys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;

/// What the customers page reads of surveys.
public final class SurveyJson {

  private final Surveys surveys;
  private final SurveyDesk desk;
  private final Plans plans;

  /// @param plans those in force, by which surveys are named
  public SurveyJson(Surveys surveys, SurveyDesk desk, Plans plans) {
    this.surveys = surveys;
    this.desk = desk;
    this.plans = plans;
  }

  /// All of a customer's, the last asked first.
  JsonArray of(Customer customer) {
    return Requests.array(
        customer.family().stream()
            .flatMap(id -> surveys.of(id).stream())
            .sorted(Comparator.comparing(Survey::askedAt).reversed())
            .map(this::json)
            .toList());
  }

  private JsonObject json(Survey survey) {
    Optional<Plan.Words> name = plans.find(survey.plan()).map(Plan::name);
    Survey.Answer answer = survey.answer();
    return new JsonObject()
        .put("number", survey.number())
        .put("plan", survey.plan())
        .put(
            "name",
            name.map(it -> new JsonObject().put("zh", it.zh()).put("en", it.en())).orElse(null))
        .put("askedAt", survey.askedAt().toString())
        .put("conversation", survey.conversation())
        .put("followUp", survey.followUp())
        .put("end", survey.end() == null ? null : survey.end().wire())
        .put("score", answer == null ? null : answer.score())
        .put("answeredAt", answer == null ? null : answer.at().toString())
        .put("by", answer == null ? null : answer.by())
        .put(
            "reason",
            answer == null || answer.by() == null
                ? null
                : desk.reason(survey.number()).orElse(null));
  }
}
