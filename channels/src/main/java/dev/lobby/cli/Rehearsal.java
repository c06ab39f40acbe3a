package dev.lobby.cli;

import dev.lobby.Store;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.Customers;
import dev.lobby.desk.DeskQueue;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Inference;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.keys.TextMacs;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.Leads;
import dev.lobby.publishing.Releases;
import dev.lobby.staff.Members;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/// The whole assistant over a release and a journal in memory: what it says and does in
/// conversations that nobody has.
final class Rehearsal implements AutoCloseable {
  /// Here nobody waits for a reply.
  private static final Duration PATIENT = Duration.ofMinutes(1);

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

  private final Journal journal;
  private final Inference inference;
  private final ViewStore views = ViewStore.inMemory();
  private final Conversations conversations;
  private final Assistant assistant;

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
    LEAD("lead", "我有80万想存大额存单", "I have 800,000 to put into a certificate of deposit"),
    /// They wait for a person.
    QUEUE("queue", "转人工", "I want to talk to a person");

    private final String wire;
    private final String chinese;
    private final String english;

    Before(String wire, String chinese, String english) {
      this.wire = wire;
      this.chinese = chinese;
      this.english = english;
    }

    /// Returns the name in figures.
    String wire() {
      return wire;
    }

    private String said(Language language) {
      return language == Language.ZH ? chinese : english;
    }
  }

  Rehearsal(Release release) {
    this.journal = new MemoryJournal(Store.codec(), InstantSource.system());
    this.inference = new Inference(Runtime.getRuntime().availableProcessors(), PATIENT);
    this.conversations = new Conversations(journal);
    release.interpreter().warmUp();
    this.assistant =
        new Assistant(
            conversations,
            new Customers(journal, new byte[32]),
            SOME_MACS,
            new Releases(journal, release),
            inference,
            new DeskQueue(views),
            InstantSource.system(),
            ZoneOffset.UTC,
            new LeadIntake(
                new Leads(views),
                LeadRules.of(Set.of()),
                new Members(views),
                new Complaints(views)),
            new FeedbackIntake(new FeedbackTeams(Map.of())));
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
    Language language = Language.of(text);
    Conversation started = assistant.start("web", null, language);
    String said = before.said(language);
    if (!said.isEmpty()) {
      say(started.id(), "first", said);
    }
    say(started.id(), "last", text);
    OpenTicket ticket = conversations.load(started.id()).orElseThrow().ticket();
    return ticket != null && ticket.reasons().has(Reason.SELF_HARM);
  }

  private void say(String conversation, String id, String text) {
    try {
      assistant.handle(conversation, id, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The rehearsal was interrupted.", e);
    }
  }

  @Override
  public void close() {
    inference.close();
    journal.close();
    views.close();
  }
}
