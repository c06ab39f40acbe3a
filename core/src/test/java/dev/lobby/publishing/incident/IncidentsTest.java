package dev.lobby.publishing.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.publishing.incident.Incident.Confirmation;
import dev.lobby.publishing.incident.IncidentDesk.Draft;
import dev.lobby.publishing.incident.IncidentDesk.Outcome;
import dev.lobby.publishing.recall.Recall;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An answer that stands in for a topic while something is down.
class IncidentsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant UNTIL = World.START.plus(HOUR);
  private static final String EN = "what time do branches open";
  private static final String ZH = "网点几点开门";

  private final World world = new World();
  private final IncidentDesk desk = new IncidentDesk(world.journal, world.releases, world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  private static Draft draft(List<String> articles, List<String> keywords, Instant until) {
    return new Draft(
        articles, keywords, "网点今天停业。", "Branches are closed today.", null, null, until);
  }

  private static final Draft CLOSED = draft(List.of("branch-hours"), List.of("停业", "down"), UNTIL);

  private Incident declared(Draft draft) throws InterruptedException {
    return taken(desk.declare(draft, "sue"));
  }

  private Incident taken(Outcome outcome) throws InterruptedException {
    assertThat(outcome).isInstanceOf(Outcome.Taken.class);
    world.settle();
    return ((Outcome.Taken) outcome).now();
  }

  private String answers(Language language, String text) throws InterruptedException {
    Message reply = world.says(world.visitor(language), text).replies().getLast();
    return reply.text();
  }

  private static void refused(Outcome outcome, String why) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why()).contains(why);
  }

  @Test
  void while_it_is_in_force_it_answers_its_topic_in_the_customers_language_and_says_why()
      throws Exception {
    String usual = answers(Language.EN, EN);
    Incident incident = declared(CLOSED);
    String id = world.visitor(Language.EN);
    assertThat(world.says(id, EN).replies().getFirst().text())
        .isEqualTo("Branches are closed today.");
    Trace trace = world.lastTrace(id);
    assertThat(trace.say()).isEqualTo("incident");
    assertThat(trace.articles()).containsExactly(incident.id());
    assertThat(trace.branches().getLast())
        .isEqualTo(
            new Trace.Branch(
                "incident", true, "the message is about the incident " + incident.id()));
    assertThat(answers(Language.ZH, ZH)).isEqualTo("网点今天停业。");
    assertThat(answers(Language.EN, "the weight of a blue whale"))
        .isEqualTo(Bank.release().words().say(WordsKey.DECLINE, Language.EN));

    world.clock.set(UNTIL.minusNanos(1000));
    assertThat(answers(Language.EN, EN)).isEqualTo("Branches are closed today.");
    world.clock.set(UNTIL);
    assertThat(answers(Language.EN, EN)).isEqualTo(usual);
  }

  @Test
  void an_emergency_and_a_wish_for_a_person_are_heard_through_it() throws Exception {
    declared(draft(List.of(), List.of("card", "person"), UNTIL));
    String id = world.visitor(Language.EN);
    world.says(id, "someone stole my card");
    assertThat(world.lastTrace(id).say()).isEqualTo("protocol");
    String other = world.visitor(Language.EN);
    world.says(other, "I want to talk to a real person");
    assertThat(world.lastTrace(other).say()).isEqualTo("acknowledge");
  }

  @Test
  void anybody_ends_it_early_and_it_answers_no_more() throws Exception {
    String usual = answers(Language.EN, EN);
    Incident incident = declared(CLOSED);
    Incident ended = taken(desk.end(incident.id(), "tom", "all is well"));
    assertThat(ended.endedBy()).isEqualTo("tom");
    assertThat(ended.until()).isEqualTo(world.clock.instant());
    assertThat(answers(Language.EN, EN)).isEqualTo(usual);
    refused(desk.end(incident.id(), "tom", "again"), "over already");
    assertThat(world.incidents.all()).containsExactly(ended);
  }

  @Test
  void a_second_person_confirms_it_and_until_then_it_is_unconfirmed_and_then_overdue()
      throws Exception {
    Incident incident = declared(CLOSED);
    assertThat(incident.confirmation(World.START, HOUR)).isEqualTo(Confirmation.UNCONFIRMED);
    assertThat(incident.confirmation(UNTIL, HOUR)).isEqualTo(Confirmation.OVERDUE);
    refused(desk.confirm(incident.id(), "sue"), "a second person must");
    world.clock.set(UNTIL.plus(HOUR));
    Incident confirmed = taken(desk.confirm(incident.id(), "tom"));
    assertThat(confirmed.confirmation(UNTIL.plus(HOUR), HOUR)).isEqualTo(Confirmation.CONFIRMED);
    refused(desk.confirm(incident.id(), "una"), "tom has confirmed it already");
    assertThat(desk.confirm("INC-NONE", "tom")).isEqualTo(new Outcome.Unknown());
    assertThat(world.incidents.all()).containsExactly(confirmed);
  }

  @Test
  void everyone_who_was_told_is_found_by_its_id() throws Exception {
    Incident incident = declared(CLOSED);
    String english = world.visitor(Language.EN);
    world.says(english, EN);
    String other = world.visitor(Language.EN);
    world.says(other, "the weight of a blue whale");
    world.settle();
    Recall recall = new Recall(world.journal, world.summaries, world.search);
    assertThat(recall.of(new Query(incident.id(), null, World.START, UNTIL)).tellings())
        .singleElement()
        .returns(english, Telling::conversation)
        .returns("1", Telling::version)
        .returns("Branches are closed today.", Telling::words);
  }

  @Test
  void of_two_the_last_declared_answers_and_after_it_the_one_before() throws Exception {
    declared(CLOSED);
    world.clock.advance(Duration.ofMinutes(1));
    Incident second =
        declared(
            new Draft(
                List.of("branch-hours"),
                List.of(),
                "只开半天。",
                "Open half the day.",
                "网点只开半天",
                "Branches open half the day",
                UNTIL));
    assertThat(answers(Language.EN, EN)).isEqualTo("Open half the day.");
    assertThat(second.banner(Language.ZH)).contains("网点只开半天");
    taken(desk.end(second.id(), "sue", "over"));
    assertThat(answers(Language.EN, EN)).isEqualTo("Branches are closed today.");
  }

  @Test
  void what_cannot_be_put_in_force_is_refused_with_the_reason() {
    List<String> hours = List.of("branch-hours");
    refused(desk.declare(draft(List.of(), List.of(), UNTIL), "sue"), "an article or a keyword");
    refused(desk.declare(draft(List.of("no-such"), List.of(), UNTIL), "sue"), "no article no-such");
    refused(desk.declare(draft(hours, List.of(" a "), UNTIL), "sue"), "too short");
    refused(desk.declare(draft(hours, List.of(), World.START), "sue"), "is past");
    refused(
        desk.declare(draft(hours, List.of(), World.START.plus(Duration.ofDays(15))), "sue"),
        "14 days at most");
    refused(desk.declare(texts(" ", null, null), "sue"), "Chinese and in English");
    refused(desk.declare(texts("停业", "停业", null), "sue"), "or not at all");
  }

  private static Draft texts(String zh, @Nullable String bannerZh, @Nullable String bannerEn) {
    return new Draft(List.of("branch-hours"), List.of(), zh, "closed", bannerZh, bannerEn, UNTIL);
  }

  @ParameterizedTest
  @CsvSource({
    "down, The app is DOWN!, true",
    "down, download the app, false",
    "down, how to countdown, false",
    "登录, 我登录不了手机银行, true",
    "登录, 網點幾點開門, false",
    "app, 你们的App打不开, true",
    "log in, I cannot log  in, true",
    "log in, the blog inside, false",
    "转账, 轉賬失敗, true"
  })
  void a_keyword_is_found_as_a_word_in_any_writing(String keyword, String text, boolean found) {
    Incident incident =
        new Incident(
            "I",
            "sue",
            World.START,
            List.of(),
            List.of(keyword),
            "zh",
            "en",
            null,
            null,
            UNTIL,
            null,
            null,
            null);
    assertThat(incident.isAbout(text, new ArrayList<>())).isEqualTo(found);
  }
}
