package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.FlowTurn.Filled;
import dev.lobby.dialogue.FlowTurn.How;
import dev.lobby.dialogue.FlowTurn.Next;
import dev.lobby.dialogue.FlowTurn.Outcome;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Otherwise;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs flows. Pure: from a flow, how far it is and a message to what becomes known and what is
/// asked next.
///
/// Each message either makes something known, ends the flow or counts against the question, which
/// is asked [Flow#asks] times at most; so a flow of n steps ends within n times as many messages,
/// whatever they say. What answers nothing is kept only where the question takes words: a wish for
/// money back is no product, and no day.
public final class FlowEngine {

  private static final Pattern RATING =
      Pattern.compile(
          "(?:i (?:would )?(?:give|say) |(?:我)?(?:给|打))?(?:a )?"
              + "([1-5]|[一二三四五]|one|two|three|four|five)"
              + " ?(?:分|星|颗星|points?|stars?|/ ?5|out of (?:5|five))?[吧。.!！]*");
  private static final List<String> HAN = List.of("一", "二", "三", "四", "五");
  private static final List<String> ENGLISH = List.of("one", "two", "three", "four", "five");

  /// The whole of an answer that names a sum and no currency, which nowhere else means money.
  private static final Pattern SUM =
      Pattern.compile(
          "(?:大概|大约|约|差不多|也就|就|一共|总共|共|about|around|roughly|maybe|approx\\.?|like|~|≈| )*"
              + "(?<sum>[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\\.[0-9]{1,2})?|[0-9]{1,9}(?:\\.[0-9]{1,2})?)"
              + "(?:左右|上下|吧|的样子|or so|ish| )*[。.!！]*");

  /// The bank's own currency, which is meant where none is named.
  private static final String HOME = "CNY";

  /// A Chinese character says as much as so many letters.
  private static final int LETTERS_A_HAN = 3;

  /// Longer messages say too much for all of it to be what one word in them tells.
  private static final int LETTERS_IN_PASSING = 60;

  private FlowEngine() {}

  /// A message as a flow hears it.
  ///
  /// @param named what it names, in order
  /// @param option the offered answer that was picked, by its name
  /// @param fixed whether it is word for word the bank's own wording of an article, which tells
  ///   nothing of the customer's own
  public record Message(
      String text,
      Language language,
      List<EntityHeard> named,
      Optional<String> option,
      boolean fixed) {
    public Message {
      named = List.copyOf(named);
    }
  }

  /// Begins a flow: what the customer has said is not asked.
  ///
  /// @param earlier what they named before this message, by its kind
  public static FlowTurn begin(Flow flow, Message message, Map<String, EntityHeard> earlier) {
    Listening heard = Listening.to(message.text);
    List<Filled> filled = new ArrayList<>();
    for (Step step : flow.steps()) {
      (isConsent(flow, step) ? Optional.<String>empty() : said(step, message, heard))
          .or(() -> told(step, message))
          .or(() -> earlier(step, earlier))
          .ifPresent(value -> filled.add(new Filled(step, How.SAID, value)));
    }
    return turn(flow, true, Map.of(), filled);
  }

  /// Whether a step asks for leave to be contacted, which only an answer gives.
  private static boolean isConsent(Flow flow, Step step) {
    return flow.starts() == Flow.Start.LEAD && step.slot().equals(Flow.CONTACT);
  }

  /// What the message that begins a flow tells in its own words.
  private static Optional<String> told(Step step, Message message) {
    return step.takes() instanceof Takes.Words words
            && words.said() > 0
            && !message.fixed
            && letters(message.text) >= words.said()
        ? Optional.of(message.text.strip())
        : Optional.empty();
  }

  private static long letters(String text) {
    return text.codePoints()
        .filter(point -> !Character.isWhitespace(point))
        .mapToLong(point ->
            Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? LETTERS_A_HAN : 1)
        .sum();
  }

  private static Optional<String> earlier(Step step, Map<String, EntityHeard> earlier) {
    return step.takes() instanceof Takes.Named named
        ? Optional.ofNullable(earlier.get(named.kind().wire())).map(FlowEngine::value)
        : Optional.empty();
  }

  /// Hears an answer.
  public static FlowTurn answer(Flow flow, ActiveFlow at, Message message) {
    Listening heard = Listening.to(message.text);
    Step step = current(flow, at);
    Optional<String> answer =
        isConsent(flow, step) && step.takes() instanceof Takes.Choice(List<Option> options)
            ? ContactAnswer.of(options, message)
            : answered(step, message, heard);
    // Of a choice "no" may be an answer, and elsewhere the wish for no more questions.
    boolean chosen = step.takes() instanceof Takes.Choice && answer.isPresent();
    if (!chosen && heard.isOnly(flow.stop())) {
      return over(flow, at, Outcome.STOPPED);
    }
    if (!chosen && heard.isOnly(flow.unknown())) {
      return turn(flow, false, at.filled(), List.of(new Filled(step, How.UNKNOWN, "")));
    }
    List<Filled> filled = new ArrayList<>();
    List<Filled> beside = beside(flow, at, step, message, heard);
    if (answer.isPresent()) {
      filled.add(new Filled(step, How.ANSWERED, answer.get()));
    } else if (step.otherwise() == Otherwise.LEAVE && beside.isEmpty() && Asking.is(message.text)) {
      // Who asks something is not told that they did not answer.
      return over(flow, at, Outcome.IGNORED);
    } else if (at.asked() >= flow.asks()) {
      if (step.otherwise() == Otherwise.HAND_OVER) {
        return over(flow, at, Outcome.HANDED_OVER);
      }
      if (step.otherwise() == Otherwise.LEAVE && beside.isEmpty()) {
        return over(flow, at, Outcome.IGNORED);
      }
      boolean noted =
          step.otherwise() == Otherwise.NOTE
              && step.takes() instanceof Takes.Words
              && !heard.isEmpty();
      filled.add(
          noted
              ? new Filled(step, How.NOTED, message.text.strip())
              : new Filled(step, How.UNANSWERED, ""));
    }
    filled.addAll(beside);
    return filled.stream().anyMatch(it -> it.step().equals(step))
        ? turn(flow, false, at.filled(), filled)
        : new FlowTurn(
            flow,
            false,
            filled,
            known(flow, at.filled(), filled),
            new Next.Ask(step, at.asked() + 1));
  }

  /// What a message tells besides an answer, of what nobody has told yet.
  private static List<Filled> beside(
      Flow flow, ActiveFlow at, Step step, Message message, Listening heard) {
    List<Filled> beside = new ArrayList<>();
    for (Step other : flow.steps()) {
      if (!other.slot().equals(step.slot())
          && at.filled().getOrDefault(other.slot(), "").isEmpty()
          && !isConsent(flow, other)) {
        said(other, message, heard).ifPresent(it -> beside.add(new Filled(other, How.SAID, it)));
      }
    }
    return beside;
  }

  /// Goes on after a question of the customer was answered. What nobody has to answer is not asked
  /// again: they spoke of something else.
  public static FlowTurn comeBack(Flow flow, ActiveFlow at) {
    Step step = current(flow, at);
    if (at.asked() < flow.asks() && step.otherwise() != Otherwise.LEAVE) {
      return new FlowTurn(
          flow,
          false,
          List.of(),
          known(flow, at.filled(), List.of()),
          new Next.Ask(step, at.asked() + 1));
    }
    return switch (step.otherwise()) {
      case HAND_OVER -> over(flow, at, Outcome.HANDED_OVER);
      case LEAVE -> over(flow, at, Outcome.IGNORED);
      case NOTE -> turn(flow, false, at.filled(), List.of(new Filled(step, How.UNANSWERED, "")));
    };
  }

  /// Ends a flow.
  public static FlowTurn over(Flow flow, ActiveFlow at, Outcome outcome) {
    return new FlowTurn(
        flow, false, List.of(), known(flow, at.filled(), List.of()), new Next.Over(outcome));
  }

  /// Ends a flow that the release has no more.
  static FlowTurn withdrawn(ActiveFlow at) {
    Flow gone =
        new Flow(
            at.flow(),
            Flow.Start.COMPLAINT,
            1,
            Duration.ZERO,
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());
    return over(gone, at, Outcome.WITHDRAWN);
  }

  /// Whether no answer came in time.
  public static boolean isLate(Flow flow, ActiveFlow at, Instant now) {
    return now.isAfter(at.since().plus(flow.patience()));
  }

  /// The step whose question was asked last; the first open one, should that be gone.
  private static Step current(Flow flow, ActiveFlow at) {
    return Optional.ofNullable(at.asking())
        .flatMap(flow::step)
        .or(() ->
            flow.steps().stream().filter(it -> !at.filled().containsKey(it.slot())).findFirst())
        .orElseGet(() -> flow.steps().getLast());
  }

  private static FlowTurn turn(
      Flow flow, boolean begins, Map<String, String> before, List<Filled> filled) {
    Map<String, String> known = known(flow, before, filled);
    Next next =
        flow.steps().stream()
            .filter(step -> !known.containsKey(step.slot()))
            .findFirst()
            .<Next>map(step -> new Next.Ask(step, 1))
            .orElseGet(() -> new Next.Over(Outcome.DONE));
    return new FlowTurn(flow, begins, filled, known, next);
  }

  private static Map<String, String> known(
      Flow flow, Map<String, String> before, List<Filled> filled) {
    Map<String, String> all = new LinkedHashMap<>(before);
    filled.forEach(it -> all.put(it.step().slot(), it.value()));
    Map<String, String> known = new LinkedHashMap<>();
    for (Step step : flow.steps()) {
      String value = all.get(step.slot());
      if (value != null) {
        known.put(step.slot(), value);
      }
    }
    return known;
  }

  private static Optional<String> answered(Step step, Message message, Listening heard) {
    return switch (step.takes()) {
      case Takes.Words words ->
          heard.isEmpty() || message.fixed ? Optional.empty() : Optional.of(message.text.strip());
      case Takes.Rating rating -> rating(message.text);
      case Takes.Choice(List<Option> options) ->
          message
              .option
              .flatMap(id -> options.stream().filter(it -> it.id().equals(id)).findFirst())
              .map(it -> it.button(message.language))
              .or(() -> said(step, message, heard));
      case Takes.Named named ->
          said(step, message, heard)
              .or(() -> named.kind() == Entity.Kind.MONEY ? sum(message) : Optional.empty());
    };
  }

  /// What a message says of a step whether it was asked for or not. Of two options nobody knows
  /// which.
  private static Optional<String> said(Step step, Message message, Listening heard) {
    return switch (step.takes()) {
      case Takes.Words words ->
          !message.fixed && letters(message.text) <= LETTERS_IN_PASSING
              ? heard.longest(words.says()).map(it -> message.text.strip())
              : Optional.empty();
      case Takes.Rating rating -> Optional.empty();
      case Takes.Choice(List<Option> options) -> {
        List<Option> named = heard.named(options);
        yield named.size() == 1
            ? Optional.of(named.getFirst().button(message.language))
            : Optional.empty();
      }
      case Takes.Named(Entity.Kind kind, Map<Language, List<String>> says) ->
          message.named.stream()
              .filter(it -> it.kind().equals(kind.wire()))
              .reduce((one, other) -> other)
              .map(FlowEngine::value)
              .or(() -> heard.longest(says));
    };
  }

  private static Optional<String> sum(Message message) {
    Matcher sum = SUM.matcher(NormalForm.of(message.text));
    return message.named.isEmpty() && sum.matches()
        ? Optional.of(
            sum.group("sum") + " (" + HOME + " " + sum.group("sum").replace(",", "") + ")")
        : Optional.empty();
  }

  /// As it was said, with what is meant where that is not the same.
  private static String value(EntityHeard entity) {
    boolean plain =
        switch (entity.kind()) {
          case "date", "money", "percent", "duration" -> entity.text().equals(entity.value());
          default -> true;
        };
    return plain ? entity.text() : entity.text() + " (" + entity.value() + ")";
  }

  private static Optional<String> rating(String text) {
    Matcher rating = RATING.matcher(NormalForm.of(text).strip());
    if (!rating.matches()) {
      return Optional.empty();
    }
    String said = rating.group(1);
    return Stream.of(HAN, ENGLISH)
        .filter(words -> words.contains(said))
        .map(words -> Integer.toString(words.indexOf(said) + 1))
        .findFirst()
        .or(() -> Optional.of(said));
  }
}
