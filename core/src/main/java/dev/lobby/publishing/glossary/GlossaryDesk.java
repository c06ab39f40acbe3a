package dev.lobby.publishing.glossary;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.GlossaryCheck;
import dev.lobby.publishing.glossary.GlossaryLife.Stage;
import dev.lobby.publishing.glossary.GlossaryOutcome.Done;
import dev.lobby.publishing.glossary.GlossaryOutcome.Refused;
import dev.lobby.publishing.glossary.GlossaryOutcome.Stale;
import dev.lobby.publishing.glossary.GlossaryOutcome.Unsound;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What editors do with the glossary. Each command is one append to its stream; any thread may call
/// it.
///
/// Who says `revision` names what they saw: that of the draft, or of the published glossary when
/// there is no draft.
public final class GlossaryDesk {

  /// How often a command is decided anew when another's append came first.
  private static final int ATTEMPTS = 5;

  /// What a glossary may take of a frame; the rest is for what stands around it.
  private static final int BYTES_MAX = Journal.MAX_FRAME_BYTES / 2;

  private final Journal journal;
  private final Supplier<Glossary> released;

  /// @param released the glossary of the release that answers
  public GlossaryDesk(Journal journal, Supplier<Glossary> released) {
    this.journal = journal;
    this.released = released;
  }

  /// The glossary, and what is under way with it.
  ///
  /// @param released as customers are read
  /// @param revision the revision to name when something is done with it
  public record Standing(Glossary released, GlossaryLife life, String revision) {}

  /// What the next release has that the active one has not.
  ///
  /// @param glossary the whole glossary as it is to be; empty when it stays as it is
  public record Change(Optional<Glossary> glossary) {
    /// Nothing.
    public static final Change NONE = new Change(Optional.empty());

    /// Returns whether there is nothing to publish.
    public boolean isEmpty() {
      return glossary.isEmpty();
    }

    private Optional<String> revision() {
      return glossary.map(ArticleJson::revision);
    }

    /// Returns whether this is what may be published now.
    public boolean isPartOf(Change now) {
      return isEmpty() || revision().equals(now.revision());
    }

    /// Returns what is to be written together with the activation of a release that has this in it.
    ///
    /// @param by who publishes it
    /// @param release its id
    public List<StreamWrite> published(String by, String release) {
      return revision()
          .map(revision ->
              List.of(
                  new StreamWrite(
                      GlossaryEvent.STREAM,
                      StreamWrite.ANY,
                      "",
                      new GlossaryEvent.Published(by, revision, release))))
          .orElseGet(List::of);
    }
  }

  /// How it stands, read from the journal, so that it is never behind.
  public Standing standing() {
    Glossary now = released.get();
    GlossaryLife life = load().life;
    return new Standing(now, life, current(life, now));
  }

  /// What may be published now.
  public Change publishable() {
    GlossaryLife life = load().life;
    return life.stage() == Stage.APPROVED
            && !life.revision().equals(ArticleJson.revision(released.get()))
        ? new Change(life.draft())
        : Change.NONE;
  }

  /// Saves the whole glossary; it waits for a second person then, also when one had approved it
  /// before. The same content again changes nothing.
  ///
  /// @param basedOn the revision the editor saw
  /// @param why what was changed it for; may be empty
  public GlossaryOutcome draft(List<Glossary.Entry> terms, String basedOn, String by, String why) {
    List<Glossary.Entry> stripped = terms.stream().map(GlossaryDesk::stripped).toList();
    List<GlossaryCheck.Problem> problems = GlossaryCheck.of(stripped);
    if (!problems.isEmpty()) {
      return new Unsound(problems);
    }
    Glossary glossary = new Glossary(stripped);
    String text = ArticleJson.write(glossary).toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      return new Refused(
          "词汇表太大，请只留客户真正会说的词。", "The glossary is too large. Keep what customers really say.");
    }
    String revision = ArticleJson.revision(glossary);
    return change(life -> {
      String current = current(life, released.get());
      if (current.equals(revision)) {
        return new Decided.Answer(new Done(life));
      }
      return current.equals(basedOn)
          ? new Decided.Write(new GlossaryEvent.Drafted(by, revision, basedOn, why, stripped))
          : new Decided.Answer(new Stale(life, current));
    });
  }

  private static Glossary.Entry stripped(Glossary.Entry entry) {
    return new Glossary.Entry(
        entry.language(),
        entry.term().strip(),
        entry.synonyms().stream().map(String::strip).filter(it -> !it.isEmpty()).toList());
  }

  /// Lets a draft into the next release.
  public GlossaryOutcome approve(String revision, String by) {
    return change(life -> {
      if (life.stage() != Stage.WAITING) {
        return notSo(life);
      }
      if (!life.revision().equals(revision)) {
        return new Decided.Answer(new Stale(life, life.revision()));
      }
      return life.authors().contains(by)
          ? refused(
              "您自己改过词汇表，要由另一个人批准。", "You wrote this yourself. Somebody else has to approve it.")
          : new Decided.Write(new GlossaryEvent.Approved(by, revision));
    });
  }

  /// Sends a draft back, approved or not.
  ///
  /// @param reason what is to be thought over
  public GlossaryOutcome giveBack(String by, String reason) {
    return change(life ->
        life.stage() != Stage.WAITING && life.stage() != Stage.APPROVED
            ? notSo(life)
            : new Decided.Write(new GlossaryEvent.Returned(by, reason)));
  }

  /// Gives a draft up.
  ///
  /// @param reason may be empty
  public GlossaryOutcome discard(String revision, String by, String reason) {
    return change(life -> {
      if (life.stage() == Stage.SETTLED) {
        return notSo(life);
      }
      return life.revision().equals(revision)
          ? new Decided.Write(new GlossaryEvent.Discarded(by, reason))
          : new Decided.Answer(new Stale(life, life.revision()));
    });
  }

  /// Returns whether [#takeBack] would make a draft if customers were read by `then`.
  public boolean isTakenBackBy(Glossary then) {
    return back(load(), then, "", "", "")
        .filter(GlossaryEvent.Drafted.class::isInstance)
        .isPresent();
  }

  /// Makes a draft again of what was published last, when customers are not read by it any more; a
  /// draft that is word for word what they are read by stands there as published. A draft somebody
  /// works on stays theirs. Doing it again does nothing more.
  ///
  /// @param by who let the release answer that does
  /// @param why the reason
  /// @param release the id of the release that answers now
  /// @return whether it became a draft
  public boolean takeBack(String by, String why, String release) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Loaded loaded = load();
      Optional<GlossaryEvent> event = back(loaded, released.get(), by, why, release);
      if (event.isEmpty()) {
        return false;
      }
      if (journal.append(
              List.of(new StreamWrite(GlossaryEvent.STREAM, loaded.version, "", event.get())))
          instanceof AppendResult.Appended) {
        return event.get() instanceof GlossaryEvent.Drafted;
      }
    }
    return false;
  }

  private static Optional<GlossaryEvent> back(
      Loaded loaded, Glossary now, String by, String why, String release) {
    String answers = ArticleJson.revision(now);
    if (loaded.life.stage() != Stage.SETTLED) {
      return loaded.life.revision().equals(answers)
          ? Optional.of(new GlossaryEvent.Published(by, answers, release))
          : Optional.empty();
    }
    return loaded
        .published
        .filter(it -> !it.revision().equals(answers))
        .map(it -> new GlossaryEvent.Drafted(by, it.revision(), answers, why, it.terms()));
  }

  /// What is decided: an event to append, or an answer without one.
  private sealed interface Decided {
    record Write(GlossaryEvent event) implements Decided {}

    record Answer(GlossaryOutcome outcome) implements Decided {}
  }

  private static Decided refused(String zh, String en) {
    return new Decided.Answer(new Refused(zh, en));
  }

  private static Decided notSo(GlossaryLife life) {
    return switch (life.stage()) {
      case SETTLED -> refused("没有草稿。", "There is no draft.");
      case WAITING -> refused("草稿在等待批准。", "The draft waits for approval.");
      case RETURNED -> refused("草稿已退回，请修改后再保存。", "The draft was returned. Change and save it.");
      case APPROVED -> refused("草稿已批准，等待发布。", "The draft is approved and waits for a publication.");
    };
  }

  /// The revision an editor sees.
  private static String current(GlossaryLife life, Glossary now) {
    return life.stage() == Stage.SETTLED ? ArticleJson.revision(now) : life.revision();
  }

  /// What is under way.
  ///
  /// @param version how many events it is made of
  /// @param published what was published last, as it was drafted; empty for nothing, or when
  ///   somebody gave it up since
  private record Loaded(
      GlossaryLife life, long version, Optional<GlossaryEvent.Drafted> published) {}

  private Loaded load() {
    GlossaryLife life = GlossaryLife.SETTLED;
    long version = 0;
    Map<String, GlossaryEvent.Drafted> drafts = new HashMap<>();
    Optional<GlossaryEvent.Drafted> published = Optional.empty();
    for (Recorded recorded : journal.read(GlossaryEvent.STREAM, 0)) {
      version = recorded.version();
      if (recorded.event() instanceof GlossaryEvent event) {
        life = life.after(event, recorded.time());
        switch (event) {
          case GlossaryEvent.Drafted e -> drafts.put(e.revision(), e);
          case GlossaryEvent.Published e ->
              published = Optional.ofNullable(drafts.get(e.revision()));
          case GlossaryEvent.Discarded e -> published = Optional.empty();
          case GlossaryEvent.Approved e -> {}
          case GlossaryEvent.Returned e -> {}
        }
      }
    }
    return new Loaded(life, version, published);
  }

  private GlossaryOutcome change(Function<GlossaryLife, Decided> decide) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Loaded loaded = load();
      switch (decide.apply(loaded.life)) {
        case Decided.Answer(GlossaryOutcome outcome) -> {
          return outcome;
        }
        case Decided.Write(GlossaryEvent event) -> {
          StreamWrite write = new StreamWrite(GlossaryEvent.STREAM, loaded.version, "", event);
          if (journal.append(List.of(write))
              instanceof AppendResult.Appended(List<Recorded> recorded)) {
            return new Done(loaded.life.after(event, recorded.getFirst().time()));
          }
        }
      }
    }
    return new Refused(
        "同时有别人在改词汇表，请稍后再试。",
        "Others are changing the glossary at the same time. Try again in a moment.");
  }
}
