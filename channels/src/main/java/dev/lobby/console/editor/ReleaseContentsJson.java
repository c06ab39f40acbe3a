package dev.lobby.console.editor;

import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseContents;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.publishing.Hands;
import dev.lobby.publishing.ReleaseChanges;
import dev.lobby.publishing.ReleaseChanges.Change;
import dev.lobby.publishing.Releases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a release has that the one before it had not, read from both on the disk, with who wrote
/// it.
final class ReleaseContentsJson {
  private final Releases releases;
  private final Hands hands;

  ReleaseContentsJson(Releases releases, Journal journal) {
    this.releases = releases;
    this.hands = new Hands(journal);
  }

  /// @param before the id of the release it is compared with
  /// @throws Problem when one of the two is not kept any more
  JsonObject changes(String before, String release) {
    ReleaseChanges changes = ReleaseChanges.between(contents(before), contents(release));
    Map<String, List<String>> ofEntries = hands.ofEntries();
    List<String> ofGlossary = hands.ofGlossary(release);
    return new JsonObject()
        .put(
            "articles",
            json(
                changes.articles(),
                change -> hands.ofArticle(change.id(), change.version(), release)))
        .put(
            "entries",
            json(
                changes.entries(),
                change -> ofEntries.getOrDefault(Hands.entry(change), List.of())))
        .put(
            "documents",
            json(changes.documents(), change -> hands.ofDocument(change.id(), change.version())))
        .put("terms", json(changes.terms(), change -> ofGlossary));
  }

  /// What is in a release.
  ///
  /// @throws Problem when it is not kept any more
  ReleaseContents contents(String id) {
    try {
      return Release.contents(
          releases
              .kept(id)
              .orElseThrow(() ->
                  Problem.notFound(
                      "The release "
                          + Releases.brief(id)
                          + " is not kept any more, so what changed cannot be told. "
                          + " 这个版本已不再保留，无法比较。")));
    } catch (ReleaseException e) {
      throw Problem.conflict("The release cannot be read: " + e.getMessage() + ".");
    }
  }

  private static JsonArray json(List<Change> changes, Function<Change, List<String>> hands) {
    return Requests.array(
        changes.stream()
            .map(change ->
                new JsonObject()
                    .put("id", change.id())
                    .put(
                        "name",
                        new JsonObject()
                            .put("zh", change.name().zh())
                            .put("en", change.name().en()))
                    .put("kind", change.kind().wire())
                    .put("by", Requests.array(hands.apply(change))))
            .toList());
  }
}
