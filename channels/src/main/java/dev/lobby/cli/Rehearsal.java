package dev.lobby.cli;

import dev.lobby.Store;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.Customers;
import dev.lobby.desk.DeskQueue;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Inference;
import dev.lobby.dialogue.Policy;
import dev.lobby.dialogue.PromisedCalls;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.keys.TextMacs;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.Leads;
import dev.lobby.lead.Permission;
import dev.lobby.lead.Stage;
import dev.lobby.publishing.Releases;
import dev.lobby.staff.Members;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The whole assistant over a release and a journal in memory: what it says and does in
/// conversations that nobody has.
final class Rehearsal implements AutoCloseable {
  /// Here nobody waits for a reply.
  private static final Duration PATIENT = Duration.ofMinutes(1);

  /// Whose interest is a lead here: the sums that are named are.
  private static final LeadRules LEADS =
      new LeadRules(
          Set.of(),
          Map.of("CNY", new BigDecimal(500_000), "USD", new BigDecimal(100_000)),
          Map.of());

  /// Macs as long as they are: nobody says anything twice here.
  private static final TextMacs SOME_MACS =
      new TextMacs() {
        @Override
        public String mac(String subject, String place, String text) {
          return "1." + "0".repeat(32);
        }

        @Override
        public boolean mayBe(String mac, String place, String text) {
          return true;
        }
      };

  /// Ten on a Monday morning, from where most of what is said of days and hours lies ahead.
  private static final InstantSource MORNING =
      InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z"));

  private final Journal journal;
  private final Inference inference;
  private final ViewStore store = ViewStore.inMemory();
  private final Leads leads = new Leads(store);
  private final Views views;
  private final Conversations conversations;
  private final Assistant assistant;

  /// What can be said of calls, where, and what comes of it.
  enum OfCalls {
    /// A promised call is wanted at another time.
    MOVED("moved", Before.PROMISED),
    /// The interest that somebody would call about is lost.
    LOST("lost", Before.PROMISED),
    /// A call is wanted in the midst of the questions about an interest.
    WANTED("wanted", Before.LEAD),
    /// Contact that was refused is welcome after all.
    BACK("back", Before.REFUSED);

    private final String wire;
    private final Before before;

    OfCalls(String wire, Before before) {
      this.wire = wire;
      this.before = before;
    }

    /// Returns the names in golden lines and figures.
    static Set<String> names() {
      return Arrays.stream(values()).map(it -> it.wire).collect(Collectors.toUnmodifiableSet());
    }

    private static OfCalls named(String name) {
      return Arrays.stream(values()).filter(it -> it.wire.equals(name)).findFirst().orElseThrow();
    }
  }

  /// What a customer said before the message that is looked at.
  enum Before {
    /// Nothing: it is their first.
    NOTHING("first", "", ""),
    /// They complained, and are asked about it.
    COMPLAINT(
        "complaint",
        "你们乱扣我的转账手续费，我要投诉！",
        "You charged me the transfer fee twice, I want to make a complaint!"),
    /// They want to save a sum, and are asked about it.
    LEAD("lead", "我有80万想存大额存单", "I have $800,000 to put into a certificate of deposit"),
    /// They wait for a person.
    QUEUE("queue", "转人工", "I want to talk to a person"),
    /// They want to save a sum, and are promised a call on the next day.
    PROMISED(
        "promised",
        "我有80万想存大额存单\n一个月内\n可以，明天下午三点打给我\n13800138000",
        "I have $800,000 to put into a certificate of deposit\nwithin a month\nyes, call me tomorrow at 3 pm\n212 555 0147"),
    /// They want to save a sum, and are not to be contacted about it.
    REFUSED(
        "refused",
        "我有80万想存大额存单\n一个月内\n不用联系我",
        "I have $800,000 to put into a certificate of deposit\nwithin a month\nplease do not contact me");

    private final String wire;
    private final String chinese;
    private final String english;

    /// @param chinese the messages, a line each
    Before(String wire, String chinese, String english) {
      this.wire = wire;
      this.chinese = chinese;
      this.english = english;
    }

    /// Returns those in which danger is listened for.
    static Set<Before> ordinary() {
      return EnumSet.range(NOTHING, PROMISED);
    }

    /// Returns the name in figures.
    String wire() {
      return wire;
    }

    private List<String> said(Language language) {
      return (language == Language.ZH ? chinese : english).lines().toList();
    }
  }

  Rehearsal(Release release) {
    this.journal = new MemoryJournal(Store.codec(), MORNING);
    this.inference = new Inference(Runtime.getRuntime().availableProcessors(), PATIENT);
    this.conversations = new Conversations(journal);
    release.interpreter().warmUp();
    Customers customers = new Customers(journal, new byte[32]);
    DeskQueue queue = new DeskQueue(store);
    Members members = new Members(store);
    Complaints complaints = new Complaints(store);
    FollowUps followUps = new FollowUps(store);
    this.views = new Views(journal, store, List.of(queue, members, complaints, leads, followUps));
    this.assistant =
        new Assistant(
            conversations,
            customers,
            SOME_MACS,
            new Releases(journal, release),
            inference,
            queue,
            MORNING,
            ZoneOffset.UTC,
            new LeadIntake(leads, LEADS, members, complaints),
            new FeedbackIntake(new FeedbackTeams(Map.of())),
            null,
            null,
            new PromisedCalls(followUps, customers, BusinessCalendar.weekdays(ZoneOffset.UTC)));
  }

  /// Returns the journal that everything is written in.
  Journal journal() {
    return journal;
  }

  /// Returns the assistant.
  Assistant assistant() {
    return assistant;
  }

  /// Whether a message brings a person for danger to oneself, in a conversation of its own.
  boolean bringsForDanger(Before before, String text) {
    OpenTicket ticket = said(before, text).ticket();
    return ticket != null && ticket.reasons().has(Reason.SELF_HARM);
  }

  /// Whether what a message says of calls is done, in a conversation of its own.
  ///
  /// @param name one of [OfCalls#names]
  boolean does(String name, String text) {
    OfCalls what = OfCalls.named(name);
    Conversation now = said(what.before, text);
    Lead lead =
        leads.of(now.customer()).stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "No lead was made of what was said before '" + text + "'."));
    return switch (what) {
      case MOVED -> moves(now.id());
      case LOST -> lead.stage() == Stage.LOST;
      case WANTED, BACK -> lead.permission() == Permission.GIVEN && !lead.inWriting();
    };
  }

  private boolean moves(String conversation) {
    return journal.read(ConversationEvent.stream(conversation), 0).stream()
        .map(Recorded::event)
        .filter(ConversationEvent.Decided.class::isInstance)
        .map(it -> ((ConversationEvent.Decided) it).trace())
        .reduce((first, second) -> second)
        .orElseThrow()
        .branches()
        .stream()
        .anyMatch(it -> it.row().equals(Policy.CALL_MOVED) && it.taken());
  }

  /// Says a message in a new conversation after what was said before.
  private Conversation said(Before before, String text) {
    Language language = Language.of(text);
    Conversation started = assistant.start("web", null, language);
    int count = 0;
    for (String one : before.said(language)) {
      say(started.id(), "before" + count++, one);
    }
    say(started.id(), "last", text);
    return conversations.load(started.id()).orElseThrow();
  }

  private void say(String conversation, String id, String text) {
    try {
      assistant.handle(conversation, id, text);
      if (!views.await(journal.head(), PATIENT)) {
        throw new IllegalStateException("The views did not follow the journal.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The rehearsal was interrupted.", e);
    }
  }

  @Override
  public void close() {
    inference.close();
    views.close();
    journal.close();
    store.close();
  }
}
