package dev.lobby.publishing.recall;

import dev.lobby.conversation.Busy;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.conversation.Withheld;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.catalogue.Naming;
import dev.lobby.knowledge.catalogue.Recommending;
import dev.lobby.language.Language;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Telling;
import dev.lobby.wire.JsonEventCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Sends corrections: into the conversation that the customer's next visit resumes, where the page
/// shows it, and from which the outbox carries it to a provider.
///
/// That is their newest open one in the channel they were told in; else the one they were told in,
/// which is opened again. A visitor nobody knows is reached as long as their page holds the
/// conversation.
///
/// A customer is sent one for all they were told of an article before it, however often it is
/// ordered: what was sent stands in a stream of the customer and the article, in the same frame as
/// the message. Safe for use by many threads.
public final class Corrections {

  /// What became of a correction.
  ///
  /// @param id its id
  /// @param sent how many customers were sent it
  /// @param already how many had been sent one since they were told
  /// @param gone how many can be told nothing: they were erased, their words were blanked, or what
  ///   it names does not suit them
  /// @param busy how many could not be told now, because others write to their conversation at the
  ///   same time; order it again
  public record Sending(String id, int sent, int already, int gone, int busy) {}

  private enum Outcome {
    SENT,
    ALREADY,
    GONE,
    BUSY
  }

  private final Journal journal;
  private final Conversations conversations;
  private final Summaries summaries;
  private final Recall recall;
  private final Releases releases;

  public Corrections(
      Journal journal,
      Conversations conversations,
      Summaries summaries,
      Recall recall,
      Releases releases) {
    this.journal = journal;
    this.conversations = conversations;
    this.summaries = summaries;
    this.recall = recall;
    this.releases = releases;
  }

  /// Why a correction may be sent to nobody; empty when it may. It goes to many, whatever their
  /// rating is.
  Optional<String> refusal(String article, Correction correction) {
    Release release = releases.current();
    return Stream.of(Language.ZH, Language.EN)
        .map(language -> {
          String title = release.article(article).map(known -> known.title(language)).orElse("");
          return Naming.of(
              title + "\n" + correction.in(language),
              release.investments(),
              Recommending.isAskedFor(title, release.investments()));
        })
        .filter(Naming::recommends)
        .findFirst()
        .map(naming ->
            "It reads as a recommendation of "
                + naming.products().getFirst().names().en()
                + (naming.marks().isEmpty()
                    ? ", as the article's title asks what to buy"
                    : " (" + naming.marks().getFirst() + ")")
                + ". Word it as information, or leave the name out.");
  }

  /// A text to begin with.
  ///
  /// @param title what the article was called, in a language, should it not be published any more;
  ///   empty when nobody knows
  public Correction.Draft draft(Query query, Function<Language, String> title) {
    List<String> told =
        recall.of(query).tellings().stream().map(Telling::version).distinct().toList();
    return Correction.draft(query.article(), told, releases.current(), title);
  }

  /// Sends a correction to everybody who was told and was not sent one since, each in the language
  /// they were last heard in.
  ///
  /// @param id the id of the correction, which was approved
  /// @param by the user name of the supervisor who approved the words
  Sending send(String id, Query query, Correction correction, String by) {
    Map<String, List<Telling>> byCustomer = new LinkedHashMap<>();
    for (Telling telling : recall.of(query).tellings()) {
      byCustomer.computeIfAbsent(telling.customer(), it -> new ArrayList<>()).add(telling);
    }
    Release release = releases.current();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (List<Telling> told : byCustomer.values()) {
      counts.merge(send(id, query.article(), told, correction, by, release), 1, Integer::sum);
    }
    return new Sending(
        id,
        counts.getOrDefault(Outcome.SENT, 0),
        counts.getOrDefault(Outcome.ALREADY, 0),
        counts.getOrDefault(Outcome.GONE, 0),
        counts.getOrDefault(Outcome.BUSY, 0));
  }

  /// @param told what one customer was told, the last of it last
  private Outcome send(
      String id,
      String article,
      List<Telling> told,
      Correction correction,
      String by,
      Release release) {
    Telling last = told.getLast();
    List<Telling> readable =
        told.stream()
            .filter(one -> !one.erased() && !one.words().equals(JsonEventCodec.ERASED))
            .toList();
    if (readable.isEmpty()) {
      return Outcome.GONE;
    }
    String stream = CorrectionEvent.stream(last.customer(), article);
    try {
      return conversations
          .change(
              place(readable.getLast()),
              now -> {
                List<Recorded> before = journal.read(stream, 0);
                if (before.stream().anyMatch(one -> one.sequence() > last.sequence())) {
                  return Plan.nothing(Outcome.ALREADY);
                }
                Writing writing = new Writing(now);
                writing.tell(
                    new ConversationEvent.Corrected(
                        id,
                        by,
                        article,
                        Correction.citations(article, now.language(), release),
                        correction.in(now.language())));
                writing.beside(
                    new StreamWrite(
                        stream,
                        before.size(),
                        now.customer(),
                        new CorrectionEvent.Sent(id, by, now.id())));
                return new Plan<>(writing.writes(), after -> Outcome.SENT);
              })
          .orElse(Outcome.GONE);
    } catch (Busy e) {
      return Outcome.BUSY;
    } catch (Withheld e) {
      return Outcome.GONE;
    }
  }

  /// The conversation that is told.
  private String place(Telling last) {
    return summaries.timeline(last.customer()).stream()
        .filter(one -> one.status() != Status.RESOLVED && one.channel().equals(last.channel()))
        .map(Summary::id)
        .findFirst()
        .orElse(last.conversation());
  }
}
