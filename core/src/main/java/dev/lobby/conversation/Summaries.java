package dev.lobby.conversation;

import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The summaries of all conversations, by id and by customer.
public final class Summaries implements View {

  private final Map<String, Growing> byId = new HashMap<>();
  private final Map<String, List<String>> byCustomer = new HashMap<>();

  /// A summary while its conversation goes on.
  private static final class Growing {
    private final String id;
    private final String channel;
    private final String customer;
    private final Instant startedAt;
    private final Set<String> intents = new LinkedHashSet<>();
    private final Map<String, Integer> decisions = new TreeMap<>();
    private Language language;
    private Instant lastAt;
    private Status status = Status.BOT;
    private int messages;
    private @Nullable Reason handoff;
    private @Nullable String outcome;
    private @Nullable String agent;

    Growing(String id, ConversationEvent.Started started, Instant at) {
      this.id = id;
      this.channel = started.channel();
      this.customer = started.customer();
      this.language = started.language();
      this.startedAt = at;
      this.lastAt = at;
    }

    void apply(ConversationEvent event, Instant at) {
      switch (event) {
        case ConversationEvent.CustomerWrote e -> {
          messages++;
          lastAt = at;
          if (e.language() == Language.ZH || e.language() == Language.EN) {
            language = e.language();
          }
        }
        case ConversationEvent.AssistantWrote e -> {
          messages++;
          lastAt = at;
        }
        case ConversationEvent.AgentWrote e -> {
          messages++;
          lastAt = at;
        }
        case ConversationEvent.Decided e -> {
          decisions.merge(e.say(), 1, Integer::sum);
          if (e.say().equals("answer")) {
            e.articles()
                .forEach(article -> intents.add(article.substring(0, article.indexOf('@'))));
          }
        }
        case ConversationEvent.Reopened e -> status = Status.BOT;
        case ConversationEvent.HandoffRequested e -> {
          handoff = e.reason();
          if (e.reason().customerWaits() && status == Status.BOT) {
            status = Status.QUEUED;
          }
        }
        case ConversationEvent.AgentJoined e -> {
          status = Status.HUMAN;
          agent = e.agent();
        }
        case ConversationEvent.HandedBack e -> status = Status.BOT;
        case ConversationEvent.Resolved e -> {
          status = Status.RESOLVED;
          outcome = e.wrapUp();
        }
        case ConversationEvent.Started e -> {}
        case ConversationEvent.Disclosed e -> {}
        case ConversationEvent.TokenRenewed e -> {}
        case ConversationEvent.MessageConflict e -> {}
      }
    }

    Summary now() {
      return new Summary(
          id,
          channel,
          customer,
          language,
          startedAt,
          lastAt,
          status,
          messages,
          List.copyOf(intents),
          Map.copyOf(decisions),
          handoff,
          outcome,
          agent);
    }
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    if (!(recorded.event() instanceof ConversationEvent event)) {
      return;
    }
    String id = recorded.stream().substring(ConversationEvent.stream("").length());
    if (event instanceof ConversationEvent.Started started) {
      byId.put(id, new Growing(id, started, recorded.time()));
      byCustomer.computeIfAbsent(started.customer(), customer -> new ArrayList<>()).add(id);
    }
    Growing summary = byId.get(id);
    if (summary != null) {
      summary.apply(event, recorded.time());
    }
  }

  @Override
  public synchronized void reset() {
    byId.clear();
    byCustomer.clear();
  }

  /// The summary of a conversation.
  public synchronized Optional<Summary> find(String conversation) {
    return Optional.ofNullable(byId.get(conversation)).map(Growing::now);
  }

  /// All conversations of a customer, newest first.
  public synchronized List<Summary> timeline(String customer) {
    return byCustomer.getOrDefault(customer, List.of()).stream()
        .flatMap(id -> find(id).stream())
        .sorted(Comparator.comparing(Summary::startedAt).reversed())
        .toList();
  }

  /// All conversations, the one written in last first; only those with a status when one is given.
  public synchronized List<Summary> latest(@Nullable Status status) {
    return byId.values().stream()
        .filter(one -> status == null || one.status == status)
        .sorted(Comparator.<Growing, Instant>comparing(one -> one.lastAt).reversed())
        .map(Growing::now)
        .toList();
  }
}
