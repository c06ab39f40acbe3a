package dev.lobby.publishing;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.ArticleMerge;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.publishing.ArticleLife.Revision;
import dev.lobby.publishing.ArticleOutcome.Done;
import dev.lobby.publishing.ArticleOutcome.Refused;
import dev.lobby.publishing.ArticleOutcome.Stale;
import dev.lobby.publishing.ArticleOutcome.Unsound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What editors do with articles. Each command is one append to the article's stream; any thread
/// may call it.
///
/// Commands decide on the journal itself, so no view can be behind. Who says `revision` names what
/// they saw: the version of the draft, or of the published article when there is no draft.
public final class ArticleDesk {

  /// How often a command is decided anew when another's append came first.
  private static final int ATTEMPTS = 5;

  /// What a saved article may take of a frame; the rest is for what stands around it.
  private static final int BYTES_MAX = Journal.MAX_FRAME_BYTES - (64 << 10);

  private final Journal journal;
  private final ArticleStreams streams;
  private final ReleasedArticles released;
  private final Library library;
  private final ApprovalRules rules;

  public ArticleDesk(
      Journal journal, ReleasedArticles released, Library library, ApprovalRules rules) {
    this.journal = journal;
    this.streams = new ArticleStreams(journal);
    this.released = released;
    this.library = library;
    this.rules = rules;
  }

  /// What is decided: an event to append, or an answer without one.
  private sealed interface Decided {
    record Write(ArticleEvent event) implements Decided {}

    record Answer(ArticleOutcome outcome) implements Decided {}
  }

  /// Saves a draft; one in review or approved has to be reviewed anew. The same content again
  /// changes nothing.
  ///
  /// @param article the whole article; its version is not looked at
  /// @param basedOn the revision the editor saw; empty for a new article
  /// @param why what was changed it for; may be empty
  /// @return [Stale] when another stands there by now
  public ArticleOutcome draft(Article article, String basedOn, String by, String why) {
    Article normal = ArticleText.normal(article);
    if (!Library.isId(normal.id())) {
      return new Refused(
          "编号“" + normal.id() + "”只能用小写字母、数字和连字符。",
          "The id \""
              + normal.id()
              + "\" may have lower-case words and digits joined by hyphens only.");
    }
    ArticleContent content = ArticleContent.of(normal);
    if (Imports.bytes(content) > BYTES_MAX) {
      return new Refused(
          "这篇知识太大，请只留客户最常用的问法，每种语言几百条即可。",
          "This article is too large. Keep the phrasings customers use most, a few hundred a language.");
    }
    return change(
        normal.id(),
        life -> {
          String current = current(life);
          if (current.equals(normal.version())) {
            return new Decided.Answer(new Done(life));
          }
          if (!current.equals(basedOn)) {
            return new Decided.Answer(stale(life, current, basedOn, normal));
          }
          if (isRetiring(life)) {
            return refused(
                "这篇知识正在申请下线，请先退回或撤销，再修改。",
                "This article is about to be retired. Return or discard that first.");
          }
          return new Decided.Write(
              new ArticleEvent.Drafted(by, normal.version(), basedOn, why, content));
        });
  }

  private static boolean isRetiring(ArticleLife life) {
    return life.stage() == Stage.RETIREMENT_PROPOSED || life.stage() == Stage.RETIREMENT_APPROVED;
  }

  /// Asks for a review.
  ///
  /// @param accept whether what was complained about may stay, when nothing of it blocks
  /// @param why for the reviewer; may be empty
  /// @return [Unsound] with all that is to be said about the draft, when something blocks it or was
  ///   not accepted
  public ArticleOutcome submit(
      String article, String revision, String by, String why, boolean accept) {
    return change(
        article,
        life -> {
          Optional<Decided> wrong = seen(life, revision, Stage.DRAFT);
          if (wrong.isPresent()) {
            return wrong.get();
          }
          List<Complaint> complaints = library.check(life.draftArticle().orElseThrow());
          if (complaints.stream().anyMatch(Complaint::blocks)
              || (!accept && !complaints.isEmpty())) {
            return new Decided.Answer(new Unsound(life, complaints));
          }
          return new Decided.Write(
              new ArticleEvent.Submitted(
                  by, revision, why, complaints.stream().map(Complaint::en).toList()));
        });
  }

  /// Lets the draft be published.
  ///
  /// @param publishFrom the moment from which it may; null for at once
  public ArticleOutcome approve(
      String article, String revision, String by, @Nullable Instant publishFrom) {
    return change(
        article,
        life -> {
          Optional<Decided> wrong = seen(life, revision, Stage.IN_REVIEW);
          if (wrong.isPresent()) {
            return wrong.get();
          }
          if (!rules.mayApprove(by, life, released(article))) {
            return refused(
                "这篇知识属于敏感内容，须由没有参与修改的人审核。",
                "This article is sensitive: somebody who saved no revision of it has to approve it.");
          }
          return new Decided.Write(
              new ArticleEvent.Approved(
                  by, revision, publishFrom == null ? null : publishFrom.toString()));
        });
  }

  /// Sends a draft back to its authors, or a wish to retire; also one that was approved.
  ///
  /// @param reason what has to change
  public ArticleOutcome giveBack(String article, String by, String reason) {
    return change(
        article,
        life ->
            switch (life.stage()) {
              case IN_REVIEW, APPROVED, RETIREMENT_PROPOSED, RETIREMENT_APPROVED ->
                  reason.isBlank()
                      ? refused("请写明退回的原因。", "Say why you return it.")
                      : new Decided.Write(new ArticleEvent.Returned(by, reason));
              case SETTLED, DRAFT, RETIRED -> notSo(life);
            });
  }

  /// Gives up a draft or a wish to retire. What was saved stays in the history.
  ///
  /// @param revision the draft that is given up; for a wish to retire, the published version
  public ArticleOutcome discard(String article, String revision, String by, String reason) {
    return change(
        article,
        life -> {
          if (life.stage() == Stage.SETTLED || life.stage() == Stage.RETIRED) {
            return notSo(life);
          }
          String current = current(life);
          return current.equals(revision)
              ? new Decided.Write(new ArticleEvent.Discarded(by, reason))
              : new Decided.Answer(stale(life, current, revision, null));
        });
  }

  /// Proposes that a published article be taken out.
  ///
  /// @param revision the published version
  public ArticleOutcome retire(String article, String revision, String by, String reason) {
    return change(
        article,
        life -> {
          if (life.stage() == Stage.RETIREMENT_PROPOSED) {
            return new Decided.Answer(new Done(life));
          }
          if (life.stage().hasDraft() || life.stage() == Stage.RETIREMENT_APPROVED) {
            return notSo(life);
          }
          if (released(article).isEmpty()) {
            return refused("这篇知识没有发布。", "This article is not published.");
          }
          String current = current(life);
          if (!current.equals(revision)) {
            return new Decided.Answer(stale(life, current, revision, null));
          }
          return reason.isBlank()
              ? refused("请写明下线的原因。", "Say why it is to be taken out.")
              : new Decided.Write(new ArticleEvent.RetirementProposed(by, reason));
        });
  }

  /// Lets an article be taken out with the next publication.
  public ArticleOutcome approveRetirement(String article, String by) {
    return change(
        article,
        life -> {
          if (life.stage() != Stage.RETIREMENT_PROPOSED) {
            return notSo(life);
          }
          if (!rules.mayApprove(by, life, released(article))) {
            return refused(
                "这篇知识属于敏感内容，须由提出下线以外的人审核。",
                "This article is sensitive: somebody other than who proposed it has to approve.");
          }
          return new Decided.Write(new ArticleEvent.RetirementApproved(by));
        });
  }

  private Optional<Article> released(String article) {
    return released.find(article);
  }

  /// The revision an editor sees: the draft's, or the published version; empty for neither.
  private String current(ArticleLife life) {
    return life.draftRevision().or(() -> released(life.id()).map(Article::version)).orElse("");
  }

  /// What is wrong when an editor's command is about another draft, or one that is elsewhere.
  private Optional<Decided> seen(ArticleLife life, String revision, Stage stage) {
    String current = current(life);
    if (life.stage().hasDraft() && !current.equals(revision)) {
      return Optional.of(new Decided.Answer(stale(life, current, revision, null)));
    }
    return life.stage() == stage ? Optional.empty() : Optional.of(notSo(life));
  }

  private Stale stale(ArticleLife life, String current, String basedOn, @Nullable Article own) {
    List<Revision> revisions = life.revisions();
    int last = -1;
    for (int i = 0; i < revisions.size(); i++) {
      if (revisions.get(i).revision().equals(basedOn)) {
        last = i;
      }
    }
    Optional<Article> now = life.draftArticle().or(() -> released(life.id()));
    Optional<Article> seen =
        streams
            .revision(life.id(), basedOn)
            .map(content -> content.article(life.id()))
            .or(() -> released(life.id()).filter(it -> it.version().equals(basedOn)));
    ArticleDiff nothing = new ArticleDiff(List.of(), List.of());
    return new Stale(
        life,
        current,
        revisions.subList(last + 1, revisions.size()),
        now.map(it -> ArticleDiff.between(seen, it)).orElse(nothing),
        own == null ? nothing : ArticleDiff.between(now, own),
        own == null || now.isEmpty()
            ? Optional.empty()
            : seen.flatMap(base -> ArticleMerge.of(base, own, now.get())));
  }

  private static Decided refused(String zh, String en) {
    return new Decided.Answer(new Refused(zh, en));
  }

  /// The answer to a command that does not fit what is under way.
  private static Decided notSo(ArticleLife life) {
    return switch (life.stage()) {
      case SETTLED -> refused("没有草稿。", "There is no draft.");
      case DRAFT -> refused("草稿还没有提交审核。", "The draft was not submitted for review.");
      case IN_REVIEW -> refused("草稿正在审核。", "The draft is in review.");
      case APPROVED ->
          refused("草稿已经通过审核，等待发布。", "The draft is approved and waits for a publication.");
      case RETIREMENT_PROPOSED -> refused("已申请下线，等待审核。", "Its retirement waits for a review.");
      case RETIREMENT_APPROVED ->
          refused("下线申请已通过，等待发布。", "Its retirement waits for a publication.");
      case RETIRED -> refused("这篇知识已经下线。", "The article was retired.");
    };
  }

  private ArticleOutcome change(String article, Function<ArticleLife, Decided> decide) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ArticleLife life = streams.load(article);
      switch (decide.apply(life)) {
        case Decided.Answer(ArticleOutcome outcome) -> {
          return outcome;
        }
        case Decided.Write(ArticleEvent event) -> {
          StreamWrite write =
              new StreamWrite(ArticleEvent.stream(article), life.version(), "", event);
          if (journal.append(List.of(write))
              instanceof AppendResult.Appended(List<Recorded> recorded)) {
            return new Done(life.after(recorded.getFirst(), streams::content));
          }
        }
      }
    }
    return new Refused(
        "同时有别人在改这篇知识，请稍后再试。",
        "Others are changing this article at the same time. Try again in a moment.");
  }
}
