package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.ConversationEvent.Decided.Blocked;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.customer.Rating;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.article.Variant.Reader;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.incident.Incident;
import dev.lobby.suitability.Weighing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pure part of a turn: what is decided about a message that was understood, and in which
/// language it is said. A live message and one that is replayed both come through here, so they
/// cannot be decided differently.
///
/// @param release the release that was asked
/// @param standing how the conversation stood
/// @param interpretation what the release made of the message
/// @param sayable the matches that this customer may be told that day
/// @param passages the likeliest passages that may be quoted to this customer that day
/// @param decision what to do
/// @param language the language it is said in, Chinese or English
/// @param incident the incident in force that the message is about, if any
/// @param ruledOut the signals that the message cannot give, whatever it sounds like
/// @param flows what it does to flows: to the one that was under way, and to one that begins
/// @param unsuitable what may not be told in answer, since it recommends what does not suit the
///   customer, by id
/// @param reader who is answered, when the article has further answers for some
/// @param interest what was made of interest that the message tells beside a complaint
/// @param complaint the articles that a complaint which is filed is likely about
/// @param day the day on which the message was written, at the bank
public record Deliberation(
    Release release,
    Standing standing,
    Interpretation interpretation,
    List<Match> sayable,
    List<PassageMatch> passages,
    Decision decision,
    Language language,
    Optional<Incident> incident,
    Set<Signal> ruledOut,
    List<FlowTurn> flows,
    Map<String, Weighing> unsuitable,
    Optional<Reader> reader,
    Optional<Interpretation> interest,
    List<Match> complaint,
    LocalDate day) {

  /// By what a customer can be reached, which is the same whatever they complain of.
  private static final Set<String> CONTACTS =
      Set.of(Entity.Kind.PHONE.wire(), Entity.Kind.EMAIL.wire());

  /// Everything a guard listens for but interest: whoever is in trouble is not asked how much they
  /// want to invest.
  private static final Set<Signal> TROUBLE =
      EnumSet.complementOf(EnumSet.of(Signal.PRODUCT_INTEREST));

  /// What somebody does not say who picks an answer that a flow offers: "call me in the morning"
  /// wants no person now.
  private static final Set<Signal> OF_ANSWERS = Set.of(Signal.PERSON, Signal.PRODUCT_INTEREST);

  /// From this probability on the bank's answer on arrears is told beside what is said in any case:
  /// which of them it is hardly changes what is asked.
  private static final double OF_ARREARS = 0.2;

  /// A guard fires far below this, so as to miss little.
  private static final double LIKELY = 0.5;

  /// What stands in for a topic when a message comes.
  @FunctionalInterface
  public interface StandIns {
    /// Nothing does.
    StandIns NONE = (text, matches) -> Optional.empty();

    /// The incident in force that a message is about.
    ///
    /// @param matches its articles, likeliest first
    Optional<Incident> about(String text, List<Match> matches);
  }

  /// Decides about a customer of whose products and rating nothing is known.
  public static Deliberation of(
      Release release,
      Standing standing,
      Interpretation interpretation,
      LocalDate day,
      Predicate<Understanding> interestIsLead,
      Supplier<Optional<String>> tier,
      StandIns standIns) {
    return of(
        release,
        standing,
        interpretation,
        day,
        interestIsLead,
        tier,
        Set::of,
        Optional::empty,
        standIns);
  }

  /// Decides.
  ///
  /// @param day the day on which the message was written, at the bank
  /// @param interestIsLead whether the customer's interest in a product is a lead; asked only when
  ///   that matters
  /// @param tier the customer's tier; asked only when an answer depends on it
  /// @param products the products the customer holds; asked only when an answer depends on them
  /// @param rating the customer's rating, valid or not; asked only when an investment is named
  /// @param standIns what stood in for a topic then
  public static Deliberation of(
      Release release,
      Standing standing,
      Interpretation interpretation,
      LocalDate day,
      Predicate<Understanding> interestIsLead,
      Supplier<Optional<String>> tier,
      Supplier<Set<String>> products,
      Supplier<Optional<Rating>> rating,
      StandIns standIns) {
    return of(
        release,
        standing,
        interpretation,
        day,
        interestIsLead,
        tier,
        products,
        rating,
        Optional::empty,
        standIns);
  }

  /// Decides.
  ///
  /// @param unwelcome why the customer is not to be asked about their interest, as far as the
  ///   message does not tell; asked only when they would be
  public static Deliberation of(
      Release release,
      Standing stands,
      Interpretation whole,
      LocalDate day,
      Predicate<Understanding> interestIsLead,
      Supplier<Optional<String>> tier,
      Supplier<Set<String>> products,
      Supplier<Optional<Rating>> rating,
      Supplier<Optional<String>> unwelcome,
      StandIns standIns) {
    OnRecord record = new OnRecord(tier, products);
    Interpretation interpretation =
        SumToPlace.of(
            release,
            stands,
            BesideContact.of(
                release,
                TroubleBeside.heard(release, withQuestion(release, stands, whole, day), day),
                day),
            day);
    String text = interpretation.text();
    Language heard = interpretation.understanding().language();
    Language language = heard == Language.ZH || heard == Language.EN ? heard : stands.language();
    Optional<LeftFlow> left = LeftFlow.of(release, stands, text);
    Optional<String> late = left.flatMap(it -> it.option(text));
    FlowEngine.Message message =
        PastDays.withBareDays(
            new FlowEngine.Message(
                text,
                language,
                Traces.entities(interpretation.understanding()),
                late.or(() -> stands.picked(text).map(Choice::option)),
                interpretation.exact().isPresent(),
                day,
                interpretation.understanding().acts()));
    boolean resumes = late.isPresent() || left.filter(it -> it.isAnswered(message)).isPresent();
    Standing standing = resumes ? stands.takenUp() : stands;
    Status status = standing.reopens() ? Status.BOT : standing.status();
    List<Match> sayable =
        interpretation.matches().stream()
            .filter(match -> sayable(standing, release, match.articleId(), day).isPresent())
            .toList();
    Predicate<BankDocument> quotable = quotable(standing, day, record);
    List<PassageMatch> passages =
        release
            .matcher()
            .passages(interpretation.understanding(), interpretation.passages(), quotable);
    Optional<Picked> picked = picked(standing, release, text, day, quotable);
    Set<Signal> ruledOut =
        !SlipAlone.is(text) && isPlainAnswer(release, standing, message)
            ? plainly(release, standing, message, interpretation.understanding())
            : ContactAgain.isOf(standing.call())
                ? besideContactAgain(interpretation.understanding())
                : resumes || message.option().isPresent()
                    ? OF_ANSWERS
                    : saysHowToReach(release, standing, message)
                        ? besideHowToReach(interpretation.understanding(), standing.flow() != null)
                        : SlipAlone.is(text)
                            ? EnumSet.allOf(Signal.class)
                            : ruledOut(release, picked, interpretation.exact(), text);
    // Of a button it is known which article it asks for.
    Optional<Incident> incident =
        standIns.about(
            text,
            picked.orElse(null) instanceof Picked.Article(String article)
                ? List.of(new Match(article, 1))
                : interpretation.matches());
    Optional<Situation.Underway> underway =
        standing.reopens()
            ? Optional.empty()
            : underway(release, standing, message, Threat.isAll(interpretation.understanding()))
                .or(() -> correction(release, standing, message));
    Map<String, Weighing> unsuitable =
        unsuitable(
            new Suiting(
                release,
                language,
                day,
                text,
                id -> reader(release, standing, new Say.Answer(id), record),
                rating),
            picked,
            sayable,
            passages,
            incident);
    String failure = interpretation.failure();
    Decision decided =
        failure == null
            ? Policy.decide(
                new Situation(
                    status,
                    Optional.ofNullable(standing.ticket()),
                    standing.reopens() ? 0 : standing.declines(),
                    // The bank's own wording asks for what it stands on.
                    interpretation.exact().isPresent()
                        ? interpretation.understanding().withoutFeedback()
                        : interpretation.understanding(),
                    sayable,
                    release.matcher().thresholds(interpretation.understanding()),
                    passages,
                    release.matcher().passageThresholds(interpretation.understanding()),
                    picked,
                    ruledOut,
                    interpretation.understanding().hears(Signal.PRODUCT_INTEREST)
                        && !ruledOut.contains(Signal.PRODUCT_INTEREST)
                        && interestIsLead.test(interpretation.understanding()),
                    incident.map(Incident::id),
                    underway,
                    Optional.ofNullable(standing.complaint()),
                    Optional.ofNullable(standing.call()),
                    release.gaps(language, day),
                    unsuitable.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().en()))))
            : Policy.decideFailed(
                status,
                Optional.ofNullable(standing.ticket()),
                standing.complains(),
                text,
                failure);
    Optional<InterestBeside> beside =
        InterestBeside.in(release, decided, interpretation, day, interestIsLead);
    boolean leftAlone =
        decided.route().equals(Optional.of(Reason.LEAD)) && ContactRefusal.isOfAll(text);
    Decision decision =
        leftAlone
            ? decided.withoutPerson().withoutQuestions("the message says not to contact them")
            : decided.route().equals(Optional.of(Reason.LEAD))
                    && release.flow(Flow.Start.LEAD).isPresent()
                ? distress(interpretation.understanding(), ruledOut)
                    .or(unwelcome)
                    .map(decided::withoutQuestions)
                    .orElse(decided)
                : beside.map(it -> decided.withLead()).orElse(decided);
    FlowEngine.Message told = beside.map(it -> it.complaint(message)).orElse(message);
    return new Deliberation(
        release,
        standing,
        interpretation,
        sayable,
        passages,
        decision,
        language,
        incident,
        ruledOut,
        failure == null ? flows(release, standing, underway, decision, told) : List.of(),
        unsuitable,
        reader(release, standing, decision.say(), record),
        beside.map(InterestBeside::interest),
        decided.complains() || decided.route().equals(Optional.of(Reason.COMPLAINT))
            ? ComplaintClause.matches(release, interpretation, beside, day)
            : List.of(),
        day);
  }

  /// What was made of a message; where it answers a complaint's question and asks something beside,
  /// which the answer makes hard to find, what is made of that.
  private static Interpretation withQuestion(
      Release release, Standing stands, Interpretation whole, LocalDate day) {
    ActiveFlow at = stands.flow();
    boolean answers =
        at != null
            && !stands.reopens()
            && !stands.emergency()
            && release
                .flow(at.flow())
                .filter(it -> it.starts() == Flow.Start.COMPLAINT)
                .isPresent();
    boolean known =
        whole.failure() != null
            || whole.exact().isPresent()
            || whole.matches().stream()
                .anyMatch(it ->
                    it.probability()
                        >= release.matcher().thresholds(whole.understanding()).answer());
    return answers && !known
        ? BesideQuestion.question(whole.text())
            .map(it -> whole.asking(Interpretation.of(release, it, day)))
            .orElse(whole)
        : whole;
  }

  /// What a message tells of the complaint that is filed with it, of which nothing is asked now.
  List<FlowTurn.Filled> untaken() {
    boolean taken =
        flows.stream().anyMatch(it -> it.begins() && it.flow().starts() == Flow.Start.COMPLAINT);
    return taken
        ? List.of()
        : release
            .flow(Flow.Start.COMPLAINT)
            .map(flow ->
                FlowEngine.begin(
                        asked(flow, standing),
                        new FlowEngine.Message(
                            interpretation.text(),
                            language,
                            Traces.entities(interpretation.understanding()),
                            Optional.empty(),
                            interpretation.exact().isPresent(),
                            day),
                        Map.of())
                    .filled())
            .orElse(List.of());
  }

  /// What keeps somebody from being asked about an interest: that the same message tells of
  /// trouble.
  private static Optional<String> distress(Understanding understanding, Set<Signal> ruledOut) {
    return TROUBLE.stream()
        .filter(signal -> understanding.hears(signal) && !ruledOut.contains(signal))
        .findFirst()
        .map(signal -> signal.wire() + " was heard");
  }

  /// All that may be told or offered is weighed, and the buttons under it.
  private static Map<String, Weighing> unsuitable(
      Suiting suiting,
      Optional<Picked> picked,
      List<Match> sayable,
      List<PassageMatch> passages,
      Optional<Incident> incident) {
    Release release = suiting.release();
    Set<String> ids = new LinkedHashSet<>();
    if (picked.orElse(null) instanceof Picked.Article(String id)) {
      ids.add(id);
    }
    sayable.stream()
        .filter(match -> match.probability() >= AnswerRows.WORTH_SUGGESTING)
        .forEach(match -> ids.add(match.articleId()));
    for (String id : List.copyOf(ids)) {
      release.article(id).ifPresent(it -> ids.addAll(it.extras().choices()));
    }
    passages.forEach(it -> ids.add(it.reference()));
    Map<String, Weighing> unsuitable = suiting.unsuitable(ids.stream());
    incident.ifPresent(it ->
        suiting
            .weigh("", it.answer(suiting.language()))
            .filter(Weighing::isWithheld)
            .ifPresent(weighing -> unsuitable.put(it.id(), weighing)));
    return unsuitable;
  }

  /// Whether a signal was heard, which the message may give.
  boolean hears(Signal signal) {
    return interpretation.understanding().hears(signal) && !ruledOut.contains(signal);
  }

  /// What is held back, as it was weighed; empty when nothing is.
  Optional<Weighing> withheld() {
    return decision.say() instanceof Say.Withhold(String id)
        ? Optional.ofNullable(unsuitable.get(id))
        : Optional.empty();
  }

  /// Whether a message answers the question of the flow under way and says nothing else.
  private static boolean isPlainAnswer(
      Release release, Standing standing, FlowEngine.Message message) {
    ActiveFlow at = standing.flow();
    return at != null
        && !standing.reopens()
        && !standing.emergency()
        && message.option().isEmpty()
        && !message.fixed()
        && release
            .flow(at.flow())
            .map(flow -> asked(flow, standing))
            .filter(flow -> !FlowEngine.isLate(flow, at, standing.at()))
            .filter(flow -> PlainAnswer.is(flow, at, message))
            .isPresent();
  }

  /// What a plain answer does not say; "call me" wants no person now, either.
  private static Set<Signal> plainly(
      Release release, Standing standing, FlowEngine.Message message, Understanding understanding) {
    Set<Signal> ruledOut = PlainAnswer.ruledOut(understanding);
    if (saysHowToReach(release, standing, message)) {
      ruledOut.addAll(OF_ANSWERS);
    }
    return ruledOut;
  }

  /// What somebody who may be contacted after all does not say: what is faint, but for emergencies;
  /// "call me after all" sounds like danger only where no word is of life.
  private static Set<Signal> besideContactAgain(Understanding understanding) {
    Set<Signal> ruledOut = EnumSet.noneOf(Signal.class);
    ruledOut.addAll(PlainAnswer.ruledOut(understanding));
    ruledOut.removeAll(EnumSet.of(Signal.FRAUD, Signal.LOST_CARD));
    if (CallRows.OF_LIFE.matcher(NormalForm.of(understanding.text())).find()) {
      ruledOut.remove(Signal.SELF_HARM);
    }
    return ruledOut;
  }

  /// What somebody who only says how to reach them does not say. Of the few words beside that an
  /// emergency is believed however faint it is.
  private static Set<Signal> besideHowToReach(Understanding understanding, boolean asked) {
    Set<Signal> ruledOut = EnumSet.copyOf(OF_ANSWERS);
    ruledOut.addAll(PlainAnswer.ruledOut(understanding));
    // Where nothing is asked any more, an interest that is shown again is one.
    if (!asked) {
      ruledOut.remove(Signal.PRODUCT_INTEREST);
    }
    ruledOut.removeAll(EnumSet.of(Signal.SELF_HARM, Signal.FRAUD, Signal.LOST_CARD));
    return ruledOut;
  }

  /// Whether the customer of a lead who is asked about it says how to write to them, or to call
  /// them: they wish for no person now.
  private static boolean saysHowToReach(
      Release release, Standing standing, FlowEngine.Message message) {
    ActiveFlow at = standing.flow();
    Optional<Flow> flow =
        at != null
            ? release.flow(at.flow()).filter(it -> it.starts() == Flow.Start.LEAD)
            : standing.followedUp() ? release.flow(Flow.Start.LEAD) : Optional.empty();
    return flow.flatMap(it -> it.step(Flow.CONTACT))
        .filter(it ->
            (at != null
                    && Flow.CONTACT.equals(at.asking())
                    && ContactAnswer.asksToBeWrittenTo(message))
                || (it.takes() instanceof Flow.Takes.Choice(List<Flow.Option> options)
                    && ContactAnswer.unasked(options, message).isPresent()))
        .isPresent();
  }

  /// The flow that is under way and not too late for an answer.
  ///
  /// @param threatens whether the message does nothing but threaten: what was asked about a
  ///   complaint is asked once more then
  private static Optional<Situation.Underway> underway(
      Release release, Standing standing, FlowEngine.Message message, boolean threatens) {
    ActiveFlow at = standing.flow();
    return at == null || standing.emergency()
        ? Optional.empty()
        : release
            .flow(at.flow())
            .map(flow -> asked(flow, standing))
            .filter(flow -> !FlowEngine.isLate(flow, at, standing.at()))
            .map(flow -> {
              boolean again =
                  threatens && flow.starts() == Flow.Start.COMPLAINT && at.asked() < flow.asks();
              FlowTurn answer =
                  again
                      ? FlowEngine.comeBack(flow, at)
                      : FlowEngine.answerBeside(flow, at, message);
              // Nobody is held to have missed a question who asks what the bank promised. What
              // nobody has to answer is not asked again.
              boolean asks =
                  (standing.call() != null && flow.starts() != Flow.Start.LEAD)
                      || FlowEngine.asksHowItStands(flow, message);
              return new Situation.Underway(
                  answer,
                  asks ? FlowEngine.askAgain(flow, at) : FlowEngine.comeBack(flow, at, message),
                  (message.fixed()
                          || Asking.is(message.text())
                          || BesideQuestion.of(message).isPresent()
                          || !answer.answers())
                      && message.option().isEmpty()
                      && !answer.passes());
            });
  }

  /// What is put right of the facts of a complaint or of a lead after its questions; of a lead also
  /// the wish to be called about it.
  private static Optional<Situation.Underway> correction(
      Release release, Standing standing, FlowEngine.Message message) {
    if (standing.flow() != null || standing.emergency()) {
      return Optional.empty();
    }
    boolean complaint = standing.status() == Status.QUEUED && standing.about().isPresent();
    boolean moves = standing.call() != null && standing.call().move().isPresent();
    Optional<FlowTurn> call =
        standing.followedUp() && !moves
            ? release
                .flow(Flow.Start.LEAD)
                .flatMap(
                    flow -> FlowEngine.wishedCall(asked(flow, standing), message, standing.named()))
            : Optional.empty();
    if (call.isPresent()) {
      return call.map(turn -> new Situation.Underway(turn, turn, false));
    }
    return complaint || standing.followedUp()
        ? release
            .flow(complaint ? Flow.Start.COMPLAINT : Flow.Start.LEAD)
            .map(flow -> complaint ? flow : CallNumber.in(flow))
            .map(flow -> FlowEngine.correct(flow, message, standing.named()))
            .filter(turn -> !turn.filled().isEmpty())
            // Beside a sum for one product another one may be wanted.
            .filter(turn -> complaint || Telling.onlyCorrects(message) || turn.fills(Flow.PHONE))
            .map(turn -> new Situation.Underway(turn, turn, Asking.is(message.text())))
        : Optional.empty();
  }

  /// What is asked of this customer.
  static Flow asked(Flow flow, Standing standing) {
    return standing.reachable() ? flow.ofReachable() : CallNumber.in(flow);
  }

  private static List<FlowTurn> flows(
      Release release,
      Standing standing,
      Optional<Situation.Underway> underway,
      Decision decision,
      FlowEngine.Message message) {
    Optional<Flow> begins =
        decision
            .route()
            .flatMap(Deliberation::start)
            .filter(start -> decision.asks())
            .filter(start -> start != Flow.Start.COMPLAINT || !standing.emergency())
            .flatMap(release::flow)
            .map(flow -> asked(flow, standing));
    List<FlowTurn> turns = new ArrayList<>();
    ActiveFlow at = standing.flow();
    if (at != null && !standing.reopens()) {
      Optional<Flow> known = release.flow(at.flow());
      if (standing.emergency() && known.isPresent()) {
        turns.add(FlowEngine.over(known.get(), at, FlowTurn.Outcome.LEFT));
      } else if (underway.isEmpty()) {
        turns.add(
            known
                .map(flow -> FlowEngine.over(flow, at, FlowTurn.Outcome.TIMED_OUT))
                .orElseGet(() -> FlowEngine.withdrawn(at)));
      } else if (decision.say() instanceof Say.Ask) {
        turns.add(underway.get().answer());
      } else if (begins.isPresent() || bringsPerson(decision)) {
        turns.add(FlowEngine.over(known.orElseThrow(), at, FlowTurn.Outcome.LEFT));
      } else {
        turns.add(underway.get().comeBack());
      }
    } else if (underway.isPresent()
        && !(decision.say() instanceof Say.Protocol)
        && !(decision.say() instanceof Say.Silent)) {
      turns.add(underway.get().answer());
    }
    begins.ifPresent(
        flow -> turns.add(FlowEngine.begin(flow, message, carriedOver(flow, standing))));
    return List.copyOf(turns);
  }

  /// What was named before a flow begins, of which nothing is asked again: of one complaint after
  /// another not the sum and the day, which are the first one's.
  private static Map<String, EntityHeard> carriedOver(Flow flow, Standing standing) {
    return flow.starts() == Flow.Start.COMPLAINT && standing.complaint() != null
        ? standing.named().entrySet().stream()
            .filter(it -> CONTACTS.contains(it.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
        : standing.named();
  }

  private static Optional<Flow.Start> start(Reason reason) {
    return switch (reason) {
      case COMPLAINT -> Optional.of(Flow.Start.COMPLAINT);
      case LEAD -> Optional.of(Flow.Start.LEAD);
      default -> Optional.empty();
    };
  }

  /// Whether what is said leaves everything to a person, so that no form is in the way.
  private static boolean bringsPerson(Decision decision) {
    return switch (decision.say()) {
      case Say.Protocol protocol -> true;
      case Say.Acknowledge acknowledged ->
          acknowledged.words() != WordsKey.QUEUED_NOTED
              && acknowledged.words() != WordsKey.COMPLAINT_NOTED
              && acknowledged.words() != WordsKey.CALL_PROMISED
              && acknowledged.words() != WordsKey.CALL_OFF
              && !CallMove.WORDS.contains(acknowledged.words())
              && acknowledged.words() != WordsKey.CONTACT_AGAIN
              && acknowledged.feedback().isEmpty();
      case Say.Decline decline -> decision.route().isPresent();
      case Say.Withhold withhold -> false;
      case Say.Silent silent -> true;
      case Say.Answer answer -> false;
      case Say.Suggest suggest -> false;
      case Say.Incident about -> false;
      case Say.Ask ask -> false;
    };
  }

  private static Optional<Reader> reader(
      Release release, Standing standing, Say say, OnRecord record) {
    if (!(say instanceof Say.Answer(String id))) {
      return Optional.empty();
    }
    List<Variant> variants =
        release
            .article(id)
            .map(article -> article.extras().variants())
            .or(() ->
                release.quotation(id).map(it -> it.document().terms().readers().stream().toList()))
            .orElse(List.of());
    return variants.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reader(
                standing,
                new Needed(
                    variants.stream().anyMatch(it -> it.tier().isPresent()),
                    variants.stream()
                        .flatMap(it -> it.holds().stream())
                        .collect(Collectors.toSet())),
                record));
  }

  /// What the customer's record says, asked only when an answer depends on it.
  private record OnRecord(Supplier<Optional<String>> tier, Supplier<Set<String>> products) {}

  /// What has to be known of a reader.
  ///
  /// @param tier whether their tier
  /// @param products of which products whether they hold them
  private record Needed(boolean tier, Set<String> products) {}

  private static Reader reader(Standing standing, Needed needed, OnRecord record) {
    if (standing.visitor()) {
      return new Reader(standing.channel(), false, Optional.empty());
    }
    Set<String> held = new HashSet<>(needed.products);
    if (!held.isEmpty()) {
      // Of what else they hold nothing is kept with the decision.
      held.retainAll(record.products.get());
    }
    return new Reader(
        standing.channel(), true, needed.tier ? record.tier.get() : Optional.empty(), held);
  }

  /// Returns what says of a document whether it may be quoted to this customer that day. The record
  /// is asked once at most for the same things.
  private static Predicate<BankDocument> quotable(
      Standing standing, LocalDate day, OnRecord record) {
    Map<Needed, Reader> readers = new HashMap<>();
    return document ->
        document
            .terms()
            .allow(
                day,
                readers.computeIfAbsent(
                    new Needed(document.terms().askForTier(), document.terms().askForProducts()),
                    needed -> reader(standing, needed, record)));
  }

  /// The article, if this customer may be told it that day.
  private static Optional<Article> sayable(
      Standing standing, Release release, String article, LocalDate day) {
    return release
        .article(article)
        .filter(known -> known.validity().covers(day))
        .filter(known -> known.audience() == Article.Audience.EVERYONE || !standing.visitor());
  }

  private static Optional<Picked> picked(
      Standing standing,
      Release release,
      String text,
      LocalDate day,
      Predicate<BankDocument> quotable) {
    Optional<Choice> choice = standing.picked(text);
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    String article = choice.get().article();
    if (article == null) {
      return choice.get().person() ? Optional.of(new Picked.Person()) : Optional.empty();
    }
    if (Quotation.isReference(article)) {
      return release
          .quotation(article)
          .filter(known -> quotable.test(known.document()))
          .map(known -> new Picked.Article(article));
    }
    return sayable(standing, release, article, day).map(known -> new Picked.Article(known.id()));
  }

  private static Set<Signal> ruledOut(
      Release release, Optional<Picked> picked, Optional<String> exact, String text) {
    if (picked.orElse(null) instanceof Picked.Article(String id)) {
      if (Quotation.isReference(id)) {
        // A heading is the bank's own wording of a place to read.
        return EnumSet.allOf(Signal.class);
      }
      // However it was picked, its title is what was meant.
      Article article = release.article(id).orElseThrow();
      return Situation.ruledOut(article, article.title(Language.EN));
    }
    return picked.isPresent()
        ? Set.of()
        : exact
            .flatMap(release::article)
            .map(article -> Situation.ruledOut(article, text))
            .orElse(Set.of());
  }

  /// What is said rests on these, as `article@version`.
  public List<String> versions() {
    return Traces.versions(decision.say(), release);
  }

  /// What the decision would have named and could not be told; null for nothing.
  @Nullable List<Blocked> blocked() {
    if (decision.blocked().isEmpty()) {
      return null;
    }
    Map<String, List<Gap>> gaps = release.gaps(language, day);
    return decision.blocked().stream()
        .flatMap(article ->
            gaps.getOrDefault(article, List.of()).stream()
                .map(gap ->
                    new Blocked(
                        article + "@" + release.article(article).orElseThrow().version(),
                        gap.field(),
                        gap.cause().wire(),
                        gap.day().map(LocalDate::toString).orElse(null))))
        .toList();
  }

  /// What the customer reads first of all whom a person is called for because they may be a danger
  /// to themselves: whatever they ask, the safety words stand before the answer.
  List<Wording.Words> reminded(Wording wording) {
    return standing.crisis()
            && !(decision.say() instanceof Say.Silent)
            && !decision.say().equals(new Say.Protocol(WordsKey.SELF_HARM))
        ? List.of(wording.plain(WordsKey.SELF_HARM_STILL))
        : List.of();
  }

  /// What the customer reads, in the words of `wording`.
  ///
  /// @param queued puts words that tell where in the queue the customer is
  List<Wording.Words> said(Wording wording, Function<WordsKey, Wording.Words> queued) {
    // What keeps money safe is read first of all.
    boolean urgent = decision.say() instanceof Say.Protocol;
    List<Wording.Words> said = new ArrayList<>();
    if (isHardUp() && !urgent) {
      said.add(wording.plain(WordsKey.HARDSHIP_BESIDE));
    }
    said.addAll(
        wording.of(
            decision,
            incident,
            reader,
            id -> !unsuitable.containsKey(id) && sayable(standing, release, id, day).isPresent(),
            queued));
    if (isHardUp() && urgent) {
      said.add(wording.plain(WordsKey.HARDSHIP_BESIDE));
    }
    // What they complain of while they wait with a complaint may be another matter.
    if (decision.say().equals(new Say.Acknowledge(WordsKey.HARDSHIP_QUEUED))
        && standing.ticket() != null
        && standing.ticket().complaint()
        && Complaining.isDeclared(interpretation.text())) {
      said.add(queued.apply(WordsKey.COMPLAINT_ADDED));
    }
    // Who takes a complaint back and wishes for a person is told of both.
    if (decision.say().equals(new Say.Acknowledge(WordsKey.COMPLAINT_WITHDRAWN))
        && decision.route().equals(Optional.of(Reason.PERSON))
        && hears(Signal.PERSON)) {
      said.add(queued.apply(WordsKey.PERSON_QUEUED));
    }
    ofArrears().map(wording::answer).ifPresent(said::add);
    return said;
  }

  /// Whether whoever comes for a complaint that is filed hears of hardship beside it, and the
  /// customer reads kind words about that.
  boolean isHardUp() {
    SignalScore score = interpretation.understanding().signals().get(Signal.HARDSHIP);
    return (decision.complains() || decision.route().equals(Optional.of(Reason.COMPLAINT)))
        && hears(Signal.HARDSHIP)
        && score != null
        && score.score() >= LIKELY;
  }

  /// The article that says what happens on arrears, for a debtor who asks whether they will be sued
  /// and hears that a person comes.
  private Optional<String> ofArrears() {
    return decision.say().equals(new Say.Acknowledge(WordsKey.HARDSHIP_QUEUED))
            && Threatening.isOfBank(interpretation.text())
        ? sayable.stream()
            .filter(it -> it.probability() >= OF_ARREARS)
            .map(Match::articleId)
            .filter(id -> !unsuitable.containsKey(id))
            .filter(id -> !release.gaps(language, day).containsKey(id))
            .filter(id -> release.article(id).filter(Deliberation::isOfArrears).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static boolean isOfArrears(Article article) {
    return (article.signals().contains(Signal.HARDSHIP)
            || article.maySignal().contains(Signal.HARDSHIP))
        && article.extras().variants().isEmpty();
  }

  /// What flows have to say after that.
  ///
  /// @param number the number of the complaint that is filed with this message
  List<Wording.Words> asked(Wording wording, Optional<String> number) {
    return flows.stream()
        .flatMap(turn -> wording.flow(turn, turn.begins() ? number : standing.about()).stream())
        .toList();
  }

  /// What the customer reads, a link and a choice on a line of its own. Where a place in the queue,
  /// a number or a time is filled in when it is sent, what that will be stands, as ‹place›.
  public String words() {
    Wording wording = new Wording(release, language, ZoneOffset.UTC, day);
    StringJoiner words = new StringJoiner("\n");
    Stream.of(
            reminded(wording),
            said(wording, wording::template),
            decision.complains()
                ? List.of(wording.template(WordsKey.COMPLAINT_BESIDE))
                : List.<Wording.Words>of(),
            asked(wording, Optional.of(wording.complaintNumber())))
        .flatMap(List::stream)
        .forEach(one -> {
          words.add(one.text());
          one.links().forEach(link -> words.add("- " + link.line()));
          one.choices().forEach(choice -> words.add("- " + choice.text()));
        });
    return words.toString();
  }
}
