package dev.lobby.publishing;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleDiff;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.knowledge.article.Taken;
import dev.lobby.publishing.catalogue.CatalogueEvent;
import dev.lobby.publishing.document.DocumentChanges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All the bank's articles: those of the release that answers, and what is under way with each.
public final class Library {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// An article in the library.
  ///
  /// @param released as customers get it; empty when they do not
  /// @param draft as it is to be; empty when there is no draft
  /// @param life what is under way with it
  /// @param needsSecondPerson whether what is under way has to be approved by somebody who had no
  ///   hand in it
  public record Entry(
      String id,
      Optional<Article> released,
      Optional<Article> draft,
      ArticleLife life,
      boolean needsSecondPerson) {

    /// What an editor sees: the draft, or the article as it is published.
    public Optional<Article> shown() {
      return draft.or(() -> released);
    }

    /// The revision to name when something is done with it; empty for none.
    public String revision() {
      return shown().map(Article::version).orElse("");
    }
  }

  /// What the next release has that the active one has not.
  ///
  /// @param put articles that are new or changed
  /// @param removed the ids of articles that go
  /// @param later what is approved for a moment to come, and that moment
  /// @param held what was approved by somebody who may not, as the rules are now
  /// @param documents what it has of documents
  public record Changes(
      List<Article> put,
      Set<String> removed,
      Map<String, Instant> later,
      Set<String> held,
      DocumentChanges documents) {

    /// Changes of articles alone.
    public Changes(
        List<Article> put, Set<String> removed, Map<String, Instant> later, Set<String> held) {
      this(put, removed, later, held, DocumentChanges.NONE);
    }

    public Changes {
      put = List.copyOf(put);
      removed = Set.copyOf(removed);
      later = Map.copyOf(later);
      held = Set.copyOf(held);
    }

    /// Whether there is nothing to publish.
    public boolean isEmpty() {
      return put.isEmpty() && removed.isEmpty() && documents.isEmpty();
    }
  }

  private final Journal journal;
  private final ArticleLives lives;
  private final ArticleStreams streams;
  private final ReleasedArticles released;
  private final ApprovalRules rules;
  private final Lint lint;
  private final Function<Article, List<Complaint>> quoted;
  private final Supplier<DocumentChanges> documents;
  private final CheckedDrafts checked;

  /// One of articles alone, which quote nothing.
  ///
  /// @param lives kept up to date by the views
  public Library(
      Journal journal,
      ArticleLives lives,
      ReleasedArticles released,
      ApprovalRules rules,
      Lint lint) {
    this(journal, lives, released, rules, lint, article -> List.of(), () -> DocumentChanges.NONE);
  }

  /// @param lives kept up to date by the views
  /// @param quoted what is to be said of the values that an article quotes
  /// @param documents what may be published of documents
  public Library(
      Journal journal,
      ArticleLives lives,
      ReleasedArticles released,
      ApprovalRules rules,
      Lint lint,
      Function<Article, List<Complaint>> quoted,
      Supplier<DocumentChanges> documents) {
    this.journal = journal;
    this.streams = new ArticleStreams(journal);
    this.lives = lives;
    this.released = released;
    this.rules = rules;
    this.lint = lint;
    this.quoted = quoted;
    this.documents = documents;
    this.checked = new CheckedDrafts(this::checkAlone, lint::checkTaken);
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /// All articles, by id.
  public List<Entry> list() {
    Map<String, Entry> entries = new TreeMap<>();
    for (Article article : released.all()) {
      entries.put(article.id(), entry(ArticleLife.untouched(article.id()), Optional.of(article)));
    }
    for (ArticleLife life : lives.all()) {
      entries.put(life.id(), entry(life, released.find(life.id())));
    }
    return entries.values().stream().filter(Library::isThere).toList();
  }

  /// All articles in some stages, by id.
  public List<Entry> list(Set<Stage> stages) {
    return list().stream().filter(entry -> stages.contains(entry.life.stage())).toList();
  }

  /// An article, read from the journal, so that it is never behind; empty when there is none.
  public Optional<Entry> find(String article) {
    Entry entry = entry(streams.load(article), released.find(article));
    return isThere(entry) ? Optional.of(entry) : Optional.empty();
  }

  private Entry entry(ArticleLife life, Optional<Article> released) {
    return new Entry(
        life.id(),
        released,
        life.draftArticle(),
        life,
        rules.needSecondPerson(released, life.draftArticle()));
  }

  /// Whether there is anything to see of an article: a new one that was given up is not there.
  private static boolean isThere(Entry entry) {
    return entry.released.isPresent()
        || entry.draft.isPresent()
        || entry.life.stage() == Stage.RETIRED;
  }

  /// Every revision that was ever saved of an article, the newest first.
  public List<ArticleLife.Revision> revisions(String article) {
    return streams.revisions(article).reversed();
  }

  /// What happened to an article, the newest first.
  public List<Recorded> history(String article) {
    return streams.history(article).reversed();
  }

  /// An article as it was in a revision, or as the active release has it; empty when there is no
  /// such version.
  public Optional<Article> revision(String article, String revision) {
    return released
        .find(article)
        .filter(it -> it.version().equals(revision))
        .or(() -> streams.revision(article, revision).map(content -> content.article(article)));
  }

  /// What changed from one revision to another; empty when there is no such revision.
  ///
  /// @param from a revision or the published version; empty for nothing
  public Optional<ArticleDiff> diff(String article, String from, String to) {
    Optional<Article> before = revision(article, from);
    return before.isEmpty() && !from.isEmpty()
        ? Optional.empty()
        : revision(article, to).map(after -> ArticleDiff.between(before, after));
  }

  /// Whether somebody who had no hand in it has to approve a draft.
  public boolean needsSecondPerson(Article draft) {
    return rules.needSecondPerson(released.find(draft.id()), Optional.of(draft));
  }

  /// What is to be said about an article as it would be published, what blocks it first.
  public List<Complaint> check(Article article) {
    return together(checkAlone(article), lint.checkTaken(article, lives.taken()));
  }

  private List<Complaint> checkAlone(Article article) {
    List<Complaint> complaints = new ArrayList<>(lint.check(article, released.taken()));
    also(complaints, quoted.apply(article));
    also(complaints, rules.remark(article).stream().toList());
    return complaints;
  }

  /// What is to be said about all that is in work or in review, by its id, what blocks it first: as
  /// [#check(Article)] says of each, which is found out again only where something changed.
  ///
  /// @param entries all there are
  /// @param day the day at the bank
  public Map<String, List<Complaint>> remarks(List<Entry> entries, LocalDate day) {
    return checked.of(
        entries.stream()
            .filter(it -> it.life.stage() == Stage.DRAFT || it.life.stage() == Stage.IN_REVIEW)
            .flatMap(it -> it.draft.stream())
            .toList(),
        new CheckedDrafts.Grounds(released.taken(), journal.version(CatalogueEvent.STREAM), day),
        lives.taken());
  }

  /// What is to be said about each of several articles that would come together, what blocks it
  /// first: what they have of each other is among it.
  ///
  /// @return in the order of the articles
  public List<List<Complaint>> check(List<Article> together) {
    Taken ofAll = Taken.by(together);
    return together.stream()
        .map(article -> together(check(article), lint.checkTaken(article, ofAll)))
        .toList();
  }

  private static void also(List<Complaint> complaints, List<Complaint> more) {
    more.stream().filter(it -> !complaints.contains(it)).forEach(complaints::add);
  }

  /// Two lists of complaints as one, what blocks first, and nothing twice.
  static List<Complaint> together(List<Complaint> complaints, List<Complaint> more) {
    List<Complaint> all = new ArrayList<>(complaints);
    also(all, more);
    return gravestFirst(all);
  }

  private static List<Complaint> gravestFirst(List<Complaint> complaints) {
    return complaints.stream()
        .sorted(Comparator.comparing(complaint -> !complaint.blocks()))
        .toList();
  }

  /// What may be published at a moment: what was approved, whose moment has come, and what is to be
  /// taken out. Read from the journal, so that it is never behind.
  public Changes publishable(Instant at) {
    List<Article> put = new ArrayList<>();
    Set<String> removed = new TreeSet<>();
    Map<String, Instant> later = new TreeMap<>();
    Set<String> held = new TreeSet<>();
    for (ArticleLife listed : lives.all()) {
      ArticleLife life = streams.load(listed);
      Optional<Article> now = released.find(life.id());
      boolean approved =
          life.stage() == Stage.APPROVED || life.stage() == Stage.RETIREMENT_APPROVED;
      if (!approved) {
        continue;
      }
      if (!rules.holds(life, now)) {
        held.add(life.id());
      } else if (life.stage() == Stage.RETIREMENT_APPROVED) {
        if (now.isPresent()) {
          removed.add(life.id());
        }
      } else if (life.publishFrom() != null && life.publishFrom().isAfter(at)) {
        later.put(life.id(), life.publishFrom());
      } else {
        life.draftArticle().ifPresent(put::add);
      }
    }
    put.sort(Comparator.comparing(Article::id));
    return new Changes(put, removed, later, held, documents.get());
  }

  /// What one person approved for a moment that has come.
  ///
  /// @param by the user name of who approved it
  /// @param changes to be published in their name
  /// @param versions how many events each article held when this was found, by its stream
  record Due(String by, Changes changes, Map<String, Long> versions) {}

  /// What was approved for a moment, and that moment has come, by whoever approved it. Read from
  /// the journal, so that it is never behind.
  List<Due> due(Instant at) {
    Map<String, List<ArticleLife>> byApprover = new TreeMap<>();
    for (Article article : publishable(at).put()) {
      ArticleLife life = streams.load(article.id());
      ArticleLife.Act approved = life.approved();
      if (approved != null
          && life.publishFrom() != null
          && life.draftRevision().filter(article.version()::equals).isPresent()) {
        byApprover.computeIfAbsent(approved.by(), by -> new ArrayList<>()).add(life);
      }
    }
    List<Due> due = new ArrayList<>();
    byApprover.forEach((by, lives) ->
        due.add(
            new Due(
                by,
                new Changes(
                    lives.stream().flatMap(life -> life.draftArticle().stream()).toList(),
                    Set.of(),
                    Map.of(),
                    Set.of()),
                lives.stream()
                    .collect(
                        Collectors.toMap(
                            life -> ArticleEvent.stream(life.id()), ArticleLife::version)))));
    return due;
  }

  /// What is to be written together with the activation of a release that has in it what was due:
  /// it is refused when anything happened to one of the articles since.
  static List<StreamWrite> published(Due due, String release) {
    return published(due.changes, due.by, release).stream()
        .map(write ->
            new StreamWrite(
                write.stream(),
                Objects.requireNonNull(due.versions.get(write.stream())),
                write.subject(),
                write.event()))
        .toList();
  }

  /// What is to be written together with the activation of a release that has the changes in it.
  ///
  /// @param by who publishes it
  /// @param release its id
  public static List<StreamWrite> published(Changes changes, String by, String release) {
    List<StreamWrite> writes = new ArrayList<>();
    for (Article article : changes.put) {
      writes.add(
          new StreamWrite(
              ArticleEvent.stream(article.id()),
              StreamWrite.ANY,
              "",
              new ArticleEvent.Published(by, article.version(), release)));
    }
    for (String removed : new TreeSet<>(changes.removed)) {
      writes.add(
          new StreamWrite(
              ArticleEvent.stream(removed),
              StreamWrite.ANY,
              "",
              new ArticleEvent.Retired(by, release)));
    }
    writes.addAll(changes.documents.published(by, release));
    return List.copyOf(writes);
  }
}
