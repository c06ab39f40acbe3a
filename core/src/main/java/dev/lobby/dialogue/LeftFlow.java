package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A flow that the customer left to speak of something else, and that a later message may be an
/// answer to still: the buttons of its question are read, and what was said before them.
///
/// @param flow the flow, not too late for an answer
/// @param at how far it was
record LeftFlow(Flow flow, ActiveFlow at) {

  /// The flow that was left, if another message can be heard as an answer to it.
  static Optional<LeftFlow> of(Release release, Standing standing, String text) {
    ActiveFlow left = standing.left();
    return left == null
            || standing.flow() != null
            || standing.reopens()
            || standing.picked(text).isPresent()
        ? Optional.empty()
        : release
            .flow(left.flow())
            .map(flow -> Deliberation.asked(flow, standing))
            .filter(flow -> !FlowEngine.isLate(flow, left, standing.at()))
            .map(flow -> new LeftFlow(flow, left));
  }

  /// The option of its question, by its id, when a message is what that is called.
  Optional<String> option(String text) {
    String key = NormalForm.key(text);
    return asked()
        .flatMap(step ->
            step.takes() instanceof Takes.Choice(List<Option> options)
                ? options.stream().filter(it -> isCalled(it, key)).map(Option::id).findFirst()
                : Optional.empty());
  }

  /// Whether a message answers its question in other words, or says anew what was answered before,
  /// and nothing else; of leave to be contacted, that it says how to write to them, or to call
  /// them; and under which number, where that was asked.
  boolean isAnswered(FlowEngine.Message message) {
    return wishesCall(message)
        || flow.steps().stream()
            .filter(step -> isAsked(step) || !at.filled().getOrDefault(step.slot(), "").isEmpty())
            .anyMatch(step ->
                FlowEngine.isConsent(flow, step)
                    ? isAsked(step) && allowsWriting(step, message)
                    : step.slot().equals(Flow.PHONE)
                        ? isAsked(step) && CallNumber.isNamed(message)
                        : step.takes() instanceof Takes.Rating
                            ? isAsked(step)
                                && !message.fixed()
                                && PendingScore.isGiven(message.text())
                            : asked()
                                .flatMap(it -> FlowEngine.restated(flow, it, step, message))
                                .isPresent());
  }

  /// Whether the customer of a lead asks to be called, whatever was asked last.
  private boolean wishesCall(FlowEngine.Message message) {
    return flow.starts() == Flow.Start.LEAD
        && flow.step(Flow.CONTACT).isPresent()
        && ContactAnswer.asksForNothingButCall(message);
  }

  private static boolean allowsWriting(Step step, FlowEngine.Message message) {
    return ContactAnswer.asksToBeWrittenTo(message)
        && step.takes() instanceof Takes.Choice(List<Option> options)
        && ContactAnswer.of(options, message).isPresent();
  }

  private Optional<Step> asked() {
    return Optional.ofNullable(at.asking()).flatMap(flow::step);
  }

  private boolean isAsked(Step step) {
    return asked().filter(step::equals).isPresent();
  }

  private static boolean isCalled(Option option, String key) {
    return Stream.of(Language.ZH, Language.EN)
        .anyMatch(language -> NormalForm.key(option.button(language)).equals(key));
  }
}
