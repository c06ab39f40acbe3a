package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Ids;
import dev.lobby.customer.Customers;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.TicketEvent;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.Inference;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.TextMacs;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.Leads;
import dev.lobby.publishing.Releases;
import dev.lobby.staff.Members;
import dev.lobby.view.ViewStore;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A conversation the assistant really had, frame by frame, so that a store can be filled with what
/// it writes without asking it each time.
///
/// @param questions what customers ask in it and its like
record RecordedConversation(List<List<Recorded>> frames, List<String> questions) {

  private static final int CONVERSATIONS = 40;
  private static final int MESSAGES = 25;
  private static final int IN_FLIGHT = 256;

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

  /// Has some conversations of [#MESSAGES] questions each.
  static List<RecordedConversation> record(Settings settings) throws InterruptedException {
    List<String> questions = MessagesBench.questions(settings);
    Random random = new Random(1);
    InstantSource clock = InstantSource.system();
    List<RecordedConversation> recorded = new ArrayList<>();
    try (Release release = Release.open(settings.release(), settings.embedders());
        Journal journal = new MemoryJournal(Store.codec(), clock);
        Inference inference = new Inference(Runtime.getRuntime().availableProcessors());
        ViewStore store = ViewStore.inMemory()) {
      release.interpreter().warmUp();
      Conversations conversations = new Conversations(journal);
      Assistant assistant =
          new Assistant(
              conversations,
              new Customers(journal, new byte[32]),
              SOME_MACS,
              new Releases(journal, release),
              inference,
              new DeskQueue(store),
              clock,
              ZoneOffset.UTC,
              new LeadIntake(
                  new Leads(store),
                  LeadRules.of(Set.of()),
                  new Members(store),
                  new Complaints(store)),
              new FeedbackIntake(new FeedbackTeams(Map.of())));
      for (int i = 0; i < CONVERSATIONS; i++) {
        long before = journal.head();
        Conversation conversation = assistant.start("web", null, Language.ZH);
        for (int message = 0; message < MESSAGES; message++) {
          assistant.handle(
              conversation.id(),
              Integer.toString(message),
              questions.get(random.nextInt(questions.size())));
        }
        Map<Long, List<Recorded>> frames = new TreeMap<>();
        journal.replay(
            before,
            journal.head(),
            event ->
                frames.computeIfAbsent(event.sequence(), frame -> new ArrayList<>()).add(event));
        recorded.add(new RecordedConversation(List.copyOf(frames.values()), questions));
      }
    }
    return recorded;
  }

  /// Appends the conversations again and again, each time of another customer with other questions.
  ///
  /// @param messages how many messages of customers
  /// @return how many events were appended
  static long repeat(List<RecordedConversation> recorded, int messages, Journal journal, long seed)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicLong events = new AtomicLong();
    int conversations = Math.ceilDiv(messages, MESSAGES);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < IN_FLIGHT; i++) {
        writers.add(
            threads.submit(() -> {
              int number = next.getAndIncrement();
              while (number < conversations) {
                Random random = new Random(seed + number);
                events.addAndGet(
                    recorded.get(number % recorded.size()).append(journal, number, random));
                number = next.getAndIncrement();
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The store could not be filled.", e.getCause());
    }
    return events.get();
  }

  /// Two words of a question, as somebody would search for them.
  static String words(List<String> questions, Random random) {
    String question = questions.get(random.nextInt(questions.size()));
    String[] words = question.split("\\s+", -1);
    if (words.length < 3) {
      int from = random.nextInt(Math.max(1, question.length() - 4));
      return question.substring(from, Math.min(question.length(), from + 4));
    }
    int at = random.nextInt(words.length - 1);
    return words[at] + " " + words[at + 1];
  }

  private long append(Journal journal, int number, Random random) {
    Map<String, String> ids = new HashMap<>();
    long events = 0;
    for (List<Recorded> frame : frames) {
      List<StreamWrite> writes = new ArrayList<>();
      for (Recorded event : frame) {
        Event other = other(event.event(), ids, number, random);
        writes.add(
            new StreamWrite(
                stream(event.stream(), ids), event.version() - 1, id(event.subject(), ids), other));
      }
      if (!(journal.append(writes) instanceof AppendResult.Appended)) {
        throw new IllegalStateException("Two conversations got the same id.");
      }
      events += writes.size();
    }
    return events;
  }

  private Event other(Event event, Map<String, String> ids, int number, Random random) {
    return switch (event) {
      case ConversationEvent.Started e ->
          new ConversationEvent.Started(e.channel(), id(e.customer(), ids), e.language());
      case ConversationEvent.CustomerWrote e ->
          new ConversationEvent.CustomerWrote(
              number + "-" + e.clientMessageId(),
              e.language(),
              e.mac(),
              questions.get(random.nextInt(questions.size())));
      case ConversationEvent.HandoffRequested e ->
          new ConversationEvent.HandoffRequested(id(e.ticket(), ids), e.reason());
      case TicketEvent.Opened e ->
          new TicketEvent.Opened(
              id(e.ticket(), ids),
              id(e.conversation(), ids),
              id(e.customer(), ids),
              e.reason(),
              e.language(),
              e.since());
      default -> event;
    };
  }

  private static String stream(String stream, Map<String, String> ids) {
    int slash = stream.indexOf('/') + 1;
    return stream.substring(0, slash) + id(stream.substring(slash), ids);
  }

  private static String id(String id, Map<String, String> ids) {
    return ids.computeIfAbsent(
        id, old -> old.startsWith("v-") ? Customers.visitorId() : Ids.unguessable());
  }
}
