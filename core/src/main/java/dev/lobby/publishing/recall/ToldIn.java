package dev.lobby.publishing.recall;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Summary;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.publishing.recall.Recall.Telling;
import dev.lobby.wire.JsonEventCodec;
import dev.lobby.wire.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was told of one article in one conversation.
///
/// @param customer the id of the customer's record
/// @param tellings in the order they were told; what they say of the customer beyond this
///   conversation is left open
record ToldIn(String customer, List<Telling> tellings) {

  /// The events it is read from, by wire name.
  static final Set<String> TYPES =
      Stream.of(
              ConversationEvent.Started.class,
              ConversationEvent.CustomerWrote.class,
              Decided.class,
              AssistantWrote.class)
          .map(event -> event.getAnnotation(WireName.class).value())
          .collect(Collectors.toUnmodifiableSet());

  /// Reads the events of a conversation, in order.
  static ToldIn of(String conversation, String article, List<Recorded> events) {
    Reader reader = new Reader(conversation, article);
    events.forEach(reader::take);
    reader.endTurn();
    return new ToldIn(reader.customer, List.copyOf(reader.tellings));
  }

  private static final class Reader {
    private final String conversation;
    private final String article;
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Recorded> written = new ArrayList<>();
    private String customer = "";
    private String channel = "";
    private Language language = Language.ZH;
    private @Nullable Decided decided;

    Reader(String conversation, String article) {
      this.conversation = conversation;
      this.article = article;
    }

    void take(Recorded recorded) {
      switch (recorded.event()) {
        case ConversationEvent.Started e -> {
          customer = e.customer();
          channel = e.channel();
          language = e.language();
        }
        case ConversationEvent.CustomerWrote e -> {
          endTurn();
          language =
              e.language() == Language.ZH || e.language() == Language.EN ? e.language() : language;
        }
        case Decided e -> {
          endTurn();
          decided = e;
        }
        case AssistantWrote e -> written.add(recorded);
        default -> {}
      }
    }

    void endTurn() {
      Decided turn = decided;
      if (turn != null && Summary.ANSWERED.contains(turn.say()) && !written.isEmpty()) {
        turn.articles().stream()
            .flatMap(named -> version(named).stream())
            .findFirst()
            .ifPresent(version -> tellings.add(telling(told(), version)));
      }
      decided = null;
      written.clear();
    }

    /// A lead or a welcome back stands beside a cited answer; small talk cites nothing.
    private List<Recorded> told() {
      List<Recorded> citing = written.stream().filter(this::cites).toList();
      return citing.isEmpty() ? List.copyOf(written) : citing;
    }

    private boolean cites(Recorded recorded) {
      return ((AssistantWrote) recorded.event())
          .citations().stream().anyMatch(citation -> citation.article().equals(article));
    }

    /// The version in `article@version`; empty for another article.
    private Optional<String> version(String named) {
      return named.startsWith(article + "@")
          ? Optional.of(named.substring(article.length() + 1))
          : Optional.empty();
    }

    private Telling telling(List<Recorded> told, String version) {
      List<String> texts =
          told.stream().map(one -> ((AssistantWrote) one.event()).plain()).distinct().toList();
      Recorded first = told.getFirst();
      return new Telling(
          conversation,
          customer,
          false,
          channel,
          language,
          first.version(),
          first.sequence(),
          first.time(),
          version,
          texts.contains(JsonEventCodec.ERASED)
              ? JsonEventCodec.ERASED
              : String.join("\n\n", texts),
          null,
          null);
    }
  }
}
