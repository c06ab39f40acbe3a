package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.audit.AuditEvent;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Trace;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.LinkCodeEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.TicketEvent;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.ComplaintProgress;
import dev.lobby.dialogue.Inference;
import dev.lobby.dialogue.PromisedCalls;
import dev.lobby.dialogue.Turn;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.Leads;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.outreach.OutreachEvent;
import dev.lobby.outreach.PlanEvent;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ImportEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.catalogue.BlockedAnswers;
import dev.lobby.publishing.catalogue.CatalogueEvent;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.gap.GapEvent;
import dev.lobby.publishing.glossary.GlossaryEvent;
import dev.lobby.publishing.incident.IncidentEvent;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.publishing.recall.CorrectionEvent;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.rating.RatedAnswers;
import dev.lobby.review.verdict.DecidedTurns;
import dev.lobby.review.verdict.VerdictEvent;
import dev.lobby.review.verdict.Verdicts;
import dev.lobby.staff.Members;
import dev.lobby.staff.StaffEvent;
import dev.lobby.suitability.SuitabilityGuard;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.survey.Surveys;
import dev.lobby.value.ValueEvent;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import dev.lobby.webhook.WebhookEvent;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A whole Lobby behind the doors: the real parts over a journal in memory, the starter bank's
/// release, and a clock that stands still.
public final class World implements AutoCloseable {

  /// Half past nine on a Monday at the bank.
  public static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /// The tier whose interest in a product is a lead.
  public static final String CORE_TIER = "private";

  /// Whose interest is a lead, and who gets it.
  public static final LeadRules LEADS =
      new LeadRules(
          Set.of(CORE_TIER),
          Map.of("CNY", new BigDecimal(500_000)),
          Map.of("wealth", List.of("wes", "wilma"), LeadRules.ANY, List.of("ann")));

  /// Who gets suggestions and praise.
  public static final FeedbackTeams FEEDBACK_TEAMS =
      new FeedbackTeams(Map.of("cards", "card-team", FeedbackTeams.ANY, "service"));

  /// The clocks complaints run on.
  public static final ClockRules CLOCKS =
      ClockRules.of(BusinessCalendar.weekdays(ZONE), ClockSet.CN);

  /// What goes wrong on purpose need not be read.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("dev.lobby"), Logger.getLogger("org.apache.lucene"));

  static {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
  }

  public static final int INFERENCE_THREADS = 2;

  /// How long a message may take to be understood where time is not what is tested: long enough for
  /// the busiest machine.
  public static final Duration PATIENT = Duration.ofSeconds(30);

  private static final byte[] SECRET = "for tests only".getBytes(StandardCharsets.UTF_8);

  private final Path keyFile = temporary();
  public final KeyRing keys = KeyRing.open(keyFile, MasterKey.of(new byte[MasterKey.BYTES]));
  public final MovableClock clock = new MovableClock(START);
  public final HookedJournal journal = new HookedJournal(new MemoryJournal(codec(), clock));
  public final Customers customers = new Customers(journal, SECRET);
  public final Conversations conversations;
  public final ViewStore store = ViewStore.inMemory();
  public final DeskQueue queue = new DeskQueue(store);
  public final ComplaintCare care = new ComplaintCare(store);
  public final Summaries summaries = new Summaries(store);
  public final ConversationIndex index = new ConversationIndex(store, journal, summaries);
  public final ConversationSearch search;
  public final DecidedTurns turns = new DecidedTurns(store, summaries);
  public final Verdicts verdicts = new Verdicts(store);
  public final RatedAnswers ratings = new RatedAnswers(store);
  public final Incidents incidents = new Incidents(store);
  public final BlockedAnswers blocked = new BlockedAnswers(store);
  public final Complaints complaints = new Complaints(store);
  public final Leads leads = new Leads(store);
  public final FeedbackList feedback = new FeedbackList(store);
  public final Members members = new Members(store);
  public final FollowUps followUps = new FollowUps(store);
  public final Surveys surveys = new Surveys(store, ZONE);
  public final Inference inference;
  public final Lanes lanes = new Lanes();
  public final Releases releases;
  public final Views views;
  public final Assistant assistant;
  public final AgentDesk desk;
  private final AtomicInteger messages = new AtomicInteger();

  public World() {
    this(Bank.release());
  }

  public World(Release release) {
    this(release, PATIENT);
  }

  /// @param deadline how long a message may take to be understood
  public World(Release release, Duration deadline) {
    inference = new Inference(INFERENCE_THREADS, deadline);
    releases = new Releases(journal, release);
    conversations =
        new Conversations(journal, new SuitabilityGuard(customers, releases, clock, ZONE));
    search = new ConversationSearch(index, conversations);
    views =
        new Views(
            journal,
            store,
            List.of(
                queue,
                care,
                summaries,
                turns,
                verdicts,
                ratings,
                incidents,
                blocked,
                complaints,
                leads,
                feedback,
                followUps,
                surveys,
                members,
                index));
    assistant =
        new Assistant(
            conversations,
            customers,
            keys,
            releases,
            inference,
            queue,
            clock,
            ZONE,
            new LeadIntake(leads, LEADS, members, complaints),
            new FeedbackIntake(FEEDBACK_TEAMS),
            incidents,
            new ComplaintProgress(ComplaintProgress.ARTICLE, complaints, CLOCKS, journal),
            new PromisedCalls(followUps, customers, CLOCKS.calendar()));
    desk =
        new AgentDesk(
            journal,
            conversations,
            releases,
            WrapUpCode.DEFAULT,
            it -> complaints.concern(List.of(it.customer()), it.id()));
  }

  /// The codec for every event core writes.
  public static JsonEventCodec codec() {
    return Shared.CODEC;
  }

  /// Looking at every kind of event takes a while, and the codec remembers nothing else.
  private static final class Shared {
    private static final JsonEventCodec CODEC =
        new JsonEventCodec(
            ConversationEvent.class,
            TicketEvent.class,
            CustomerEvent.class,
            FiguresEvent.class,
            LinkCodeEvent.class,
            ProfileImportEvent.class,
            StaffEvent.class,
            ErasureEvent.class,
            AuditEvent.class,
            OutboxEvent.class,
            ReleaseEvent.class,
            ArticleEvent.class,
            ImportEvent.class,
            DocumentEvent.class,
            CorrectionEvent.class,
            ComplaintEvent.class,
            LeadEvent.class,
            FeedbackEvent.class,
            FollowUpEvent.class,
            OutreachEvent.class,
            PlanEvent.class,
            SurveyEvent.class,
            IncidentEvent.class,
            CatalogueEvent.class,
            GlossaryEvent.class,
            GapEvent.class,
            RetentionEvent.class,
            VerdictEvent.class,
            ValueEvent.class,
            WebhookEvent.class);
  }

  /// A conversation of somebody nobody knows; its id.
  public String visitor(Language language) {
    return assistant.start("web", null, language).id();
  }

  /// A conversation of a customer the bank vouches for; its id.
  public String customer(String name, String tier) {
    Customer customer = customers.identified(new Customers.Identity(name, name, tier));
    return assistant.start("web", customer, Language.ZH).id();
  }

  /// The conversation as it is now.
  public Conversation conversation(String id) {
    return conversations.load(id).orElseThrow();
  }

  /// Lets the customer write, under a client message id of its own.
  public Turn.Taken says(String conversation, String text) throws InterruptedException {
    return (Turn.Taken) says(conversation, "m" + messages.incrementAndGet(), text);
  }

  /// Lets the customer write, under a client message id.
  public Turn says(String conversation, String clientMessageId, String text)
      throws InterruptedException {
    return assistant.handle(conversation, clientMessageId, text).orElseThrow();
  }

  /// The id of the ticket that is open in a conversation.
  public String ticket(String conversation) {
    Conversation.OpenTicket open = conversation(conversation).ticket();
    assertThat(open).isNotNull();
    return open.id();
  }

  /// Lets an agent take the open ticket of a conversation.
  public void claims(String agent, String conversation) {
    done(desk.claim(conversation, ticket(conversation), agent, agent).orElseThrow());
  }

  /// The conversation an agent's command led to, which must not have been refused.
  public static Conversation done(AgentDesk.Outcome outcome) {
    assertThat(outcome).isInstanceOf(AgentDesk.Outcome.Done.class);
    return ((AgentDesk.Outcome.Done) outcome).conversation();
  }

  /// The trace of the last decision in a conversation.
  public Trace lastTrace(String conversation) {
    return lastDecided(conversation).trace();
  }

  /// The last decision in a conversation.
  public ConversationEvent.Decided lastDecided(String conversation) {
    return journal.read(ConversationEvent.stream(conversation), 0).stream()
        .map(Recorded::event)
        .filter(ConversationEvent.Decided.class::isInstance)
        .map(ConversationEvent.Decided.class::cast)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  /// The events of each frame after a sequence.
  public List<List<Event>> framesAfter(long sequence) {
    TreeMap<Long, List<Event>> frames = new TreeMap<>();
    journal.replay(
        sequence,
        journal.head(),
        recorded ->
            frames
                .computeIfAbsent(recorded.sequence(), frame -> new ArrayList<>())
                .add(recorded.event()));
    return List.copyOf(frames.values());
  }

  /// What messages say.
  public static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }

  /// Waits until the views hold everything appended so far.
  public void settle() throws InterruptedException {
    assertThat(views.await(journal.head(), Duration.ofSeconds(30))).isTrue();
  }

  @Override
  public void close() {
    lanes.close();
    inference.close();
    views.close();
    index.close();
    store.close();
    journal.close();
    keys.close();
    keyFile.toFile().delete();
    keyFile.toAbsolutePath().getParent().toFile().delete();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("world").resolve("keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
