package dev.lobby.publishing.gap;

import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.language.Language;
import dev.lobby.publishing.ArticleDesk;
import dev.lobby.publishing.ArticleOutcome;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.gap.Gap.Proposal;
import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What editors do about gaps. What becomes of an article is a draft like any other; that the gap
/// was dealt with is an event of its own, written once the draft is saved.
///
/// Only questions that [Gaps] found to be about nobody become phrasings, and of agents' replies
/// only their sentences that are.
public final class GapDesk {

  /// What becomes an article's answer.
  public enum AnswerFrom {
    /// The editor writes it.
    NOWHERE,
    /// The answer of the closest article, to be changed.
    CLOSEST,
    /// What agents answered.
    AGENTS
  }

  /// What an editor wants of a gap.
  ///
  /// @param article the id of the article
  /// @param phrasings the questions that become phrasings; null for all that may
  /// @param proposal which of the agents' answers; null for the most frequent
  public record Order(
      String article,
      @Nullable List<String> phrasings,
      AnswerFrom from,
      @Nullable String proposal) {}

  /// What became of a step that makes no draft.
  public sealed interface Outcome {
    /// It was taken.
    record Taken() implements Outcome {}

    /// It was not.
    record Refused(String zh, String en) implements Outcome {}
  }

  /// More places than this would not fit in a frame; the oldest of them count as asked anew.
  private static final int PLACES_MAX = 5_000;

  /// What fits on a button, by language.
  private static final Map<Language, Integer> TITLE_MAX = Map.of(Language.ZH, 20, Language.EN, 45);

  private final Gaps gaps;
  private final Library library;
  private final ArticleDesk desk;
  private final Journal journal;
  private final InstantSource clock;
  private final ZoneId zone;

  /// @param zone the bank's time zone
  public GapDesk(
      Gaps gaps,
      Library library,
      ArticleDesk desk,
      Journal journal,
      InstantSource clock,
      ZoneId zone) {
    this.gaps = gaps;
    this.library = library;
    this.desk = desk;
    this.journal = journal;
    this.clock = clock;
    this.zone = zone;
  }

  /// Drafts a new article from a gap.
  public ArticleOutcome draft(Gap gap, Order order, String by) {
    Optional<Library.Entry> there = library.find(order.article);
    if (there.flatMap(Library.Entry::shown).isPresent()) {
      return new ArticleOutcome.Refused(
          "已经有编号为“" + order.article + "”的知识。请另取编号，或把问法加到那一篇。",
          "There is an article \""
              + order.article
              + "\" already. Choose another id, or add the phrasings to that one.");
    }
    return put(gap, order, by, null, there.map(Library.Entry::revision).orElse(""));
  }

  /// Adds questions of a gap to the phrasings of an article, and what agents answered to its
  /// answer.
  public ArticleOutcome add(Gap gap, Order order, String by) {
    Optional<Library.Entry> entry = library.find(order.article);
    Optional<Article> shown = entry.flatMap(Library.Entry::shown);
    return shown.isEmpty()
        ? new ArticleOutcome.Refused(
            "没有编号为“" + order.article + "”的知识。", "There is no article \"" + order.article + "\".")
        : put(gap, order, by, shown.get(), entry.get().revision());
  }

  private ArticleOutcome put(
      Gap gap, Order order, String by, @Nullable Article there, String basedOn) {
    List<String> may = gap.phrasings();
    List<String> phrasings = order.phrasings == null ? may : order.phrasings;
    if (!may.containsAll(phrasings)) {
      return new ArticleOutcome.Refused(
          "有的问法可能涉及某位客户，或已不在这个缺口里，不能写入知识。请刷新后重选。",
          "A phrasing may be about somebody, or is not in this gap any more, and cannot go into an article. Load the gap again and choose.");
    }
    Optional<Proposal> proposal = proposal(gap, order);
    if (order.from == AnswerFrom.AGENTS && proposal.isEmpty()) {
      return new ArticleOutcome.Refused(
          "没有可用的客服答复。请刷新后重选。",
          "Agents answered nothing that can be used. Load the gap again and choose.");
    }
    if (phrasings.isEmpty() && proposal.isEmpty()) {
      return new ArticleOutcome.Refused(
          "没有选中问法，也没有客服答复。", "Neither a phrasing nor an agents' answer was chosen.");
    }
    Article article =
        there == null
            ? made(gap, order, phrasings, proposal)
            : added(there, gap.language(), phrasings, proposal);
    ArticleOutcome outcome = desk.draft(article, basedOn, by, why(gap, article, proposal));
    if (outcome instanceof ArticleOutcome.Done) {
      List<Place> replies = proposal.map(Proposal::places).orElse(List.of());
      List<String> credited = proposal.map(Proposal::authors).orElse(List.of());
      write(
          gap,
          there == null
              ? new GapEvent.Drafted(by, article.id(), places(gap), capped(replies), credited)
              : new GapEvent.PhrasingsAdded(
                  by, article.id(), places(gap), capped(replies), credited));
    }
    return outcome;
  }

  private static Optional<Proposal> proposal(Gap gap, Order order) {
    if (order.from != AnswerFrom.AGENTS) {
      return Optional.empty();
    }
    return order.proposal == null
        ? gap.proposals().stream().findFirst()
        : gap.proposal(order.proposal);
  }

  private Article made(Gap gap, Order order, List<String> phrasings, Optional<Proposal> proposal) {
    Optional<Article> closest =
        Optional.ofNullable(gap.closest())
            .flatMap(it -> library.find(it.article()))
            .flatMap(Library.Entry::shown);
    Map<Language, String> answers = new EnumMap<>(Language.class);
    if (order.from == AnswerFrom.CLOSEST) {
      closest.ifPresent(it -> answers.putAll(it.answers()));
    }
    proposal.ifPresent(it -> answers.put(gap.language(), it.text()));
    Map<Language, String> titles = new EnumMap<>(Language.class);
    title(gap, phrasings).ifPresent(it -> titles.put(gap.language(), it));
    return new Article(
        order.article,
        "",
        titles,
        answers,
        Map.of(gap.language(), phrasings),
        closest.map(Article::area).orElse(Area.SERVICE),
        closest.map(Article::audience).orElse(Audience.EVERYONE),
        closest.map(Article::sensitivity).orElse(Sensitivity.NORMAL),
        new Validity(LocalDate.ofInstant(clock.instant(), zone), Optional.empty()),
        Set.of(),
        Set.of());
  }

  /// The title of the gap where it may stand on a button, else the first phrasing that may.
  private static Optional<String> title(Gap gap, List<String> phrasings) {
    int max = TITLE_MAX.getOrDefault(gap.language(), 0);
    List<String> likely = new ArrayList<>();
    if (phrasings.contains(gap.title())) {
      likely.add(gap.title());
    }
    likely.addAll(phrasings);
    return likely.stream()
        .filter(it -> it.codePointCount(0, it.length()) <= max)
        .findFirst()
        .or(() -> likely.stream().findFirst());
  }

  private static Article added(
      Article there, Language language, List<String> phrasings, Optional<Proposal> proposal) {
    Map<Language, List<String>> all = new EnumMap<>(Language.class);
    all.putAll(there.phrasings());
    Set<String> own = new LinkedHashSet<>(all.getOrDefault(language, List.of()));
    own.addAll(phrasings);
    all.put(language, List.copyOf(own));
    Map<Language, String> answers = new EnumMap<>(Language.class);
    answers.putAll(there.answers());
    proposal.ifPresent(
        it -> answers.merge(language, it.text(), (before, more) -> before + "\n\n" + more));
    return new Article(
        there.id(),
        "",
        there.titles(),
        answers,
        all,
        there.area(),
        there.audience(),
        there.sensitivity(),
        there.validity(),
        there.signals(),
        there.maySignal(),
        there.extras());
  }

  /// What the draft's history says: which gap, how pressing, and whose sentences. In both
  /// languages, as whoever reads the history may read either.
  private static String why(Gap gap, Article article, Optional<Proposal> proposal) {
    String named = article.titles().getOrDefault(gap.language(), "");
    String quoted = named.isEmpty() || !gap.phrasings().contains(named) ? "" : named;
    List<String> authors = proposal.map(Proposal::authors).orElse(List.of());
    return "缺口 "
        + gap.id()
        + (quoted.isEmpty() ? "" : "“" + quoted + "”")
        + "：被问 "
        + gap.times()
        + " 次"
        + (authors.isEmpty() ? "" : "；答复出自客服 " + String.join("、", authors))
        + " · Gap "
        + gap.id()
        + ": asked "
        + (gap.times() == 1 ? "once" : gap.times() + " times")
        + (authors.isEmpty() ? "" : "; answered by " + String.join(", ", authors));
  }

  /// Says that a gap needs no answer; it comes back when it is asked about again.
  ///
  /// @param why for the next editor
  public Outcome dismiss(Gap gap, String by, String why) {
    if (why.isBlank()) {
      return new Outcome.Refused("请写明原因。", "Say why.");
    }
    write(gap, new GapEvent.Dismissed(by, why, places(gap)));
    return new Outcome.Taken();
  }

  /// Says that what agents answered is not to be proposed; it comes back when it is written again.
  public Outcome dismissReply(Gap gap, String proposal, String by, String why) {
    Optional<Proposal> found = gap.proposal(proposal);
    if (found.isEmpty()) {
      return new Outcome.Refused(
          "这条客服答复已不在列。请刷新。", "This answer is not proposed any more. Load the gap again.");
    }
    write(gap, new GapEvent.ReplyDismissed(by, why, capped(found.get().places())));
    return new Outcome.Taken();
  }

  private static List<Place> places(Gap gap) {
    return capped(gap.places());
  }

  private static List<Place> capped(List<Place> places) {
    return places.subList(0, Math.min(PLACES_MAX, places.size()));
  }

  private void write(Gap gap, GapEvent event) {
    journal.append(List.of(new StreamWrite(GapEvent.stream(gap.id()), StreamWrite.ANY, "", event)));
  }

  /// The gap of an id among those of the last days.
  public Optional<Gap> find(int days, String gap) {
    return gaps.find(days).find(gap);
  }
}
