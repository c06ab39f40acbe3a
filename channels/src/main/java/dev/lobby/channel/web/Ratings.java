package dev.lobby.channel.web;

import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.AnswerRatings;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.conversation.Satisfaction;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The part of the customer's API by which they say whether an answer helped, and how satisfied
/// they are with how a person served them.
final class Ratings {

  private final AnswerRatings answers;
  private final Satisfaction satisfaction;
  private final Lanes lanes;
  private final BiConsumer<RoutingContext, Consumer<String>> admit;

  /// @param admit goes on with the conversation's id for who holds its token
  Ratings(
      Conversations conversations,
      Lanes lanes,
      BiConsumer<RoutingContext, Consumer<String>> admit) {
    this.answers = new AnswerRatings(conversations);
    this.satisfaction = new Satisfaction(conversations);
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
