package dev.lobby.publishing.gate;

import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Deliberation;
import dev.lobby.dialogue.Deliberation.StandIns;
import dev.lobby.dialogue.Interpretation;
import dev.lobby.dialogue.Say;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.entity.Entity;
import dev.lobby.publishing.gate.Truth.Mark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Puts messages to two releases.
///
/// Nearly all of the time goes into understanding, so each distinct text is understood once by each
/// release, or once for both where nothing that they learnt of its language differs. It is embedded
/// once for both when their sentence encoders are the same, and its signals are heard once when
/// what hears them is; an amendment leaves both as they were. The texts are shared out among
/// threads one at a time, and what was understood of one is dropped when its messages are decided,
/// so that any number of messages needs no more memory than their decisions.
final class Replay {
  private final Release present;
  private final Release candidate;
  private final boolean sameEncoders;
  private final boolean hearAlike;

  /// Whether both know the same products and branches by name.
  private final boolean sameNames;

  /// The languages in which both releases understand everything alike.
  private final Set<Language> alike = EnumSet.noneOf(Language.class);

  private final int threads;

  Replay(Release present, Release candidate, int threads) {
    this.present = present;
    this.candidate = candidate;
    this.sameEncoders = present.interpreter().embedsLike(candidate.interpreter());
    this.hearAlike = present.hearsLike(candidate);
    this.sameNames = present.catalogue().equals(candidate.catalogue());
    this.threads = threads;
    for (Language language : Language.values()) {
      if (present.understandsLike(candidate, language)) {
        alike.add(language);
      }
    }
  }

  /// How far a replay is.
  @FunctionalInterface
  interface Progress {
    /// @param done how many texts of all are done
    void at(int done, int all);
  }

  /// Returns what became of each message, those with the same text side by side, in the order in
  /// which the texts come first.
  ///
  /// @throws InterruptedException when the thread is interrupted; what runs is stopped
  List<Replayed> run(List<Asked> asked, Progress progress) throws InterruptedException {
    Map<String, List<Asked>> byText = new LinkedHashMap<>();
    for (Asked one : asked) {
      byText.computeIfAbsent(one.text(), text -> new ArrayList<>()).add(one);
    }
    List<List<Asked>> texts = List.copyOf(byText.values());
    List<Replayed>[] results = results(texts.size());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("gate-", 0).daemon(true).factory());
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            pool.submit(() -> {
              int at = next.getAndIncrement();
              while (at < results.length && !Thread.currentThread().isInterrupted()) {
                results[at] = replay(texts.get(at));
                progress.at(done.incrementAndGet(), results.length);
                at = next.getAndIncrement();
              }
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A message could not be replayed.", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    List<Replayed> all = new ArrayList<>(asked.size());
    for (List<Replayed> some : results) {
      all.addAll(some);
    }
    return all;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Replayed>[] results(int size) {
    return new List[size];
  }

  private List<Replayed> replay(List<Asked> sameText) {
    String text = sameText.getFirst().text();
    Map<Language, Embedding> embeddings = present.interpreter().embeddings(text);
    Understanding understanding = present.interpreter().interpret(text, embeddings);
    Interpretation before = Interpretation.of(present, understanding);
    Interpretation after =
        Interpretation.of(candidate, understandingOfCandidate(understanding, embeddings));
    List<Replayed> replayed = new ArrayList<>(sameText.size());
    @Nullable LocalDate day = null;
    List<Entity> entities = List.of();
    List<Entity> ofCandidate = List.of();
    for (Asked asked : sameText) {
      if (!asked.day().equals(day)) {
        day = asked.day();
        entities = present.interpreter().entities(text, day);
        ofCandidate = sameNames ? entities : candidate.interpreter().entities(text, day);
      }
      replayed.add(compare(asked, named(before, entities), named(after, ofCandidate)));
    }
    return replayed;
  }

  private Understanding understandingOfCandidate(
      Understanding present, Map<Language, Embedding> embeddings) {
    if (alike.contains(present.language())) {
      return present;
    }
    if (hearAlike) {
      return candidate.interpreter().interpret(present, embeddings);
    }
    return sameEncoders
        ? candidate.interpreter().interpret(present.text(), embeddings)
        : candidate.interpreter().interpret(present.text());
  }

  private static Interpretation named(Interpretation interpretation, List<Entity> entities) {
    Understanding understanding = interpretation.understanding();
    return entities.isEmpty()
        ? interpretation
        : interpretation.with(understanding.withEntities(entities));
  }

  private Replayed compare(Asked asked, Interpretation one, Interpretation other) {
    Deliberation before =
        Deliberation.of(
            present,
            asked.standing(),
            one,
            asked.day(),
            asked.interestIsLead(),
            asked.tier(),
            asked.products(),
            asked.rating(),
            asked::unwelcome,
            StandIns.NONE);
    Deliberation after =
        Deliberation.of(
            candidate,
            asked.standing(),
            other,
            asked.day(),
            asked.interestIsLead(),
            asked.tier(),
            asked.products(),
            asked.rating(),
            asked::unwelcome,
            StandIns.NONE);
    Mark markBefore = Truths.mark(asked.truths(), before.decision());
    Mark markAfter = Truths.mark(asked.truths(), after.decision());
    Set<Effect> effects = Effect.between(before, after, markBefore, markAfter);
    boolean same = effects.isEmpty();
    return new Replayed(
        asked,
        effects,
        markBefore,
        markAfter,
        drift(asked.turn(), before),
        same ? null : Said.of(before),
        same ? null : Said.of(after));
  }

  /// How the present release decided at the time, when it was the one that was asked and did so
  /// otherwise.
  private static @Nullable String drift(@Nullable RecordedTurn turn, Deliberation now) {
    Decided then = turn == null ? null : turn.decided();
    if (then == null
        || !then.release().equals(now.release().id())
        || !then.trace().outcome().equals(Trace.DECIDED)
        // An incident stood in then, and none does here.
        || then.say().equals(Say.INCIDENT)) {
      return null;
    }
    Reason route = now.decision().route().orElse(null);
    boolean same =
        then.say().equals(now.decision().say().wire())
            && then.articles().equals(now.versions())
            && Objects.equals(then.route(), route);
    return same
        ? null
        : text(then.say(), then.articles(), then.route())
            + " at the time, now "
            + text(now.decision().say().wire(), now.versions(), route);
  }

  private static String text(String say, List<String> articles, @Nullable Reason route) {
    return say
        + (articles.isEmpty() ? "" : " " + String.join(", ", articles))
        + (route == null ? "" : " and a person (" + route.wire() + ")");
  }
}
