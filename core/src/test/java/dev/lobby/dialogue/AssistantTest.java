package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.ConversationEvent.Disclosed;
import dev.lobby.conversation.ConversationEvent.HandoffRequested;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.wire.JsonEventCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the assistant promises whoever hands it a message.
class AssistantTest {

  private static final String HOW_TO_OPEN = "怎么开户";
  private static final String UNCLEAR = "存款收益";
  private static final String UNANSWERABLE = "the weight of a blue whale";
  private static final String PERSON = "转人工";
  private static final String COMPLAINT = "我要投诉";
  private static final String LOST_CARD = "我的卡丢了";
  private static final String INTEREST = "想买一款理财，有什么推荐";

  /// Soon over, yet long enough to understand a message on a busy machine.
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private static String words(WordsKey key, Language language) {
    return Bank.release().words().say(key, language);
  }

  private static Article article(String id) {
    return Bank.release().article(id).orElseThrow();
  }

  // --- coming in

  @Test
  void the_greeting_says_that_it_is_automated_and_stands_in_the_record_with_the_visit() {
    Conversation now = world.assistant.start("web", null, Language.EN);

    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(World.texts(now.messages())).containsExactly(words(WordsKey.GREETING, Language.EN));
    assertThat(now.messages().getFirst().text()).contains("automated", "person");
    assertThat(world.framesAfter(world.journal.head() - 1))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasExactlyElementsOfTypes(
            CustomerEvent.Visited.class, Started.class, Disclosed.class, AssistantWrote.class);
    assertThat(world.customers.load(now.customer())).isPresent();
  }

  @Test
  void a_known_customer_is_greeted_under_the_record_they_have() {
    String first = world.customer("mei", "standard");
    String second = world.customer("mei", "standard");

    assertThat(world.conversation(first).customer())
        .isEqualTo(world.conversation(second).customer())
        .startsWith("k-");
    assertThat(first).isNotEqualTo(second);
  }

  // --- one message, one frame

  @Test
  void a_message_its_decision_its_ticket_and_the_replies_are_one_frame() throws Exception {
    String id = world.visitor(Language.ZH);
    long before = world.journal.head();

    Turn.Taken turn = world.says(id, PERSON);

    List<List<Event>> frames = world.framesAfter(before);
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst())
        .hasExactlyElementsOfTypes(
            CustomerWrote.class,
            Decided.class,
            TicketEvent.Opened.class,
            HandoffRequested.class,
            AssistantWrote.class);
    assertThat(turn.replies()).hasSize(1);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void an_answer_is_the_approved_one_and_names_the_article_it_rests_on() throws Exception {
    String id = world.visitor(Language.ZH);

    Turn.Taken turn = world.says(id, HOW_TO_OPEN);

    Message reply = turn.replies().getFirst();
    Article article = article("account-open");
    assertThat(reply.text()).isEqualTo(Bank.answer(article.id(), Language.ZH));
    assertThat(reply.citations())
        .containsExactly(
            new Message.Citation(article.id(), article.version(), article.title(Language.ZH)));
    assertThat(world.lastDecided(id).articles())
        .containsExactly(article.id() + "@" + article.version());
    assertThat(reply.seq()).isGreaterThan(turn.seq());
  }

  @Test
  void the_trace_says_what_was_heard_what_was_likely_and_which_row_decided() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, HOW_TO_OPEN);

    Trace trace = world.lastTrace(id);

    assertThat(trace.outcome()).isEqualTo(Trace.DECIDED);
    assertThat(trace.error()).isNull();
    assertThat(trace.release()).isEqualTo(Bank.release().id());
    assertThat(trace.language()).isEqualTo("zh");
    assertThat(trace.signals()).hasSize(Signal.values().length);
    assertThat(trace.mood()).isNotNull();
    assertThat(world.conversation(id).mood()).isNotNull();
    assertThat(trace.matches()).hasSize(5);
    assertThat(trace.matches().getFirst().article()).isEqualTo("account-open");
    assertThat(trace.branches().getLast().row()).isEqualTo("answer");
    assertThat(trace.articles()).containsExactly("account-open");
  }

  @Test
  void the_trace_lists_what_the_message_names_counted_from_the_banks_day() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "昨天转了五万，还没到账");

    assertThat(world.lastTrace(id).entities())
        .containsExactly(
            new Trace.EntityHeard("date", "昨天", "2026-03-01"),
            new Trace.EntityHeard("money", "五万", "CNY 50000"));
  }

  @Test
  void the_trace_of_a_message_that_names_no_end_of_things_lists_the_first_twenty()
      throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "最近三天".repeat(100));

    assertThat(world.lastTrace(id).entities()).hasSize(20);
  }

  @Test
  void nobody_has_a_conversation_that_was_never_started() throws Exception {
    assertThat(world.assistant.handle("unknown", "m", HOW_TO_OPEN)).isEmpty();
  }

  // --- once

  @Test
  void the_same_message_again_gets_the_same_answer_and_stores_nothing() throws Exception {
    String id = world.visitor(Language.ZH);
    Turn first = world.says(id, "m", PERSON);
    long head = world.journal.head();

    assertThat(world.says(id, "m", PERSON)).isEqualTo(first);
    assertThat(world.journal.head()).isEqualTo(head);
  }

  @Test
  void the_same_message_again_after_others_still_gets_its_own_answer() throws Exception {
    String id = world.visitor(Language.ZH);
    Turn first = world.says(id, "m", HOW_TO_OPEN);
    world.says(id, PERSON);
    world.claims("amy", id);
    World.done(world.desk.resolve(id, "amy", "answered", null).orElseThrow());

    assertThat(world.says(id, "m", HOW_TO_OPEN)).isEqualTo(first);
    assertThat(world.conversation(id).status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void another_text_under_a_used_id_gets_the_first_acknowledgement_and_is_told_once()
      throws Exception {
    String id = world.visitor(Language.ZH);
    Turn.Taken first = (Turn.Taken) world.says(id, "m", PERSON);
    long head = world.journal.head();

    assertThat(world.says(id, "m", COMPLAINT)).isEqualTo(new Turn.Mismatch(first));
    assertThat(world.says(id, "m", HOW_TO_OPEN)).isEqualTo(new Turn.Mismatch(first));
    assertThat(world.says(id, "m", PERSON)).isEqualTo(first);

    assertThat(world.framesAfter(head))
        .containsExactly(List.of(new ConversationEvent.MessageConflict("m")));
    assertThat(world.conversation(id).messages())
        .extracting(Message::text)
        .doesNotContain(COMPLAINT, HOW_TO_OPEN);
  }

  @Test
  void of_two_other_texts_at_once_one_is_told() throws Exception {
    String id = world.visitor(Language.ZH);
    Turn first = world.says(id, "m", PERSON);
    long head = world.journal.head();
    world.journal.beforeNextAppend(
        () -> assertThat(handled(id, "m", COMPLAINT)).isInstanceOf(Turn.Mismatch.class));

    assertThat(world.says(id, "m", HOW_TO_OPEN)).isInstanceOf(Turn.Mismatch.class);
    assertThat(world.framesAfter(head)).hasSize(1);
    assertThat(world.says(id, "m", PERSON)).isEqualTo(first);
  }

  @Test
  void the_same_words_under_two_ids_have_two_macs() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "m1", PERSON);
    world.says(id, "m2", PERSON);

    assertThat(world.conversation(id).accepted().values())
        .extracting(Conversation.Accepted::mac)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void when_the_key_is_gone_a_repeat_is_the_first_acknowledgement_again_whatever_it_says()
      throws Exception {
    String id = world.visitor(Language.ZH);
    Turn first = world.says(id, "m", PERSON);
    world.keys.destroy(world.conversation(id).customer());
    long head = world.journal.head();

    assertThat(world.says(id, "m", PERSON)).isEqualTo(first);
    assertThat(world.says(id, "m", COMPLAINT)).isEqualTo(first);
    assertThat(world.journal.head()).isEqualTo(head);

    Turn later = world.says(id, "m2", PERSON);
    assertThat(world.says(id, "m2", PERSON)).isEqualTo(later);
    assertThat(world.says(id, "m2", COMPLAINT)).isInstanceOf(Turn.Mismatch.class);
    assertThat(world.says(id, "m", COMPLAINT)).isEqualTo(first);
  }

  @Test
  void a_message_without_a_mac_is_recognised_by_its_words_and_by_none_once_they_are_gone()
      throws Exception {
    String id = world.visitor(Language.ZH);
    wrote(id, "old", PERSON);
    wrote(id, "gone", JsonEventCodec.ERASED);

    assertThat(world.says(id, "old", PERSON)).isInstanceOf(Turn.Taken.class);
    assertThat(world.says(id, "old", COMPLAINT)).isInstanceOf(Turn.Mismatch.class);
    assertThat(world.says(id, "gone", COMPLAINT)).isInstanceOf(Turn.Taken.class);
  }

  private void wrote(String conversation, String clientMessageId, String text) {
    world.journal.append(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(conversation),
                StreamWrite.ANY,
                world.conversation(conversation).customer(),
                new CustomerWrote(clientMessageId, Language.ZH, text))));
  }

  @Test
  void of_the_same_message_twice_at_once_one_is_stored_and_both_get_its_answer() throws Exception {
    String id = world.visitor(Language.ZH);
    List<Turn> other = new ArrayList<>();
    world.journal.beforeNextAppend(() -> other.add(handled(id, "m", HOW_TO_OPEN)));

    Turn turn = world.says(id, "m", HOW_TO_OPEN);

    assertThat(other).containsExactly(turn);
    assertThat(world.conversation(id).accepted()).hasSize(1);
    assertThat(world.conversation(id).repliesTo("m")).hasSize(1);
  }

  private Turn handled(String id, String clientMessageId, String text) {
    try {
      return world.says(id, clientMessageId, text);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // --- a person owns the conversation

  @Test
  void where_a_person_answers_the_assistant_keeps_the_message_and_says_nothing() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, PERSON);
    world.claims("amy", id);

    Turn.Taken turn = world.says(id, LOST_CARD);

    assertThat(turn.replies()).isEmpty();
    assertThat(world.conversation(id).messages().getLast().text()).isEqualTo(LOST_CARD);
    assertThat(world.lastDecided(id).say()).isEqualTo("silent");
    assertThat(world.lastTrace(id).signals()).anyMatch(Trace.SignalHeard::fired);
  }

  @Test
  void a_reply_that_an_agent_was_quicker_than_is_discarded() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, PERSON);
    world.journal.beforeNextAppend(() -> world.claims("amy", id));

    Turn.Taken turn = world.says(id, HOW_TO_OPEN);

    assertThat(turn.replies()).isEmpty();
    Conversation now = world.conversation(id);
    assertThat(now.status()).isEqualTo(Status.HUMAN);
    assertThat(now.messages().getLast().author()).isEqualTo(Author.CUSTOMER);
    assertThat(World.texts(now.messages()))
        .doesNotContain(article("account-open").answer(Language.ZH));
  }

  @Test
  void a_ticket_is_opened_once_when_another_message_was_quicker() throws Exception {
    String id = world.visitor(Language.ZH);
    world.journal.beforeNextAppend(() -> handled(id, "quick", PERSON));

    world.says(id, "slow", PERSON);

    world.settle();
    assertThat(world.queue.waiting()).extracting(Ticket::conversation).containsExactly(id);
    assertThat(world.conversation(id).repliesTo("slow"))
        .singleElement()
        .extracting(Message::text)
        .asString()
        .contains("还在排队");
  }

  // --- episodes

  @Test
  void a_resolved_conversation_opens_again_with_a_clean_slate() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, UNANSWERABLE);
    world.says(id, UNANSWERABLE);
    world.claims("amy", id);
    World.done(world.desk.resolve(id, "amy", "answered", null).orElseThrow());

    Turn.Taken turn = world.says(id, UNANSWERABLE);

    Conversation now = world.conversation(id);
    assertThat(now.episode()).isEqualTo(2);
    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(now.declines()).isEqualTo(1);
    assertThat(now.ticket()).isNull();
    assertThat(now.agent()).isNull();
    assertThat(World.texts(turn.replies()))
        .containsExactly(
            words(WordsKey.RESOLVED_REOPENED, Language.EN), words(WordsKey.DECLINE, Language.EN));
  }

  @Test
  void a_reopened_conversation_can_be_handed_over_again_under_another_ticket() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, PERSON);
    String first = world.ticket(id);
    world.claims("amy", id);
    World.done(world.desk.resolve(id, "amy", "answered", null).orElseThrow());

    world.says(id, PERSON);

    assertThat(world.ticket(id)).isNotEqualTo(first);
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
  }

  // --- nobody is trapped

  @Test
  void two_turns_in_a_row_without_an_answer_bring_a_person() throws Exception {
    String id = world.visitor(Language.EN);

    Turn.Taken first = world.says(id, UNANSWERABLE);
    Turn.Taken second = world.says(id, UNANSWERABLE);

    assertThat(first.replies().getFirst().choices())
        .containsExactly(words(WordsKey.CHOICE_PERSON, Language.EN));
    assertThat(second.replies().getFirst().text()).contains("bringing a colleague", "number 1");
    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void an_answer_in_between_starts_the_count_anew() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, UNANSWERABLE);
    world.says(id, "what time do branches open");
    world.says(id, UNANSWERABLE);

    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @Test
  void a_complaint_with_a_wish_for_a_person_is_filed_with_its_number_and_clock() throws Exception {
    String id = world.visitor(Language.ZH);

    Turn.Taken turn = world.says(id, "我要投诉你们，叫经理来");

    String number = Ticket.complaintNumber(world.ticket(id));
    assertThat(turn.replies().getFirst().text()).contains(number, "09:40");
    world.settle();
    assertThat(world.queue.find(world.ticket(id)).orElseThrow().number()).isEqualTo(number);
  }

  @Test
  void a_ticket_grows_from_lead_to_person_to_complaint_to_lost_card_and_never_back()
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    List<Reason> reasons = new ArrayList<>();
    for (String text :
        List.of(INTEREST, PERSON, COMPLAINT, LOST_CARD, COMPLAINT, PERSON, INTEREST)) {
      world.says(id, text);
      Conversation.OpenTicket open = world.conversation(id).ticket();
      reasons.add(open == null ? Reason.FAILED : open.reason());
    }

    assertThat(reasons)
        .containsExactly(
            Reason.LEAD,
            Reason.PERSON,
            Reason.COMPLAINT,
            Reason.LOST_CARD,
            Reason.LOST_CARD,
            Reason.LOST_CARD,
            Reason.LOST_CARD);
    world.settle();
    assertThat(world.queue.waiting()).hasSize(1);
  }

  @Test
  void a_complaint_keeps_its_number_when_something_more_pressing_comes() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, COMPLAINT);
    world.says(id, LOST_CARD);

    world.settle();
    Ticket ticket = world.queue.find(world.ticket(id)).orElseThrow();
    assertThat(ticket.reason()).isEqualTo(Reason.LOST_CARD);
    assertThat(ticket.number()).isEqualTo(Ticket.complaintNumber(ticket.id()));
  }

  @Test
  void a_complaint_after_a_lost_card_is_filed_too() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, LOST_CARD);

    Turn.Taken turn = world.says(id, COMPLAINT);

    world.settle();
    Ticket ticket = world.queue.find(world.ticket(id)).orElseThrow();
    assertThat(ticket.reason()).isEqualTo(Reason.LOST_CARD);
    assertThat(turn.replies().getFirst().text())
        .contains(Ticket.complaintNumber(ticket.id()), "第 1 位");
    assertThat(ticket.number()).isNotNull();
  }

  // --- understanding fails

  @Test
  void a_message_that_cannot_be_understood_is_kept_and_a_person_called() throws Exception {
    Release closed = Bank.another();
    try (World other = new World(closed)) {
      String id = other.visitor(Language.EN);
      closed.close();

      Turn.Taken turn = other.says(id, "How do I open an account?");

      failed(other, id, turn, "AlreadyClosed");
    }
  }

  @Test
  void a_message_that_takes_too_long_to_understand_is_kept_and_a_person_called() throws Exception {
    try (World hasty = new World(Bank.release(), DEADLINE)) {
      String id = hasty.visitor(Language.EN);
      try (BusyThreads threads = BusyThreads.occupy(hasty.inference, World.INFERENCE_THREADS)) {
        Turn.Taken turn = hasty.says(id, "How do I open an account?");

        failed(hasty, id, turn, "longer than 2000 ms");
        threads.release();
      }
      assertThat(hasty.says(id, "How do I open an account?").replies().getFirst().text())
          .isEqualTo(article("account-open").answer(Language.EN));
    }
  }

  @Test
  void a_message_whose_answer_cannot_be_worded_is_kept_and_a_person_called(@TempDir Path directory)
      throws Exception {
    try (Release release =
            Bank.changed(
                directory,
                "words.json",
                words ->
                    ((ObjectNode) words.required("decline")).put("en", "No answer, {sorry}."));
        World other = new World(release)) {
      String id = other.visitor(Language.EN);

      Turn.Taken turn = other.says(id, UNANSWERABLE);

      failed(other, id, turn, "sorry");
    }
  }

  private static void failed(World world, String id, Turn.Taken turn, String why)
      throws InterruptedException {
    assertThat(turn.replies())
        .singleElement()
        .extracting(Message::text)
        .asString()
        .contains("kept");
    Conversation now = world.conversation(id);
    assertThat(now.accepted()).hasSize(1);
    assertThat(now.status()).isEqualTo(Status.QUEUED);
    assertThat(world.lastTrace(id).outcome()).isEqualTo(Trace.FAILED);
    assertThat(world.lastTrace(id).error()).contains(why);
    world.settle();
    assertThat(world.queue.waiting()).extracting(Ticket::reason).containsExactly(Reason.FAILED);
  }

  @Test
  void where_a_person_answers_a_failure_stays_unsaid() throws Exception {
    try (World hasty = new World(Bank.release(), DEADLINE)) {
      String id = hasty.visitor(Language.ZH);
      hasty.says(id, PERSON);
      hasty.claims("amy", id);
      try (BusyThreads threads = BusyThreads.occupy(hasty.inference, World.INFERENCE_THREADS)) {
        assertThat(hasty.says(id, HOW_TO_OPEN).replies()).isEmpty();
        threads.release();
      }
    }
  }

  @Test
  void with_more_to_understand_than_fits_the_answer_is_busy_and_nothing_is_stored()
      throws Exception {
    String id = world.visitor(Language.ZH);
    long head = world.journal.head();
    try (BusyThreads threads = BusyThreads.fill(world.inference)) {
      assertThatThrownBy(() -> world.says(id, HOW_TO_OPEN)).isInstanceOf(Busy.class);
      threads.release();
    }
    assertThat(world.journal.head()).isEqualTo(head);
  }

  // --- languages

  @ParameterizedTest
  @CsvSource({
    "EN, 怎么开户, ZH",
    "ZH, How do I open an account?, EN",
    "EN, how do I open an account 怎么开户 请问, EN",
    "ZH, how do I open an account 怎么开户 请问, ZH"
  })
  void the_answer_is_in_the_language_of_the_question_and_a_mixed_one_in_that_of_the_conversation(
      Language conversation, String question, Language answer) throws Exception {
    String id = world.visitor(conversation);

    assertThat(World.texts(world.says(id, question).replies()))
        .containsExactly(article("account-open").answer(answer));
  }

  @Test
  void what_is_in_neither_language_is_declined_in_both() throws Exception {
    String id = world.visitor(Language.EN);

    assertThat(World.texts(world.says(id, "Привет как дела").replies()))
        .containsExactly(words(WordsKey.DECLINE_NEITHER, Language.EN));
    assertThat(world.conversation(id).language()).isEqualTo(Language.EN);
  }

  static List<String> strangeTexts() {
    return List.of(
        "😀",
        "\ud800",
        "a\udc00b",
        "{position} {bank} $1 \\1",
        "   ",
        "\u202e\u200b\u0000",
        "卡".repeat(20_000),
        "a".repeat(20_000),
        "e\u0301".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("strangeTexts")
  void any_text_is_kept_as_it_was_typed_and_answered(String text) throws Exception {
    String id = world.visitor(Language.ZH);

    Turn.Taken turn = world.says(id, text);

    assertThat(turn.replies()).isNotEmpty();
    assertThat(world.conversation(id).accepted().values())
        .extracting(accepted -> accepted.message().text())
        .containsExactly(text);
    assertThat(world.lastTrace(id).outcome()).isEqualTo(Trace.DECIDED);
  }

  // --- buttons

  @Test
  void a_button_is_picked_by_its_words() throws Exception {
    String id = world.visitor(Language.ZH);
    List<String> choices = world.says(id, UNCLEAR).replies().getFirst().choices();
    assertThat(choices)
        .startsWith(article("deposit-rates").title(Language.ZH))
        .endsWith(words(WordsKey.CHOICE_PERSON, Language.ZH));

    Turn.Taken turn = world.says(id, "  " + choices.getFirst() + "\n");

    assertThat(World.texts(turn.replies()))
        .containsExactly(Bank.answer("deposit-rates", Language.ZH));
    assertThat(world.lastTrace(id).branches().getLast().why()).contains("picked deposit-rates");
  }

  @Test
  void a_button_is_picked_by_its_place() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, UNCLEAR);

    Turn.Taken turn = world.says(id, "第一个");

    assertThat(World.texts(turn.replies()))
        .containsExactly(Bank.answer("deposit-rates", Language.ZH));
  }

  @Test
  void every_title_that_gives_no_signal_is_answered_by_its_article_whatever_it_sounds_like()
      throws Exception {
    for (Article article : Bank.release().articles()) {
      if (article.signals().isEmpty() && article.audience() == Article.Audience.EVERYONE) {
        for (Language language : List.of(Language.ZH, Language.EN)) {
          String title = article.title(language);
          List<Message> replies = world.says(world.visitor(language), title).replies();
          if (Language.of(title) == language) {
            String answer = Bank.answer(article.id(), language);
            // What informs about investments has the bank's statement before it.
            boolean stated = !Bank.release().investments().named(answer).isEmpty();
            assertThat(World.texts(replies)).as(title).hasSize(stated ? 2 : 1).endsWith(answer);
          }
        }
      }
    }
  }

  @Test
  void the_button_for_a_person_brings_one() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, UNCLEAR);

    world.says(id, words(WordsKey.CHOICE_PERSON, Language.ZH));

    assertThat(world.conversation(id).status()).isEqualTo(Status.QUEUED);
    assertThat(world.lastTrace(id).branches().getLast().why()).contains("chose a person");
  }

  // --- leads

  @Test
  void a_core_customers_interest_is_answered_and_becomes_a_lead_while_the_assistant_stays()
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);

    Turn.Taken turn = world.says(id, INTEREST);

    assertThat(World.texts(turn.replies()))
        .startsWith(
            article("wealth-products").answer(Language.ZH), words(WordsKey.LEAD, Language.ZH))
        .hasSize(3);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    world.settle();
    assertThat(world.queue.waiting()).extracting(Ticket::reason).containsExactly(Reason.LEAD);
  }

  @Test
  void a_lead_is_opened_once_and_others_interest_is_only_answered() throws Exception {
    String core = world.customer("mei", World.CORE_TIER);
    world.says(core, INTEREST);
    assertThat(world.says(core, INTEREST).replies()).hasSize(1);
    String standard = world.customer("bo", "standard");
    assertThat(world.says(standard, INTEREST).replies()).hasSize(1);
    String visitor = world.visitor(Language.ZH);
    assertThat(world.says(visitor, INTEREST).replies()).hasSize(1);

    world.settle();
    assertThat(world.queue.waiting()).hasSize(1);
  }

  // --- what may be said to whom and when

  @Test
  void an_article_outside_its_days_is_not_said() throws Exception {
    world.clock.set(Instant.parse("2025-12-31T15:59:59Z"));
    String id = world.visitor(Language.ZH);

    assertThat(World.texts(world.says(id, HOW_TO_OPEN).replies()))
        .containsExactly(words(WordsKey.DECLINE, Language.ZH));
    assertThat(world.lastTrace(id).matches().getFirst().article()).isEqualTo("account-open");

    // The day begins at the bank's midnight.
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(World.texts(world.says(id, HOW_TO_OPEN).replies()))
        .containsExactly(article("account-open").answer(Language.ZH));
  }

  @Test
  void an_article_for_customers_is_said_to_customers_alone(@TempDir Path directory)
      throws Exception {
    try (Release release =
            changed(directory, "account-open", article -> article.put("audience", "customers"));
        World other = new World(release)) {
      String visitor = other.visitor(Language.ZH);
      assertThat(other.says(visitor, HOW_TO_OPEN).replies().getFirst().citations()).isEmpty();

      String customer = other.customer("mei", "standard");
      assertThat(other.says(customer, HOW_TO_OPEN).replies().getFirst().citations())
          .extracting(Message.Citation::article)
          .containsExactly("account-open");
    }
  }

  @Test
  void an_article_that_ran_out_since_it_was_offered_is_not_said_when_picked(@TempDir Path directory)
      throws Exception {
    try (Release release =
            changed(directory, "deposit-rates", article -> article.put("until", "2026-03-02"));
        World other = new World(release)) {
      String id = other.visitor(Language.ZH);
      String choice = other.says(id, UNCLEAR).replies().getFirst().choices().getFirst();
      assertThat(choice).isEqualTo(article("deposit-rates").title(Language.ZH));
      other.clock.advance(Duration.ofDays(1));

      other.says(id, choice);

      assertThat(other.lastTrace(id).articles()).doesNotContain("deposit-rates");
    }
  }

  private static Release changed(Path directory, String id, Consumer<ObjectNode> change) {
    return Bank.changed(
        directory,
        "articles.json",
        articles ->
            articles.forEach(article -> {
              if (article.required("id").asText().equals(id)) {
                change.accept((ObjectNode) article);
              }
            }));
  }

  // --- many at once

  @Test
  void a_hundred_messages_at_once_stay_in_order_and_are_each_answered_once() throws Exception {
    String id = world.visitor(Language.ZH);
    List<String> expected = new ArrayList<>();
    List<CompletableFuture<Turn>> turns = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String message = "m" + i;
      expected.add(message);
      CompletableFuture<Turn> turn =
          world.lanes.submit(id, () -> world.says(id, message, HOW_TO_OPEN));
      while (turn.isCompletedExceptionally()) {
        // Told to come back: when the one before is through, there is room.
        turns.getLast().get();
        turn = world.lanes.submit(id, () -> world.says(id, message, HOW_TO_OPEN));
      }
      turns.add(turn);
      // A browser that heard nothing sends it again; whether there is room does not matter.
      CompletableFuture<Turn> again =
          world.lanes.submit(id, () -> world.says(id, message, HOW_TO_OPEN));
      assertThat(again).isNotNull();
    }

    for (int i = 0; i < 100; i++) {
      Turn.Taken turn = (Turn.Taken) turns.get(i).get();
      assertThat(turn.replies())
          .hasSize(1)
          .isEqualTo(world.conversation(id).repliesTo(expected.get(i)));
    }
    assertThat(
            world.conversation(id).messages().stream()
                .filter(message -> message.author() == Author.CUSTOMER)
                .map(Message::clientMessageId))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void every_write_of_a_turn_expects_the_version_it_was_planned_on() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, HOW_TO_OPEN);

    assertThat(world.conversation(id).version())
        .isEqualTo(world.journal.version(ConversationEvent.stream(id)));
    assertThat(world.conversation(id).messages())
        .extracting(Message::seq)
        .isSorted()
        .doesNotHaveDuplicates();
  }
}
