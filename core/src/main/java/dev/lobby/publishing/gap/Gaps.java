package dev.lobby.publishing.gap;

import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.dialogue.Trial;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ArticleLife;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.gap.Gap.Closest;
import dev.lobby.publishing.gap.Gap.Question;
import dev.lobby.publishing.gap.GapEvent.Place;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.review.verdict.VerdictEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what customers asked in vain: questions of like meaning together, those first that come
/// most often and cost most. Safe for use by many threads, one of which looks at a time.
public final class Gaps {
  /// So many gaps are looked at closely: whoever closes those has closed what matters.
  static final int LOOKED_AT = 200;

  /// From which cosine on two gaps may be one matter, which is for an editor to say: less than what
  /// puts questions together, and more than two articles of the starter bank have, 0.15 in the
  /// median.
  private static final double NEAR = 0.25;

  /// For so long what was found is shown again, unless something happened that changes it.
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Comparator<Gap> MOST_PRESSING_FIRST =
      Comparator.comparingDouble((Gap gap) -> -gap.cost())
          .thenComparingInt(gap -> -gap.times())
          .thenComparing(Gap::latest, Comparator.reverseOrder())
          .thenComparing(Gap::id);

  private final Journal journal;
  private final Releases releases;
  private final Library library;
  private final Customers customers;
  private final GapRules rules;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Meanings meanings;
  private @Nullable Found last;
  private @Nullable PersonalWords personal;
  private String personalOf = "";

  /// @param zone the bank's time zone
  public Gaps(
      Journal journal,
      Releases releases,
      Embedders embedders,
      Library library,
      Customers customers,
      GapRules rules,
      InstantSource clock,
      ZoneId zone) {
    this.journal = journal;
    this.releases = releases;
    this.library = library;
    this.customers = customers;
    this.rules = rules;
    this.clock = clock;
    this.zone = zone;
    this.meanings = new Meanings(embedders);
  }

  /// What was found.
  ///
  /// @param at when
  /// @param head the last frame that was read
  /// @param days how many days of turns
  /// @param questions how many turns had no answer
  /// @param cut how many older ones were left out because there are too many
  /// @param gaps the most pressing first
  /// @param more how many gaps there are beside those
  public record Found(
      Instant at, long head, int days, int questions, int cut, List<Gap> gaps, int more) {

    public Found {
      gaps = List.copyOf(gaps);
    }

    /// The gap of an id.
    public Optional<Gap> find(String gap) {
      return gaps.stream().filter(it -> it.id().equals(gap)).findFirst();
    }
  }

  /// How gaps are found and ranked.
  public GapRules rules() {
    return rules;
  }

  /// Finds the gaps of the last days.
  public synchronized Found find(int days) {
    Found known = last;
    if (known != null && known.days == days && isFresh(known)) {
      return known;
    }
    try (Releases.Lease lease = releases.take()) {
      Found found = find(lease.release(), days);
      last = found;
      return found;
    }
  }

  /// The open gap whose title means most nearly what that of another does: one matter may stand in
  /// two gaps, when it is asked about in two ways. Empty when none is near, or where there is no
  /// encoder of the language.
  public synchronized Optional<Gap> nearest(Found found, Gap gap) {
    List<Gap> others =
        found.gaps.stream()
            .filter(it -> it.state() == Gap.State.OPEN && it.language() == gap.language())
            .filter(it -> !it.id().equals(gap.id()))
            .toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    try (Releases.Lease lease = releases.take()) {
      List<String> titles = Stream.concat(Stream.of(gap), others.stream()).map(Gap::title).toList();
      Optional<Embedding> common = meanings.common(lease.release(), gap.language());
      Optional<List<Embedding>> meant = meanings.of(gap.language(), titles);
      if (common.isEmpty() || meant.isEmpty()) {
        return Optional.empty();
      }
      List<Embedding> own =
          meant.get().stream().map(it -> Clusters.apart(it, common.get())).toList();
      int nearest =
          IntStream.range(1, own.size())
              .boxed()
              .max(Comparator.comparingDouble(i -> own.getFirst().cosine(own.get(i))))
              .orElseThrow();
      return own.getFirst().cosine(own.get(nearest)) >= NEAR
          ? Optional.of(others.get(nearest - 1))
          : Optional.empty();
    }
  }

  private boolean isFresh(Found known) {
    long head = journal.head();
    if (head == known.head) {
      return true;
    }
    AtomicBoolean changed = new AtomicBoolean();
    journal.replayClear(
        known.head,
        head,
        recorded -> {
          // Nothing of whoever was erased is shown again, and whoever did something sees it.
          if (recorded.event() instanceof ErasureEvent
              || recorded.event() instanceof RetentionEvent
              || recorded.event() instanceof GapEvent
              || recorded.event() instanceof ArticleEvent.Discarded
              || recorded.event() instanceof ReleaseEvent
              || recorded.event() instanceof VerdictEvent) {
            changed.set(true);
          }
        });
    return !changed.get() && clock.instant().isBefore(known.at.plus(FRESH));
  }

  private Found find(Release release, int days) {
    long head = journal.head();
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofDays(days));
    meanings.begin();
    Reading reading = Reading.of(journal, since, rules);
    GapMaker maker = new GapMaker(rules, reading, now, days);
    List<Ranked> ranked = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Set<String> published = published(release, language);
      // Apart from the others, or what is answered by now would count in a gap that is open.
      Map<Boolean, List<Unanswered>> byPublished =
          reading.questions().stream()
              .filter(it -> it.language() == language)
              .collect(Collectors.partitioningBy(it -> isPublished(it, published, release)));
      byPublished.forEach((known, questions) -> {
        if (!questions.isEmpty()) {
          Grouped.of(questions, language, release, meanings)
              .forEach(one -> ranked.add(new Ranked(one, maker.of(one), known)));
        }
      });
    }
    ranked.sort(Comparator.comparing(Ranked::gap, MOST_PRESSING_FIRST));
    List<Gap> gaps = new ArrayList<>();
    for (Ranked one : ranked.subList(0, Math.min(LOOKED_AT, ranked.size()))) {
      gaps.add(lookedAt(one, reading, release));
    }
    meanings.end();
    return new Found(
        now,
        head,
        days,
        reading.questions().size(),
        reading.cut(),
        gaps,
        ranked.size() - gaps.size());
  }

  /// The texts that are one article for certain, in the form in which they are compared.
  private static Set<String> published(Release release, Language language) {
    Set<String> keys = new HashSet<>();
    for (Article article : release.articles()) {
      keys.add(NormalForm.key(article.title(language)));
      article
          .phrasings()
          .getOrDefault(language, List.of())
          .forEach(it -> keys.add(NormalForm.key(it)));
    }
    return keys;
  }

  /// Whether a question has an answer by now as far as can be told: it is one of an article's own,
  /// or the answer that did not help was changed or retired since. What a supervisor judged, no
  /// publication settles.
  private static boolean isPublished(Unanswered asked, Set<String> published, Release release) {
    return switch (asked.cause()) {
      case DECLINED, SUGGESTED, FAILED -> published.contains(NormalForm.key(asked.text()));
      case BADLY_RATED -> asked.rated() != null && !answers(release, asked.rated());
      case WRONG, SHOULD_HAVE_ASKED -> false;
    };
  }

  /// Whether a release answers with a version of an article or a passage.
  ///
  /// @param versioned as `article@version`
  private static boolean answers(Release release, String versioned) {
    String id = versioned.substring(0, versioned.indexOf('@'));
    String version = versioned.substring(versioned.indexOf('@') + 1);
    return Quotation.isReference(id)
        ? release.quotation(id).filter(it -> it.document().version().equals(version)).isPresent()
        : release.article(id).filter(it -> it.version().equals(version)).isPresent();
  }

  /// A gap and the questions it is made of.
  ///
  /// @param published whether each of them has an answer by now
  private record Ranked(Grouped grouped, Gap gap, boolean published) {}

  /// A gap with what takes longer to find out.
  private Gap lookedAt(Ranked ranked, Reading reading, Release release) {
    Gap gap = ranked.gap;
    Grouped grouped = ranked.grouped;
    PersonalWords words = personal(release);
    List<Question> questions = new ArrayList<>();
    for (List<Unanswered> same : grouped.questions()) {
      Set<String> names = new HashSet<>();
      same.forEach(it -> names.addAll(names(it.customer())));
      String text = same.getFirst().text();
      questions.add(new Question(text, same.size(), words.areIn(text, names)));
    }
    questions.sort(
        Comparator.comparingInt((Question it) -> -it.times()).thenComparing(Question::text));
    Map<Place, Unanswered> places =
        grouped.all().stream().collect(Collectors.toMap(Unanswered::place, it -> it));
    List<AgentReply> replies =
        reading.replies().stream()
            .filter(it -> places.containsKey(it.question()))
            .filter(it -> !reading.dismissed().contains(it.place()))
            .toList();
    List<Gap.Proposal> proposals =
        replies.isEmpty()
            ? List.of()
            : new Proposals(
                    meanings,
                    words,
                    place -> {
                      Unanswered asked = places.get(place);
                      return asked == null ? Set.of() : names(asked.customer());
                    })
                .of(gap.language(), grouped.all(), replies);
    Closest closest = closest(gap, grouped.all(), release);
    boolean answered = (closest != null && closest.answers()) || isHeard(gap, release);
    return gap.with(questions, proposals).with(state(ranked, answered), closest);
  }

  /// Whether what only failed would be no question to the knowledge today, had it been understood:
  /// a wish for a person, a complaint, thanks.
  private boolean isHeard(Gap gap, Release release) {
    return gap.causes().keySet().equals(Set.of(Cause.FAILED))
        && !Reading.OPEN.contains(
            Trial.of(release, gap.title(), LocalDate.ofInstant(clock.instant(), zone))
                .trace()
                .say());
  }

  private Gap.State state(Ranked ranked, boolean answered) {
    Gap gap = ranked.gap;
    Settlement before = gap.before();
    if (before != null && !isGivenUp(before, gap)) {
      String article = before.article();
      boolean underWay =
          article != null
              && library.find(article).map(entry -> entry.life().stage().hasDraft()).orElse(false);
      if (underWay || gap.fresh() < rules.backAfter()) {
        return Gap.State.SETTLED;
      }
    }
    // What was answered badly would be answered again.
    boolean unheard =
        gap.causes().keySet().stream()
            .allMatch(cause ->
                cause == Cause.DECLINED || cause == Cause.SUGGESTED || cause == Cause.FAILED);
    return ranked.published || (unheard && answered) ? Gap.State.ANSWERED : Gap.State.OPEN;
  }

  /// Whether the draft by which a gap was dealt with was discarded: then customers go on asking in
  /// vain.
  private boolean isGivenUp(Settlement before, Gap gap) {
    String article = before.article();
    if (article == null) {
      return false;
    }
    Optional<Library.Entry> entry = library.find(article);
    if (entry.isEmpty()) {
      return true;
    }
    ArticleLife life = entry.get().life();
    ArticleLife.Publication published = life.published();
    if (life.stage().hasDraft() || (published != null && published.at().isAfter(before.at()))) {
      return false;
    }
    return before.kind() == Settlement.Kind.PHRASINGS_ADDED
        && entry
            .get()
            .released()
            .map(it -> it.phrasings().getOrDefault(gap.language(), List.of()))
            .filter(there -> gap.questions().stream().noneMatch(it -> there.contains(it.text())))
            .isPresent();
  }

  /// The likeliest article: what supervisors said most often, else what is found.
  private static @Nullable Closest closest(Gap gap, List<Unanswered> asked, Release release) {
    Map<String, Long> right =
        asked.stream()
            .flatMap(it -> Optional.ofNullable(it.right()).stream())
            .filter(it -> release.article(it).isPresent())
            .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    Understanding understanding = release.interpreter().interpret(gap.title());
    List<Match> matches = release.matcher().match(understanding);
    double enough = release.matcher().thresholds(understanding).answer();
    if (!right.isEmpty()) {
      String article =
          right.entrySet().stream()
              .max(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
              .orElseThrow()
              .getKey();
      double probability =
          matches.stream()
              .filter(it -> it.articleId().equals(article))
              .mapToDouble(Match::probability)
              .findFirst()
              .orElse(0);
      return new Closest(article, probability, probability >= enough, true);
    }
    if (matches.isEmpty()) {
      return null;
    }
    Match best = matches.getFirst();
    return new Closest(best.articleId(), best.probability(), best.probability() >= enough, false);
  }

  private PersonalWords personal(Release release) {
    PersonalWords known = personal;
    if (known == null || !personalOf.equals(release.id())) {
      known = new PersonalWords(release);
      personal = known;
      personalOf = release.id();
    }
    return known;
  }

  private Set<String> names(String customer) {
    return customers.load(customer).map(Customer::name).map(Set::of).orElse(Set.of());
  }

  /// A name for what begins at a place.
  static String id(String prefix, Place first) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((first.conversation() + "/" + first.seq()).getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
