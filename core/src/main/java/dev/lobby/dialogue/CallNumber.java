package dev.lobby.dialogue;

import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The question under which number to call, of a visitor who allows calls about their interest and
/// has named none: nobody could keep that they are called.
final class CallNumber {

  private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){6,}");

  /// Stands before a number that is not the one.
  private static final Pattern DENIED =
      Pattern.compile(
          "(?:不是|别打|不要打|(?<![a-z])(?:not|instead of|rather than)) ?$", Pattern.CASE_INSENSITIVE);

  private static final Step STEP =
      new Step(
          Flow.PHONE,
          Map.of(Language.ZH, "电话", Language.EN, "Telephone"),
          new Takes.Contact(),
          Map.of(
              Language.ZH,
              "打哪个号码找您？留个电话就行；不想留的，不用理会，随时在这里写给我。",
              Language.EN,
              "Which number may we call you on? If you would rather leave none, there is no need to"
                  + " answer; write here at any time."),
          Map.of(
              Language.ZH,
              "没看出号码，没有号码就没法给您打电话。比如“13800001111”；不想留的，不用理会。",
              Language.EN,
              "I could not make out a number, and without one nobody can call you. There is no need"
                  + " to answer."),
          Flow.Otherwise.LEAVE,
          Flow.Of.VISITORS);

  /// What somebody says who leaves none.
  private static final Map<Language, List<String>> NONE =
      Map.of(
          Language.ZH,
          List.of("不留", "不留了", "不想留", "没有", "没有电话", "没电话"),
          Language.EN,
          List.of("none", "rather not", "i'd rather not", "no phone", "i have no phone"));

  private CallNumber() {}

  /// A flow of a lead with that question after the one for leave.
  static Flow in(Flow flow) {
    if (flow.starts() != Flow.Start.LEAD
        || flow.step(Flow.CONTACT).isEmpty()
        || flow.step(Flow.PHONE).isPresent()) {
      return flow;
    }
    List<Step> steps = new ArrayList<>(flow.steps());
    steps.add(STEP);
    return new Flow(
        flow.id(),
        flow.starts(),
        flow.asks(),
        flow.patience(),
        flow.stop(),
        unknown(flow.unknown()),
        flow.sentences(),
        steps);
  }

  private static Map<Language, List<String>> unknown(Map<Language, List<String>> words) {
    Map<Language, List<String>> all = new HashMap<>(words);
    NONE.forEach((language, none) ->
        all.merge(
            language, none, (one, other) -> Stream.of(one, other).flatMap(List::stream).toList()));
    return all;
  }

  /// Whether a message names a number to call, and asks nothing.
  static boolean isNamed(FlowEngine.Message message) {
    return message.named().stream().anyMatch(it -> it.kind().equals(Entity.Kind.PHONE.wire()))
        && Telling.contact(message).isPresent()
        && !Listening.to(message.text()).denies()
        && !Asking.is(message.text());
  }

  /// How to reach whoever writes, as a step asks for it: of who is to be called the number alone.
  static Optional<String> told(Step step, FlowEngine.Message message) {
    Optional<String> contact = Telling.contact(message);
    return step.slot().equals(Flow.PHONE)
        ? contact.flatMap(it -> Telling.anyContact(message))
        : contact;
  }

  /// The number of who says that it is theirs, or that another one was wrong.
  static Optional<String> corrected(FlowEngine.Message message) {
    String text = message.text();
    List<String> numbers =
        message.named().stream()
            .filter(it -> it.kind().equals(Entity.Kind.PHONE.wire()))
            .map(EntityHeard::text)
            .filter(it -> !DENIED.matcher(text.substring(0, text.indexOf(it))).find())
            .toList();
    return numbers.size() == 1
            && (Telling.isOwnContact(message) || Telling.isWrong(message))
            && Telling.contact(message).isPresent()
            && !ContactAnswer.refusesCalls(text)
            && !NoContact.isIn(text)
            && !Asking.is(text)
        ? Optional.of(numbers.getFirst())
        : Optional.empty();
  }

  /// Whether calls are allowed and no number is known.
  ///
  /// @param known what is, by the names of the slots
  static boolean isMissing(Flow flow, Map<String, String> known) {
    String leave = known.getOrDefault(Flow.CONTACT, "");
    return flow.step(Flow.CONTACT)
            .flatMap(step -> new FlowTurn.Filled(step, FlowTurn.How.SAID, leave).option())
            .filter(it -> !it.equals(Flow.REFUSAL) && !Flow.WRITTEN.contains(it))
            .isPresent()
        && !NUMBER.matcher(leave).find();
  }
}
