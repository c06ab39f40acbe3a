package dev.lobby.publishing;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to an article between two publications. Stream: `article/` and the article's id.
///
/// A revision is named by its content: it is the version of the article that the content makes.
public sealed interface ArticleEvent extends Event {

  /// The stream of an article.
  static String stream(String article) {
    return "article/" + article;
  }

  /// Somebody saved a draft.
  ///
  /// @param by the user name
  /// @param revision the version its content makes
  /// @param basedOn the revision or published version it was written over; empty for a new article
  /// @param why what was changed it for; may be empty
  @WireName("article.drafted")
  record Drafted(String by, String revision, String basedOn, String why, ArticleContent content)
      implements ArticleEvent {}

  /// A draft came with an import, which holds its content.
  ///
  /// @param importId the id of the import
  /// @param place its place among the import's articles, from 0
  @WireName("article.imported")
  record Imported(
      String by, String revision, String basedOn, String why, String importId, int place)
      implements ArticleEvent {}

  /// Somebody asked for a review of the draft.
  ///
  /// @param accepted what was complained about and is to stay as it is
  @WireName("article.submitted")
  record Submitted(String by, String revision, String why, List<String> accepted)
      implements ArticleEvent {}

  /// The draft may be published.
  ///
  /// @param publishFrom the moment from which it may, as `2026-01-31T09:00:00Z`; null for at once
  @WireName("article.approved")
  record Approved(String by, String revision, @Nullable String publishFrom)
      implements ArticleEvent {}

  /// The draft, or the wish to retire the article, needs more thought.
  @WireName("article.returned")
  record Returned(String by, String reason) implements ArticleEvent {}

  /// The draft, or the wish to retire the article, is given up.
  @WireName("article.discarded")
  record Discarded(String by, String reason) implements ArticleEvent {}

  /// Somebody wants the article to be taken out.
  @WireName("article.retirement-proposed")
  record RetirementProposed(String by, String reason) implements ArticleEvent {}

  /// The article may be taken out with the next publication.
  @WireName("article.retirement-approved")
  record RetirementApproved(String by) implements ArticleEvent {}

  /// A release with the draft in it answers: the approved one, or, where an older release or a
  /// newer one answers again, one that is word for word what it has.
  ///
  /// @param by who published it
  /// @param release its id
  @WireName("article.published")
  record Published(String by, String revision, String release) implements ArticleEvent {}

  /// A release without the article answers.
  @WireName("article.retired")
  record Retired(String by, String release) implements ArticleEvent {}
}
