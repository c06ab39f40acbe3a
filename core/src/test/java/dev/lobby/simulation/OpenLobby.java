package dev.lobby.simulation;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.audit.Audit;
import dev.lobby.audit.AuditLog;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.Customers;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Inference;
import dev.lobby.erasure.ErasureList;
import dev.lobby.erasure.Erasures;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.journal.Disk;
import dev.lobby.journal.Recorded;
import dev.lobby.keys.MasterKey;
import dev.lobby.knowledge.Release;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.Leads;
import dev.lobby.outbox.Backoff;
import dev.lobby.outbox.Courier;
import dev.lobby.outbox.DeadLetters;
import dev.lobby.outbox.Letters;
import dev.lobby.outbox.OutboxByHand;
import dev.lobby.publishing.Releases;
import dev.lobby.retention.MinimumRetention;
import dev.lobby.retention.RecordType;
import dev.lobby.retention.Retention;
import dev.lobby.retention.RetentionPlan;
import dev.lobby.retention.RetentionRule;
import dev.lobby.retention.RetentionRules;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.staff.Members;
import dev.lobby.staff.Staff;
import dev.lobby.store.SealedStore;
import dev.lobby.suitability.SuitabilityGuard;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lobby behind its doors, running over a data directory: what is opened at a start, in that order.
final class OpenLobby implements AutoCloseable {

  /// The channel whose customers are told through a provider.
  static final String PROVIDED = "webhook";

  /// How often new passwords are hashed.
  private static final int ROUNDS = 1;

  private static final int SEGMENT_BYTES = 200_000;
  private static final byte[] SECRET = "for tests only".getBytes(StandardCharsets.UTF_8);
  private static final MasterKey MASTER = MasterKey.of(new byte[MasterKey.BYTES]);

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofHours(1), 4, 7);

  /// Blanks what nothing happened in for a day.
  private static final RetentionRules RULES =
      new RetentionRules(
          Map.of(
              RecordType.CONVERSATION, rule("0d"),
              RecordType.COMPLAINT, rule("1d"),
              RecordType.CUSTOMER, rule("0d"),
              RecordType.AUDIT, rule("0d")),
          World.ZONE);

  private static RetentionRule rule(String minimum) {
    return new RetentionRule(RetentionRule.period(minimum), RetentionRule.period("1d"));
  }

  /// A view that keeps nothing and is told what the others had kept.
  private static final class Probe implements View {
    private long kept = -1;

    @Override
    public String format() {
      return "";
    }

    @Override
    public void apply(Recorded recorded) {}

    @Override
    public long takenIn(long from) {
      kept = from;
      return from;
    }
  }

  private final SealedStore sealed;
  private final ViewStore store;
  private final Probe probe = new Probe();
  private final Optional<RetentionPlan> retained;
  private final int finished;
  final HookedJournal journal;
  final Conversations conversations;
  final Customers customers;
  final Staff staff;
  final DeskQueue queue;
  final Summaries summaries;
  final ErasureList erasureList;
  final AuditLog auditLog;
  final Letters letters;
  final Leads leads;
  final ConversationIndex index;
  final ConversationSearch search;
  final Views views;
  final Erasures erasures;
  final Assistant assistant;
  final AgentDesk desk;
  final Audit audit;
  final OutboxByHand outbox;
  final DeadLetters deadLetters;

  /// @param applyRetention whether the rules of retention are applied first
  OpenLobby(
      Path data,
      MovableClock clock,
      Release release,
      Inference inference,
      Courier courier,
      boolean applyRetention) {
    sealed =
        SealedStore.open(
            Disk.LOCAL,
            data,
            World.codec(),
            () -> MASTER,
            clock,
            SEGMENT_BYTES,
            failure -> {
              throw new AssertionError("The store ends the process.", failure);
            });
    journal = new HookedJournal(sealed.journal());
    Releases releases = new Releases(journal, release);
    customers = new Customers(journal, SECRET);
    conversations =
        new Conversations(journal, new SuitabilityGuard(customers, releases, clock, World.ZONE));
    staff = new Staff(journal, ROUNDS);
    retained =
        applyRetention
            ? Optional.of(
                new Retention(sealed.journal(), sealed.keys(), conversations, RULES, clock)
                    .apply("retention.apply"))
            : Optional.empty();
    store = ViewStore.open(views(data));
    queue = new DeskQueue(store);
    summaries = new Summaries(store);
    erasureList = new ErasureList(store);
    auditLog = new AuditLog(store);
    letters = new Letters(store, Set.of(PROVIDED));
    leads = new Leads(store);
    index = new ConversationIndex(store, journal, summaries);
    search = new ConversationSearch(index, conversations);
    views =
        new Views(
            journal,
            store,
            List.of(queue, summaries, erasureList, auditLog, letters, leads, index, probe));
    erasures =
        new Erasures(
            journal,
            sealed.keys(),
            conversations,
            sealed.register(),
            clock,
            new MinimumRetention(journal, sealed.keys(), RULES, clock));
    finished = erasures.finish(erasureList);
    assistant =
        new Assistant(
            conversations,
            customers,
            sealed.keys(),
            releases,
            inference,
            queue,
            clock,
            World.ZONE,
            new LeadIntake(leads, World.LEADS, new Members(store), new Complaints(store)),
            new FeedbackIntake(World.FEEDBACK_TEAMS));
    desk = new AgentDesk(journal, conversations, releases, WrapUpCode.DEFAULT, it -> true);
    audit = new Audit(journal, clock);
    outbox = new OutboxByHand(journal, customers, letters, courier, BACKOFF, clock);
    deadLetters = new DeadLetters(journal, Set.of(PROVIDED));
  }

  /// The directory of the views.
  static Path views(Path data) {
    return data.resolve("views");
  }

  /// Up to where the views were kept; 0 when they were folded anew.
  long keptUpTo() {
    return probe.kept;
  }

  /// What the rules of retention took at this start; empty when they were not applied.
  Optional<RetentionPlan> retained() {
    return retained;
  }

  /// How many erasures this start finished.
  int finished() {
    return finished;
  }

  /// The id of the record of whose conversation it is.
  String customer(String conversation) {
    return conversations.load(conversation).orElseThrow().customer();
  }

  /// Waits until the views hold everything appended so far.
  void settle() throws InterruptedException {
    if (!views.await(journal.head(), Duration.ofSeconds(30))) {
      throw new AssertionError("The views stand at " + views.watermark());
    }
  }

  @Override
  public void close() {
    views.close();
    index.close();
    store.close();
    sealed.close();
  }
}
