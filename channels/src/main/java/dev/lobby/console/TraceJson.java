package dev.lobby.console;

import dev.lobby.conversation.Trace;
import dev.lobby.http.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why the assistant decided so, as pages read it.
public final class TraceJson {

  private TraceJson() {}

  /// Returns a trace.
  public static JsonObject of(Trace trace) {
    return new JsonObject()
        .put("outcome", trace.outcome())
        .put("error", trace.error())
        .put("release", trace.release())
        .put("language", trace.language())
        .put(
            "signals",
            Requests.array(
                trace.signals().stream()
                    .map(signal ->
                        new JsonObject()
                            .put("signal", signal.signal())
                            .put("score", signal.score())
                            .put("threshold", signal.threshold())
                            .put("fired", signal.fired()))
                    .toList()))
        .put("mood", mood(trace.mood()))
        .put("entities", entities(trace.entities()))
        .put(
            "matches",
            Requests.array(
                trace.matches().stream()
                    .map(match ->
                        new JsonObject()
                            .put("article", match.article())
                            .put("version", match.version())
                            .put("title", match.title())
                            .put("probability", match.probability()))
                    .toList()))
        .put(
            "thresholds",
            new JsonObject()
                .put("answer", trace.answerThreshold())
                .put("suggest", trace.suggestThreshold()))
        .put("passages", passages(trace))
        .put(
            "branches",
            Requests.array(
                trace.branches().stream()
                    .map(branch ->
                        new JsonObject()
                            .put("row", branch.row())
                            .put("taken", branch.taken())
                            .put("why", branch.why()))
                    .toList()))
        .put(
            "decision",
            new JsonObject()
                .put("say", trace.say())
                .put("articles", Requests.array(trace.articles()))
                .put("route", trace.route()))
        .put(
            "millis",
            new JsonObject()
                .put("interpret", trace.interpretMicros() / 1000.0)
                .put("match", trace.matchMicros() / 1000.0)
                .put("decide", trace.decideMicros() / 1000.0))
        .put("ruledOut", ruledOut(trace.ruledOut()))
        .put("reader", reader(trace.reader()))
        .put("synonyms", synonyms(trace.synonyms()));
  }

  private static JsonArray ruledOut(@Nullable List<Trace.RuledOut> ruledOut) {
    JsonArray json = new JsonArray();
    if (ruledOut != null) {
      ruledOut.forEach(one ->
          json.add(
              new JsonObject()
                  .put("article", one.article())
                  .put("title", one.title())
                  .put("question", one.question())
                  .put("similarity", one.similarity())));
    }
    return json;
  }

  private static JsonArray synonyms(@Nullable List<Trace.Synonym> synonyms) {
    JsonArray json = new JsonArray();
    if (synonyms != null) {
      synonyms.forEach(
          one -> json.add(new JsonObject().put("written", one.written()).put("term", one.term())));
    }
    return json;
  }

  private static @Nullable JsonObject reader(Trace.@Nullable Reader reader) {
    return reader == null
        ? null
        : new JsonObject()
            .put("channel", reader.channel())
            .put("signedIn", reader.signedIn())
            .put("tier", reader.tier())
            .put("holds", reader.holds() == null ? null : Requests.array(reader.holds()))
            .put("variant", reader.variant());
  }

  private static @Nullable JsonObject passages(Trace trace) {
    Trace.PassagesFound passages = trace.passages();
    if (passages == null) {
      return null;
    }
    return new JsonObject()
        .put("threshold", passages.threshold() > 1 ? null : passages.threshold())
        .put(
            "matches",
            Requests.array(
                passages.matches().stream()
                    .map(it ->
                        new JsonObject()
                            .put("passage", it.passage())
                            .put("version", it.version())
                            .put("headings", it.headings())
                            .put("probability", it.probability())
                            .put("meaning", it.meaning())
                            .put("words", it.words())
                            .put("article", it.article()))
                    .toList()));
  }

  private static @Nullable JsonObject mood(Trace.@Nullable MoodHeard mood) {
    return mood == null
        ? null
        : new JsonObject().put("sentiment", mood.sentiment()).put("urgency", mood.urgency());
  }

  private static JsonArray entities(@Nullable List<Trace.EntityHeard> entities) {
    JsonArray json = new JsonArray();
    if (entities != null) {
      entities.forEach(entity ->
          json.add(
              new JsonObject()
                  .put("kind", entity.kind())
                  .put("text", entity.text())
                  .put("value", entity.value())));
    }
    return json;
  }
}
