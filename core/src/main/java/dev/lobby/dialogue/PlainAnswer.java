package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.FlowEngine.Message;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.lead.Horizon;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An answer to a flow's question that says what was asked and nothing else, such as 3个月吧: of so
/// few words the guards hear things that nobody said.
final class PlainAnswer {

  private static final double LIKELY = 0.5;

  private PlainAnswer() {}

  /// Whether a message is one.
  static boolean is(Flow flow, ActiveFlow at, Message message) {
    Optional<Step> asked = Optional.ofNullable(at.asking()).flatMap(flow::step);
    return asked.isPresent()
        && !(asked.get().takes() instanceof Takes.Words)
        && !Asking.is(message.text())
        && (isFigures(message) || Restating.of(asked.get(), message).isPresent())
        && FlowEngine.answer(flow, at, message).filled().stream()
            .anyMatch(it -> it.step().equals(asked.get()) && it.how() == FlowTurn.How.ANSWERED);
  }

  /// The signals that such an answer cannot give: those that were heard and are less likely than
  /// not. Interest is what it is about.
  static Set<Signal> ruledOut(Understanding understanding) {
    Set<Signal> ruledOut = EnumSet.noneOf(Signal.class);
    Arrays.stream(Signal.values())
        .filter(it -> it != Signal.PRODUCT_INTEREST && understanding.hears(it))
        .filter(it -> {
          SignalScore score = understanding.signals().get(it);
          return score == null || score.score() < LIKELY;
        })
        .forEach(ruledOut::add);
    return ruledOut;
  }

  /// The option of when somebody wants to act, by how long it is until then, with what they typed;
  /// empty unless they say that and nothing else.
  static Optional<String> when(Step step, List<Option> options, Message message) {
    if (!step.slot().equals(Flow.HORIZON) || message.named().size() != 1 || !isFigures(message)) {
      return Optional.empty();
    }
    EntityHeard only = message.named().getFirst();
    return only.kind().equals(Entity.Kind.DURATION.wire())
        ? until(only.value(), message.day())
            .map(day -> Horizon.until(day, message.day()).wire())
            .flatMap(id -> options.stream().filter(it -> it.id().equals(id)).findFirst())
            .map(it -> FlowTurn.Filled.typed(it.button(message.language()), message.text().strip()))
        : Optional.empty();
  }

  private static Optional<LocalDate> until(String length, LocalDate today) {
    String longest = length.substring(length.lastIndexOf('.') + 1);
    try {
      return Optional.of(longest.startsWith("PT") ? today : today.plus(Period.parse(longest)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isFigures(Message message) {
    String rest = message.text();
    for (EntityHeard one : message.named()) {
      rest = rest.replace(one.text(), " ");
    }
    return !rest.equals(message.text()) && Heard.isAround(rest);
  }
}
