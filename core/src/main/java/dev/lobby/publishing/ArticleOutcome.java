package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.Complaint;
import java.util.List;
import java.util.Optional;

/// What became of an editor's command.
public sealed interface ArticleOutcome {

  /// It is durable, and this is under way now.
  record Done(ArticleLife life) implements ArticleOutcome {}

  /// It cannot be done; the reason is a sentence for the editor.
  record Refused(String zh, String en) implements ArticleOutcome {}

  /// Somebody else saved meanwhile. Nothing was changed: theirs stands, and the caller still has
  /// its own.
  ///
  /// @param life what is under way now
  /// @param current the revision or published version that stands now; empty for none
  /// @param meanwhile what was saved since the revision the caller saw, the oldest first
  /// @param theirs what they changed since then; everything when that is not known any more
  /// @param own what the caller changed against what stands now
  /// @param both the article with what both changed; empty when they changed one thing, or the
  ///   caller saved nothing
  record Stale(
      ArticleLife life,
      String current,
      List<ArticleLife.Revision> meanwhile,
      ArticleDiff theirs,
      ArticleDiff own,
      Optional<Article> both)
      implements ArticleOutcome {
    public Stale {
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /// The draft is not fit to be reviewed: it has to be mended, or what does not block it accepted.
  record Unsound(ArticleLife life, List<Complaint> complaints) implements ArticleOutcome {
    public Unsound {
      complaints = List.copyOf(complaints);
    }
  }
}
