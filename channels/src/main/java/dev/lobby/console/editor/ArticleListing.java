package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Kind;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.ScheduledPublication;
import dev.lobby.review.verdict.ArticleHealth;
import dev.lobby.review.verdict.ArticleHealth.Health;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All articles, a line each, with how they fare.
public final class ArticleListing {

  /// What blocks comes first, and that there are few phrasings last: of an imported table every
  /// article has that in common.
  private static final Comparator<Complaint> TELLING_FIRST =
      Comparator.comparing((Complaint it) -> !it.blocks())
          .thenComparing(it -> it.kind() == Complaint.Kind.FEW_PHRASINGS);

  private final Library library;
  private final Releases releases;
  private final ArticleHealth health;
  private final ScheduledPublication scheduled;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param zone the bank's time zone
  public ArticleListing(
      Library library,
      Releases releases,
      ArticleHealth health,
      ScheduledPublication scheduled,
      InstantSource clock,
      ZoneId zone) {
    this.library = library;
    this.releases = releases;
    this.health = health;
    this.scheduled = scheduled;
    this.clock = clock;
    this.zone = zone;
  }

  JsonObject json() {
    Map<String, Health> known = health.all();
    Release now = releases.current();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<Library.Entry> entries = library.list();
    Map<String, List<Complaint>> remarks = library.remarks(entries, today);
    return new JsonObject()
        .put("release", new JsonObject().put("id", now.id()))
        .put("areas", wires(Area.values()))
        .put("audiences", wires(Audience.values()))
        .put("sensitivities", wires(Sensitivity.values()))
        .put("signals", Requests.array(Arrays.stream(Signal.values()).map(Signal::wire).toList()))
        .put("healthDays", ArticleHealth.DAYS)
        .put("values", values(now, today))
        .put(
            "articles",
            Requests.array(
                entries.stream()
                    .map(entry ->
                        EditorJson.line(entry)
                            .put("health", health(known.getOrDefault(entry.id(), Health.UNKNOWN)))
                            .put("notPublished", notPublished(entry.id()))
                            .put("remarks", remarks(remarks.getOrDefault(entry.id(), List.of())))
                            .put("heldBack", heldBack(now, entry, today)))
                    .toList()));
  }

  /// What the catalogue's fields say today, by what stands between an answer's braces; of one that
  /// has no value nothing.
  private static JsonObject values(Release now, LocalDate today) {
    JsonObject values = new JsonObject();
    for (Entry entry : now.catalogue().entries()) {
      Kind kind = entry.kind();
      for (String part : kind.parts()) {
        String key = entry.key();
        String name = key + "." + part;
        JsonObject said = new JsonObject();
        Template field = Template.of("{{" + name + "}}");
        for (Language language : List.of(Language.ZH, Language.EN)) {
          if (field.render(now.catalogue(), language, today)
              instanceof Rendered.Text(String text)) {
            said.put(language.wire(), text);
          }
        }
        if (!said.isEmpty()) {
          values.put(name, said);
          if (part.equals(kind.parts().getFirst())) {
            // It is what a field that names no part says.
            values.put(key, said);
          }
        }
      }
    }
    return values;
  }

  private static <T extends Enum<T> & Wired> JsonArray wires(T[] values) {
    return Requests.array(Arrays.stream(values).map(Wired::wire).toList());
  }

  private static JsonObject health(Health health) {
    return new JsonObject()
        .put("asked", health.asked())
        .put("answered", health.answered())
        .put("reviewed", health.reviewed())
        .put("wrong", health.wrong())
        .put("lastReview", EditorJson.text(health.lastReview()))
        .put("rated", health.ratings().rated())
        .put("helpful", health.ratings().helpful());
  }

  /// Before its first day and after its last nobody is told an article, whatever its fields say.
  private static JsonArray heldBack(Release now, Library.Entry entry, LocalDate today) {
    return entry.released().filter(it -> it.validity().covers(today)).isPresent()
        ? EditorJson.heldBack(now, entry.id(), today)
        : new JsonArray();
  }

  /// What is to be said of a draft, in short: how much of it blocks, how much there is of each
  /// kind, which kinds block, and what tells most; null for nothing.
  private static @Nullable JsonObject remarks(List<Complaint> complaints) {
    if (complaints.isEmpty()) {
      return null;
    }
    List<Complaint> telling = complaints.stream().sorted(TELLING_FIRST).toList();
    JsonObject kinds = new JsonObject();
    for (Complaint complaint : telling) {
      String kind = complaint.kind().wire();
      kinds.put(kind, kinds.getInteger(kind, 0) + 1);
    }
    return new JsonObject()
        .put("blocks", complaints.stream().filter(Complaint::blocks).count())
        .put("kinds", kinds)
        .put(
            "blocking",
            Requests.array(
                telling.stream()
                    .filter(Complaint::blocks)
                    .map(it -> it.kind().wire())
                    .distinct()
                    .toList()))
        .put("first", EditorJson.complaints(telling.subList(0, 1)).getJsonObject(0));
  }

  /// Why an article is not published although its moment has come; null for no reason.
  private @Nullable JsonObject notPublished(String article) {
    return scheduled
        .refusal(article)
        .map(refusal ->
            new JsonObject().put("at", refusal.at().toString()).put("why", refusal.why()))
        .orElse(null);
  }
}
