package dev.lobby.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskQueueTest {

  private static final Instant NOW = World.START;

  private final DeskQueue queue = new DeskQueue(ViewStore.inMemory());
  private long sequence;

  private void happens(String stream, Instant at, Event event) {
    sequence++;
    queue.apply(new Recorded(stream, sequence, sequence, at, "v-1", event));
  }

  private void opens(String ticket, Reason reason, Instant at) {
    happens(
        TicketEvent.stream(ticket),
        at,
        new TicketEvent.Opened(ticket, "conversation-of-" + ticket, "v-1", reason, Language.ZH));
  }

  private void escalates(String ticket, Reason reason, Instant at) {
    happens(TicketEvent.stream(ticket), at, new TicketEvent.Escalated(reason));
  }

  private List<String> order() {
    return queue.waiting().stream().map(Ticket::id).toList();
  }

  // --- order

  @Test
  void the_more_pressing_is_first_and_then_who_has_waited_longest() {
    opens("lead", Reason.LEAD, NOW.minusSeconds(99));
    opens("person", Reason.PERSON, NOW.minusSeconds(10));
    opens("no-answer", Reason.NO_ANSWER, NOW.minusSeconds(50));
    opens("complaint", Reason.COMPLAINT, NOW.minusSeconds(20));
    opens("failed", Reason.FAILED, NOW.minusSeconds(60));
    opens("lost-card", Reason.LOST_CARD, NOW);

    assertThat(order())
        .containsExactly("lost-card", "complaint", "person", "failed", "no-answer", "lead");
  }

  @Test
  void the_position_told_is_the_place_in_the_list_even_when_two_came_at_once() {
    for (String ticket : List.of("b", "a", "d", "c")) {
      opens(ticket, Reason.PERSON, NOW);
    }

    for (Ticket ticket : queue.waiting()) {
      assertThat(queue.position(ticket.id(), ticket.reason()))
          .isEqualTo(order().indexOf(ticket.id()) + 1);
    }
    assertThat(queue.position(null, Reason.PERSON)).isEqualTo(5);
    assertThat(queue.position("not-yet-in-the-view", Reason.PERSON)).isEqualTo(5);
    assertThat(queue.position(null, Reason.LOST_CARD)).isEqualTo(1);
  }

  @Test
  void the_position_told_when_a_reason_is_heard_is_the_one_the_ticket_then_gets() {
    opens("complaint", Reason.COMPLAINT, NOW);
    opens("lead", Reason.LEAD, NOW.minusSeconds(600));
    opens("failed", Reason.FAILED, NOW.minusSeconds(600));
    opens("lost-card", Reason.LOST_CARD, NOW);
    Instant later = NOW.plusSeconds(60);
    for (String ticket : List.of("lead", "failed", "lost-card")) {
      int told = queue.position(ticket, Reason.COMPLAINT);
      escalates(ticket, Reason.COMPLAINT, later);

      assertThat(order().indexOf(ticket) + 1).as(ticket).isEqualTo(told);
    }
  }

  @Test
  void a_lead_that_becomes_a_wait_begins_to_wait_then() {
    opens("lead", Reason.LEAD, NOW);
    opens("person", Reason.PERSON, NOW.plusSeconds(60));
    escalates("lead", Reason.PERSON, NOW.plusSeconds(120));

    assertThat(order()).containsExactly("person", "lead");
    Ticket ticket = queue.find("lead").orElseThrow();
    assertThat(ticket.openedAt()).isEqualTo(NOW);
    assertThat(ticket.dueAt()).isEqualTo(NOW.plusSeconds(120).plus(Reason.PERSON.target()));
  }

  @Test
  void another_reason_never_puts_off_what_was_promised() {
    opens("t", Reason.PERSON, NOW);
    escalates("t", Reason.COMPLAINT, NOW.plusSeconds(60));
    assertThat(queue.find("t").orElseThrow().dueAt()).isEqualTo(NOW.plus(Reason.PERSON.target()));

    escalates("t", Reason.LOST_CARD, NOW.plusSeconds(61));
    assertThat(queue.find("t").orElseThrow().dueAt())
        .isEqualTo(NOW.plusSeconds(61).plus(Reason.LOST_CARD.target()));
  }

  @Test
  void the_last_words_are_cut_between_characters() throws Exception {
    try (World world = new World()) {
      String id = world.visitor(Language.ZH);
      world.says(id, "转人工");
      for (String text : List.of("a".repeat(199) + "😀😀", "a".repeat(200), "a".repeat(201), "短")) {
        world.says(id, text);
        world.settle();
        String shown = world.conversation(id).excerpt();
        assertThat(text).startsWith(shown.replace("…", ""));
        assertThat(shown.codePoints())
            .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= 0xDFFF);
      }
    }
  }

  // --- nobody starves or vanishes

  /// What can happen at a desk with three conversations and two agents.
  enum Command {
    ASKS_FOR_A_PERSON("转人工"),
    COMPLAINS("我要投诉"),
    LOSES_A_CARD("我的卡丢了"),
    ASKS_IN_VAIN("蓝鲸的体重"),
    SHOWS_INTEREST("想买一款理财，有什么推荐"),
    IS_CLAIMED(""),
    IS_HANDED_BACK(""),
    IS_RESOLVED("");

    private final String text;

    Command(String text) {
      this.text = text;
    }
  }

  record Step(Command command, int conversation, String agent) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Command.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("amy", "bob"))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  @Test
  void a_major_complaint_comes_before_what_is_as_pressing_however_long_that_waits() {
    opens("ordinary", Reason.COMPLAINT, NOW);
    files("ordinary", Severity.ORDINARY);
    opens("person", Reason.PERSON, NOW.plusSeconds(1));
    assertThat(queue.position(null, Reason.COMPLAINT, true)).isEqualTo(1);
    opens("major", Reason.COMPLAINT, NOW.plusSeconds(60));
    files("major", Severity.MAJOR);
    opens("lost", Reason.LOST_CARD, NOW.plusSeconds(90));

    assertThat(order()).containsExactly("lost", "major", "ordinary", "person");
    for (Ticket ticket : queue.waiting()) {
      assertThat(queue.position(ticket.id(), ticket.reason()))
          .isEqualTo(order().indexOf(ticket.id()) + 1);
    }
    assertThat(queue.position(null, Reason.COMPLAINT, true)).isEqualTo(3);
    assertThat(queue.position(null, Reason.COMPLAINT)).isEqualTo(5);

    happens(
        ComplaintEvent.stream("C-ordinary"),
        NOW.plusSeconds(120),
        new ComplaintEvent.Classified("sue", "fees", "重复收费", Severity.MAJOR));

    assertThat(order()).containsExactly("lost", "ordinary", "major", "person");
  }

  private void files(String ticket, Severity severity) {
    happens(
        ComplaintEvent.stream("C-" + ticket),
        NOW,
        new ComplaintEvent.Filed(
            "conversation-of-" + ticket, "v-1", "web", Language.ZH, null, severity, true));
  }

  @Property(tries = 60)
  void the_queue_is_what_a_recount_of_the_journal_finds_and_a_rebuild_finds_the_same(
      @ForAll("steps") List<Step> steps) throws Exception {
    try (World world = new World()) {
      List<String> conversations =
          List.of(
              world.customer("mei", World.CORE_TIER),
              world.visitor(Language.ZH),
              world.visitor(Language.EN));
      for (Step step : steps) {
        take(world, conversations.get(step.conversation()), step);
        world.clock.advance(Duration.ofSeconds(7));
        world.settle();
        conversations.forEach(id -> owned(world, world.conversation(id)));
      }

      Map<String, Counted> recount = recount(world);
      List<String> waiting =
          recount.values().stream()
              .filter(ticket -> ticket.agent == null)
              .sorted(
                  Comparator.<Counted>comparingInt(ticket -> ticket.reason.priority())
                      .thenComparing(ticket -> ticket.since)
                      .thenComparing(ticket -> ticket.id))
              .map(ticket -> ticket.id)
              .toList();
      assertThat(world.queue.waiting()).extracting(Ticket::id).isEqualTo(waiting);
      for (String agent : List.of("amy", "bob")) {
        assertThat(world.queue.claimedBy(agent))
            .extracting(Ticket::id)
            .containsExactlyInAnyOrderElementsOf(
                recount.values().stream()
                    .filter(ticket -> agent.equals(ticket.agent))
                    .map(ticket -> ticket.id)
                    .toList());
      }
      for (Ticket ticket : world.queue.waiting()) {
        assertThat(world.queue.position(ticket.id(), ticket.reason()))
            .isEqualTo(waiting.indexOf(ticket.id()) + 1);
      }
      ViewStore store = ViewStore.inMemory();
      DeskQueue rebuilt = new DeskQueue(store);
      try (Views views = new Views(world.journal, store, List.of(rebuilt))) {
        assertThat(views.watermark()).isEqualTo(world.journal.head());
        assertThat(rebuilt.waiting()).isEqualTo(world.queue.waiting());
        assertThat(rebuilt.claimedBy("amy")).isEqualTo(world.queue.claimedBy("amy"));
      }
    }
  }

  private static void take(World world, String id, Step step) throws InterruptedException {
    Conversation now = world.conversation(id);
    String ticket = now.ticket() == null ? "NONE" : now.ticket().id();
    switch (step.command()) {
      case IS_CLAIMED -> world.desk.claim(id, ticket, step.agent(), "Agent");
      case IS_HANDED_BACK -> world.desk.handBack(id, step.agent(), "Agent");
      case IS_RESOLVED -> world.desk.resolve(id, step.agent(), "answered", null);
      default -> world.says(id, step.command().text);
    }
  }

  /// Every conversation is with whom its status says, and nobody waits without a place in the
  /// queue.
  private static void owned(World world, Conversation now) {
    Conversation.OpenTicket open = now.ticket();
    Ticket ticket = open == null ? null : world.queue.find(open.id()).orElseThrow();
    switch (now.status()) {
      case BOT -> {
        if (ticket != null) {
          assertThat(ticket.reason()).isEqualTo(Reason.LEAD);
          assertThat(world.queue.waiting()).contains(ticket);
        }
      }
      case QUEUED -> {
        assertThat(ticket).isNotNull().isIn(world.queue.waiting());
        assertThat(now.agent()).isNull();
      }
      case HUMAN -> assertThat(ticket).isNotNull().isIn(world.queue.claimedBy("" + now.agent()));
      case RESOLVED -> assertThat(ticket).isNull();
    }
    if (open != null && ticket != null) {
      assertThat(open.reasons()).isEqualTo(ticket.reasons());
      assertThat(now.status()).isNotEqualTo(Status.RESOLVED);
    }
  }

  /// A ticket counted by hand.
  private static final class Counted {
    private final String id;
    private Instant since;
    private Reason reason;
    private @Nullable String agent;

    Counted(String id, Instant since, Reason reason) {
      this.id = id;
      this.since = since;
      this.reason = reason;
    }
  }

  private static Map<String, Counted> recount(World world) {
    Map<String, Counted> open = new LinkedHashMap<>();
    List<Recorded> all = new ArrayList<>();
    world.journal.replay(0, world.journal.head(), all::add);
    for (Recorded recorded : all) {
      if (!(recorded.event() instanceof TicketEvent event)) {
        continue;
      }
      String id = recorded.stream().replace("ticket/", "");
      if (event instanceof TicketEvent.Opened e) {
        open.put(id, new Counted(id, recorded.time(), e.reason()));
        continue;
      }
      Counted ticket = open.get(id);
      assertThat(ticket).as("only an open ticket changes").isNotNull();
      if (ticket == null) {
        continue;
      }
      switch (event) {
        case TicketEvent.Escalated e -> {
          ticket.since = ticket.reason == Reason.LEAD ? recorded.time() : ticket.since;
          ticket.reason = e.reason().compareTo(ticket.reason) < 0 ? e.reason() : ticket.reason;
        }
        case TicketEvent.Claimed e -> ticket.agent = e.agent();
        case TicketEvent.Closed e -> open.remove(id);
        case TicketEvent.Opened e -> throw new AssertionError();
      }
    }
    return open;
  }
}
