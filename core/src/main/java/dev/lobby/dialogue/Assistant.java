package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.Accepted;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Ids;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.conversation.Withheld;
import dev.lobby.conversation.Writing;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Rating;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.TicketEvent;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.journal.Event;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.TextMacs;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.incident.Incident;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.wire.JsonEventCodec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Takes a customer's message and turns it into one durable frame: the message, the decision with
/// its trace, the ticket, and what the customer is told.
///
/// Call it on the conversation's lane.
public final class Assistant {

  private static final Logger LOG = System.getLogger(Assistant.class.getName());

  /// What somebody named who named a telephone number.
  private static final String PHONE = Entity.Kind.PHONE.wire();

  private static final String ASK = "ask";

  private final Conversations conversations;
  private final Customers customers;
  private final TextMacs macs;
  private final Releases releases;
  private final Inference inference;
  private final DeskQueue queue;
  private final InstantSource clock;
  private final ZoneId zone;
  private final LeadIntake leads;
  private final FeedbackIntake feedback;
  private final @Nullable Incidents incidents;
  private final @Nullable ComplaintProgress progress;
  private final @Nullable PromisedCalls calls;
  private final ContactRefusal refusal;
  private final @Nullable ContactAgain again;
  private final WithdrawnInterest withdrawn;

  /// @param macs by which a message is recognised that comes again
  /// @param zone the bank's time zone, in which times are told and articles become valid
  /// @param leads makes leads of interest in a product
  /// @param feedback takes suggestions and praise in
  public Assistant(
      Conversations conversations,
      Customers customers,
      TextMacs macs,
      Releases releases,
      Inference inference,
      DeskQueue queue,
      InstantSource clock,
      ZoneId zone,
      LeadIntake leads,
      FeedbackIntake feedback) {
    this(
        conversations,
        customers,
        macs,
        releases,
        inference,
        queue,
        clock,
        zone,
        leads,
        feedback,
        null,
        null,
        null);
  }

  /// As the other.
  ///
  /// @param incidents those that stand in for a topic while they are in force; null for none
  /// @param progress tells customers how their complaints stand; null for nothing
  /// @param calls tells them when the call comes that they were promised; null for nothing
  public Assistant(
      Conversations conversations,
      Customers customers,
      TextMacs macs,
      Releases releases,
      Inference inference,
      DeskQueue queue,
      InstantSource clock,
      ZoneId zone,
      LeadIntake leads,
      FeedbackIntake feedback,
      @Nullable Incidents incidents,
      @Nullable ComplaintProgress progress,
      @Nullable PromisedCalls calls) {
    this.calls = calls;
    this.refusal = new ContactRefusal(customers, leads, calls);
    this.again = calls == null ? null : new ContactAgain(customers, leads, calls);
    this.withdrawn =
        new WithdrawnInterest(customers, leads, new LeadScoring(customers, zone), calls);
    this.progress = progress;
    this.feedback = feedback;
    this.incidents = incidents;
    this.conversations = conversations;
    this.customers = customers;
    this.macs = macs;
    this.releases = releases;
    this.inference = inference;
    this.queue = queue;
    this.clock = clock;
    this.zone = zone;
    this.leads = leads;
  }

  /// Starts a conversation: greets, and says that the assistant is automated and how to reach a
  /// person.
  ///
  /// @param customer who came in; null for somebody nobody knows
  public Conversation start(String channel, @Nullable Customer customer, Language language) {
    String customerId = customer == null ? Customers.visitorId() : customer.id();
    return start(
        Ids.unguessable(),
        channel,
        customerId,
        customer == null ? List.of(Customers.visitor(customerId)) : List.of(),
        language);
  }

  /// Starts a conversation under an id that says whose it is, where the channel has but one for
  /// each person.
  ///
  /// @param customer the id of the customer's record
  /// @param before what is to be written of the customer in the same frame
  /// @throws IllegalStateException when there is a conversation of this id
  public Conversation start(
      String id, String channel, String customer, List<StreamWrite> before, Language language) {
    Wording wording = new Wording(releases.current(), language, zone, today());
    List<StreamWrite> writes = new ArrayList<>(before);
    long version = 0;
    for (ConversationEvent event :
        List.of(
            new ConversationEvent.Started(channel, customer, language),
            new ConversationEvent.Disclosed(language),
            new ConversationEvent.AssistantWrote(
                null, "greeting", List.of(), List.of(), wording.say(WordsKey.GREETING)))) {
      writes.add(new StreamWrite(ConversationEvent.stream(id), version++, customer, event));
    }
    return conversations.start(id, writes);
  }

  /// Answers a message of the customer, once: the same message again gets the same answer.
  ///
  /// @return what became of it; empty when there is no such conversation
  /// @throws dev.lobby.conversation.Busy when Lobby has too much to do; nothing was stored
  public Optional<Turn> handle(String conversation, String clientMessageId, String text)
      throws InterruptedException {
    Optional<Conversation> before = conversations.load(conversation);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (before.get().accepted().containsKey(clientMessageId)) {
      return conversations.change(conversation, now -> again(now, clientMessageId, text));
    }
    try (Releases.Lease lease = releases.take()) {
      Release release = lease.release();
      Interpretation interpretation = interpret(release, text);
      try {
        return conversations.change(
            conversation, now -> planSafely(now, release, interpretation, clientMessageId, text));
      } catch (Withheld e) {
        LOG.log(Level.ERROR, "What was decided may not be told; a person is called.", e);
        Interpretation failed = Interpretation.failed(text, e.en());
        return conversations.change(
            conversation, now -> plan(now, release, failed, clientMessageId, text));
      }
    }
  }

  /// What is to be done about a message whose id was seen before: the first acknowledgement again;
  /// and that another text came under its id is written down, once.
  private Plan<Turn> again(Conversation now, String clientMessageId, String text) {
    Accepted first = Objects.requireNonNull(now.accepted().get(clientMessageId));
    Turn.Taken taken = taken(now, clientMessageId);
    if (isThe(first, now, text)) {
      return Plan.nothing(taken);
    }
    Turn mismatch = new Turn.Mismatch(taken);
    if (first.contested()) {
      return Plan.nothing(mismatch);
    }
    LOG.log(
        Level.WARNING,
        "Another text came under the id of message {0} in conversation {1}; the first one holds.",
        first.message().seq(),
        now.id());
    Frame frame = new Frame(now);
    frame.conversation(new ConversationEvent.MessageConflict(clientMessageId));
    return new Plan<>(frame.place.writes(), after -> mismatch);
  }

  private boolean isThe(Accepted first, Conversation now, String text) {
    String mac = first.mac();
    Message message = first.message();
    if (mac != null) {
      return macs.mayBe(mac, place(now, Objects.requireNonNull(message.clientMessageId())), text);
    }
    // Of words that are gone nobody can tell.
    return message.text().equals(text) || message.text().equals(JsonEventCodec.ERASED);
  }

  /// Where a message stands, for its mac.
  private static String place(Conversation conversation, String clientMessageId) {
    return conversation.id() + "/" + clientMessageId;
  }

  private static Turn.Taken taken(Conversation conversation, String clientMessageId) {
    Accepted accepted = Objects.requireNonNull(conversation.accepted().get(clientMessageId));
    return new Turn.Taken(accepted.message().seq(), conversation.repliesTo(clientMessageId));
  }

  private Interpretation interpret(Release release, String text) throws InterruptedException {
    try {
      LocalDate today = today();
      return inference.run(() -> Interpretation.of(release, text, today));
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "A person is called for a message: {0}.", e.getMessage());
      return Interpretation.failed(text, String.valueOf(e.getMessage()));
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "A message could not be understood; a person is called.", e.getCause());
      return Interpretation.failed(text, String.valueOf(e.getCause()));
    }
  }

  /// The plan of the turn; when deciding or wording fails, the plan of a turn that failed, which
  /// keeps the message and brings a person.
  private Plan<Turn> planSafely(
      Conversation now,
      Release release,
      Interpretation interpretation,
      String clientMessageId,
      String text) {
    try {
      return plan(now, release, interpretation, clientMessageId, text);
    } catch (RuntimeException e) {
      if (interpretation.failure() != null) {
        throw e;
      }
      LOG.log(Level.ERROR, "A message could not be answered; a person is called.", e);
      return plan(
          now, release, Interpretation.failed(text, String.valueOf(e)), clientMessageId, text);
    }
  }

  private Plan<Turn> plan(
      Conversation now,
      Release release,
      Interpretation interpretation,
      String clientMessageId,
      String text) {
    if (now.accepted().containsKey(clientMessageId)) {
      return again(now, clientMessageId, text);
    }
    long start = System.nanoTime();
    Optional<Complaint> complaint =
        progress == null ? Optional.empty() : progress.goingOn(now, text, clock.instant());
    ActiveFlow pending =
        progress == null ? null : progress.pendingScore(now, complaint, release, text);
    Standing standing =
        Standing.of(
                now,
                clock.instant(),
                complaint.map(GoingOn::of).orElse(null),
                spokenOf(now, interpretation.understanding()))
            .leaving(pending);
    // Only an interest makes the customer's tier matter, so only then is the record read.
    BooleanSupplier core = () -> leads.rules().core(tier(now));
    Deliberation deliberation =
        Deliberation.of(
            release,
            standing,
            interpretation,
            today(),
            heard ->
                amount(heard).large()
                    || SumToPlace.earlier(text, standing)
                        .map(it -> leads.rules().amount(it.value()))
                        .filter(AmountBand::large)
                        .isPresent()
                    || core.getAsBoolean()
                    // Who says where to reach them about it wants to be.
                    || CallWish.in(heard, today()).isPresent()
                    || !ContactAnswer.addresses(heard).isEmpty(),
            () -> tier(now),
            () -> products(now),
            () -> rating(now),
            () ->
                ContactRefusal.isIn(text)
                    ? Optional.of("the message says not to call")
                    : leads.unwelcome(records(now)),
            this::standsIn);
    Decision decision = deliberation.decision();
    Understanding understanding = interpretation.understanding();
    Wording wording = new Wording(release, deliberation.language(), zone, deliberation.day());
    long decideMicros = (System.nanoTime() - start) / 1000;

    Frame frame = new Frame(now);
    PendingScore.ofService(now, text).ifPresent(frame::conversation);
    if (standing.reopens()) {
      frame.conversation(new ConversationEvent.Reopened(now.episode() + 1));
    }
    String mac = macs.mac(now.customer(), place(now, clientMessageId), text);
    frame.conversation(
        new ConversationEvent.CustomerWrote(clientMessageId, understanding.language(), mac, text));
    Trace trace = Traces.of(deliberation, decideMicros);
    frame.conversation(
        new ConversationEvent.Decided(
            clientMessageId,
            decision.say().wire(),
            deliberation.versions(),
            decision.route().orElse(null),
            release.id(),
            deliberation.blocked(),
            trace));
    deliberation
        .withheld()
        .ifPresent(
            it -> frame.conversation(it.event(clientMessageId, decision.say().wire(), null, "")));
    Optional<String> reinstated = reinstated(deliberation, now, frame.place);
    String ticket =
        reinstated
            .or(() -> decision.route().map(reason -> handoff(reason, now, wording, frame)))
            .orElse(null);
    if (files(deliberation)) {
      frame.complaint(Objects.requireNonNull(ticket), deliberation);
    }
    Optional<String> beside =
        decision.complains()
            ? Optional.of(
                frame.complaintBeside(
                    ticket == null ? Objects.requireNonNull(now.ticket()).id() : ticket,
                    deliberation))
            : Optional.empty();
    if (deliberation.isHardUp()) {
      frame.hardship(ticket == null ? Objects.requireNonNull(now.ticket()).id() : ticket);
    }
    if (decision.say().equals(new Say.Acknowledge(WordsKey.QUEUE_LEFT))) {
      frame.leavesQueue();
    }
    boolean writing = ContactRefusal.isOfCallsAlone(deliberation);
    boolean refused = !writing && ContactRefusal.isIn(deliberation);
    if (refused) {
      refusal.write(now, text, decision.route(), frame.place);
    } else if (ContactRefusal.isCallOff(decision.say())
        && !ContactRefusal.allowsWriting(deliberation)) {
      refusal.endCalls(now, text, frame.place);
      refusal.callOff(now, true, text, decision.route(), frame.place);
    }
    if (again != null && ContactAgain.isHeard(deliberation)) {
      again.write(now, Objects.requireNonNull(standing.call()), text, frame.place);
    }
    Optional<PromisedCalls.Promise> moved = moved(now, deliberation);
    moved.flatMap(PromisedCalls.Promise::write).ifPresent(frame.place::beside);
    if (ContactRefusal.isToldToPerson(deliberation)) {
      refusal
          .callsTakenBack(now, text, frame.place)
          .map(due -> wording.calledOff(due).text())
          .ifPresent(it ->
              frame.conversation(
                  new ConversationEvent.Told(FollowUpDesk.ASSISTANT, Policy.CALL, it)));
    }
    if (WithdrawnInterest.isIn(deliberation)) {
      withdrawn.write(now, text, clock.instant(), frame.place);
    }
    if (ContactRefusal.allowsWriting(deliberation)) {
      refusal.writtenInstead(now, leads.shownLast(now.customer()), text, frame.place);
    }
    boolean calledOff =
        !refused
            && !writing
            && ContactRefusal.takesCallBack(deliberation)
            && refusal.callOff(now, false, text, decision.route(), frame.place);
    adds(deliberation, now, frame.place);
    Optional<LeadIntake.Intake> lead =
        decision.lead()
            ? Optional.of(
                leads.intake(
                    Heard.lead(
                        now,
                        deliberation,
                        amount(deliberation.interest().orElse(interpretation).understanding()),
                        leads.rules().core(customers.whole(now.customer()).map(Customer::tier)),
                        manager(now))))
            : Optional.empty();
    Optional<CallWish> wish =
        lead.isEmpty()
            ? Optional.empty()
            : deliberation.interest().isPresent()
                ? CallWish.inClause(understanding, deliberation.day())
                : CallWish.in(understanding, deliberation.day());
    Optional<PromisedCalls.Promise> called =
        calls == null
            ? Optional.empty()
            : wish.filter(it ->
                    standing.reachable()
                        || standing.named().containsKey(PHONE)
                        || !it.numbers().isEmpty())
                .map(it ->
                    calls.promise(
                        now,
                        lead.get().number(),
                        lead.get().owner(),
                        it.time(),
                        clock.instant(),
                        text));
    lead.ifPresent(it -> {
      it.writes().forEach(frame.place::beside);
      called.flatMap(PromisedCalls.Promise::write).ifPresent(frame.place::beside);
      if (wish.isPresent()
          && deliberation.flows().stream().noneMatch(one -> one.fills(Flow.CONTACT))) {
        leads
            .told(it.number(), now.customer(), now.id(), text, LeadIntake.CALLS)
            .forEach(frame.place::beside);
      }
      // Whoever says so with their interest has answered before they are asked.
      if (writing) {
        refusal.callsAlone(now, it.number(), text, frame.place);
      } else if (ContactRefusal.isIn(text)) {
        leads
            .told(it.number(), now.customer(), now.id(), text, LeadIntake.NONE)
            .forEach(frame.place::beside);
      }
    });
    Optional<Instant> promised =
        called
            .or(() -> promisedInAnswer(now, deliberation, release, frame.place))
            .map(PromisedCalls.Promise::due);
    String given = FeedbackIntake.number();
    if (decision.say() instanceof Say.Acknowledge thanks) {
      Heard.feedback(now, deliberation, thanks)
          .ifPresent(it -> feedback.writes(given, it).forEach(frame.place::beside));
    }
    if (standing.reopens()) {
      frame.say(clientMessageId, decision.say(), wording.plain(WordsKey.RESOLVED_REOPENED));
    }
    Optional<String> number = Optional.ofNullable(ticket).map(Ticket::complaintNumber);
    Optional<String> leadNumber = lead.map(LeadIntake.Intake::number);
    if (pending != null && deliberation.standing().flow() != null) {
      frame.conversation(new ConversationEvent.FlowStarted(pending.flow(), pending.about()));
    }
    deliberation
        .flows()
        .forEach(turn ->
            frame.flow(
                turn,
                !turn.begins()
                    ? about(turn, deliberation.standing())
                    : turn.flow().starts() == Flow.Start.LEAD
                        ? leadNumber.or(() -> leads.shownLast(now.customer()))
                        : number,
                leads.rules()));
    poorScores(deliberation, now, frame.place);
    for (Wording.Words words : deliberation.reminded(wording)) {
      frame.say(clientMessageId, decision.say(), words);
    }
    List<Wording.Words> stands = progress(deliberation, wording, now);
    for (Wording.Words words : stands) {
      frame.say(clientMessageId, decision.say(), words);
    }
    boolean answered = !stands.isEmpty() && ComplaintProgress.isAll(deliberation);
    for (Wording.Words words :
        words(
            deliberation,
            wording,
            now,
            frame.place.now(),
            reinstated
                .or(() -> Optional.ofNullable(now.ticket()).map(Conversation.OpenTicket::id))
                .orElse(ticket),
            files(deliberation) ? ticket : null,
            given,
            moved.map(PromisedCalls.Promise::due))) {
      // Who is called is not told that somebody writes to them.
      if (!answered && (called.isEmpty() || !isOfWriting(words, wording))) {
        frame.say(clientMessageId, decision.say(), words);
      }
    }
    promised.ifPresent(due ->
        frame.say(
            clientMessageId,
            decision.say(),
            wording.filled(WordsKey.CALL_PROMISED, Map.of("deadline", wording.deadline(due)))));
    beside.ifPresent(it ->
        frame.say(
            clientMessageId,
            decision.say(),
            wording.filled(WordsKey.COMPLAINT_BESIDE, Map.of("number", it))));
    if (deliberation.interest().isPresent() && called.isEmpty() && !refused && !writing) {
      frame.say(clientMessageId, decision.say(), wording.plain(WordsKey.LEAD_NOTED));
    }
    if (refused && !decision.say().equals(new Say.Acknowledge(WordsKey.NO_CONTACT))) {
      frame.say(clientMessageId, decision.say(), wording.plain(WordsKey.NO_CONTACT));
    }
    boolean leftAlone = lead.isPresent() && !refused && ContactRefusal.isIn(text);
    if ((calledOff || writing || leftAlone)
        && !decision.say().equals(new Say.Acknowledge(WordsKey.LEAD_CALL_OFF))) {
      frame.say(
          clientMessageId,
          decision.say(),
          wording.callOff(writing ? ContactAnswer.addresses(understanding) : List.of()));
    }
    if (writing && !refusal.due(now).isEmpty()) {
      frame.say(clientMessageId, decision.say(), wording.calledOff(refusal.due(now)));
    }
    HeardBeside.beforeQuestion(deliberation, deliberation.standing().about())
        .ifPresent(it -> frame.say(clientMessageId, decision.say(), it));
    for (Wording.Words words : deliberation.asked(wording, number)) {
      frame.say(clientMessageId, ASK, words);
    }
    return new Plan<>(frame.place.writes(), after -> taken(after, clientMessageId));
  }

  /// The number of what a flow that goes on is about, or that is put right after its questions.
  private Optional<String> about(FlowTurn turn, Standing standing) {
    return turn.flow().starts() == Flow.Start.LEAD && standing.flow() == null
        ? leads.shownLast(standing.customer())
        : standing.about();
  }

  /// The call that a message asks for, moves or takes back, or that is promised to who may be
  /// contacted after all; null for none.
  private @Nullable PromisedCall spokenOf(Conversation now, Understanding message) {
    if (calls == null || again == null) {
      return null;
    }
    Instant at = clock.instant();
    return calls.spokenOf(now, message, at).or(() -> again.heard(now, message, at)).orElse(null);
  }

  /// The promised call that a turn moves, or lets its maker read more of.
  private Optional<PromisedCalls.Promise> moved(Conversation now, Deliberation deliberation) {
    return calls != null
            && deliberation.decision().say() instanceof Say.Acknowledge(WordsKey words)
            && CallMove.WORDS.contains(words)
        ? calls.move(now, deliberation.interpretation().understanding(), clock.instant())
        : Optional.empty();
  }

  /// By when somebody is called who wishes for that in answer to the questions about their
  /// interest, as soon as there is a number.
  private Optional<PromisedCalls.Promise> promisedInAnswer(
      Conversation now, Deliberation deliberation, Release release, Writing place) {
    if (calls == null) {
      return Optional.empty();
    }
    return deliberation.flows().stream()
        .filter(it -> !it.begins() && it.flow().starts() == Flow.Start.LEAD)
        .filter(it -> it.fills(Flow.CONTACT) || it.fills(Flow.PHONE))
        .filter(it ->
            deliberation.standing().reachable()
                || !CallNumber.isMissing(it.flow(), it.known())
                || !it.known().getOrDefault(Flow.PHONE, "").isEmpty())
        .findFirst()
        .flatMap(turn ->
            Optional.ofNullable(turn.known().get(Flow.CONTACT))
                .flatMap(it -> wished(release, it, deliberation.day()))
                .flatMap(wish ->
                    about(turn, deliberation.standing())
                        .map(number ->
                            calls.promise(
                                now,
                                number,
                                leads.owner(number).orElse(null),
                                wish.time(),
                                clock.instant(),
                                deliberation.interpretation().text()))))
        .map(it -> {
          it.write().ifPresent(place::beside);
          return it;
        });
  }

  private static Optional<CallWish> wished(Release release, String answer, LocalDate day) {
    return CallWish.in(release.interpreter().interpret(answer, day), day);
  }

  /// Whether words say no more than that a manager writes to the customer of an interest.
  private static boolean isOfWriting(Wording.Words words, Wording wording) {
    return words.text().equals(wording.say(WordsKey.LEAD))
        || words.text().equals(wording.say(WordsKey.LEAD_NOTED));
  }

  /// How much an interest is about.
  private AmountBand amount(Understanding heard) {
    AmountBand named = leads.rules().amount(Telling.undenied(heard));
    return named == AmountBand.UNKNOWN
        ? Telling.roundSum(heard.text(), Traces.entities(heard))
            .map(leads.rules()::amount)
            .orElse(named)
        : named;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// The incident in force that a message is about.
  private Optional<Incident> standsIn(String text, List<Match> matches) {
    return incidents == null ? Optional.empty() : incidents.about(text, matches, clock.instant());
  }

  /// The records that are the same person as who writes.
  private List<String> records(Conversation now) {
    return customers.family(now.customer());
  }

  /// How the complaints stand of who asks about them, or accepts what was decided.
  private List<Wording.Words> progress(
      Deliberation deliberation, Wording wording, Conversation now) {
    if (progress == null) {
      return List.of();
    }
    Optional<Wording.Words> accepted =
        Optional.ofNullable(about(deliberation, now))
            .flatMap(it -> progress.accepted(deliberation, it));
    if (accepted.isPresent() || !progress.isAskedFor(deliberation)) {
      return accepted.stream().toList();
    }
    List<Wording.Words> told =
        progress.told(
            deliberation.interpretation().text(),
            wording,
            customers.proved(now.customer()),
            clock.instant());
    return told.isEmpty() ? progress.none(deliberation, wording, now) : told;
  }

  /// Has somebody look after who is not content with a complaint that was closed.
  private void poorScores(Deliberation deliberation, Conversation now, Writing place) {
    if (progress == null) {
      return;
    }
    for (FlowTurn turn : deliberation.flows()) {
      about(turn, deliberation.standing())
          .filter(it -> turn.flow().starts() == Flow.Start.COMPLAINT_CLOSED)
          .flatMap(it ->
              progress.poorScore(
                  turn, it, now, deliberation.interpretation().text(), clock.instant()))
          .ifPresent(place::beside);
    }
  }

  /// The ticket of a complaint that was taken back, which its customer waits with again.
  private Optional<String> reinstated(Deliberation deliberation, Conversation now, Writing place) {
    String number = about(deliberation, now);
    return progress == null || number == null || files(deliberation)
        ? Optional.empty()
        : progress.reinstating().ticket(deliberation, number, place);
  }

  /// Brings a person, for another complaint beside the one that is waited with by another ticket.
  ///
  /// @return the ticket's id
  private String handoff(Reason reason, Conversation now, Wording wording, Frame frame) {
    Conversation.OpenTicket open = now.ticket();
    return progress != null && reason == Reason.COMPLAINT && open != null && open.complaint()
        ? progress.another(frame.place)
        : frame.handoff(reason, wording.language());
  }

  /// Writes what a message adds to the complaint that the conversation is about.
  private void adds(Deliberation deliberation, Conversation now, Writing place) {
    String number = about(deliberation, now);
    if (progress != null && number != null && !files(deliberation)) {
      progress.product(deliberation, number).ifPresent(place::beside);
      progress.escalation(deliberation, number).forEach(place::beside);
      progress.danger(deliberation, number).ifPresent(place::beside);
      progress.wish(deliberation, number, place);
      if (deliberation.interpretation().failure() == null && !progress.isClosed(number)) {
        Reaching.in(deliberation.interpretation().understanding()).stream()
            .map(it ->
                new StreamWrite(ComplaintEvent.stream(number), StreamWrite.ANY, now.customer(), it))
            .forEach(place::beside);
      }
    }
  }

  /// The number of the complaint that the conversation is about: the one the customer waits with,
  /// else the one that goes on; null for none.
  private static @Nullable String about(Deliberation deliberation, Conversation now) {
    Conversation.OpenTicket open = now.ticket();
    return open != null && open.complaint()
        ? Ticket.complaintNumber(open.id())
        : Optional.ofNullable(deliberation.standing().complaint())
            .map(GoingOn::number)
            .orElse(null);
  }

  private Optional<String> tier(Conversation now) {
    return customers.load(now.customer()).map(Customer::tier);
  }

  private Set<String> products(Conversation now) {
    return customers.load(now.customer()).map(Customer::products).orElse(Set.of());
  }

  private Optional<Rating> rating(Conversation now) {
    return customers.whole(now.customer()).map(it -> it.profile().rating());
  }

  private @Nullable String manager(Conversation now) {
    return customers.whole(now.customer()).map(known -> known.profile().manager()).orElse(null);
  }

  /// What the customer reads.
  ///
  /// @param after the conversation with what is written before it
  /// @param waits the id of the ticket they wait with, which keeps its place; null for none
  /// @param filed the id of the ticket of the complaint that is filed; null for none
  /// @param given the number of what they are thanked for, if they are
  /// @param moved by when the call comes now that they want at another time
  private List<Wording.Words> words(
      Deliberation deliberation,
      Wording wording,
      Conversation now,
      Conversation after,
      @Nullable String waits,
      @Nullable String filed,
      String given,
      Optional<Instant> moved) {
    Reason reason =
        deliberation
            .decision()
            .route()
            .orElse(now.ticket() == null ? Reason.PERSON : now.ticket().reason());
    String number = filed == null ? about(deliberation, now) : Ticket.complaintNumber(filed);
    return deliberation.said(
        wording,
        key -> {
          if (key == WordsKey.SUGGESTION_THANKED || key == WordsKey.PRAISE_THANKED) {
            return wording.thanks(key, given);
          }
          if (moved.isPresent() && CallMove.WORDS.contains(key)) {
            return key == WordsKey.CALL_TIME_ASKED
                ? wording.callTime(moved.get())
                : wording.filled(key, Map.of("deadline", wording.deadline(moved.get())));
          }
          if (key == WordsKey.LEAD_CALL_OFF) {
            return wording.callOff(
                ContactAnswer.insteadOfCalls(deliberation.interpretation().understanding()));
          }
          if (key == WordsKey.CALL_OFF && !refusal.due(now).isEmpty()) {
            return wording.calledOff(refusal.due(now));
          }
          int position =
              queue.position(
                  waits, reason, files(deliberation) && Heard.isMajor(now, deliberation));
          return stood(key, deliberation, now, number, wording, position)
              .orElseGet(() ->
                  wording.queued(
                      noted(key, number, after, deliberation.interpretation().text()),
                      position,
                      number,
                      due(key, reason, deliberation.standing().call())));
        });
  }

  /// What who pursues their complaint after all, does not accept its outcome, or says something
  /// grave beside it, is told of it.
  private Optional<Wording.Words> stood(
      WordsKey key,
      Deliberation deliberation,
      Conversation now,
      @Nullable String number,
      Wording wording,
      int position) {
    Optional<Wording.Words> heard =
        HeardBeside.insteadOf(key, deliberation, Optional.ofNullable(number));
    return heard.isPresent()
            || progress == null
            || number == null
            || key != WordsKey.COMPLAINT_ADDED
        ? heard
        : progress
            .reinstating()
            .words(deliberation, number, now, wording, position, clock.instant())
            .or(() -> progress.objected(deliberation, number, wording, position, clock.instant()));
  }

  /// Nothing is added to a complaint that is closed; whoever comes reads it all the same.
  private WordsKey noted(WordsKey key, @Nullable String number, Conversation after, String text) {
    boolean adds = key == WordsKey.COMPLAINT_NOTED || key == WordsKey.COMPLAINT_WITHDRAWN;
    if (!adds || progress == null || number == null || !progress.isClosed(number)) {
      return key == WordsKey.COMPLAINT_WITHDRAWN && TakingBack.isDenied(text)
          ? WordsKey.COMPLAINT_NOT_MEANT
          : key;
    }
    return after.status() == Status.QUEUED ? WordsKey.QUEUED_NOTED : WordsKey.QUEUE_LEFT;
  }

  /// Whether a complaint is filed in this turn.
  private static boolean files(Deliberation deliberation) {
    return deliberation.decision().route().equals(Optional.of(Reason.COMPLAINT));
  }

  /// By when what words promise is due: the call they speak of, else a person.
  private Instant due(WordsKey key, Reason reason, @Nullable PromisedCall call) {
    return call != null
            && (key == WordsKey.CALL_PROMISED
                || key == WordsKey.CALL_LATE
                || key == WordsKey.CALL_OFF)
        ? call.due()
        : clock.instant().plus(reason.target());
  }

  /// The writes of one turn, in the order they are appended.
  private static final class Frame {
    private final Conversation conversation;
    private final Writing place;

    Frame(Conversation conversation) {
      this.conversation = conversation;
      this.place = new Writing(conversation);
    }

    void conversation(Event event) {
      place.add(event);
    }

    void say(String inReplyTo, Say say, Wording.Words words) {
      say(inReplyTo, say.wire(), words);
    }

    void say(String inReplyTo, String say, Wording.Words words) {
      conversation(
          new ConversationEvent.AssistantWrote(
              inReplyTo,
              say,
              words.choices(),
              words.citations(),
              words.links().isEmpty() ? null : words.links(),
              words.text()));
    }

    /// Opens a ticket, or adds a reason to the open one.
    ///
    /// @return the ticket's id
    String handoff(Reason reason, Language language) {
      Conversation.OpenTicket open = conversation.ticket();
      String ticket = open == null ? Ids.speakable() : open.id();
      place.beside(
          new StreamWrite(
              TicketEvent.stream(ticket),
              open == null ? 0 : StreamWrite.ANY,
              conversation.customer(),
              open == null
                  ? new TicketEvent.Opened(
                      ticket, conversation.id(), conversation.customer(), reason, language)
                  : new TicketEvent.Escalated(reason)));
      conversation(new ConversationEvent.HandoffRequested(ticket, reason));
      return ticket;
    }

    /// Has whoever comes for a complaint know that somebody is in hardship, too.
    void hardship(String ticket) {
      Conversation.OpenTicket open = conversation.ticket();
      if (open != null && open.id().equals(ticket) && open.reasons().has(Reason.HARDSHIP)) {
        return;
      }
      place.beside(
          new StreamWrite(
              TicketEvent.stream(ticket),
              StreamWrite.ANY,
              conversation.customer(),
              new TicketEvent.Escalated(Reason.HARDSHIP)));
      conversation(new ConversationEvent.HandoffRequested(ticket, Reason.HARDSHIP));
    }

    /// Closes the ticket that the customer no longer waits with.
    void leavesQueue() {
      String ticket = Objects.requireNonNull(conversation.ticket()).id();
      place.beside(
          new StreamWrite(
              TicketEvent.stream(ticket),
              StreamWrite.ANY,
              conversation.customer(),
              new TicketEvent.Closed(TicketEvent.CUSTOMER, TicketEvent.CUSTOMER_LEFT)));
      conversation(new ConversationEvent.QueueLeft(ticket));
    }

    /// Writes what a turn does to a flow; what it says of a complaint or a lead stands in that,
    /// too.
    ///
    /// @param about the number of the complaint or lead
    /// @param rules say how much an amount is
    void flow(FlowTurn turn, Optional<String> about, LeadRules rules) {
      turn.events(about.orElse(null)).forEach(this::conversation);
      about.ifPresent(it -> {
        if (turn.flow().starts() == Flow.Start.LEAD) {
          Heard.answers(conversation, turn, rules)
              .forEach(event -> stands(LeadEvent.stream(it), event));
        } else {
          turn.filled().stream()
              .filter(one -> !one.value().isEmpty())
              .forEach(one -> stands(ComplaintEvent.stream(it), stated(one)));
        }
      });
    }

    private void stands(String stream, Event event) {
      place.beside(new StreamWrite(stream, StreamWrite.ANY, conversation.customer(), event));
    }

    private static ComplaintEvent stated(FlowTurn.Filled one) {
      return one.step().takes() instanceof Flow.Takes.Rating
          ? new ComplaintEvent.Rated(Integer.parseInt(one.value()))
          : new ComplaintEvent.Stated(
              one.step().slot(),
              one.step().label(Language.ZH),
              one.step().label(Language.EN),
              one.value());
    }

    /// Files a complaint under a ticket with which a person is brought for something else.
    ///
    /// @return its number
    String complaintBeside(String ticket, Deliberation deliberation) {
      place.beside(
          new StreamWrite(
              TicketEvent.stream(ticket),
              StreamWrite.ANY,
              conversation.customer(),
              new TicketEvent.Escalated(Reason.COMPLAINT)));
      conversation(new ConversationEvent.HandoffRequested(ticket, Reason.COMPLAINT));
      complaint(ticket, deliberation);
      return Ticket.complaintNumber(ticket);
    }

    /// Files a complaint under the ticket; the customer is told its number in this turn.
    void complaint(String ticket, Deliberation deliberation) {
      String number = Ticket.complaintNumber(ticket);
      place.beside(
          new StreamWrite(
              ComplaintEvent.stream(number),
              0,
              conversation.customer(),
              Heard.complaint(conversation, deliberation)));
      Reaching.in(deliberation.interpretation().understanding())
          .forEach(it -> stands(ComplaintEvent.stream(number), it));
      deliberation.untaken().stream()
          .filter(one -> !one.value().isEmpty())
          .forEach(one -> stands(ComplaintEvent.stream(number), stated(one)));
    }
  }
}
