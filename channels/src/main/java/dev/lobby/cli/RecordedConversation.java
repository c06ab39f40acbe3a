package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Ids;
import dev.lobby.customer.Customers;
import dev.lobby.desk.TicketEvent;
import dev.lobby.dialogue.Assistant;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  /// Has some conversations of [#MESSAGES] questions each.
  static List<RecordedConversation> record(Settings settings) throws InterruptedException {
    List<String> questions = MessagesBench.questions(settings);
    Random random = new Random(1);
    List<RecordedConversation> recorded = new ArrayList<>();
    try (Release release = Release.open(settings.release(), settings.embedders());
        Rehearsal rehearsal = new Rehearsal(release)) {
      Journal journal = rehearsal.journal();
      Assistant assistant = rehearsal.assistant();
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
