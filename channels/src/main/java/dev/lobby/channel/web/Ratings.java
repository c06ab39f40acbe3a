package dev.lobby.channel.web;

import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.AnswerRatings;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.conversation.Satisfaction;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.survey.Survey;
import dev.lobby.survey.SurveyAnswers;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The part of the customer's API by which they say whether an answer helped, how satisfied they
/// are with how a person served them, and how likely they recommend the bank.
final class Ratings {

  private final AnswerRatings answers;
  private final Satisfaction satisfaction;
  private final SurveyAnswers surveys;
  private final Lanes lanes;
  private final BiConsumer<RoutingContext, Consumer<String>> admit;

  /// @param admit goes on with the conversation's id for who holds its token
  Ratings(
      Journal journal,
      Conversations conversations,
      Lanes lanes,
      BiConsumer<RoutingContext, Consumer<String>> admit) {
    this.answers = new AnswerRatings(conversations);
    this.satisfaction = new Satisfaction(conversations);
    this.surveys = new SurveyAnswers(journal, conversations);
    this.lanes = lanes;
    this.admit = admit;
  }

  /// What a customer says of an answer.
  record OfAnswer(long seq, boolean helpful) {
    static OfAnswer of(RoutingContext ctx) {
      JsonObject body = Requests.object(ctx);
      if (!(body.getValue("helpful") instanceof Boolean helpful)) {
        throw Problem.badRequest("\"helpful\" is true or false.");
      }
      return new OfAnswer(place(body), helpful);
    }
  }

  /// What a customer says of how a person served them.
  record OfService(long seq, int score) {
    static OfService of(RoutingContext ctx) {
      JsonObject body = Requests.object(ctx);
      if (!(body.getValue("score") instanceof Integer score)
          || score < 1
          || score > Satisfaction.BEST) {
        throw Problem.badRequest(
            "\"score\" is a number from 1, not at all, to " + Satisfaction.BEST + ", very.");
      }
      return new OfService(place(body), score);
    }
  }

  /// What a customer answers to a survey.
  record OfBank(long seq, int score) {
    static OfBank of(RoutingContext ctx) {
      JsonObject body = Requests.object(ctx);
      if (!(body.getValue("score") instanceof Integer score) || !Survey.isScore(score)) {
        throw Problem.badRequest(
            "\"score\" is a number from 0, not at all likely, to " + Survey.BEST + ", very.");
      }
      return new OfBank(place(body), score);
    }
  }

  private static long place(JsonObject body) {
    if (!(body.getValue("seq") instanceof Number seq)) {
      throw Problem.badRequest("\"seq\" is the place of a message in the conversation.");
    }
    return seq.longValue();
  }

  void answer(RoutingContext ctx) {
    OfAnswer said = OfAnswer.of(ctx);
    admit.accept(
        ctx,
        id ->
            Requests.whenDone(
                ctx,
                lanes.submit(id, () -> answers.rate(id, said.seq, said.helpful)),
                outcome -> {
                  switch (Requests.found(outcome, "conversation")) {
                    case AnswerRatings.Outcome.Taken(AnswerRating rating) ->
                        Requests.answer(
                            ctx,
                            200,
                            new JsonObject().put("seq", said.seq).put("rating", rating.wire()));
                    case AnswerRatings.Outcome.NoAnswer none ->
                        throw refused(said.seq, "no answer that can be rated", "rating");
                  }
                }));
  }

  void service(RoutingContext ctx) {
    OfService said = OfService.of(ctx);
    admit.accept(
        ctx,
        id ->
            Requests.whenDone(
                ctx,
                lanes.submit(id, () -> satisfaction.rate(id, said.seq, said.score)),
                outcome -> {
                  switch (Requests.found(outcome, "conversation")) {
                    case Satisfaction.Outcome.Taken taken ->
                        Requests.answer(
                            ctx,
                            200,
                            new JsonObject().put("seq", said.seq).put("satisfaction", said.score));
                    case Satisfaction.Outcome.NotAsked not ->
                        throw refused(
                            said.seq,
                            "nothing that asks how satisfied the customer is",
                            "satisfaction");
                  }
                }));
  }

  void survey(RoutingContext ctx) {
    OfBank said = OfBank.of(ctx);
    admit.accept(
        ctx,
        id ->
            Requests.whenDone(
                ctx,
                lanes.submit(id, () -> surveys.answer(id, said.seq, said.score)),
                outcome -> {
                  switch (Requests.found(outcome, "conversation")) {
                    case SurveyAnswers.Outcome.Taken taken ->
                        Requests.answer(
                            ctx,
                            200,
                            new JsonObject()
                                .put("seq", said.seq)
                                .put("survey", new JsonObject().put("score", said.score)));
                    case SurveyAnswers.Outcome.NotAsked not ->
                        throw refused(
                            said.seq,
                            "nothing that asks how likely the customer recommends the bank",
                            "survey");
                  }
                }));
  }

  private static Problem refused(long seq, String what, String field) {
    return Problem.conflict(
        "At place "
            + seq
            + " of this conversation stands "
            + what
            + ": only a message with a \""
            + field
            + "\" can be rated.");
  }
}
