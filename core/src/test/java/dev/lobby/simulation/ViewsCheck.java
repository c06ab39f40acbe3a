package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.audit.AuditLog;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summary;
import dev.lobby.desk.Ticket;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.LogFilter;
import dev.lobby.simulation.Phrases.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks every view everything, and holds it against the recount.
final class ViewsCheck {

  private static final int EVERYTHING = 100_000;

  private final OpenLobby lobby;
  private final Recount recount;
  private final Map<String, Summary> summaries;

  private ViewsCheck(OpenLobby lobby, Recount recount) {
    this.lobby = lobby;
    this.recount = recount;
    this.summaries = recount.summaries();
  }

  /// Throws an [AssertionError] unless every view says what the recount does. The views must hold
  /// everything the recount has seen.
  static void check(OpenLobby lobby, Recount recount) {
    ViewsCheck check = new ViewsCheck(lobby, recount);
    check.conversations();
    check.queue();
    check.erasuresAndAudit();
    check.letters();
    check.words();
    check.filters();
  }

  private void conversations() {
    Map<String, List<Summary>> timelines = new HashMap<>();
    summaries.forEach((id, summary) -> {
      assertThat(lobby.summaries.find(id)).as("summary").contains(summary);
      assertThat(lobby.conversations.load(id))
          .as("conversation")
          .contains(Conversation.of(id, recount.conversation(id)));
      timelines.computeIfAbsent(summary.customer(), any -> new ArrayList<>()).addFirst(summary);
    });
    timelines.forEach((customer, conversations) ->
        assertThat(lobby.summaries.timeline(customer)).as("timeline").isEqualTo(conversations));
    assertThat(lobby.summaries.find("nothing")).isEmpty();
  }

  private void queue() {
    Map<String, Ticket> open = recount.openTickets();
    List<Ticket> waiting =
        open.values().stream()
            .filter(ticket -> ticket.agent() == null)
            .sorted(
                Comparator.<Ticket>comparingInt(ticket -> ticket.reason().priority())
                    .thenComparing(Ticket::waitsSince)
                    .thenComparing(Ticket::id))
            .toList();
    assertThat(lobby.queue.waiting()).as("queue").isEqualTo(waiting);
    open.forEach((id, ticket) -> assertThat(lobby.queue.find(id)).as("ticket").contains(ticket));
    Map<String, List<Ticket>> claimed =
        open.values().stream()
            .filter(ticket -> ticket.agent() != null)
            .collect(Collectors.groupingBy(ticket -> Objects.requireNonNull(ticket.agent())));
    for (String agent : Bankers.AGENTS) {
      assertThat(lobby.queue.claimedBy(agent))
          .as("claimed by " + agent)
          .containsExactlyInAnyOrderElementsOf(claimed.getOrDefault(agent, List.of()));
    }
    for (int i = 0; i < waiting.size(); i++) {
      Ticket ticket = waiting.get(i);
      assertThat(lobby.queue.position(ticket.id(), ticket.reason())).isEqualTo(i + 1);
    }
    for (Reason reason : Reason.values()) {
      long before =
          waiting.stream()
              .filter(ticket -> ticket.reason().priority() <= reason.priority())
              .count();
      assertThat(lobby.queue.position(null, reason)).isEqualTo((int) before + 1);
    }
  }

  private void erasuresAndAudit() {
    assertThat(lobby.erasureList.all()).as("erasures").isEqualTo(recount.erasures());
    List<AuditLog.Entry> entries = new AuditRecount(recount).entries();
    assertThat(lobby.auditLog.latest(null, null, EVERYTHING)).as("audit").isEqualTo(entries);
    Set<String> members = new LinkedHashSet<>(Bankers.ALL);
    Set<String> people = new LinkedHashSet<>();
    entries.forEach(entry -> {
      members.add(entry.by());
      if (entry.person() != null) {
        people.add(entry.person());
      }
    });
    for (String by : members) {
      assertThat(lobby.auditLog.latest(by, null, EVERYTHING))
          .as("audit of " + by)
          .isEqualTo(where(entries, entry -> by.equals(entry.by())));
    }
    for (String person : people) {
      assertThat(lobby.auditLog.latest(null, person, EVERYTHING))
          .as("audit about " + person)
          .isEqualTo(where(entries, entry -> person.equals(entry.person())));
      assertThat(lobby.auditLog.latest(Bankers.ALL.getLast(), person, EVERYTHING))
          .as("audit of one about " + person)
          .isEqualTo(
              where(
                  entries,
                  entry ->
                      person.equals(entry.person()) && Bankers.ALL.getLast().equals(entry.by())));
    }
  }

  private static <T> List<T> where(Collection<T> values, Predicate<T> wanted) {
    return values.stream().filter(wanted).toList();
  }

  private void letters() {
    LetterRecount letters = new LetterRecount(recount);
    assertThat(lobby.letters.waiting()).as("waiting letters").isEqualTo(letters.waiting());
    assertThat(lobby.letters.dead()).as("dead letters").isEqualTo(letters.dead());
  }

  private void words() {
    List<Word> words = Phrases.words();
    // Another third of them each time, and so each of them several times a day.
    for (int i = (int) (lobby.journal.head() % 3); i < words.size(); i += 3) {
      Word word = words.get(i);
      Set<String> holding = holding(word);
      for (String spelling : word.spellings()) {
        List<ConversationSearch.Hit> hits = found(spelling);
        assertThat(ids(hits)).as("conversations with " + spelling).isEqualTo(holding);
        for (ConversationSearch.Hit hit : hits) {
          assertThat(hit.snippet())
              .as("snippet for " + spelling)
              .matches(word::isIn, "holds " + word.spellings());
        }
      }
      Word other = words.get((i * 7 + 3) % words.size());
      Set<String> both = new LinkedHashSet<>(holding);
      both.retainAll(holding(other));
      assertThat(ids(found(word.query() + " " + other.query())))
          .as("conversations with " + word.query() + " and " + other.query())
          .isEqualTo(both);
    }
  }

  private Set<String> holding(Word word) {
    return summaries.keySet().stream()
        .filter(id -> recount.texts(id).stream().anyMatch(word::isIn))
        .collect(Collectors.toSet());
  }

  private List<ConversationSearch.Hit> found(String words) {
    ConversationSearch.Page page = lobby.search.find(words, LogFilter.NONE, 0, EVERYTHING);
    assertThat(page.hits()).hasSize(page.total());
    return page.hits();
  }

  private static Set<String> ids(List<ConversationSearch.Hit> hits) {
    return hits.stream().map(ConversationSearch.Hit::conversation).collect(Collectors.toSet());
  }

  private void filters() {
    latest(LogFilter.NONE, summary -> true);
    for (Status status : Status.values()) {
      latest(LogFilter.of(status), summary -> summary.status() == status);
    }
    each(Summary::channel, it -> filter(it, null, null, null, null, null, null, null));
    each(it -> it.language().wire(), it -> filter(null, it, null, null, null, null, null, null));
    each(Summary::customer, it -> filter(null, null, it, null, null, null, null, null));
    each(Summary::agent, it -> filter(null, null, null, it, null, null, null, null));
    each(
        it -> it.handoff() == null ? null : it.handoff().wire(),
        it -> filter(null, null, null, null, it, null, null, null));
    each(Summary::outcome, it -> filter(null, null, null, null, null, it, null, null));
    eachOf(Summary::intents, it -> filter(null, null, null, null, null, null, it, null));
    eachOf(
        summary -> summary.decisions().keySet(),
        it -> filter(null, null, null, null, null, null, null, it));
    summaries.values().stream()
        .skip(summaries.size() / 2)
        .limit(1)
        .map(Summary::lastAt)
        .forEach(at -> {
          latest(
              new LogFilter(null, null, null, null, null, null, null, null, null, null, at, null),
              summary -> !summary.lastAt().isBefore(at));
          latest(
              new LogFilter(null, null, null, null, null, null, null, null, null, null, null, at),
              summary -> summary.lastAt().isBefore(at));
        });
  }

  private static LogFilter filter(
      @Nullable String channel,
      @Nullable String language,
      @Nullable String customer,
      @Nullable String agent,
      @Nullable String handoff,
      @Nullable String outcome,
      @Nullable String intent,
      @Nullable String decision) {
    return new LogFilter(
        null, channel, language, customer, agent, handoff, outcome, intent, decision, null, null,
        null);
  }

  private void each(Function<Summary, @Nullable String> field, Function<String, LogFilter> filter) {
    eachOf(summary -> Stream.ofNullable(field.apply(summary)).toList(), filter);
  }

  private void eachOf(
      Function<Summary, Collection<String>> field, Function<String, LogFilter> filter) {
    summaries.values().stream()
        .flatMap(summary -> field.apply(summary).stream())
        .distinct()
        .forEach(
            value -> latest(filter.apply(value), summary -> field.apply(summary).contains(value)));
  }

  /// The list of what passes a filter, the one written in last first.
  private void latest(LogFilter filter, Predicate<Summary> passes) {
    ConversationSearch.Page page = lobby.search.latest(filter, 0, EVERYTHING);
    List<String> expected =
        summaries.values().stream()
            .filter(passes)
            .sorted(Comparator.comparing(Summary::lastAt).reversed().thenComparing(Summary::id))
            .map(Summary::id)
            .toList();
    assertThat(page.hits().stream().map(ConversationSearch.Hit::conversation).toList())
        .as("list of " + filter)
        .isEqualTo(expected);
    assertThat(page.total()).isEqualTo(expected.size());
  }
}
