package dev.lobby.publishing.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message.Citation;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Trace;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Telling;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Whatever was said to whom, a recall says what a reading of the whole journal says.
class RecallRecountTest {

  private static final List<String> ARTICLES = List.of("fee", "fee-abroad", "hours");
  private static final List<String> VERSIONS = List.of("v1", "v2", "v3");
  private static final int STEPS = 120;

  private MovableClock clock = new MovableClock(World.START);
  private Journal journal = new MemoryJournal(World.codec(), clock);

  private void append(List<StreamWrite> writes) {
    journal.append(writes);
  }

  private static StreamWrite in(String conversation, Event event) {
    return new StreamWrite(
        ConversationEvent.stream(conversation), StreamWrite.ANY, customer(conversation), event);
  }

  /// Some people have two conversations.
  private static String customer(String conversation) {
    return "k-" + Integer.parseInt(conversation.substring(1)) % 5;
  }

  private void live(SplittableRandom random) {
    int conversations = 0;
    for (int step = 0; step < STEPS; step++) {
      // Now and then the machine's clock is set back.
      clock.advance(Duration.ofMinutes(random.nextInt(-200, 400)));
      if (conversations == 0 || random.nextInt(5) == 0) {
        String id = "c" + conversations++;
        append(
            List.of(
                in(id, new ConversationEvent.Started("web", customer(id), Language.ZH)),
                in(id, wrote(null, "greeting", List.of(), "hello"))));
        continue;
      }
      String id = "c" + random.nextInt(conversations);
      switch (random.nextInt(8)) {
        case 0 -> correct(id, any(ARTICLES, random));
        case 1 ->
            append(
                List.of(
                    new StreamWrite(
                        ErasureEvent.stream(customer(id)),
                        StreamWrite.ANY,
                        "",
                        new ErasureEvent.Done(
                            customer(id), List.of(ConversationEvent.stream(id))))));
        default -> turn(id, "m" + step, random);
      }
    }
  }

  private void correct(String id, String article) {
    append(
        List.of(
            in(id, new ConversationEvent.Corrected("x", "sue", article, List.of(), "更正")),
            new StreamWrite(
                CorrectionEvent.stream(customer(id), article),
                StreamWrite.ANY,
                customer(id),
                new CorrectionEvent.Sent("x", "sue", id))));
  }

  private void turn(String id, String message, SplittableRandom random) {
    String say = any(List.of("answer", "answer", "answer", "suggest", "decline"), random);
    String article = any(ARTICLES, random);
    String version = any(VERSIONS, random);
    Language language = any(List.of(Language.ZH, Language.EN, Language.NEITHER), random);
    List<StreamWrite> writes = new ArrayList<>();
    writes.add(in(id, new ConversationEvent.CustomerWrote(message, language, "?")));
    writes.add(
        in(
            id,
            new ConversationEvent.Decided(
                message,
                say,
                say.equals("decline") ? List.of() : List.of(article + "@" + version),
                null,
                "r",
                Trace.ERASED)));
    boolean cites = say.equals("answer") && random.nextInt(4) > 0;
    if (random.nextInt(4) == 0) {
      writes.add(in(id, wrote(message, say, List.of(), "welcome back")));
    }
    writes.add(
        in(
            id,
            wrote(
                message,
                say,
                cites ? List.of(new Citation(article, version, "title")) : List.of(),
                article + " is " + version)));
    append(writes);
  }

  private static AssistantWrote wrote(
      @Nullable String inReplyTo, String say, List<Citation> citations, String text) {
    return new AssistantWrote(inReplyTo, say, List.of(), citations, text);
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  @Property(tries = 20)
  void a_recall_is_what_a_reading_of_the_whole_journal_counts(@ForAll long seed)
      throws InterruptedException {
    clock = new MovableClock(World.START);
    journal = new MemoryJournal(World.codec(), clock);
    SplittableRandom random = new SplittableRandom(seed);
    live(random);
    ViewStore store = ViewStore.inMemory();
    Summaries summaries = new Summaries(store);
    ConversationIndex index = new ConversationIndex(store, journal, summaries);
    Views views = new Views(journal, store, List.of(summaries, index));
    try {
      Recall recall =
          new Recall(journal, summaries, new ConversationSearch(index, new Conversations(journal)));
      Instant from = World.START.plus(Duration.ofMinutes(random.nextInt(-500, 8000)));
      Instant to = from.plus(Duration.ofMinutes(random.nextInt(1, 6000)));
      for (String article : ARTICLES) {
        for (String version : new @Nullable String[] {null, "v1", "v9"}) {
          Query query = new Query(article, version, from, to);
          assertThat(recall.of(query).tellings().stream().map(RecallRecountTest::line))
              .containsExactlyElementsOf(recount(query));
        }
      }
    } finally {
      views.close();
      index.close();
      store.close();
      journal.close();
    }
  }

  private static String line(Telling one) {
    return String.join(
        " ",
        one.conversation(),
        one.customer(),
        one.erased() ? "erased" : "known",
        one.channel(),
        one.language().wire(),
        Long.toString(one.seq()),
        Long.toString(one.sequence()),
        one.at().toString(),
        one.version(),
        "'" + one.words() + "'",
        String.valueOf(one.laterVersion()),
        String.valueOf(one.correctedAt()));
  }

  /// One frame in which an article was answered.
  private record Answer(
      String conversation,
      String customer,
      Recorded first,
      String words,
      String version,
      Language language) {}

  /// Counts by frames: a turn is one.
  private List<String> recount(Query query) {
    TreeMap<Long, List<Recorded>> frames = new TreeMap<>();
    journal.replay(
        0,
        journal.head(),
        one -> frames.computeIfAbsent(one.sequence(), frame -> new ArrayList<>()).add(one));
    Map<String, Language> languages = new HashMap<>();
    List<Answer> answers = new ArrayList<>();
    for (List<Recorded> frame : frames.values()) {
      String conversation = frame.getFirst().stream().replace("conversation/", "");
      each(frame, ConversationEvent.Started.class)
          .forEach(started -> languages.put(conversation, started.language()));
      each(frame, ConversationEvent.CustomerWrote.class).stream()
          .filter(wrote -> wrote.language() != Language.NEITHER)
          .forEach(wrote -> languages.put(conversation, wrote.language()));
      for (ConversationEvent.Decided decided : each(frame, ConversationEvent.Decided.class)) {
        for (String named : decided.articles()) {
          String[] parts = named.split("@", -1);
          if (decided.say().equals("answer") && parts[0].equals(query.article())) {
            List<Recorded> cited = written(frame, wrote -> !wrote.citations().isEmpty());
            List<Recorded> told = cited.isEmpty() ? written(frame, wrote -> true) : cited;
            answers.add(
                new Answer(
                    conversation,
                    customer(conversation),
                    told.getFirst(),
                    told.stream()
                        .map(one -> ((AssistantWrote) one.event()).text())
                        .collect(Collectors.joining("\n\n")),
                    parts[1],
                    languages.getOrDefault(conversation, Language.ZH)));
          }
        }
      }
    }
    List<Recorded> all = frames.values().stream().flatMap(Collection::stream).toList();
    return answers.stream()
        .filter(one -> !one.first.time().isBefore(query.from()))
        .filter(one -> one.first.time().isBefore(query.to()))
        .filter(one -> query.version() == null || one.version.equals(query.version()))
        .map(one ->
            line(
                new Telling(
                    one.conversation,
                    one.customer,
                    all.stream()
                        .anyMatch(event ->
                            event.event() instanceof ErasureEvent.Done done
                                && done.conversations().contains(one.conversation)),
                    "web",
                    one.language,
                    one.first.version(),
                    one.first.sequence(),
                    one.first.time(),
                    one.version,
                    one.words,
                    answers.stream()
                        .filter(other -> other.customer.equals(one.customer))
                        .filter(other -> other.first.sequence() > one.first.sequence())
                        .map(Answer::version)
                        .filter(version -> !version.equals(one.version))
                        .reduce((first, second) -> second)
                        .orElse(null),
                    all.stream()
                        .filter(event ->
                            event.event() instanceof ConversationEvent.Corrected e
                                && e.article().equals(query.article())
                                && event.subject().equals(one.customer)
                                && event.sequence() > one.first.sequence())
                        .map(Recorded::time)
                        .findFirst()
                        .orElse(null))))
        .toList();
  }

  private static <E extends Event> List<E> each(List<Recorded> frame, Class<E> type) {
    return frame.stream().map(Recorded::event).filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Recorded> written(List<Recorded> frame, Predicate<AssistantWrote> wanted) {
    return frame.stream()
        .filter(one -> one.event() instanceof AssistantWrote wrote && wanted.test(wrote))
        .toList();
  }
}
