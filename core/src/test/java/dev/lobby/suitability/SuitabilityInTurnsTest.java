package dev.lobby.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.ConversationEvent.SuitabilityDecided;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Trace;
import dev.lobby.desk.AgentDesk;
import dev.lobby.dialogue.Turn;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.publishing.incident.IncidentDesk;
import dev.lobby.publishing.recall.Correction;
import dev.lobby.publishing.recall.CorrectionDesk;
import dev.lobby.publishing.recall.Corrections;
import dev.lobby.publishing.recall.Recall;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What customers hear of investments, from the question to the record.
class SuitabilityInTurnsTest {

  private static final String ASKS_HOURS = "what time do branches open";
  private static final String ASKS_TO_BUY = "which product is best";

  private static @TempDir Path folder;
  private static @Nullable Release release;

  private final Release bank = Objects.requireNonNull(release);
  private final World world = new World(bank);

  @BeforeAll
  static void open() {
    release =
        Bank.changed(
            folder,
            Map.of(
                "catalogue.json",
                WealthBank.catalogue(),
                "articles.json",
                articles ->
                    articles.forEach(article -> {
                      String id = article.required("id").asText();
                      ObjectNode answers = (ObjectNode) article.required("answers");
                      if (id.equals("branch-hours")) {
                        answers.put("en", "We recommend the Redmaple Balanced Fund.");
                      } else if (id.equals("wealth-products")) {
                        answers.put("en", "Redmaple Balanced holds shares and bonds.");
                      }
                    })));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @AfterAll
  static void end() {
    Objects.requireNonNull(release).close();
  }

  private String customer(int grade) {
    return WealthBank.customer(world, "c" + grade, grade, WealthBank.TODAY, Language.EN);
  }

  private List<Message> replies(String conversation, String text) throws InterruptedException {
    return world.says(conversation, text).replies();
  }

  private List<SuitabilityDecided> decided(String conversation) {
    return world.journal.read("conversation/" + conversation, 0).stream()
        .map(Recorded::event)
        .filter(SuitabilityDecided.class::isInstance)
        .map(SuitabilityDecided.class::cast)
        .toList();
  }

  @Test
  void whom_it_suits_is_told_a_recommendation_after_the_risk_statement() throws Exception {
    String id = customer(3);
    List<Message> replies = replies(id, ASKS_HOURS);

    assertThat(replies).hasSize(2);
    assertThat(replies.getFirst().author()).isEqualTo(Author.SYSTEM);
    assertThat(replies.getFirst().text()).startsWith("Risk: Redmaple Balanced Fund (R3)");
    assertThat(replies.getLast().text()).isEqualTo("We recommend the Redmaple Balanced Fund.");
    assertThat(decided(id)).singleElement().extracting("outcome").isEqualTo("recommended");
  }

  @Test
  void whom_it_does_not_suit_is_told_so_and_offered_a_person_and_the_record_says_why()
      throws Exception {
    String id = customer(2);
    List<Message> replies = replies(id, ASKS_HOURS);

    assertThat(replies).hasSize(1);
    assertThat(replies.getFirst().text())
        .isEqualTo(bank.words().say(WordsKey.UNSUITABLE, Language.EN));
    assertThat(replies.getFirst().choices())
        .containsExactly(bank.words().say(WordsKey.CHOICE_PERSON, Language.EN));
    Trace trace = world.lastTrace(id);
    assertThat(trace.say()).isEqualTo("withhold");
    Trace.Branch row = trace.branches().getLast();
    assertThat(row.row()).isEqualTo("suitability");
    assertThat(row.why())
        .contains(
            "branch-hours", "Redmaple Balanced Fund (R3)", "recommend", "C2 until 2026-03-02");
    SuitabilityDecided log = decided(id).getFirst();
    assertThat(log.outcome()).isEqualTo("withheld");
    assertThat(log.grade()).isEqualTo("C2");
    assertThat(log.ratedUntil()).isEqualTo("2026-03-02");
    assertThat(log.products()).containsExactly(new SuitabilityDecided.Named("redmaple", "R3"));
    assertThat(world.lastDecided(id).articles()).isEmpty();

    assertThat(replies(id, bank.words().say(WordsKey.CHOICE_PERSON, Language.EN))).isNotEmpty();
    assertThat(world.conversation(id).ticket()).isNotNull();
  }

  @Test
  void the_day_after_a_rating_ended_it_is_none() throws Exception {
    String id = customer(5);
    assertThat(replies(id, ASKS_HOURS)).hasSize(2);

    world.clock.set(World.START.plusSeconds(86_400));

    assertThat(replies(id, ASKS_HOURS).getFirst().text())
        .isEqualTo(bank.words().say(WordsKey.UNSUITABLE, Language.EN));
    assertThat(world.lastTrace(id).branches().getLast().why()).contains("ended on 2026-03-02");
  }

  @Test
  void what_informs_is_told_to_everybody_who_asks_what_it_is_and_says_that_it_informs()
      throws Exception {
    String id = world.visitor(Language.EN);
    List<Message> replies = replies(id, "what does R2 mean");

    assertThat(replies).hasSize(2);
    assertThat(replies.getFirst().text())
        .startsWith("What follows is general information on Redmaple Balanced Fund (R3)")
        .contains("no recommendation");
    assertThat(replies.getLast().text()).isEqualTo("Redmaple Balanced holds shares and bonds.");
  }

  @Test
  void the_same_words_are_held_back_from_who_asks_what_to_buy() throws Exception {
    String visitor = world.visitor(Language.EN);
    assertThat(replies(visitor, ASKS_TO_BUY).getFirst().text())
        .isEqualTo(bank.words().say(WordsKey.UNSUITABLE, Language.EN));
    assertThat(decided(visitor).getFirst().reasons()).contains("asked");

    assertThat(replies(customer(3), ASKS_TO_BUY).getLast().text())
        .isEqualTo("Redmaple Balanced holds shares and bonds.");
  }

  @Test
  void the_same_message_again_gets_the_same_answer_with_its_statement() throws Exception {
    String id = customer(3);
    world.says(id, "m-1", ASKS_HOURS);
    long version = world.conversation(id).version();

    assertThat(((Turn.Taken) world.says(id, "m-1", ASKS_HOURS)).replies()).hasSize(2);
    assertThat(world.conversation(id).version()).isEqualTo(version);
  }

  @Test
  void an_agents_recommendation_is_refused_with_the_reason_and_written_down() throws Exception {
    String id = customer(2);
    world.says(id, "I want to talk to a person");
    world.claims("amy", id);
    int before = world.conversation(id).messages().size();

    AgentDesk.Outcome outcome =
        world
            .desk
            .reply(id, "amy", "a1", "Take the Redmaple Balanced Fund, it is great.")
            .orElseThrow();

    assertThat(((AgentDesk.Outcome.Refused) outcome).why())
        .contains("cannot be sent", "Redmaple Balanced Fund (R3)", "C2", "不能发送");
    assertThat(world.conversation(id).messages()).hasSize(before);
    SuitabilityDecided log = decided(id).getFirst();
    assertThat(log.door()).isEqualTo("agent");
    assertThat(log.by()).isEqualTo("amy");
    assertThat(log.reasons()).contains("great", "unprompted");

    World.done(world.desk.reply(id, "amy", "a2", "Your rating is C2.").orElseThrow());
    World.done(
        world
            .desk
            .reply(id, "amy", "a3", "You might like the Greenpine Daily Plan.")
            .orElseThrow());
    List<Message> now = world.conversation(id).messages();
    assertThat(now.get(now.size() - 2).text()).startsWith("What follows");
  }

  @Test
  void an_agents_reply_that_comes_twice_is_told_once() throws Exception {
    String id = customer(5);
    world.says(id, "I want to talk to a person");
    world.claims("amy", id);
    String words = "We recommend the Redmaple Balanced Fund.";
    World.done(world.desk.reply(id, "amy", "a1", words).orElseThrow());
    int before = world.conversation(id).messages().size();

    World.done(world.desk.reply(id, "amy", "a1", words).orElseThrow());

    assertThat(world.conversation(id).messages()).hasSize(before);
  }

  @Test
  void an_incident_or_a_banner_that_recommends_is_not_declared() {
    IncidentDesk desk = new IncidentDesk(world.journal, world.releases, world.clock);
    Instant until = World.START.plusSeconds(3600);
    for (IncidentDesk.Draft draft :
        List.of(
            new IncidentDesk.Draft(
                List.of(), List.of("fund"), "推荐您买赤枫均衡。", "Closed.", null, null, until),
            new IncidentDesk.Draft(
                List.of(),
                List.of("fund"),
                "暂停。",
                "Closed.",
                "今天有活动",
                "Buy now: Redmaple Balanced",
                until))) {
      assertThat(desk.declare(draft, "sue")).isInstanceOf(IncidentDesk.Outcome.Refused.class);
    }
    assertThat(
            desk.declare(
                new IncidentDesk.Draft(
                    List.of(),
                    List.of("fund"),
                    "今天暂停受理赤枫均衡的申购。",
                    "Orders for Redmaple Balanced are not taken today.",
                    null,
                    null,
                    until),
                "sue"))
        .isInstanceOf(IncidentDesk.Outcome.Taken.class);
  }

  @Test
  void a_correction_that_recommends_is_not_drafted() {
    Recall recall = new Recall(world.journal, world.summaries, world.search);
    CorrectionDesk desk =
        new CorrectionDesk(
            world.journal,
            new Corrections(
                world.journal, world.conversations, world.summaries, recall, world.releases));

    assertThatThrownBy(() ->
            desk.propose(
                new Recall.Query("branch-hours", null, World.START, World.START.plusSeconds(1)),
                new Correction("推荐赤枫均衡。", "Nothing."),
                "sam"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Redmaple Balanced Fund");
  }

  @Test
  void a_letter_that_recommended_is_not_sent_when_the_rating_has_ended() throws Exception {
    String id = customer(3);
    replies(id, ASKS_HOURS);
    SuitabilityGuard guard =
        new SuitabilityGuard(world.customers, world.releases, world.clock, World.ZONE);
    String customer = world.conversation(id).customer();
    assertThat(guard.refusal(customer, decided(id).getFirst())).isEmpty();

    world.clock.set(World.START.plusSeconds(86_400));

    assertThat(guard.refusal(customer, decided(id).getFirst()))
        .hasValueSatisfying(it -> assertThat(it).contains("redmaple", "R3"));
  }
}
