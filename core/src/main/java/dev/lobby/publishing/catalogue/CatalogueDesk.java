package dev.lobby.publishing.catalogue;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.CatalogueJson;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryReader;
import dev.lobby.knowledge.catalogue.Field;
import dev.lobby.knowledge.catalogue.FieldCheck;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Done;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Refused;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Stale;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Unsound;
import dev.lobby.publishing.catalogue.EntryLife.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// What editors do with the catalogue. Each command is one append to its stream; any thread may
/// call it.
///
/// Who says `revision` names what they saw: that of the draft, or of the published entry when there
/// is no draft; empty for a new entry.
public final class CatalogueDesk {

  /// How often a command is decided anew when another's append came first.
  private static final int ATTEMPTS = 5;

  private static final int LONGEST_CHARACTER = 3;

  /// What an event takes of a frame beside its content, at most.
  private static final int OVERHEAD = 2_000;

  private final Journal journal;
  private final CatalogueStream stream;
  private final Supplier<Catalogue> released;
  private final Supplier<List<Article>> articles;

  /// @param released the catalogue of the release that answers
  /// @param articles the articles of the release that answers
  public CatalogueDesk(
      Journal journal, Supplier<Catalogue> released, Supplier<List<Article>> articles) {
    this.journal = journal;
    this.stream = new CatalogueStream(journal);
    this.released = released;
    this.articles = articles;
  }

  /// An entry in the catalogue.
  ///
  /// @param released as customers get it; empty when they do not
  /// @param life what is under way with it
  /// @param revision the revision to name when something is done with it; empty for none
  /// @param usedBy the ids of the published articles that quote it
  public record Listed(
      String key, Optional<Entry> released, EntryLife life, String revision, Set<String> usedBy) {}

  /// What the next release has that the active one has not.
  ///
  /// @param put entries that are new or changed, by key
  /// @param removed the keys of entries that go
  public record Changes(List<Entry> put, Set<String> removed) {
    /// Nothing.
    public static final Changes NONE = new Changes(List.of(), Set.of());

    public Changes {
      put = List.copyOf(put);
      removed = Set.copyOf(removed);
    }

    /// Returns whether there is nothing to publish.
    public boolean isEmpty() {
      return put.isEmpty() && removed.isEmpty();
    }

    /// Returns the keys of all that changes, sorted.
    public SortedSet<String> keys() {
      SortedSet<String> keys = new TreeSet<>(removed);
      put.forEach(entry -> keys.add(entry.key()));
      return keys;
    }

    /// Returns each change as `key@revision`.
    SortedSet<String> revisions() {
      SortedSet<String> revisions = new TreeSet<>();
      put.forEach(entry -> revisions.add(entry.key() + "@" + entry.revision()));
      removed.forEach(key -> revisions.add(key + "@" + EntryLife.REMOVED));
      return revisions;
    }

    /// Returns whether all of this is among what may be published now, as it was.
    public boolean isPartOf(Changes now) {
      return now.revisions().containsAll(revisions());
    }

    /// Returns what is to be written together with the activation of a release that has this in it.
    ///
    /// @param by who publishes it
    /// @param release its id
    public List<StreamWrite> published(String by, String release) {
      return isEmpty()
          ? List.of()
          : List.of(
              new StreamWrite(
                  CatalogueEvent.STREAM,
                  StreamWrite.ANY,
                  "",
                  new CatalogueEvent.Published(by, List.copyOf(revisions()), release)));
    }
  }

  /// All entries, by key.
  public List<Listed> list() {
    CatalogueStream.Lives lives = stream.load();
    Map<String, SortedSet<String>> users = FieldCheck.users(articles.get());
    Map<String, Listed> listed = new TreeMap<>();
    Catalogue now = released.get();
    now.entries().forEach(entry -> listed.put(entry.key(), listed(entry.key(), lives, now, users)));
    lives.byKey().keySet().forEach(key -> listed.put(key, listed(key, lives, now, users)));
    return List.copyOf(listed.values());
  }

  private static Listed listed(
      String key,
      CatalogueStream.Lives lives,
      Catalogue now,
      Map<String, SortedSet<String>> users) {
    EntryLife life = lives.of(key);
    return new Listed(
        key, now.find(key), life, current(life, now), users.getOrDefault(key, new TreeSet<>()));
  }

  /// An entry; empty when there is none.
  public Optional<Listed> find(String key) {
    return list().stream().filter(it -> it.key.equals(key)).findFirst();
  }

  /// What may be published now.
  public Changes publishable() {
    List<Entry> put = new ArrayList<>();
    Set<String> removed = new TreeSet<>();
    Catalogue now = released.get();
    for (EntryLife life : new TreeMap<>(stream.load().byKey()).values()) {
      if (life.stage() == Stage.APPROVED && life.isRemoval()) {
        now.find(life.key()).ifPresent(entry -> removed.add(life.key()));
      } else if (life.stage() == Stage.APPROVED) {
        life.entry().ifPresent(put::add);
      }
    }
    return new Changes(put, removed);
  }

  /// The whole catalogue with some changes.
  public Catalogue with(Changes changes) {
    return released.get().with(changes.put, changes.removed);
  }

  /// The catalogue as the next publication makes it.
  public Catalogue upcoming() {
    return with(publishable());
  }

  /// Returns whether what is written between two braces is filled in by the catalogue as it is
  /// published or will be: by what was approved, too, and by nothing that is to go.
  public boolean fillsIn(String inside) {
    return Field.of(inside).map(Field::key).flatMap(key -> upcoming().find(key)).isPresent();
  }

  /// Saves an entry; it waits for a second person then, also when one had approved it before. The
  /// same content again changes nothing.
  ///
  /// @param basedOn the revision the editor saw; empty for a new entry
  /// @param why what was changed it for; may be empty
  public CatalogueOutcome draft(EntryContent content, String basedOn, String by, String why) {
    EntryReader.Reading reading = EntryReader.read(content);
    if (reading.entry().isEmpty()) {
      return new Unsound(reading.problems());
    }
    Entry entry = reading.entry().get();
    return change(
        entry.key(),
        life -> {
          Catalogue now = released.get();
          String current = current(life, now);
          if (current.equals(entry.revision())) {
            return new Decided.Answer(new Done(life));
          }
          if (!current.equals(basedOn)) {
            return new Decided.Answer(new Stale(life, current));
          }
          if (with(publishable()).find(entry.key()).isEmpty()
              && now.entries().size() + stream.load().byKey().size() >= Catalogue.ENTRIES_MAX) {
            return refused(
                "目录已有 " + Catalogue.ENTRIES_MAX + " 条，请先删掉不用的。",
                "The catalogue has its " + Catalogue.ENTRIES_MAX + " entries. Remove some first.");
          }
          return new Decided.Write(
              new CatalogueEvent.Drafted(
                  by, entry.key(), entry.revision(), basedOn, why, EntryContent.of(entry)));
        });
  }

  /// Saves entries that came in a table, each over what stands there now, all in one append or
  /// none. What is there already is left as it is.
  ///
  /// @return the keys of those that were saved; empty when they are too many for one append, or
  ///   others write at the same time
  public Optional<List<String>> take(List<Entry> entries, String by, String why) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CatalogueStream.Lives lives = stream.load();
      Catalogue now = released.get();
      List<String> saved = new ArrayList<>();
      List<StreamWrite> writes = new ArrayList<>();
      int bytes = 0;
      for (Entry entry : entries) {
        String current = current(lives.of(entry.key()), now);
        if (!current.equals(entry.revision())) {
          EntryContent content = EntryContent.of(entry);
          bytes += CatalogueJson.write(content).toString().length() * LONGEST_CHARACTER + OVERHEAD;
          saved.add(entry.key());
          writes.add(
              new StreamWrite(
                  CatalogueEvent.STREAM,
                  lives.version() + writes.size(),
                  "",
                  new CatalogueEvent.Drafted(
                      by, entry.key(), entry.revision(), current, why, content)));
        }
      }
      if (bytes > Journal.MAX_FRAME_BYTES
          || now.entries().size() + lives.byKey().size() + saved.size() > Catalogue.ENTRIES_MAX) {
        return Optional.empty();
      }
      if (writes.isEmpty() || journal.append(writes) instanceof AppendResult.Appended) {
        return Optional.of(saved);
      }
    }
    return Optional.empty();
  }

  /// Asks for an entry to be taken out, which no published article may quote.
  public CatalogueOutcome remove(String key, String basedOn, String by, String why) {
    return change(
        key,
        life -> {
          Catalogue now = released.get();
          String current = current(life, now);
          if (!current.equals(basedOn)) {
            return new Decided.Answer(new Stale(life, current));
          }
          if (now.find(key).isEmpty()) {
            return refused(
                "这一条还没有发布，撤销草稿即可。", "This entry was never published. Discard its draft instead.");
          }
          return used(key)
              .orElseGet(
                  () -> new Decided.Write(new CatalogueEvent.Removed(by, key, basedOn, why)));
        });
  }

  private Optional<Decided> used(String key) {
    Set<String> users = FieldCheck.users(articles.get()).getOrDefault(key, new TreeSet<>());
    return users.isEmpty()
        ? Optional.empty()
        : Optional.of(
            refused(
                "这些知识还在引用它：" + String.join("、", users) + "。请先修改并发布它们。",
                "Published articles quote it: "
                    + String.join(", ", users)
                    + ". Change and publish them first."));
  }

  /// Lets a draft, or the wish to take an entry out, into the next release.
  public CatalogueOutcome approve(String key, String revision, String by) {
    return change(
        key,
        life -> {
          if (life.stage() != Stage.WAITING) {
            return notSo(life);
          }
          if (!life.revision().equals(revision)) {
            return new Decided.Answer(new Stale(life, life.revision()));
          }
          if (life.authors().contains(by)) {
            return refused(
                "您自己改过这一条，要由另一个人批准。", "You wrote this yourself. Somebody else has to approve it.");
          }
          Optional<Decided> used = life.isRemoval() ? used(key) : Optional.empty();
          if (used.isPresent()) {
            return used.get();
          }
          if (!life.isRemoval() && life.entry().isEmpty()) {
            return refused(
                "这份草稿不符合现在的规则，请退回。", "This draft is not sound as the rules are now. Return it.");
          }
          return new Decided.Write(new CatalogueEvent.Approved(by, key, revision));
        });
  }

  /// Sends a draft back, approved or not.
  ///
  /// @param reason what is to be thought over
  public CatalogueOutcome giveBack(String key, String by, String reason) {
    return change(
        key,
        life ->
            life.stage() != Stage.WAITING && life.stage() != Stage.APPROVED
                ? notSo(life)
                : new Decided.Write(new CatalogueEvent.Returned(by, key, reason)));
  }

  /// Gives a draft up.
  ///
  /// @param reason may be empty
  public CatalogueOutcome discard(String key, String revision, String by, String reason) {
    return change(
        key,
        life -> {
          if (life.stage() == Stage.SETTLED) {
            return notSo(life);
          }
          return life.revision().equals(revision)
              ? new Decided.Write(new CatalogueEvent.Discarded(by, key, reason))
              : new Decided.Answer(new Stale(life, life.revision()));
        });
  }

  /// Returns the keys of the entries that [#takeBack] would make drafts of if `then` answered.
  public SortedSet<String> takenBackBy(Catalogue then) {
    CatalogueStream.Lives lives = stream.load();
    SortedSet<String> keys = new TreeSet<>();
    published()
        .forEach((key, drafted) -> {
          if (isGone(lives.of(key), drafted, then)) {
            keys.add(key);
          }
        });
    return keys;
  }

  /// Makes drafts again of all entries that were published and that customers do not get any more
  /// as they were; drafts that are word for word what they do get stand there as published. An
  /// entry somebody works on stays theirs, and one that was taken out is not taken out again. Doing
  /// it again does nothing more.
  ///
  /// @param by who let the release answer that does
  /// @param why the reason
  /// @param release the id of the release that answers now
  /// @return the keys of the entries that became drafts, sorted
  public List<String> takeBack(String by, String why, String release) {
    List<String> drafts = new ArrayList<>();
    for (String key : stream.load().byKey().keySet()) {
      change(
          key,
          life ->
              released
                      .get()
                      .find(key)
                      .map(Entry::revision)
                      .filter(life.revision()::equals)
                      .isEmpty()
                  ? new Decided.Answer(new Done(life))
                  : new Decided.Write(
                      new CatalogueEvent.Published(
                          by, List.of(key + "@" + life.revision()), release)));
    }
    published()
        .forEach((key, drafted) -> {
          CatalogueOutcome outcome =
              change(
                  key,
                  life -> {
                    Catalogue now = released.get();
                    return isGone(life, drafted, now)
                        ? new Decided.Write(
                            new CatalogueEvent.Drafted(
                                by,
                                key,
                                drafted.revision(),
                                current(life, now),
                                why,
                                drafted.content()))
                        : refused("没有收回。", "It was not taken back.");
                  });
          if (outcome instanceof Done) {
            drafts.add(key);
          }
        });
    return drafts;
  }

  private static boolean isGone(EntryLife life, CatalogueEvent.Drafted published, Catalogue now) {
    return life.stage() == Stage.SETTLED && !current(life, now).equals(published.revision());
  }

  /// What was published last of each entry, as it was drafted; without what was taken out, or given
  /// up since.
  private SortedMap<String, CatalogueEvent.Drafted> published() {
    Map<String, CatalogueEvent.Drafted> drafts = new HashMap<>();
    SortedMap<String, CatalogueEvent.Drafted> published = new TreeMap<>();
    for (Recorded recorded : journal.read(CatalogueEvent.STREAM, 0)) {
      switch (recorded.event()) {
        case CatalogueEvent.Drafted e -> drafts.put(e.entry() + "@" + e.revision(), e);
        case CatalogueEvent.Published e -> {
          for (String named : e.entries()) {
            String key = named.substring(0, named.lastIndexOf('@'));
            CatalogueEvent.Drafted drafted = drafts.get(named);
            if (drafted == null) {
              published.remove(key);
            } else {
              published.put(key, drafted);
            }
          }
        }
        case CatalogueEvent.Discarded e -> published.remove(e.entry());
        default -> {}
      }
    }
    return published;
  }

  /// What is decided: an event to append, or an answer without one.
  private sealed interface Decided {
    record Write(CatalogueEvent event) implements Decided {}

    record Answer(CatalogueOutcome outcome) implements Decided {}
  }

  private static Decided refused(String zh, String en) {
    return new Decided.Answer(new Refused(zh, en));
  }

  private static Decided notSo(EntryLife life) {
    return switch (life.stage()) {
      case SETTLED -> refused("没有草稿。", "There is no draft.");
      case WAITING -> refused("草稿在等待批准。", "The draft waits for approval.");
      case RETURNED -> refused("草稿已退回，请修改后再保存。", "The draft was returned. Change and save it.");
      case APPROVED -> refused("草稿已批准，等待发布。", "The draft is approved and waits for a publication.");
    };
  }

  /// The revision an editor sees.
  private static String current(EntryLife life, Catalogue now) {
    return life.stage() == Stage.SETTLED
        ? now.find(life.key()).map(Entry::revision).orElse("")
        : life.revision();
  }

  private CatalogueOutcome change(String key, Function<EntryLife, Decided> decide) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CatalogueStream.Lives lives = stream.load();
      EntryLife life = lives.of(key);
      switch (decide.apply(life)) {
        case Decided.Answer(CatalogueOutcome outcome) -> {
          return outcome;
        }
        case Decided.Write(CatalogueEvent event) -> {
          // Another entry's change is no conflict, but comes in between all the same.
          StreamWrite write = new StreamWrite(CatalogueEvent.STREAM, lives.version(), "", event);
          if (journal.append(List.of(write))
              instanceof AppendResult.Appended(List<Recorded> recorded)) {
            return new Done(life.after(event, recorded.getFirst().time()));
          }
        }
      }
    }
    return new Refused(
        "同时有别人在改目录，请稍后再试。",
        "Others are changing the catalogue at the same time. Try again in a moment.");
  }
}
