package dev.lobby.dialogue;

import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Status;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.publishing.Releases;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks customers in their conversation how satisfied they are with how a complaint was handled, by
/// the flow that the bank wrote for it. Whoever talks with a person, waits for one or is being
/// asked something else is not disturbed.
public final class SatisfactionQuestions implements ComplaintDesk.Survey {
  private final Releases releases;
  private final ZoneId zone;
  private final InstantSource clock;

  public SatisfactionQuestions(Releases releases, ZoneId zone, InstantSource clock) {
    this.releases = releases;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public List<ConversationEvent> ask(Conversation place, String number) {
    boolean free = place.status() == Status.BOT || place.status() == Status.RESOLVED;
    if (!free || place.flow() != null) {
      return List.of();
    }
    try (Releases.Lease lease = releases.take()) {
      Release release = lease.release();
      return release
          .flow(Flow.Start.COMPLAINT_CLOSED)
          .map(flow -> ask(release, flow, place, number))
          .orElse(List.of());
    }
  }

  private List<ConversationEvent> ask(
      Release release, Flow flow, Conversation place, String number) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    FlowTurn turn =
        FlowEngine.begin(
            flow,
            new FlowEngine.Message("", place.language(), List.of(), Optional.empty(), true, today),
            Map.of());
    List<ConversationEvent> events = new ArrayList<>(turn.events(number));
    new Wording(release, place.language(), zone, today)
        .flow(turn, Optional.of(number))
        .ifPresent(words ->
            events.add(
                new ConversationEvent.AssistantWrote(
                    null,
                    new Say.Ask(flow.id()).wire(),
                    words.choices(),
                    words.citations(),
                    words.text())));
    return events;
  }
}
