package dev.lobby.publishing.recall;

import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.language.Language;
import dev.lobby.language.text.Simplified;
import dev.lobby.publishing.ArticleLife;
import dev.lobby.publishing.ArticleLives;
import dev.lobby.publishing.ArticleStreams;
import dev.lobby.publishing.ReleaseHistory;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.incident.Incident;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.review.ConversationSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a recall can be asked about: every article that customers get, got, or may get, and every
/// incident. An article that was taken out is what a recall is asked about most, and it is in no
/// list of the bank's knowledge any more.
///
/// Its title is that of the release that answers, else of the last revision that was saved of it,
/// else of the newest kept release that has it. Safe for use by many threads.
public final class RecallableArticles {

  /// Something to ask about.
  ///
  /// @param zh its title in Chinese; empty when nothing that is kept says it
  /// @param en its title in English; empty likewise
  /// @param released whether customers get it now
  public record Known(String id, String zh, String en, boolean released) {

    /// Whether its id and titles hold all the words.
    private boolean holds(List<String> words) {
      String text = folded(id + " " + zh + " " + en);
      return words.stream().allMatch(text::contains);
    }
  }

  /// An incident has no title, so its answer stands for it: as much as tells it from others, in
  /// characters.
  private static final int BEGINNING = 40;

  private record Title(String zh, String en) {

    static final Title NONE = new Title("", "");

    static Title of(Article article) {
      return new Title(article.title(Language.ZH), article.title(Language.EN));
    }
  }

  private final Supplier<List<Article>> released;
  private final Function<String, Optional<Path>> kept;
  private final Journal journal;
  private final ArticleLives lives;
  private final ArticleStreams streams;
  private final Incidents incidents;
  private final ConversationSearch search;

  /// The titles in kept releases, by their ids: what a release has never changes.
  private final Map<String, Map<String, Title>> read = new ConcurrentHashMap<>();

  /// @param released the articles of the release that answers
  /// @param kept the directory of a release by its id; empty when it is not kept
  /// @param lives kept up to date by the views, as `incidents` and the index behind `search` are
  public RecallableArticles(
      Supplier<List<Article>> released,
      Function<String, Optional<Path>> kept,
      Journal journal,
      ArticleLives lives,
      Incidents incidents,
      ConversationSearch search) {
    this.released = released;
    this.kept = kept;
    this.journal = journal;
    this.lives = lives;
    this.streams = new ArticleStreams(journal);
    this.incidents = incidents;
    this.search = search;
  }

  /// Whether anything is known by an id.
  ///
  /// @throws dev.lobby.conversation.Busy when too much was written just now to say
  public boolean knows(String id) {
    return released.get().stream().anyMatch(article -> article.id().equals(id))
        || lives.find(id).isPresent()
        || incidents.all().stream().anyMatch(incident -> incident.id().equals(id))
        || isPassage(id)
        || search.everAnswered().contains(id);
  }

  /// A passage of a document stands where an article does when it is said; only those that were are
  /// listed, as a document has very many.
  private boolean isPassage(String id) {
    return Quotation.isReference(id)
        && journal.version(DocumentEvent.stream(Quotation.documentOf(id))) > 0;
  }

  /// All of them, by id.
  ///
  /// @throws dev.lobby.conversation.Busy when too much was written just now to say
  public Collection<Known> all() {
    Map<String, Known> known = new TreeMap<>();
    for (Article article : released.get()) {
      Title title = Title.of(article);
      known.put(article.id(), new Known(article.id(), title.zh, title.en, true));
    }
    for (Incident incident : incidents.all()) {
      known.put(
          incident.id(),
          new Known(incident.id(), begin(incident.zh()), begin(incident.en()), false));
    }
    Set<String> unnamed = new TreeSet<>();
    for (ArticleLife life : lives.all()) {
      if (!known.containsKey(life.id())) {
        life.draftArticle()
            .or(() -> streams.last(life.id()))
            .map(Title::of)
            .ifPresentOrElse(
                title -> known.put(life.id(), new Known(life.id(), title.zh, title.en, false)),
                () -> unnamed.add(life.id()));
      }
    }
    search.everAnswered().stream().filter(id -> !known.containsKey(id)).forEach(unnamed::add);
    Map<String, Title> titles = kept(unnamed);
    for (String id : unnamed) {
      Title title = titles.getOrDefault(id, Title.NONE);
      known.put(id, new Known(id, title.zh, title.en, false));
    }
    return known.values();
  }

  /// Those whose ids and titles hold all the words, or parts of them.
  public List<Known> sought(String words) {
    List<String> parts =
        List.of(folded(words).strip().split("\\s+", -1)).stream()
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty()
        ? List.of()
        : all().stream().filter(known -> known.holds(parts)).toList();
  }

  /// The title of an article in a language, in the other one when it has none in that; empty when
  /// nothing says it, and for an incident.
  public String title(String id, Language language) {
    boolean isIncident = incidents.all().stream().anyMatch(incident -> incident.id().equals(id));
    return all().stream()
        .filter(known -> known.id.equals(id) && !isIncident)
        .findFirst()
        .map(known ->
            (language == Language.ZH && !known.zh.isEmpty()) || known.en.isEmpty()
                ? known.zh
                : known.en)
        .orElse("");
  }

  private static String begin(String text) {
    int[] points = text.codePoints().limit(BEGINNING).toArray();
    String beginning = new String(points, 0, points.length);
    return beginning.length() < text.length() ? beginning + "…" : text;
  }

  private static String folded(String text) {
    return Simplified.of(text).toLowerCase(Locale.ROOT);
  }

  /// The titles that kept releases have, the newest first, read until none is missing.
  private Map<String, Title> kept(Set<String> ids) {
    Map<String, Title> found = new HashMap<>();
    Set<String> missing = new TreeSet<>(ids);
    List<ReleaseHistory.Entry> history =
        new ArrayList<>(ReleaseHistory.of(journal).activations()).reversed();
    for (ReleaseHistory.Entry entry : history) {
      if (missing.isEmpty()) {
        break;
      }
      Map<String, Title> titles = titles(entry.release());
      missing.removeIf(id -> {
        Title title = titles.get(id);
        if (title != null) {
          found.put(id, title);
        }
        return title != null;
      });
    }
    return found;
  }

  private Map<String, Title> titles(String release) {
    Map<String, Title> known = read.get(release);
    if (known != null) {
      return known;
    }
    Optional<Path> directory = kept.apply(release);
    if (directory.isEmpty()) {
      return Map.of();
    }
    try {
      Map<String, Title> titles = new HashMap<>();
      Release.contents(directory.get())
          .articles()
          .forEach(article -> titles.put(article.id(), Title.of(article)));
      read.put(release, Map.copyOf(titles));
      return titles;
    } catch (ReleaseException e) {
      // A title less is no reason to answer nothing: it is found by its id.
      return Map.of();
    }
  }
}
