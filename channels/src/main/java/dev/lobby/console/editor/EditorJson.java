package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Extras;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ArticleLife;
import dev.lobby.publishing.Library;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Articles and what is under way with them, as editors' pages read them.
final class EditorJson {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private EditorJson() {}

  /// An article in a line.
  static JsonObject line(Library.Entry entry) {
    Article article = entry.shown().orElse(null);
    ArticleLife life = entry.life();
    ArticleLife.Revision last = life.revisions().isEmpty() ? null : life.revisions().getLast();
    ArticleLife.Publication published = life.published();
    JsonObject json =
        new JsonObject()
            .put("id", entry.id())
            .put("stage", life.stage().wire())
            .put("revision", entry.revision())
            .put("released", entry.released().isPresent())
            .put("needsSecondPerson", entry.needsSecondPerson())
            .put("lastBy", last != null ? last.by() : published != null ? published.by() : null)
            .put(
                "lastAt",
                text(last != null ? last.at() : published != null ? published.at() : null))
            .put("publishFrom", text(life.publishFrom()))
            .put("authors", Requests.array(life.authors()))
            .put("returned", act(life.returned()))
            .put("retirement", act(life.retirement()));
    if (article == null) {
      return json.put("title", new JsonObject().put("zh", entry.id()).put("en", entry.id()))
          .put("phrasings", new JsonObject().put("zh", 0).put("en", 0));
    }
    JsonObject counts = new JsonObject();
    for (Language language : LANGUAGES) {
      counts.put(language.wire(), article.phrasings().getOrDefault(language, List.of()).size());
    }
    return json.put("title", title(article))
        .put("onlyIn", article.onlyIn().map(Language::wire).orElse(null))
        .put("area", article.area().wire())
        .put("sensitivity", article.sensitivity().wire())
        .put("audience", article.audience().wire())
        .put("validFrom", article.validity().from().toString())
        .put("validUntil", article.validity().until().map(LocalDate::toString).orElse(null))
        .put("phrasings", counts);
  }

  /// What keeps an article from being told on a day, so that an answer which looks right and is not
  /// given explains itself.
  static JsonArray heldBack(Release now, String article, LocalDate day) {
    return Requests.array(
        LANGUAGES.stream()
            .flatMap(language -> now.gaps(language, day).getOrDefault(article, List.of()).stream())
            .distinct()
            .map(gap -> new JsonObject().put("zh", gap.zh()).put("en", gap.en()))
            .toList());
  }

  static JsonObject title(Article article) {
    return texts(article.titles());
  }

  static JsonObject texts(Map<Language, String> texts) {
    JsonObject json = new JsonObject();
    LANGUAGES.forEach(it -> json.put(it.wire(), texts.getOrDefault(it, "")));
    return json;
  }

  /// A whole article; null for none.
  static @Nullable JsonObject article(@Nullable Article article) {
    if (article == null) {
      return null;
    }
    JsonObject phrasings = new JsonObject();
    LANGUAGES.forEach(it ->
        phrasings.put(it.wire(), Requests.array(article.phrasings().getOrDefault(it, List.of()))));
    return new JsonObject()
        .put("id", article.id())
        .put("version", article.version())
        .put("titles", texts(article.titles()))
        .put("answers", texts(article.answers()))
        .put("phrasings", phrasings)
        .put("area", article.area().wire())
        .put("audience", article.audience().wire())
        .put("sensitivity", article.sensitivity().wire())
        .put("validFrom", article.validity().from().toString())
        .put("validUntil", article.validity().until().map(LocalDate::toString).orElse(null))
        .put("signals", signals(article.signals()))
        .put("maySignal", signals(article.maySignal()))
        .put("notThis", notThis(article.extras()))
        .put(
            "variants",
            Requests.array(
                article.extras().variants().stream()
                    .map(it ->
                        new JsonObject()
                            .put("readers", it.readers())
                            .put("answers", texts(it.answers())))
                    .toList()))
        .put("choices", Requests.array(article.extras().choices()))
        .put("links", links(article.extras()));
  }

  private static JsonObject notThis(Extras extras) {
    JsonObject json = new JsonObject();
    LANGUAGES.forEach(it -> json.put(it.wire(), Requests.array(extras.notThis(it))));
    return json;
  }

  private static JsonObject links(Extras extras) {
    JsonObject json = new JsonObject();
    LANGUAGES.forEach(it -> json.put(it.wire(), Requests.array(extras.linkLines(it))));
    return json;
  }

  private static JsonArray signals(Collection<Signal> signals) {
    return Requests.array(signals.stream().sorted().map(Signal::wire).toList());
  }

  /// All that is known of an article.
  static JsonObject detail(Library library, Library.Entry entry) {
    ArticleLife life = entry.life();
    String published = entry.released().map(Article::version).orElse("");
    return new JsonObject()
        .put("id", entry.id())
        .put("stage", life.stage().wire())
        .put("revision", entry.revision())
        .put("released", article(entry.released().orElse(null)))
        .put("draft", article(entry.draft().orElse(null)))
        .put("needsSecondPerson", entry.needsSecondPerson())
        .put("authors", Requests.array(life.authors()))
        .put("submitted", act(life.submitted()))
        .put("accepted", Requests.array(life.accepted()))
        .put("approved", act(life.approved()))
        .put("publishFrom", text(life.publishFrom()))
        .put("returned", act(life.returned()))
        .put("retirement", act(life.retirement()))
        .put("complaints", complaints(entry.shown().map(library::check).orElse(List.of())))
        .put(
            "changes",
            entry
                .draft()
                .flatMap(draft -> library.diff(entry.id(), published, draft.version()))
                .map(EditorJson::diff)
                .orElse(null))
        .put(
            "history",
            Requests.array(library.history(entry.id()).stream().map(EditorJson::event).toList()));
  }

  static JsonArray complaints(List<Complaint> complaints) {
    return Requests.array(
        complaints.stream()
            .map(it ->
                new JsonObject()
                    .put("kind", it.kind().wire())
                    .put("blocks", it.blocks())
                    .put("language", wire(it.language()))
                    .put("piece", it.piece())
                    .put("zh", it.zh())
                    .put("en", it.en()))
            .toList());
  }

  private static @Nullable String wire(@Nullable Language language) {
    return language == null ? null : language.wire();
  }

  static JsonObject diff(ArticleDiff diff) {
    JsonArray phrasings = new JsonArray();
    for (Language language : LANGUAGES) {
      JsonArray added = phrasings(diff, language, true);
      JsonArray removed = phrasings(diff, language, false);
      if (!added.isEmpty() || !removed.isEmpty()) {
        phrasings.add(
            new JsonObject()
                .put("language", language.wire())
                .put("added", added)
                .put("removed", removed));
      }
    }
    return new JsonObject()
        .put(
            "fields",
            Requests.array(
                diff.fields().stream()
                    .map(it ->
                        new JsonObject()
                            .put("field", it.name())
                            .put("language", wire(it.language()))
                            .put("before", it.before())
                            .put("after", it.after()))
                    .toList()))
        .put("phrasings", phrasings);
  }

  private static JsonArray phrasings(ArticleDiff diff, Language language, boolean added) {
    return Requests.array(
        diff.phrasings().stream()
            .filter(it -> it.language() == language && it.added() == added)
            .map(ArticleDiff.Phrasing::text)
            .toList());
  }

  static JsonObject revision(ArticleLife.Revision revision) {
    return new JsonObject()
        .put("revision", revision.revision())
        .put("by", revision.by())
        .put("at", revision.at().toString())
        .put("why", revision.why());
  }

  private static @Nullable JsonObject act(ArticleLife.@Nullable Act act) {
    return act == null
        ? null
        : new JsonObject().put("by", act.by()).put("at", act.at().toString()).put("why", act.why());
  }

  static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static JsonObject event(Recorded recorded) {
    JsonObject json = new JsonObject().put("at", recorded.time().toString());
    if (!(recorded.event() instanceof ArticleEvent event)) {
      return json.put("event", "unknown").put("by", "").putNull("revision").putNull("why");
    }
    WireName name = event.getClass().getAnnotation(WireName.class);
    json.put("event", name == null ? "" : name.value());
    return switch (event) {
      case ArticleEvent.Drafted e -> told(json, e.by(), e.revision(), e.why());
      case ArticleEvent.Imported e -> told(json, e.by(), e.revision(), e.why());
      case ArticleEvent.Submitted e -> told(json, e.by(), e.revision(), e.why());
      case ArticleEvent.Approved e -> told(json, e.by(), e.revision(), e.publishFrom());
      case ArticleEvent.Returned e -> told(json, e.by(), null, e.reason());
      case ArticleEvent.Discarded e -> told(json, e.by(), null, e.reason());
      case ArticleEvent.RetirementProposed e -> told(json, e.by(), null, e.reason());
      case ArticleEvent.RetirementApproved e -> told(json, e.by(), null, null);
      case ArticleEvent.Published e -> told(json, e.by(), e.revision(), null);
      case ArticleEvent.Retired e -> told(json, e.by(), null, null);
    };
  }

  private static JsonObject told(
      JsonObject json, String by, @Nullable String revision, @Nullable String why) {
    return json.put("by", by).put("revision", revision).put("why", why);
  }
}
