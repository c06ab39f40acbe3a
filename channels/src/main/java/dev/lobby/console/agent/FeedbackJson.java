package dev.lobby.console.agent;

import dev.lobby.feedback.Feedback;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/// What the board of suggestions and praise reads.
final class FeedbackJson {

  private FeedbackJson() {}

  /// @param all the last given first
  static JsonObject board(List<Feedback> all) {
    return new JsonObject()
        .put(
            "open",
            Requests.array(
                all.reversed().stream().filter(Feedback::open).map(FeedbackJson::row).toList()))
        .put(
            "ended",
            Requests.array(
                all.stream().filter(one -> !one.open()).map(FeedbackJson::row).toList()));
  }

  static JsonObject row(Feedback one) {
    Instant ended = one.endedAt();
    return new JsonObject()
        .put("number", one.number())
        .put("kind", one.origin().kind().wire())
        .put("stage", one.stage().wire())
        .put("product", one.origin().product())
        .put("customer", one.origin().customer())
        .put("channel", one.origin().channel())
        .put("language", one.origin().language().wire())
        .put("conversation", one.origin().conversation())
        .put("team", one.care().team())
        .put("owner", one.care().owner())
        .put("verdict", one.verdict() == null ? null : one.verdict().wire())
        .put("receivedAt", one.origin().at().toString())
        .put("endedAt", ended == null ? null : ended.toString());
  }

  /// One with all that was written about it, the newest first.
  ///
  /// @param others the customer's other ones
  static JsonObject detail(Feedback one, List<Recorded> events, List<Feedback> others) {
    return row(one)
        .put("history", Requests.array(events.reversed().stream().map(FeedbackJson::line).toList()))
        .put("others", Requests.array(others.stream().map(FeedbackJson::row).toList()));
  }

  /// An event: its name, when, by whom, and what else it says.
  private static JsonObject line(Recorded recorded) {
    WireName name = recorded.event().getClass().getAnnotation(WireName.class);
    JsonObject line =
        new JsonObject()
            .put("event", name == null ? "" : name.value())
            .put("at", recorded.time().toString());
    return recorded.event() instanceof FeedbackEvent event ? said(line, event) : line;
  }

  private static JsonObject said(JsonObject line, FeedbackEvent event) {
    return switch (event) {
      case FeedbackEvent.Received e -> line.put("text", e.text());
      case FeedbackEvent.Routed(String by, String team) -> line.put("by", by).put("team", team);
      case FeedbackEvent.Assigned(String by, String owner) ->
          line.put("by", by).put("owner", owner);
      case FeedbackEvent.Noted(String by, String text) -> line.put("by", by).put("text", text);
      case FeedbackEvent.Answered e ->
          line.put("by", e.by()).put("verdict", e.verdict().wire()).put("text", e.text());
      case FeedbackEvent.Told(String by, String how) -> line.put("by", by).put("how", how);
      case FeedbackEvent.PassedOn(String by, String to) -> line.put("by", by).put("to", to);
      case FeedbackEvent.Dismissed(String by, String reason) ->
          line.put("by", by).put("text", reason);
    };
  }
}
