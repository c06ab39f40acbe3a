package dev.lobby.publishing.incident;

import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.catalogue.Naming;
import dev.lobby.publishing.Releases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people do about incidents. Safe for use by many threads.
public final class IncidentDesk {

  /// What became of a step.
  public sealed interface Outcome {
    /// It was taken.
    record Taken(Incident now) implements Outcome {}

    /// It was not; the reason is for whoever asked.
    record Refused(String why) implements Outcome {}

    /// There is no such incident.
    record Unknown() implements Outcome {}
  }

  /// What is to be put in force.
  ///
  /// @param articles the articles it answers in place of
  /// @param keywords words that make a message one about it
  /// @param bannerZh null for no banner
  /// @param bannerEn null for no banner
  public record Draft(
      List<String> articles,
      List<String> keywords,
      String zh,
      String en,
      @Nullable String bannerZh,
      @Nullable String bannerEn,
      Instant until) {

    public Draft {
      articles = List.copyOf(articles);
      keywords = List.copyOf(keywords);
    }
  }

  /// The longest an incident lasts; what lasts longer is an article.
  static final Duration LONGEST = Duration.ofDays(14);

  private static final String PREFIX = "INC-";

  /// One letter is in half of all messages.
  private static final int SHORTEST_KEYWORD = 2;

  private final Journal journal;
  private final Releases releases;
  private final InstantSource clock;

  public IncidentDesk(Journal journal, Releases releases, InstantSource clock) {
    this.journal = journal;
    this.releases = releases;
    this.clock = clock;
  }

  /// Puts an answer in force.
  public Outcome declare(Draft draft, String by) {
    Optional<String> refusal = refusal(draft);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    String id = PREFIX + Ids.speakable();
    IncidentEvent.Declared event =
        new IncidentEvent.Declared(
            by,
            draft.articles,
            draft.keywords,
            draft.zh,
            draft.en,
            draft.bannerZh,
            draft.bannerEn,
            draft.until.toString());
    return journal.append(List.of(new StreamWrite(IncidentEvent.stream(id), 0, "", event)))
            instanceof AppendResult.Appended(List<Recorded> recorded)
        ? new Outcome.Taken(Incident.of(id, event, recorded.getFirst()))
        : declare(draft, by);
  }

  private Optional<String> refusal(Draft draft) {
    Instant now = clock.instant();
    Optional<String> unknown =
        draft.articles.stream()
            .filter(article -> releases.current().article(article).isEmpty())
            .findFirst();
    Optional<String> tooShort =
        draft.keywords.stream()
            .filter(
                word -> word.strip().codePointCount(0, word.strip().length()) < SHORTEST_KEYWORD)
            .findFirst();
    if (draft.articles.isEmpty() && draft.keywords.isEmpty()) {
      return Optional.of(
          "Name an article or a keyword, so that it is about something. 请填写相关文章或关键词。");
    } else if (unknown.isPresent()) {
      return Optional.of("There is no article " + unknown.get() + ". 没有这篇文章。");
    } else if (tooShort.isPresent()) {
      return Optional.of(
          "The keyword \""
              + tooShort.get()
              + "\" is too short; it takes two characters. 关键词至少两个字。");
    } else if (draft.zh.isBlank() || draft.en.isBlank()) {
      return Optional.of("The answer is needed in Chinese and in English. 答复的中文和英文都要填写。");
    } else if ((draft.bannerZh == null) != (draft.bannerEn == null)) {
      return Optional.of(
          "A banner is needed in Chinese and in English, or not at all. 横幅要么中英文都填，要么都不填。");
    } else if (recommended(draft).isPresent()) {
      return Optional.of(
          "It reads as a recommendation of "
              + recommended(draft).get()
              + ", and everybody reads it, whatever their rating is. Leave the name out, or word it"
              + " as information. 这读起来是在推荐该产品，而人人都会看到：请去掉产品名，或改为一般说明。");
    } else if (!draft.until.isAfter(now)) {
      return Optional.of("Its end is past. Choose a later one. 结束时间已过，请选择更晚的时间。");
    } else if (draft.until.isAfter(now.plus(LONGEST))) {
      return Optional.of(
          "An incident lasts "
              + LONGEST.toDays()
              + " days at most; what lasts longer is an article. 时间太长，请改为写一篇文章。");
    }
    return Optional.empty();
  }

  /// The investment that a text of it recommends, and by which word; empty for none.
  private Optional<String> recommended(Draft draft) {
    return Stream.of(draft.zh, draft.en, draft.bannerZh, draft.bannerEn)
        .filter(Objects::nonNull)
        .map(text -> Naming.of(text, releases.current().investments(), false))
        .filter(Naming::recommends)
        .findFirst()
        .map(naming ->
            naming.products().getFirst().names().en() + " (" + naming.marks().getFirst() + ")");
  }

  /// Agrees with what somebody else put in force; also once it is over.
  public Outcome confirm(String id, String by) {
    return step(
        id,
        now -> {
          if (now.confirmedBy() != null) {
            return new Step(now.confirmedBy() + " has confirmed it already.", null);
          }
          return new Step(
              now.by().equals(by)
                  ? "Whoever put it in force cannot confirm it; a second person must."
                  : "",
              new IncidentEvent.Confirmed(by));
        });
  }

  /// Ends one before its time.
  public Outcome end(String id, String by, String reason) {
    return step(
        id,
        now ->
            new Step(
                now.inForce(clock.instant()) ? "" : "It is over already.",
                new IncidentEvent.Ended(by, reason)));
  }

  private record Step(String refusal, @Nullable IncidentEvent event) {}

  private Outcome step(String id, Function<Incident, Step> plan) {
    String stream = IncidentEvent.stream(id);
    while (true) {
      List<Recorded> events = journal.read(stream, 0);
      Incident now = null;
      for (Recorded recorded : events) {
        if (recorded.event() instanceof IncidentEvent event) {
          now = Incidents.after(id, now, event, recorded);
        }
      }
      if (now == null) {
        return new Outcome.Unknown();
      }
      Step step = plan.apply(now);
      IncidentEvent event = step.event;
      if (!step.refusal.isEmpty() || event == null) {
        return new Outcome.Refused(step.refusal);
      }
      if (journal.append(List.of(new StreamWrite(stream, events.size(), "", event)))
          instanceof AppendResult.Appended(List<Recorded> recorded)) {
        Incident after = Incidents.after(id, now, event, recorded.getFirst());
        return new Outcome.Taken(after == null ? now : after);
      }
    }
  }
}
