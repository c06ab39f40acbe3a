package dev.lobby.dialogue;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What one message does to a flow.
///
/// @param begins whether the flow begins with it
/// @param filled what became known
/// @param known all that is known by then, by the names of the slots, in the order of the steps
/// @param next what comes then
public record FlowTurn(
    Flow flow, boolean begins, List<Filled> filled, Map<String, String> known, Next next) {

  public FlowTurn {
    filled = List.copyOf(filled);
  }

  /// How something became known.
  public enum How {
    /// The customer had said it, or said it beside an answer.
    SAID,
    /// It answers the question.
    ANSWERED,
    /// It is no such answer, and was noted after the question was asked as often as it may be.
    NOTED,
    /// The customer cannot say.
    UNKNOWN,
    /// The customer puts right what was noted before.
    CORRECTED,
    /// No answer came though it was asked for as often as may be.
    UNANSWERED;

    /// The name in the journal.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How a flow ends.
  public enum Outcome {
    /// All was asked.
    DONE,
    /// The customer wanted no more questions.
    STOPPED,
    /// No answer came to a question that needs one; a person takes over.
    HANDED_OVER,
    /// The customer said something that brings a person or begins another flow.
    LEFT,
    /// The customer spoke of something else, and nobody had to answer.
    IGNORED,
    /// No answer came in time.
    TIMED_OUT,
    /// The release has no such flow any more.
    WITHDRAWN;

    /// The name in the journal.
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Something that became known.
  ///
  /// @param value what the customer said; empty when it is unknown
  public record Filled(Step step, How how, String value) {

    /// The id of the option that was chosen; empty where none was.
    Optional<String> option() {
      return step.takes() instanceof Takes.Choice(List<Option> options)
          ? options.stream()
              .filter(it -> is(it.button(Language.ZH)) || is(it.button(Language.EN)))
              .map(Option::id)
              .findFirst()
          : Optional.empty();
    }

    private boolean is(String button) {
      return value.equals(button) || value.startsWith(typed(button, ""));
    }

    /// What stands for an option whose words were typed together with more.
    ///
    /// @param text all that was typed; its end is left open when it is empty
    static String typed(String button, String text) {
      return button + " (" + (text.isEmpty() ? "" : text + ")");
    }
  }

  /// What comes after a message.
  public sealed interface Next {
    /// A question.
    ///
    /// @param time how often it was asked by then, from 1
    record Ask(Step step, int time) implements Next {}

    /// Nothing more.
    record Over(Outcome outcome) implements Next {}

    /// What was told is noted; no flow is under way.
    record Noted() implements Next {}
  }

  /// Whether it makes known what a slot stands for.
  boolean fills(String slot) {
    return filled.stream().anyMatch(it -> it.step.slot().equals(slot) && !it.value.isEmpty());
  }

  /// Whether the flow ends because a person must take over.
  boolean handsOver() {
    return next.equals(new Next.Over(Outcome.HANDED_OVER));
  }

  /// Whether it ends because the customer spoke of something else.
  boolean ignored() {
    return next.equals(new Next.Over(Outcome.IGNORED));
  }

  /// Whether the customer says how content they are, which they were asked.
  boolean rates() {
    return filled.stream()
        .anyMatch(it -> it.how == How.ANSWERED && it.step.takes() instanceof Takes.Rating);
  }

  /// How content the customer says they are, who was asked that.
  OptionalInt score() {
    return filled.stream()
        .filter(it -> it.step.takes() instanceof Takes.Rating && !it.value.isEmpty())
        .mapToInt(it -> Integer.parseInt(it.value))
        .findFirst();
  }

  /// Whether the customer wanted no more questions.
  boolean stopped() {
    return next.equals(new Next.Over(Outcome.STOPPED));
  }

  /// Whether the customer said that they cannot say.
  boolean passes() {
    return filled.stream().anyMatch(it -> it.how == How.UNKNOWN);
  }

  /// Whether the message answers the question that was asked, or tells something else that would
  /// be.
  boolean answers() {
    return filled.stream()
        .anyMatch(it ->
            it.how == How.ANSWERED
                || it.how == How.SAID
                || it.how == How.CORRECTED
                || it.how == How.UNKNOWN);
  }

  /// What is written of it.
  ///
  /// @param about the number of the complaint or lead it begins with; null for none
  List<ConversationEvent> events(@Nullable String about) {
    List<ConversationEvent> events = new ArrayList<>();
    if (begins) {
      events.add(new ConversationEvent.FlowStarted(flow.id(), about));
    }
    for (Filled one : filled) {
      events.add(
          new ConversationEvent.SlotFilled(flow.id(), one.step.slot(), one.how.wire(), one.value));
    }
    switch (next) {
      case Next.Ask(Step step, int time) ->
          events.add(new ConversationEvent.FlowAsked(flow.id(), step.slot(), time));
      case Next.Over(Outcome outcome) ->
          events.add(new ConversationEvent.FlowEnded(flow.id(), outcome.wire()));
      case Next.Noted noted -> {}
    }
    return events;
  }

  /// Why, in a few words.
  String why() {
    String known =
        filled.isEmpty()
            ? ""
            : String.join(", ", filled.stream().map(it -> it.step.slot()).toList()) + " known; ";
    return flow.id()
        + ": "
        + known
        + switch (next) {
          case Next.Ask(Step step, int time) ->
              step.slot() + " is asked" + (time > 1 ? ", time " + time : "");
          case Next.Over(Outcome outcome) -> "ends, " + outcome.wire();
          case Next.Noted noted ->
              "noted in the " + (flow.starts() == Flow.Start.LEAD ? "lead" : "complaint");
        };
  }
}
