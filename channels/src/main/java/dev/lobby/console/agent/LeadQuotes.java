package dev.lobby.console.agent;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.language.entity.Entity;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.Interest;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadEvent;
import dev.lobby.wire.JsonEventCodec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a customer said of a lead in their own words, which stand in the journal alone and go with
/// them.
///
/// @param messages those that showed the interest, by the event that says so
/// @param sum how much, as they said it last; null when they did not, or somebody corrected it
///   since
/// @param reach how they wanted to be contacted, with the number or address they gave; null when
///   they did not say
/// @param named the numbers and addresses they named in the conversations of the lead, and did not
///   say with how they want to be contacted
record LeadQuotes(
    Map<Recorded, String> messages,
    @Nullable String sum,
    @Nullable String reach,
    List<String> named) {

  /// How a customer wanted to be contacted, by the events of their lead and of those that were
  /// merged into it; null when they did not say.
  static @Nullable String reach(List<Recorded> events) {
    String told =
        Stream.of(Flow.CONTACT, Flow.PHONE)
            .flatMap(it -> answered(events, it).stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? null : told;
  }

  /// What was answered to a question of theirs last.
  private static Optional<String> answered(List<Recorded> events, String question) {
    return events.stream()
        .map(Recorded::event)
        .filter(LeadEvent.Answered.class::isInstance)
        .map(LeadEvent.Answered.class::cast)
        .filter(it -> it.question().equals(question) && isKept(it.said()))
        .map(LeadEvent.Answered::said)
        .reduce((one, other) -> other);
  }

  /// What was said of a lead.
  ///
  /// @param events the lead's, with those of the ones that were merged into it
  static LeadQuotes of(Lead lead, List<Recorded> events, Journal journal) {
    Map<String, List<Recorded>> conversations = new LinkedHashMap<>();
    Map<Recorded, String> messages = new HashMap<>();
    Sums sums = new Sums();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof LeadEvent event) {
        String conversation = conversation(event);
        if (conversation != null) {
          List<Recorded> turn =
              conversations
                  .computeIfAbsent(
                      conversation, it -> journal.read(ConversationEvent.stream(it), 0))
                  .stream()
                  .filter(it -> it.time().equals(recorded.time()))
                  .toList();
          message(turn).ifPresent(it -> messages.put(recorded, it));
          sum(turn).ifPresent(it -> sums.told(recorded.stream(), it));
        }
        sums.after(recorded.stream(), event);
      }
    }
    String reach = reach(events);
    List<String> named =
        conversations.values().stream()
            .flatMap(it -> NamedAddresses.in(it).stream())
            .distinct()
            .filter(it -> reach == null || !reach.contains(it))
            .toList();
    return new LeadQuotes(messages, sums.of(lead), reach, named);
  }

  /// How much was said of leads that are merged: the sum that stays is the one of the lead with the
  /// larger amount, as the amount itself is.
  private static final class Sums {
    private final Map<String, String> sums = new HashMap<>();
    private final Map<String, AmountBand> amounts = new HashMap<>();

    void told(String stream, String sum) {
      sums.put(stream, sum);
    }

    void after(String stream, LeadEvent event) {
      switch (event) {
        case LeadEvent.Opened e -> named(stream, e.interest().amount());
        case LeadEvent.HeardAgain e -> named(stream, e.interest().amount());
        case LeadEvent.Answered e -> {
          named(stream, e.amount());
          if (e.amount() != AmountBand.UNKNOWN && isKept(e.said())) {
            told(stream, e.said());
          }
        }
        case LeadEvent.Corrected e -> {
          amounts.put(stream, e.amount());
          sums.remove(stream);
        }
        case LeadEvent.Absorbed e -> absorbed(stream, LeadEvent.stream(e.from()), e.interest());
        default -> {}
      }
    }

    private void named(String stream, AmountBand amount) {
      if (amount != AmountBand.UNKNOWN) {
        amounts.put(stream, amount);
      }
    }

    private void absorbed(String into, String from, Interest interest) {
      AmountBand own = amounts.getOrDefault(into, AmountBand.UNKNOWN);
      if (interest.amount().compareTo(own) > 0) {
        amounts.put(into, interest.amount());
        String sum = sums.get(from);
        if (sum == null) {
          sums.remove(into);
        } else {
          sums.put(into, sum);
        }
      }
    }

    @Nullable String of(Lead lead) {
      return sums.get(LeadEvent.stream(lead.number()));
    }
  }

  /// The message that an event is about.
  Optional<String> of(Recorded recorded) {
    return Optional.ofNullable(messages.get(recorded));
  }

  private static @Nullable String conversation(LeadEvent event) {
    return switch (event) {
      case LeadEvent.Opened e -> e.conversation();
      case LeadEvent.HeardAgain e -> e.conversation();
      default -> null;
    };
  }

  private static Optional<String> message(List<Recorded> turn) {
    return turn.stream()
        .map(Recorded::event)
        .filter(CustomerWrote.class::isInstance)
        .map(it -> ((CustomerWrote) it).text())
        .filter(LeadQuotes::isKept)
        .findFirst();
  }

  private static Optional<String> sum(List<Recorded> turn) {
    return turn.stream()
        .map(Recorded::event)
        .filter(Decided.class::isInstance)
        .map(it -> ((Decided) it).trace())
        .flatMap(trace -> trace == null ? List.<Trace.EntityHeard>of().stream() : heard(trace))
        .filter(it -> it.kind().equals(Entity.Kind.MONEY.wire()))
        .map(Trace.EntityHeard::text)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), it -> it.isEmpty() ? Optional.empty() : Optional.of(it)));
  }

  private static Stream<Trace.EntityHeard> heard(Trace trace) {
    return trace.entities() == null ? Stream.of() : trace.entities().stream();
  }

  private static boolean isKept(String said) {
    return !said.equals(JsonEventCodec.ERASED);
  }
}
