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
import dev.lobby.language.act.Act;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs flows. Pure: from a flow, how far it is and a message to what becomes known and what is
/// asked next.
///
/// Each message either makes something known, ends the flow or counts against the question, which
/// is asked [Flow#asks] times at most; so a flow of n steps ends within n times as many messages,
/// whatever they say; only who asks how their complaint stands is asked again as before. What
/// answers nothing is kept only where the question takes words: a wish for money back is no
/// product, and no day.
public final class FlowEngine {

  /// Whoever answers so often in a row with the same words is left in peace.
  private static final int SAME_WORDS = 3;

  /// The whole of an answer that names a sum and no currency, which nowhere else means money.
  private static final Pattern SUM =
      Pattern.compile(
          "(?:大概|大约|约|差不多|也就|就|一共|总共|共|about|around|roughly|maybe|approx\\.?|like|~|≈| )*+"
              + "(?<sum>[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\\.[0-9]{1,2})?|[0-9]{1,9}(?:\\.[0-9]{1,2})?)"
              + "(?:左右|上下|吧|的样子|or so|ish| )*+[。.!！]*");

  /// The bank's own currency, which is meant where none is named.
  private static final String HOME = "CNY";

  /// A Chinese character says as much as so many letters.
  private static final int LETTERS_A_HAN = 3;

  private FlowEngine() {}

  /// A message as a flow hears it.
  ///
  /// @param named what it names, in order
  /// @param option the offered answer that was picked, by its name
  /// @param fixed whether it is word for word the bank's own wording of an article, which tells
  ///   nothing of the customer's own
  /// @param day the day on which it was written, at the bank
  /// @param acts what it does beside answering
  public record Message(
      String text,
      Language language,
      List<EntityHeard> named,
      Optional<String> option,
      boolean fixed,
      LocalDate day,
      Set<Act> acts) {
    public Message {
      named = List.copyOf(named);
      acts = Set.copyOf(acts);
    }

    /// The same where it names other things.
    Message naming(List<EntityHeard> other) {
      return new Message(text, language, other, option, fixed, day, acts);
    }

    /// A message that does nothing but answer.
    public Message(
        String text,
        Language language,
        List<EntityHeard> named,
        Optional<String> option,
        boolean fixed,
        LocalDate day) {
      this(text, language, named, option, fixed, day, Set.of());
    }
  }

  /// Begins a flow: what the customer has said is not asked.
  ///
  /// @param earlier what they named before this message, by its kind
  public static FlowTurn begin(Flow flow, Message message, Map<String, EntityHeard> earlier) {
    Listening heard = Listening.to(message.text);
    List<Filled> filled = new ArrayList<>();
    for (Step step : flow.steps()) {
      (isConsent(flow, step)
              ? ContactAnswer.wishedCall(step, message)
              : said(flow, step, message, heard))
          .or(() -> told(step, message))
          .or(() -> roundSum(flow, step, message))
          .map(value -> new Filled(step, How.SAID, value))
          .or(() -> none(step, heard))
          .or(() -> earlier(flow, step, message, earlier).map(it -> new Filled(step, How.SAID, it)))
          .ifPresent(filled::add);
    }
    return turn(flow, true, Map.of(), filled);
  }

  private static Optional<String> roundSum(Flow flow, Step step, Message message) {
    return flow.starts() == Flow.Start.LEAD
            && step.takes() instanceof Takes.Named named
            && named.kind() == Entity.Kind.MONEY
        ? Telling.roundSum(message.text, message.named)
        : Optional.empty();
  }

  /// Whether a step asks for leave to be contacted, which only an answer gives, or the wish to be
  /// called.
  static boolean isConsent(Flow flow, Step step) {
    return flow.starts() == Flow.Start.LEAD && step.slot().equals(Flow.CONTACT);
  }

  /// What the message that begins a flow tells in its own words.
  private static Optional<String> told(Step step, Message message) {
    return step.takes() instanceof Takes.Words words
            && words.said() > 0
            && !message.fixed
            && (letters(message.text) >= words.said() || Grievance.isIn(message.text))
        ? Optional.of(message.text.strip())
        : Optional.empty();
  }

  /// How much a text says, in letters.
  static long letters(String text) {
    return text.codePoints()
        .filter(point -> !Character.isWhitespace(point))
        .mapToLong(point ->
            Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? LETTERS_A_HAN : 1)
        .sum();
  }

  private static Optional<String> earlier(
      Flow flow, Step step, Message message, Map<String, EntityHeard> earlier) {
    if (step.takes() instanceof Takes.Contact) {
      return Telling.earlierContact(earlier);
    }
    return step.takes() instanceof Takes.Named named
        ? Optional.ofNullable(earlier.get(named.kind().wire()))
            .flatMap(it ->
                isComplaint(flow) && named.kind() == Entity.Kind.DATE
                    ? PastDays.past(it, message.day)
                    : Optional.of(it))
            .map(FlowEngine::value)
        : Optional.empty();
  }

  private static boolean isComplaint(Flow flow) {
    return flow.starts() == Flow.Start.COMPLAINT;
  }

  /// That there is none of what a step asks for, if the message says so.
  private static Optional<Filled> none(Step step, Listening heard) {
    return step.takes() instanceof Takes.Named named
            && (heard.longest(named.none()).isPresent() || heard.isOnly(named.alone()))
        ? Optional.of(new Filled(step, How.UNKNOWN, ""))
        : Optional.empty();
  }

  /// What a message puts right, or adds, when nothing is asked any more.
  ///
  /// @param earlier what they named before this message, by its kind
  static FlowTurn correct(Flow flow, Message message, Map<String, EntityHeard> earlier) {
    String day =
        Optional.ofNullable(earlier.get(Entity.Kind.DATE.wire()))
            .map(EntityHeard::value)
            .orElse("");
    List<Filled> filled = new ArrayList<>();
    for (Step step : flow.steps()) {
      correction(step, message, day)
          .or(() -> wishBesideSum(step, message))
          .ifPresent(it -> filled.add(new Filled(step, How.CORRECTED, it)));
    }
    return new FlowTurn(flow, false, filled, known(flow, Map.of(), filled), new Next.Noted());
  }

  /// What is wanted beside a sum that is put right.
  private static Optional<String> wishBesideSum(Step step, Message message) {
    return step.takes() instanceof Takes.Words words
        ? Wishing.besideSum(message, words.says())
        : Optional.empty();
  }

  /// Whether a message says no more than what is wanted and which sum is right, where something
  /// else is asked.
  private static boolean isWishAndSum(Flow flow, Step asked, Message message) {
    return isComplaint(flow)
        && others(flow, asked).stream()
            .anyMatch(it ->
                it.takes() instanceof Takes.Words words && Wishing.isAll(message, words.says()));
  }

  /// Hears an answer.
  public static FlowTurn answer(Flow flow, ActiveFlow at, Message message) {
    Listening heard = Listening.to(message.text);
    Step step = current(flow, at);
    Optional<String> answer =
        isConsent(flow, step) && step.takes() instanceof Takes.Choice(List<Option> options)
            ? ContactAnswer.of(options, message)
            : answered(flow, step, message, heard);
    // Of a choice "no" may be an answer, and elsewhere the wish for no more questions.
    boolean chosen = step.takes() instanceof Takes.Choice && answer.isPresent();
    boolean settled = isComplaint(flow) && message.option.isEmpty() && Settled.is(message.text);
    if (!chosen
        && (settled
            || heard.isOnly(flow.stop())
            || GivingUp.is(message.text)
            || NoMoreQuestions.is(message.text))) {
      return over(flow, at, Outcome.STOPPED);
    }
    if (isComplaint(flow)
        && message.option.isEmpty()
        && at.times() >= SAME_WORDS - 1
        && at.repeats(message.text)) {
      return over(flow, at, Outcome.HANDED_OVER);
    }
    if (isComplaint(flow) && message.option.isEmpty() && speaksOfTakingBack(message.text)) {
      return over(flow, at, Outcome.HANDED_OVER);
    }
    if (asksHowItStands(flow, message)) {
      return askAgain(flow, at);
    }
    if (!chosen && heard.isOnly(flow.unknown())) {
      return after(flow, at, step, List.of(new Filled(step, How.UNKNOWN, "")));
    }
    List<Filled> filled = new ArrayList<>();
    List<Filled> beside = beside(flow, at, step, message, heard);
    if (step.takes() instanceof Takes.Words
        && (beside.stream().anyMatch(it -> it.how() == How.CORRECTED)
            || (isComplaint(flow) && Telling.deniesOne(message)))
        && Telling.onlyCorrects(message)) {
      answer = Optional.empty();
    }
    if (step.takes() instanceof Takes.Words && isWishAndSum(flow, step, message)) {
      answer = Optional.empty();
    }
    if (answer.isPresent()) {
      filled.add(new Filled(step, How.ANSWERED, answer.get()));
      whySo(flow, at, step, message).ifPresent(filled::add);
    } else if (none(step, heard).isPresent()) {
      filled.add(new Filled(step, How.UNKNOWN, ""));
    } else if (wishesCall(flow, beside, message)) {
      return called(flow, at, beside);
    } else if (step.otherwise() == Otherwise.LEAVE && beside.isEmpty() && Asking.is(message.text)) {
      // Who asks something is not told that they did not answer.
      return over(flow, at, Outcome.IGNORED);
    } else if (at.asked() >= flow.asks()) {
      // Who tells something else goes on telling.
      if (step.otherwise() == Otherwise.HAND_OVER && beside.isEmpty()) {
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
        ? after(flow, at, step, filled)
        : new FlowTurn(
            flow,
            false,
            filled,
            known(flow, at.filled(), filled),
            new Next.Ask(step, at.asked() + 1));
  }

  /// Whether the customer of a lead wishes to be called instead of answering.
  private static boolean wishesCall(Flow flow, List<Filled> beside, Message message) {
    return beside.stream().anyMatch(it -> isConsent(flow, it.step()))
        && ContactAnswer.asksForCall(message);
  }

  /// Who wishes to be called tells the rest to whoever calls: nothing more is asked but the number,
  /// should it be missing.
  private static FlowTurn called(Flow flow, ActiveFlow at, List<Filled> filled) {
    return called(flow, known(flow, at.filled(), filled), filled)
        .orElseGet(() -> over(flow, at, filled));
  }

  /// The question for the number of who wishes to be called, unless it is known.
  private static Optional<FlowTurn> called(
      Flow flow, Map<String, String> known, List<Filled> filled) {
    return flow.step(Flow.PHONE)
        .filter(it -> !known.containsKey(it.slot()) && CallNumber.isMissing(flow, known))
        .map(it -> new FlowTurn(flow, false, filled, known, new Next.Ask(it, 1)));
  }

  /// What becomes of a lead whose customer wishes to be called when nothing is asked any more: the
  /// flow begins anew with the question for the number where none is known, else it is noted.
  ///
  /// @param earlier what they named before this message, by its kind
  static Optional<FlowTurn> wishedCall(
      Flow flow, Message message, Map<String, EntityHeard> earlier) {
    if (!ContactAnswer.asksForNothingButCall(message)) {
      return Optional.empty();
    }
    List<Filled> filled = new ArrayList<>();
    for (Step step : flow.steps()) {
      if (isConsent(flow, step)) {
        ContactAnswer.wishedCall(step, message)
            .ifPresent(it -> filled.add(new Filled(step, How.SAID, it)));
      } else if (step.slot().equals(Flow.PHONE)) {
        Telling.earlierNumber(earlier).ifPresent(it -> filled.add(new Filled(step, How.SAID, it)));
      }
    }
    Map<String, String> known = known(flow, Map.of(), filled);
    return filled.stream().anyMatch(it -> isConsent(flow, it.step()))
        ? called(flow, known, filled)
            .map(it -> new FlowTurn(flow, true, filled, known, it.next()))
            .or(() -> Optional.of(new FlowTurn(flow, false, filled, known, new Next.Noted())))
        : Optional.empty();
  }

  /// What comes after a question that is settled: behind the one for the number to call nothing.
  private static FlowTurn after(Flow flow, ActiveFlow at, Step step, List<Filled> filled) {
    return step.slot().equals(Flow.PHONE)
        ? over(flow, at, filled)
        : turn(flow, false, at.filled(), filled);
  }

  private static FlowTurn over(Flow flow, ActiveFlow at, List<Filled> filled) {
    return new FlowTurn(
        flow, false, filled, known(flow, at.filled(), filled), new Next.Over(Outcome.DONE));
  }

  /// Whether somebody may be taking the complaint back, which is for a person to find out: they are
  /// asked nothing more about it.
  private static boolean speaksOfTakingBack(String text) {
    return TakingBack.isNamed(text) && !TakingBack.isUndone(text);
  }

  /// What somebody says beside the number they rate by is the comment they would be asked for next.
  private static Optional<Filled> whySo(Flow flow, ActiveFlow at, Step step, Message message) {
    return step.takes() instanceof Takes.Rating && !message.fixed && Score.saysMore(message.text)
        ? flow.steps().stream()
            .filter(it -> it.takes() instanceof Takes.Words)
            .filter(it -> !at.filled().containsKey(it.slot()))
            .findFirst()
            .map(it -> new Filled(it, How.SAID, message.text.strip()))
        : Optional.empty();
  }

  /// What a message tells besides an answer, of what nobody has told yet.
  private static List<Filled> beside(
      Flow flow, ActiveFlow at, Step step, Message message, Listening heard) {
    List<Filled> beside = new ArrayList<>();
    for (Step other : flow.steps()) {
      if (other.slot().equals(step.slot())) {
        continue;
      }
      String known = at.filled().get(other.slot());
      if (isConsent(flow, other)) {
        // Leave that is said in so many words needs no question.
        (other.takes() instanceof Takes.Choice(List<Option> options)
                ? ContactAnswer.unasked(options, message)
                : Optional.<String>empty())
            .filter(it -> !it.equals(known))
            .map(it -> new Filled(other, known == null ? How.SAID : How.CORRECTED, it))
            .ifPresent(beside::add);
        continue;
      }
      if (known == null || known.isEmpty()) {
        said(flow, other, message, heard)
            .or(() -> isMoney(flow, other) ? Telling.correctedSum(message) : Optional.empty())
            .map(it -> new Filled(other, How.SAID, it))
            .or(() -> known == null ? none(other, heard) : Optional.empty())
            .ifPresent(beside::add);
      } else {
        correction(other, message, known)
            .or(() ->
                isComplaint(flow)
                    ? wishBesideSum(other, message)
                    : restated(flow, step, other, message))
            .map(it -> isMoney(flow, other) ? Telling.inCurrencyOf(known, it) : it)
            .filter(it -> !it.equals(known))
            .ifPresent(it -> beside.add(new Filled(other, How.CORRECTED, it)));
      }
    }
    return beside;
  }

  /// What a message puts right of something that is known; a day of which no month is named is in
  /// the month of the one that is known.
  private static Optional<String> correction(Step step, Message message, String known) {
    return isDay(step)
        ? Telling.correction(step, PastDays.inMonthOf(known, message))
        : Telling.correction(step, message);
  }

  private static boolean isDay(Step step) {
    return step.takes() instanceof Takes.Named named && named.kind() == Entity.Kind.DATE;
  }

  private static boolean isMoney(Flow flow, Step step) {
    return isComplaint(flow)
        && step.takes() instanceof Takes.Named named
        && named.kind() == Entity.Kind.MONEY;
  }

  /// What a message says of a choice anew. Who is asked how they may be contacted, and names a time
  /// that is near, says when; unless they put something right.
  static Optional<String> restated(Flow flow, Step asked, Step other, Message message) {
    Optional<String> anew = Restating.of(other, message);
    boolean mayBeWhen = isConsent(flow, asked) && !Restating.putsRight(message.text());
    return mayBeWhen ? anew.filter(button -> isCalled(other, Flow.LATER, button)) : anew;
  }

  private static boolean isCalled(Step step, String option, String button) {
    return step.takes() instanceof Takes.Choice(List<Option> options)
        && options.stream()
            .filter(it -> it.id().equals(option))
            .anyMatch(it ->
                it.button(Language.ZH).equals(button) || it.button(Language.EN).equals(button));
  }

  /// Whether a message does no more than ask how the complaint stands that a flow is about: that is
  /// no answer, and nobody is held to have missed the question by it.
  static boolean asksHowItStands(Flow flow, Message message) {
    return (isComplaint(flow) || flow.starts() == Flow.Start.COMPLAINT_CLOSED)
        && message.option.isEmpty()
        && (Complaining.asksHowItStands(message.text) || message.acts.contains(Act.STATUS));
  }

  /// Asks once more what was asked, as often as it was by then.
  static FlowTurn askAgain(Flow flow, ActiveFlow at) {
    return new FlowTurn(
        flow,
        false,
        List.of(),
        known(flow, at.filled(), List.of()),
        new Next.Ask(current(flow, at), Math.max(1, at.asked())));
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

  /// Hears an answer, without what is asked beside it: that names another day than the one that is
  /// told.
  static FlowTurn answerBeside(Flow flow, ActiveFlow at, Message message) {
    Optional<FlowTurn> told =
        isComplaint(flow)
                && BesideQuestion.question(message.text)
                    .filter(it -> !Telling.isRequest(it))
                    .isPresent()
            ? BesideQuestion.of(message)
                .map(it -> answer(flow, at, it))
                .filter(FlowEngine::makesKnown)
            : Optional.empty();
    return told.orElseGet(() -> answer(flow, at, message));
  }

  private static boolean makesKnown(FlowTurn turn) {
    return turn.filled().stream().anyMatch(it -> !it.value().isEmpty() && it.how() != How.NOTED);
  }

  /// Goes on after a question of the customer's was answered, with what they told beside it.
  static FlowTurn comeBack(Flow flow, ActiveFlow at, Message message) {
    return isComplaint(flow)
        ? BesideQuestion.of(message)
            .map(told -> answer(flow, at, told))
            .filter(FlowEngine::makesKnown)
            .orElseGet(() -> comeBack(flow, at))
        : comeBack(flow, at);
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
            .filter(step -> step.of() != Flow.Of.NOBODY && !known.containsKey(step.slot()))
            .filter(step -> !step.slot().equals(Flow.PHONE) || CallNumber.isMissing(flow, known))
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

  private static Optional<String> answered(Flow flow, Step step, Message message, Listening heard) {
    return switch (step.takes()) {
      case Takes.Words words ->
          heard.isEmpty()
                  || message.fixed
                  || (isComplaint(flow)
                      && Telling.tellsNothing(words, others(flow, step), message, heard))
              ? Optional.empty()
              : Wishing.besideSum(message, words.says())
                  .filter(it -> isComplaint(flow))
                  .or(() -> Optional.of(message.text.strip()));
      case Takes.Rating rating -> Score.of(message.text);
      case Takes.Choice(List<Option> options) ->
          message
              .option
              .flatMap(id -> options.stream().filter(it -> it.id().equals(id)).findFirst())
              .map(it -> it.button(message.language))
              .or(() -> said(flow, step, message, heard))
              .or(() -> PlainAnswer.when(step, options, message));
      case Takes.Contact contact ->
          said(flow, step, message, heard).or(() -> Telling.anyContact(message));
      case Takes.Named named ->
          said(flow, step, message, heard)
              .or(() ->
                  named.kind() != Entity.Kind.MONEY
                      ? Optional.empty()
                      : isComplaint(flow) ? Telling.number(message) : sum(message));
    };
  }

  private static List<Step> others(Flow flow, Step step) {
    return flow.steps().stream().filter(it -> !it.slot().equals(step.slot())).toList();
  }

  /// What a message says of a step whether it was asked for or not. Of two options nobody knows
  /// which.
  private static Optional<String> said(Flow flow, Step step, Message message, Listening heard) {
    return switch (step.takes()) {
      case Takes.Words words ->
          message.fixed
              ? Optional.empty()
              : Wishing.wish(
                  message,
                  words.says(),
                  !message.named.isEmpty()
                      || saysNone(flow, heard)
                      || (isComplaint(flow) && Telling.correctedSum(message).isPresent()));
      case Takes.Rating rating -> Optional.empty();
      case Takes.Choice(List<Option> options) -> {
        List<Option> all = heard.named(options);
        List<Option> named = isComplaint(flow) ? Phoned.without(all, message.text) : all;
        yield named.size() == 1
            ? Optional.of(named.getFirst().button(message.language))
            : Optional.empty();
      }
      case Takes.Contact contact -> CallNumber.told(step, message);
      case Takes.Named named ->
          named(flow, named.kind(), message).or(() -> heard.longest(named.says()));
    };
  }

  private static boolean saysNone(Flow flow, Listening heard) {
    return flow.steps().stream().anyMatch(it -> none(it, heard).isPresent());
  }

  /// What a message names of a kind: of a complaint all of it, of anything else the last.
  private static Optional<String> named(Flow flow, Entity.Kind kind, Message message) {
    if (isComplaint(flow) && kind == Entity.Kind.MONEY) {
      return Telling.sums(message).or(() -> Telling.chargedNumber(message));
    }
    if (isComplaint(flow) && kind == Entity.Kind.DATE) {
      return PastDays.in(message);
    }
    if (kind == Entity.Kind.MONEY) {
      return Telling.lastSum(message).map(FlowEngine::value);
    }
    return message.named.stream()
        .filter(it -> it.kind().equals(kind.wire()))
        .reduce((one, other) -> other)
        .map(FlowEngine::value);
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
}
