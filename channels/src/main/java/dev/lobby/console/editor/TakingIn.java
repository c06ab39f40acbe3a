package dev.lobby.console.editor;

import dev.lobby.http.Requests;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.ContentProblem;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.publishing.Imports;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Releases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes in the articles of an editor's file, or says what would become of each: all of them but
/// those that the editor leaves out.
final class TakingIn {

  private final Library library;
  private final Imports imports;
  private final Releases releases;
  private final NearArticles nearArticles;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param zone the bank's time zone
  TakingIn(
      Library library,
      Imports imports,
      Releases releases,
      NearArticles nearArticles,
      InstantSource clock,
      ZoneId zone) {
    this.library = library;
    this.imports = imports;
    this.releases = releases;
    this.nearArticles = nearArticles;
    this.clock = clock;
    this.zone = zone;
  }

  /// What a file holds.
  ///
  /// @param articles without those that stand there already, word for word under another id
  /// @param same the ids under which those stand
  /// @param passed the columns out of which nothing is taken
  private record Read(List<Article> articles, List<String> same, List<ContentProblem> passed) {}

  /// @throws MalformedContentException naming every line that is wrong
  private Read read(String name, byte[] bytes) {
    List<ContentProblem> passed = new ArrayList<>();
    List<Article> articles =
        ImportFile.articles(
            name,
            bytes,
            LocalDate.ofInstant(clock.instant(), zone),
            id -> library.find(id).flatMap(Library.Entry::shown),
            clock,
            passed::add);
    List<String> same = new ArrayList<>();
    return new Read(others(articles, same), same, passed);
  }

  /// Says what would become of each article of a file. One that cannot be taken in as things stand
  /// is told with the reason, and holds back no other.
  Answer preview(String name, byte[] bytes, String by) {
    Read read;
    try {
      read = read(name, bytes);
    } catch (MalformedContentException e) {
      return problems(e.problems().stream().map(EditorConsole::problem).toList());
    }
    List<Article> articles = read.articles;
    Map<String, Imports.Reason> refused = new TreeMap<>();
    Imports.Outcome outcome = imports.preview(articles, by);
    // What stands in the way of a draft is looked for only where no row itself is wrong.
    while (outcome instanceof Imports.Outcome.Refused(List<Imports.Reason> reasons)
        && each(reasons, without(articles, refused.keySet()))) {
      reasons.forEach(it -> refused.put(it.article(), it));
      outcome = imports.preview(without(articles, refused.keySet()), by);
    }
    return switch (outcome) {
      case Imports.Outcome.Refused(List<Imports.Reason> reasons) ->
          problems(reasons.stream().map(TakingIn::problem).toList());
      case Imports.Outcome.Done(List<String> drafted, List<String> unchanged) ->
          Answer.done(
              ImportPreview.of(
                      library,
                      releases,
                      nearArticles,
                      without(articles, refused.keySet()),
                      drafted,
                      joined(unchanged, read.same))
                  .put(
                      "refused",
                      Requests.array(
                          articles.stream()
                              .map(ArticleText::normal)
                              .filter(it -> refused.containsKey(it.id()))
                              .map(it -> refused(it, Objects.requireNonNull(refused.get(it.id()))))
                              .toList()))
                  .put(
                      "passed",
                      Requests.array(read.passed.stream().map(EditorConsole::problem).toList())));
    };
  }

  /// Whether each reason is about an article that can be left out by its id.
  private static boolean each(List<Imports.Reason> reasons, List<Article> articles) {
    Map<String, Long> byId =
        articles.stream()
            .map(ArticleText::normal)
            .collect(Collectors.groupingBy(Article::id, Collectors.counting()));
    return reasons.stream().allMatch(it -> byId.getOrDefault(it.article(), 0L) == 1);
  }

  private static List<Article> without(List<Article> articles, Set<String> ids) {
    return articles.stream().filter(it -> !ids.contains(ArticleText.normal(it).id())).toList();
  }

  private static JsonObject refused(Article article, Imports.Reason reason) {
    return new JsonObject()
        .put("id", article.id())
        .put("title", EditorJson.title(article))
        .put("zh", reason.zh())
        .put("en", reason.en());
  }

  /// Takes in the articles of a file.
  ///
  /// @param left the ids of those that are left out
  Answer take(String name, byte[] bytes, Set<String> left, String by) {
    Read read;
    try {
      read = read(name, bytes);
    } catch (MalformedContentException e) {
      return problems(e.problems().stream().map(EditorConsole::problem).toList());
    }
    Map<String, Article> byId =
        read.articles.stream()
            .map(ArticleText::normal)
            .collect(Collectors.toMap(Article::id, Function.identity(), (one, other) -> one));
    if (!byId.keySet().containsAll(left)) {
      // What a row is called depends on the articles there are.
      return Answer.refused(
          "文章在您查看之后有了变化，没有导入任何内容。请重新查看这个文件，再选择。",
          "Articles have changed since you looked at this file, and nothing was imported. Look at it again, then choose.");
    }
    return switch (imports.draft(without(read.articles, left), name, by, "")) {
      case Imports.Outcome.Refused(List<Imports.Reason> reasons) ->
          problems(reasons.stream().map(TakingIn::problem).toList());
      case Imports.Outcome.Done(List<String> drafted, List<String> unchanged) ->
          Answer.done(
              new JsonObject()
                  .put("articles", drafts(drafted))
                  .put("unchanged", Requests.array(joined(unchanged, read.same)))
                  .put(
                      "left",
                      Requests.array(
                          byId.values().stream()
                              .filter(it -> left.contains(it.id()))
                              .map(it ->
                                  new JsonObject()
                                      .put("id", it.id())
                                      .put("title", EditorJson.title(it)))
                              .toList())));
    };
  }

  private JsonArray drafts(List<String> drafted) {
    JsonArray lines = new JsonArray();
    for (String id : drafted) {
      library
          .find(id)
          .ifPresent(entry ->
              lines.add(
                  EditorJson.line(entry)
                      .put("isNew", entry.released().isEmpty())
                      .put("before", entry.released().map(ImportPreview::phrasings).orElse(0))
                      .put("after", entry.shown().map(ImportPreview::phrasings).orElse(0))));
    }
    return lines;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  /// Returns the articles of a file without those that stand there already, word for word under
  /// another id: a table without ids that is imported again has nothing else.
  ///
  /// @param same gets the ids under which those stand
  private List<Article> others(List<Article> articles, List<String> same) {
    List<Article> shown = library.list().stream().flatMap(it -> it.shown().stream()).toList();
    Set<String> ids = shown.stream().map(Article::id).collect(Collectors.toSet());
    List<Article> others = new ArrayList<>();
    for (Article article : articles) {
      Optional<Article> there =
          ids.contains(article.id())
              ? Optional.empty()
              : shown.stream().filter(it -> says(it, ArticleText.normal(article))).findFirst();
      there.ifPresentOrElse(it -> same.add(it.id()), () -> others.add(article));
    }
    return others;
  }

  /// Whether an article has all the answers and questions of another.
  private static boolean says(Article there, Article article) {
    return !article.answers().isEmpty()
        && article.extras().equals(there.extras())
        && article.audience() == there.audience()
        && article.area() == there.area()
        && article.sensitivity() == there.sensitivity()
        && Objects.equals(article.validity().until(), there.validity().until())
        && article.answers().entrySet().stream()
            .allMatch(it -> it.getValue().equals(there.answers().get(it.getKey())))
        && article.phrasings().entrySet().stream()
            .allMatch(it ->
                there.phrasings().getOrDefault(it.getKey(), List.of()).containsAll(it.getValue()));
  }

  private static JsonObject problem(Imports.Reason reason) {
    return new JsonObject()
        .putNull("line")
        .put("file", reason.article())
        .put("zh", reason.zh())
        .put("en", reason.en());
  }

  private static Answer problems(List<JsonObject> problems) {
    return Answer.unsound("Nothing was imported", "Mend these lines and import the file again.")
        .with("problems", Requests.array(problems));
  }
}
