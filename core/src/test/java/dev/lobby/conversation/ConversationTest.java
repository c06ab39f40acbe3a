package dev.lobby.conversation;

import static dev.lobby.conversation.MoodTrend.Direction.FALLING;
import static dev.lobby.conversation.MoodTrend.Direction.RISING;
import static dev.lobby.conversation.MoodTrend.Direction.STEADY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.ConversationEvent.Disclosed;
import dev.lobby.conversation.ConversationEvent.HandedBack;
import dev.lobby.conversation.ConversationEvent.HandoffRequested;
import dev.lobby.conversation.ConversationEvent.Reopened;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.ConversationEvent.TokenRenewed;
import dev.lobby.conversation.Message.Link;
import dev.lobby.conversation.Trace.MoodHeard;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import dev.lobby.wire.UnknownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {

  private static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

  private static Trace trace(@Nullable MoodHeard mood) {
    return new Trace(
        Trace.DECIDED,
        null,
        "r",
        "zh",
        List.of(),
        mood,
        List.of(),
        List.of(),
        0.9,
        0.5,
        null,
        List.of(),
        "x",
        List.of(),
        null,
        0,
        0,
        0,
        null,
        null,
        null);
  }

  private static Conversation after(Event... events) {
    List<Event> all = new ArrayList<>(List.of(new Started("web", "v-1", Language.ZH)));
    all.addAll(List.of(events));
    return Conversation.of("c", recorded(all));
  }

  private static List<Recorded> recorded(List<Event> events) {
    List<Recorded> recorded = new ArrayList<>();
    for (Event event : events) {
      long version = recorded.size() + 1L;
      recorded.add(
          new Recorded(
              "conversation/c", version, version / 2, START.plusSeconds(version), "v-1", event));
    }
    return recorded;
  }

  private static Decided decided(String say) {
    return new Decided("m", say, List.of(), null, "r", trace(null));
  }

  private static Decided sounding(double sentiment, double urgency) {
    return new Decided(
        "m", "answer", List.of(), null, "r", trace(new MoodHeard(sentiment, urgency)));
  }

  private static final HandoffRequested PERSON = new HandoffRequested("T", Reason.PERSON);
  private static final AgentJoined JOINED = new AgentJoined("amy", "T", "Amy is here");
  private static final AssistantWrote OFFER =
      new AssistantWrote(
          "m",
          "suggest",
          List.of(new Choice("Open an account", "account-open"), new Choice("A person", null)),
          List.of(),
          "Is it one of these?");

  // --- the fold

  @Test
  void links_stand_under_a_message_and_are_lines_of_it_where_nothing_can_be_touched() {
    Link fees = new Link("Fees", "/fees.pdf");
    Link rates = new Link("Rates", "https://harbour.example/rates");
    AssistantWrote linked =
        new AssistantWrote(
            "m", "answer", List.of(), List.of(), List.of(fees, rates), "It is free.");

    assertThat(after(linked, OFFER).messages().getFirst().links()).containsExactly(fees, rates);
    assertThat(after(linked, OFFER).messages().getLast().links()).isEmpty();
    assertThat(linked.plain())
        .isEqualTo("It is free.\n\nFees: /fees.pdf\nRates: https://harbour.example/rates");
    assertThat(
            new AssistantWrote(
                    "m", "answer", List.of(), List.of(), List.of(fees), JsonEventCodec.ERASED)
                .plain())
        .isEqualTo(JsonEventCodec.ERASED);
    assertThat(OFFER.plain()).isEqualTo("Is it one of these?");
  }

  @Property
  void folding_piece_by_piece_gives_what_folding_at_once_gives(
      @ForAll("histories") List<Event> history,
      @ForAll @IntRange(min = 0, max = 40) int one,
      @ForAll @IntRange(min = 0, max = 40) int other) {
    List<Recorded> events = recorded(history);
    int first = Math.clamp(Math.min(one, other), 1, events.size());
    int second = Math.clamp(Math.max(one, other), first, events.size());

    Conversation whole = Conversation.of("c", events);
    Conversation pieces =
        Conversation.of("c", events.subList(0, first))
            .after(events.subList(first, second))
            .after(events.subList(second, events.size()));

    assertThat(pieces).isEqualTo(whole);
    assertThat(whole.version()).isEqualTo(events.size());
  }

  @Property
  void an_earlier_state_does_not_change_when_it_is_folded_on(
      @ForAll("histories") List<Event> history, @ForAll @IntRange(min = 1, max = 40) int cut) {
    List<Recorded> events = recorded(history);
    int first = Math.min(cut, events.size());
    Conversation before = Conversation.of("c", events.subList(0, first));
    before.after(events.subList(first, events.size()));

    assertThat(before).isEqualTo(Conversation.of("c", events.subList(0, first)));
  }

  @Property
  void messages_stand_in_order_under_their_own_places(@ForAll("histories") List<Event> history) {
    Conversation now = Conversation.of("c", recorded(history));

    assertThat(now.messages()).extracting(Message::seq).isSorted().doesNotHaveDuplicates();
    for (Message message : now.messages()) {
      assertThat(now.messagesAfter(message.seq()))
          .isEqualTo(
              now.messages().subList(now.messages().indexOf(message) + 1, now.messages().size()));
    }
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    Arbitrary<Event> event =
        Arbitraries.of(
            new Disclosed(Language.EN),
            new Reopened(2),
            new CustomerWrote("m1", Language.ZH, "你好"),
            new CustomerWrote("m2", Language.EN, "hello"),
            new CustomerWrote("m3", Language.NEITHER, "😀"),
            decided("decline"),
            decided("silent"),
            decided("answer"),
            sounding(-0.8, 0.9),
            sounding(0.5, 0.1),
            OFFER,
            new AssistantWrote(null, "greeting", List.of(), List.of(), "Hello"),
            PERSON,
            new HandoffRequested("T", Reason.LEAD),
            new HandoffRequested("T", Reason.COMPLAINT),
            new HandoffRequested("U", Reason.LOST_CARD),
            JOINED,
            new AgentWrote("amy", "a1", "I can see it"),
            new HandedBack("amy", "Back to the assistant"),
            new Resolved("amy", "answered", null, "Closed"),
            new TokenRenewed(2),
            new UnknownEvent("conversation.from-a-newer-release", 1, new byte[0], new byte[0]));
    return event
        .list()
        .ofMaxSize(40)
        .map(events -> {
          List<Event> history = new ArrayList<>();
          history.add(new Started("web", "v-1", Language.ZH));
          history.addAll(events);
          return history;
        });
  }

  // --- what events mean

  @Test
  void a_lead_leaves_the_conversation_with_the_assistant_and_any_other_reason_queues_it() {
    for (Reason reason : Reason.values()) {
      Conversation now = after(new HandoffRequested("T", reason));
      assertThat(now.status()).isEqualTo(reason == Reason.LEAD ? Status.BOT : Status.QUEUED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LEAD, PERSON, PERSON, LEAD",
    "PERSON, LEAD, PERSON, LEAD",
    "PERSON, COMPLAINT, COMPLAINT, PERSON",
    "COMPLAINT, LOST_CARD, LOST_CARD, COMPLAINT",
    "LOST_CARD, COMPLAINT, LOST_CARD, COMPLAINT",
    "COMPLAINT, HARDSHIP, COMPLAINT, HARDSHIP",
    "LOST_CARD, PERSON, LOST_CARD, PERSON",
    "FAILED, NO_ANSWER, NO_ANSWER, FAILED"
  })
  void a_ticket_keeps_every_reason_the_most_pressing_first(
      Reason first, Reason second, Reason expected, Reason other) {
    Conversation now = after(new HandoffRequested("T", first), new HandoffRequested("T", second));

    Reasons reasons = Reasons.of(List.of(other, expected));
    assertThat(now.ticket()).isEqualTo(new OpenTicket("T", reasons));
    assertThat(reasons.first()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLAINT, HARDSHIP, true",
    "COMPLAINT, PERSON, true",
    "COMPLAINT, COMPLAINT, false",
    "COMPLAINT, NO_ANSWER, false",
    "COMPLAINT, LEAD, false",
    "LEAD, NO_ANSWER, true",
    "PERSON, FAILED, false"
  })
  void a_reason_changes_a_ticket_when_it_gives_whoever_comes_more_to_do(
      Reason open, Reason heard, boolean changes) {
    assertThat(OpenTicket.of("T", open).changesWith(heard)).isEqualTo(changes);
  }

  @Test
  void what_was_taken_back_is_not_why_they_wait_with_another_ticket() {
    Event[] events = {
      new CustomerWrote("m1", Language.ZH, "你们乱扣费，我要投诉"),
      new HandoffRequested("T", Reason.COMPLAINT),
      new CustomerWrote("m2", Language.ZH, "算了，我撤回投诉"),
      new HandoffRequested("T2", Reason.HARDSHIP),
      new CustomerWrote("m3", Language.ZH, "在吗")
    };

    assertThat(after(Arrays.copyOf(events, 3)).pressing()).contains("你们乱扣费，我要投诉");
    assertThat(after(events).pressing()).isEmpty();
  }

  @Test
  void whoever_leaves_leaves_nothing_behind() {
    for (Event leaving :
        List.of(
            new HandedBack("amy", "Back to the assistant"),
            new Resolved("amy", "answered", "a note", "Closed"))) {
      Conversation now = after(decided("decline"), OFFER, PERSON, JOINED, leaving);

      assertThat(now.ticket()).isNull();
      assertThat(now.agent()).isNull();
      assertThat(now.declines()).isZero();
      assertThat(now.offered()).isEmpty();
    }
  }

  @Test
  void buttons_hold_until_the_assistant_writes_again() {
    assertThat(after(OFFER).offeredAs(" Open an account ")).contains(OFFER.choices().getFirst());
    assertThat(after(OFFER, new CustomerWrote("m", Language.EN, "x")).offered()).hasSize(2);
    assertThat(after(OFFER, new AssistantWrote("m", "x", List.of(), List.of(), "x")).offered())
        .isEmpty();
    assertThat(after(OFFER, PERSON, JOINED).offered()).isEmpty();
  }

  @Test
  void the_language_is_the_one_last_heard_for_certain() {
    Conversation now =
        after(
            new CustomerWrote("1", Language.EN, "hello"),
            new CustomerWrote("2", Language.NEITHER, "😀"),
            new CustomerWrote("3", Language.MIXED, "app 打不开 help me please"));

    assertThat(now.language()).isEqualTo(Language.EN);
  }

  @Test
  void the_mood_is_a_mean_in_which_the_last_message_weighs_half() {
    assertThat(after(decided("answer")).mood()).isNull();
    assertThat(after(sounding(0.2, 0.4)).mood()).isEqualTo(new MoodTrend(0.2, 0.4, STEADY));
    MoodTrend fallen = after(sounding(0.5, 0), sounding(-0.5, 1)).mood();
    assertThat(fallen).isEqualTo(new MoodTrend(0, 0.5, FALLING));
    assertThat(after(sounding(-0.5, 1), sounding(0.5, 0)).mood())
        .isEqualTo(new MoodTrend(0, 0.5, RISING));
    assertThat(after(sounding(0.5, 0), decided("answer"), sounding(0.5, 0)).mood())
        .isEqualTo(new MoodTrend(0.5, 0, STEADY));
  }

  @Test
  void a_new_episode_begins_with_no_mood() {
    assertThat(after(sounding(-0.5, 1), new Reopened(2)).mood()).isNull();
    assertThat(after(sounding(-0.5, 1), new Reopened(2), sounding(0.5, 0)).mood())
        .isEqualTo(new MoodTrend(0.5, 0, STEADY));
  }

  @Test
  void a_replaced_token_holds_for_a_minute_and_older_ones_not() {
    Conversation.Tokens tokens = after(new TokenRenewed(2), new TokenRenewed(3)).tokens();
    Instant renewed = START.plusSeconds(3);

    assertThat(tokens.accepts(3, renewed.plus(Duration.ofDays(1)))).isTrue();
    assertThat(tokens.accepts(2, renewed.plusSeconds(59))).isTrue();
    assertThat(tokens.accepts(2, renewed.plusSeconds(60))).isFalse();
    assertThat(tokens.accepts(1, renewed)).isFalse();
    assertThat(tokens.accepts(4, renewed)).isFalse();
  }
}
