package dev.lobby.conversation;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The summaries of all conversations, by id and by customer.
public final class Summaries implements View {

  private final Table<Summary> byId;
  private final Table<Timeline> timelines;

  /// The conversations of a customer.
  private record Timeline(List<String> conversations) {

    Timeline and(String conversation) {
      List<String> more = new ArrayList<>(conversations);
      more.add(conversation);
      return new Timeline(List.copyOf(more));
    }
  }

  public Summaries(ViewStore store) {
    this.byId = store.table("summaries", Summary.class);
    this.timelines = store.table("timelines", Timeline.class);
  }

  @Override
  public String format() {
    return "summaries 2";
  }

  @Override
  public void apply(Recorded recorded) {
    if (!(recorded.event() instanceof ConversationEvent event)) {
      return;
    }
    String id = recorded.stream().substring(ConversationEvent.stream("").length());
    if (event instanceof ConversationEvent.Started started) {
      byId.put(id, Summary.of(id, started, recorded.time()));
      Timeline before = timelines.get(started.customer());
      timelines.put(
          started.customer(), before == null ? new Timeline(List.of(id)) : before.and(id));
      return;
    }
    Summary before = byId.get(id);
    if (before != null) {
      byId.put(id, before.after(event, recorded.time()));
    }
  }

  /// The summary of a conversation.
  public Optional<Summary> find(String conversation) {
    return Optional.ofNullable(byId.get(conversation));
  }

  /// All conversations of a customer, newest first.
  public List<Summary> timeline(String customer) {
    Timeline timeline = timelines.get(customer);
    return timeline == null
        ? List.of()
        : timeline.conversations.stream()
            .flatMap(id -> find(id).stream())
            .sorted(Comparator.comparing(Summary::startedAt).reversed())
            .toList();
  }
}
