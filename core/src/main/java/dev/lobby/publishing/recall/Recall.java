package dev.lobby.publishing.recall;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.review.ConversationSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out who was told an article.
///
/// The index of the conversation log names the conversations worth reading; what is said of them is
/// read from the journal. Safe for use by many threads.
public final class Recall {

  /// What is asked for.
  ///
  /// @param article the article's id, or that of an [incident][dev.lobby.publishing.incident]
  /// @param version its version; null for any
  /// @param from the first instant
  /// @param to the first instant after the last
  public record Query(String article, @Nullable String version, Instant from, Instant to) {

    /// @throws IllegalArgumentException when no instant lies between the two
    public Query {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("\"from\" must be before \"to\".");
      }
    }

    private boolean asksFor(Telling telling) {
      return (version == null || version.equals(telling.version))
          && !telling.at.isBefore(from)
          && telling.at.isBefore(to);
    }

    @Override
    public String toString() {
      return article + (version == null ? "" : "@" + version) + " from " + from + " to " + to;
    }
  }

  /// One answer that one customer was given.
  ///
  /// @param customer the id of the customer's record
  /// @param erased whether the customer was erased since
  /// @param language the language the customer was last heard in before
  /// @param seq the answer's place in the conversation
  /// @param sequence the frame of the journal it stands in
  /// @param version the article's version
  /// @param words what was told; [JsonEventCodec#ERASED][dev.lobby.wire.JsonEventCodec#ERASED] when
  ///   that is gone
  /// @param laterVersion the other version the same customer was told last, after this; null when
  ///   none
  /// @param correctedAt when the customer was sent a correction, after this; null when none was
  public record Telling(
      String conversation,
      String customer,
      boolean erased,
      String channel,
      Language language,
      long seq,
      long sequence,
      Instant at,
      String version,
      String words,
      @Nullable String laterVersion,
      @Nullable Instant correctedAt) {

    Telling with(boolean gone, @Nullable String later, @Nullable Instant corrected) {
      return new Telling(
          conversation,
          customer,
          gone,
          channel,
          language,
          seq,
          sequence,
          at,
          version,
          words,
          later,
          corrected);
    }
  }

  /// The answer to a query.
  ///
  /// @param head the last frame of the journal when it was asked
  /// @param tellings in the order they were told
  public record Recalled(Query query, long head, List<Telling> tellings) {

    /// How many people that were.
    public long customers() {
      return tellings.stream().map(Telling::customer).distinct().count();
    }
  }

  private static final Comparator<Telling> AS_TOLD =
      Comparator.comparingLong(Telling::sequence)
          .thenComparing(Telling::conversation)
          .thenComparingLong(Telling::seq);

  private final Journal journal;
  private final Summaries summaries;
  private final ConversationSearch search;

  /// @param summaries kept up with the journal, as the index behind `search` is: what they have not
  ///   taken in yet is not recalled
  public Recall(Journal journal, Summaries summaries, ConversationSearch search) {
    this.journal = journal;
    this.summaries = summaries;
    this.search = search;
  }

  /// Everybody who was told.
  ///
  /// @throws dev.lobby.conversation.Busy when too much was written just now to say
  public Recalled of(Query query) {
    long head = journal.head();
    Map<String, List<Telling>> byCustomer = new TreeMap<>();
    Set<String> read = new HashSet<>();
    for (String id : search.answered(query.article, query.from, query.to)) {
      ToldIn told = read(id, query.article);
      if (told.tellings().stream().anyMatch(query::asksFor)) {
        read.add(id);
        add(told, byCustomer);
      }
    }
    for (String customer : List.copyOf(byCustomer.keySet())) {
      for (Summary other : summaries.timeline(customer)) {
        if (other.intents().contains(query.article) && read.add(other.id())) {
          add(read(other.id(), query.article), byCustomer);
        }
      }
    }
    List<Telling> found = new ArrayList<>();
    byCustomer.forEach((customer, tellings) -> {
      tellings.sort(AS_TOLD);
      List<Recorded> sent = journal.read(CorrectionEvent.stream(customer, query.article), 0);
      Set<String> erased = erased(customer);
      for (Telling telling : tellings) {
        if (query.asksFor(telling)) {
          found.add(
              telling.with(
                  erased.contains(ConversationEvent.stream(telling.conversation)),
                  later(telling, tellings),
                  corrected(telling, sent)));
        }
      }
    });
    found.sort(AS_TOLD);
    return new Recalled(query, head, List.copyOf(found));
  }

  private ToldIn read(String conversation, String article) {
    return ToldIn.of(
        conversation,
        article,
        journal.read(ConversationEvent.stream(conversation), 0, ToldIn.TYPES::contains));
  }

  private static void add(ToldIn told, Map<String, List<Telling>> byCustomer) {
    byCustomer.computeIfAbsent(told.customer(), id -> new ArrayList<>()).addAll(told.tellings());
  }

  private static @Nullable String later(Telling telling, List<Telling> all) {
    return all.stream()
        .filter(other -> AS_TOLD.compare(other, telling) > 0)
        .map(Telling::version)
        .filter(version -> !version.equals(telling.version))
        .reduce((one, other) -> other)
        .orElse(null);
  }

  private static @Nullable Instant corrected(Telling telling, List<Recorded> sent) {
    Optional<Recorded> first =
        sent.stream()
            .filter(one -> one.sequence() > telling.sequence)
            .min(Comparator.comparingLong(Recorded::sequence));
    return first.map(Recorded::time).orElse(null);
  }

  /// The streams of a person that an erasure took.
  private Set<String> erased(String customer) {
    Set<String> streams = new HashSet<>();
    for (Recorded recorded : journal.read(ErasureEvent.stream(customer), 0)) {
      if (recorded.event() instanceof ErasureEvent.Done done) {
        streams.addAll(done.streams());
      }
    }
    return streams;
  }
}
