package dev.lobby.publishing;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is under way with an article: the fold of its events, immutable.
///
/// @param id the article's id
/// @param version how many events its stream holds
/// @param stage where it stands
/// @param revisions those saved since it was last published, the oldest first
/// @param draft the content of the last of them; null when there is no draft
/// @param submitted who asked for the review, and when; null when nobody has
/// @param accepted what was complained about when the review was asked for, and is to stay
/// @param approved who approved the draft or the retirement, and when; null when nobody has
/// @param publishFrom the moment from which it may be published; null for at once
/// @param retirement who wants it taken out, when and why; null when nobody does
/// @param returned who returned it last, when and why; null once it is saved or submitted again
/// @param published what was published last; null when nothing was since the packaged bank
public record ArticleLife(
    String id,
    long version,
    Stage stage,
    List<Revision> revisions,
    @Nullable ArticleContent draft,
    @Nullable Act submitted,
    List<String> accepted,
    @Nullable Act approved,
    @Nullable Instant publishFrom,
    @Nullable Act retirement,
    @Nullable Act returned,
    @Nullable Publication published) {

  public ArticleLife {
    revisions = List.copyOf(revisions);
    accepted = List.copyOf(accepted);
  }

  /// A saved draft.
  ///
  /// @param revision the version its content makes
  /// @param basedOn the revision or published version it was written over; empty for a new article
  public record Revision(String revision, String by, Instant at, String why, String basedOn) {}

  /// Who did something, when, and why.
  ///
  /// @param why may be empty
  public record Act(String by, Instant at, String why) {}

  /// What was published last.
  ///
  /// @param revision empty when the article was taken out
  public record Publication(String by, Instant at, String revision, String release) {}

  /// An article of which nothing happened yet.
  static ArticleLife untouched(String id) {
    return new ArticleLife(
        id, 0, Stage.SETTLED, List.of(), null, null, List.of(), null, null, null, null, null);
  }

  /// Everybody who saved a revision since the article was last published.
  public Set<String> authors() {
    Set<String> authors = new LinkedHashSet<>();
    revisions.forEach(revision -> authors.add(revision.by));
    return authors;
  }

  /// The draft as an article.
  public Optional<Article> draftArticle() {
    return Optional.ofNullable(draft).map(content -> content.article(id));
  }

  /// The version of the draft.
  public Optional<String> draftRevision() {
    return draft == null || revisions.isEmpty()
        ? Optional.empty()
        : Optional.of(revisions.getLast().revision);
  }

  /// The life after one more event.
  ///
  /// @param imported finds what an import holds
  ArticleLife after(Recorded recorded, Function<ArticleEvent.Imported, ArticleContent> imported) {
    Instant at = recorded.time();
    Next next = new Next(this, recorded.version());
    if (recorded.event() instanceof ArticleEvent event) {
      switch (event) {
        case ArticleEvent.Drafted e ->
            next.drafted(new Revision(e.revision(), e.by(), at, e.why(), e.basedOn()), e.content());
        case ArticleEvent.Imported e ->
            next.drafted(
                new Revision(e.revision(), e.by(), at, e.why(), e.basedOn()), imported.apply(e));
        case ArticleEvent.Submitted e -> {
          next.stage = Stage.IN_REVIEW;
          next.submitted = new Act(e.by(), at, e.why());
          next.accepted = e.accepted();
          next.returned = null;
        }
        case ArticleEvent.Approved e -> {
          next.stage = Stage.APPROVED;
          next.approved = new Act(e.by(), at, "");
          next.publishFrom = e.publishFrom() == null ? null : Instant.parse(e.publishFrom());
        }
        case ArticleEvent.Returned e -> next.returned(new Act(e.by(), at, e.reason()));
        case ArticleEvent.Discarded e -> next.settled();
        case ArticleEvent.RetirementProposed e -> {
          next.stage = Stage.RETIREMENT_PROPOSED;
          next.retirement = new Act(e.by(), at, e.reason());
          next.returned = null;
        }
        case ArticleEvent.RetirementApproved e -> {
          next.stage = Stage.RETIREMENT_APPROVED;
          next.approved = new Act(e.by(), at, "");
        }
        case ArticleEvent.Published e ->
            next.published(new Publication(e.by(), at, e.revision(), e.release()));
        case ArticleEvent.Retired e -> {
          next.settled();
          next.stage = Stage.RETIRED;
          next.published = new Publication(e.by(), at, "", e.release());
        }
      }
    }
    return next.life();
  }

  /// A life under change.
  private static final class Next {
    private final String id;
    private final long version;
    private Stage stage;
    private List<Revision> revisions;
    private @Nullable ArticleContent draft;
    private @Nullable Act submitted;
    private List<String> accepted;
    private @Nullable Act approved;
    private @Nullable Instant publishFrom;
    private @Nullable Act retirement;
    private @Nullable Act returned;
    private @Nullable Publication published;

    Next(ArticleLife life, long version) {
      this.id = life.id;
      this.version = version;
      this.stage = life.stage;
      this.revisions = new ArrayList<>(life.revisions);
      this.draft = life.draft;
      this.submitted = life.submitted;
      this.accepted = life.accepted;
      this.approved = life.approved;
      this.publishFrom = life.publishFrom;
      this.retirement = life.retirement;
      this.returned = life.returned;
      this.published = life.published;
    }

    void drafted(Revision revision, ArticleContent content) {
      revisions.add(revision);
      draft = content;
      reopened();
      stage = Stage.DRAFT;
      returned = null;
    }

    /// Forgets what was decided.
    private void reopened() {
      submitted = null;
      accepted = List.of();
      approved = null;
      publishFrom = null;
    }

    void returned(Act act) {
      reopened();
      stage = draft == null ? base() : Stage.DRAFT;
      retirement = null;
      returned = act;
    }

    /// Where the article stands when nothing is under way.
    private Stage base() {
      return published != null && published.revision.isEmpty() ? Stage.RETIRED : Stage.SETTLED;
    }

    void settled() {
      reopened();
      revisions = new ArrayList<>();
      draft = null;
      retirement = null;
      returned = null;
      stage = base();
    }

    void published(Publication publication) {
      int last = -1;
      for (int i = 0; i < revisions.size(); i++) {
        if (revisions.get(i).revision.equals(publication.revision)) {
          last = i;
        }
      }
      published = publication;
      if (last == revisions.size() - 1) {
        settled();
      } else {
        // Somebody saved a draft while what was approved became a release.
        revisions = new ArrayList<>(revisions.subList(last + 1, revisions.size()));
      }
    }

    ArticleLife life() {
      return new ArticleLife(
          id,
          version,
          stage,
          revisions,
          draft,
          submitted,
          accepted,
          approved,
          publishFrom,
          retirement,
          returned,
          published);
    }
  }
}
