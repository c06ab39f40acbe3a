package dev.lobby.publishing.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.publishing.ArticleContent;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ArticleLives;
import dev.lobby.publishing.recall.Corrections.Sending;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Recalled;
import dev.lobby.publishing.recall.Recall.Telling;
import dev.lobby.view.ViewStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who was told what by the real assistant, and what they are told instead.
class RecallTest {

  private static final String ARTICLE = "branch-hours";
  private static final String ZH = "网点几点开门";
  private static final String EN = "what time do branches open";

  private final World world = new World();
  private final Recall recall = new Recall(world.journal, world.summaries, world.search);
  private final Corrections corrections =
      new Corrections(world.journal, world.conversations, world.summaries, recall, world.releases);
  private final CorrectionDesk desk = new CorrectionDesk(world.journal, corrections);
  private final Correction correction = new Correction("更正：九点半。", "Correction: half past nine.");

  @AfterEach
  void close() {
    world.close();
  }

  private Query query() {
    return new Query(
        ARTICLE, null, World.START.minusSeconds(1), world.clock.instant().plusSeconds(1));
  }

  private Recalled recalled(Query query) throws InterruptedException {
    world.settle();
    return recall.of(query);
  }

  private List<Telling> told() throws InterruptedException {
    return recalled(query()).tellings();
  }

  private Sending send() throws InterruptedException {
    world.settle();
    return sent(desk.propose(query(), correction, "sam").id());
  }

  private Sending sent(String id) {
    return ((CorrectionDesk.Outcome.Sent) desk.approve(id, "sue")).sending();
  }

  private void erased(String conversation) {
    String customer = world.conversation(conversation).customer();
    world.journal.append(
        List.of(
            new StreamWrite(
                ErasureEvent.stream(customer),
                StreamWrite.ANY,
                "",
                new ErasureEvent.Done(customer, List.of(ConversationEvent.stream(conversation))))));
  }

  /// The starter bank with another answer to the question.
  private static Release other(Path directory) {
    return Bank.changed(
        directory,
        "articles.json",
        articles ->
            articles.forEach(article -> {
              if (article.required("id").asText().equals(ARTICLE)) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) article)
                    .put("version", "0123456789ab");
              }
            }));
  }

  @Test
  void who_was_told_is_found_with_the_exact_words_and_who_was_not_is_not() throws Exception {
    String chinese = world.visitor(Language.ZH);
    String english = world.visitor(Language.EN);
    String neither = world.visitor(Language.EN);
    Message first = world.says(chinese, ZH).replies().getFirst();
    world.clock.advance(Duration.ofMinutes(1));
    Message second = world.says(english, EN).replies().getFirst();
    world.says(neither, "the weight of a blue whale");

    List<Telling> told = told();

    assertThat(told).extracting(Telling::conversation).containsExactly(chinese, english);
    assertThat(told).extracting(Telling::words).containsExactly(first.text(), second.text());
    assertThat(told).extracting(Telling::seq).containsExactly(first.seq(), second.seq());
    assertThat(told).extracting(Telling::at).containsExactly(first.at(), second.at());
    assertThat(told).extracting(Telling::language).containsExactly(Language.ZH, Language.EN);
    assertThat(told).extracting(Telling::channel).containsOnly("web");
    assertThat(told)
        .extracting(Telling::version)
        .containsOnly(Bank.release().article(ARTICLE).orElseThrow().version());
    assertThat(told).extracting(Telling::erased).containsOnly(false);
  }

  @Test
  void only_what_was_told_from_the_first_instant_to_before_the_last_counts() throws Exception {
    String id = world.visitor(Language.EN);
    world.clock.advance(Duration.ofMinutes(1));
    Instant at = world.says(id, EN).replies().getFirst().at();

    for (Duration off : List.of(Duration.ofNanos(1000).negated(), Duration.ofNanos(1000))) {
      assertThat(recalled(new Query(ARTICLE, null, at, at.plusNanos(1000))).tellings()).hasSize(1);
      assertThat(
              recalled(new Query(ARTICLE, null, at.plus(off), at.plus(off).plusNanos(1000)))
                  .tellings())
          .isEmpty();
    }
    assertThatThrownBy(() -> new Query(ARTICLE, null, at, at))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before");
  }

  @Test
  void who_was_told_another_version_later_is_marked_and_a_version_can_be_asked_for(
      @TempDir Path directory) throws Exception {
    String once = world.customer("anna", "gold");
    world.says(once, ZH);
    String stays = world.visitor(Language.EN);
    world.says(stays, EN);
    String before = Bank.release().article(ARTICLE).orElseThrow().version();
    try (Release other = other(directory)) {
      world.releases.activate(other);
      world.clock.advance(Duration.ofDays(2));
      // The same person in another conversation.
      String again = world.customer("anna", "gold");
      world.says(again, ZH);

      List<Telling> first =
          recalled(new Query(ARTICLE, before, World.START, world.clock.instant())).tellings();
      assertThat(first).extracting(Telling::conversation).containsExactly(once, stays);
      assertThat(first).extracting(Telling::laterVersion).containsExactly("0123456789ab", null);
      assertThat(told())
          .extracting(Telling::version)
          .containsExactly(before, before, "0123456789ab");
      world.releases.activate(Bank.release());
    }
  }

  @Test
  void whoever_was_erased_is_counted_still_and_sent_nothing() throws Exception {
    String gone = world.visitor(Language.EN);
    String stays = world.visitor(Language.EN);
    world.says(gone, EN);
    world.says(stays, EN);
    erased(gone);

    List<Telling> told = told();

    assertThat(told).extracting(Telling::erased).containsExactly(true, false);
    assertThat(send())
        .returns(1, Sending::sent)
        .returns(1, Sending::gone)
        .returns(0, Sending::already);
  }

  @Test
  void everybody_is_sent_one_correction_in_their_language_where_they_were_told_last()
      throws Exception {
    String early = world.customer("anna", "gold");
    world.says(early, ZH);
    world.clock.advance(Duration.ofMinutes(1));
    String late = world.customer("anna", "gold");
    world.says(late, ZH);
    String english = world.visitor(Language.EN);
    world.says(english, EN);

    Sending sending = send();

    assertThat(sending.sent()).isEqualTo(2);
    assertThat(World.texts(world.conversation(early).messages())).doesNotContain(correction.zh());
    Message chinese = world.conversation(late).messages().getLast();
    assertThat(chinese.text()).isEqualTo(correction.zh());
    assertThat(chinese.author()).isEqualTo(Author.ASSISTANT);
    assertThat(chinese.agent()).isEqualTo("sue");
    assertThat(chinese.citations()).extracting(Message.Citation::article).containsExactly(ARTICLE);
    assertThat(world.conversation(english).messages().getLast().text()).isEqualTo(correction.en());
    assertThat(told()).extracting(Telling::correctedAt).doesNotContainNull();
  }

  @Test
  void a_resolved_conversation_is_opened_again_so_that_the_next_visit_resumes_it()
      throws Exception {
    String id = world.customer("anna", "gold");
    world.says(id, ZH);
    resolve(id);
    assertThat(send().sent()).isEqualTo(1);
    Conversation now = world.conversation(id);
    assertThat(now.status()).isEqualTo(Status.BOT);
    assertThat(now.episode()).isEqualTo(2);
    assertThat(now.messages().getLast().text()).isEqualTo(correction.zh());
  }

  @Test
  void who_has_a_newer_open_conversation_reads_it_there() throws Exception {
    String told = world.customer("anna", "gold");
    world.says(told, ZH);
    resolve(told);
    world.clock.advance(Duration.ofMinutes(1));
    String open = world.customer("anna", "gold");
    assertThat(send().sent()).isEqualTo(1);
    assertThat(world.conversation(open).messages().getLast().text()).isEqualTo(correction.zh());
    assertThat(world.conversation(told).status()).isEqualTo(Status.RESOLVED);
    assertThat(told().getFirst().correctedAt()).isNotNull();
  }

  private void resolve(String id) {
    Conversation now = world.conversation(id);
    world.journal.append(
        List.of(
            new StreamWrite(
                ConversationEvent.stream(id),
                now.version(),
                now.customer(),
                new ConversationEvent.Resolved("amy", "answered", null, "再见"))));
  }

  @Test
  void nobody_is_sent_it_twice_unless_they_were_told_again() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, EN);
    assertThat(send().sent()).isEqualTo(1);
    assertThat(send()).returns(0, Sending::sent).returns(1, Sending::already);

    world.says(id, EN);
    assertThat(send()).returns(1, Sending::sent).returns(0, Sending::already);
    assertThat(
            World.texts(world.conversation(id).messages()).stream().filter(correction.en()::equals))
        .hasSize(2);
  }

  @Test
  void what_somebody_writes_meanwhile_does_not_lose_a_correction() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, EN);
    world.settle();
    Query query = query();
    String ordered = desk.propose(query, correction, "sam").id();
    // The first append is the order, the second the message.
    world.journal.beforeNextAppend(() ->
        world.journal.beforeNextAppend(() -> {
          try {
            world.says(id, "the weight of a blue whale");
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }));
    assertThat(sent(ordered).sent()).isEqualTo(1);
    assertThat(world.conversation(id).messages().getLast().text()).isEqualTo(correction.en());
  }

  @Test
  void a_correction_takes_two_people_and_what_it_did_not_reach_is_sent_again() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, EN);
    world.settle();
    String drafted = desk.propose(query(), correction, "sam").id();
    assertThat(desk.approve(drafted, "sam"))
        .isEqualTo(
            new CorrectionDesk.Outcome.Refused(
                "Whoever drafted it cannot approve it; a second person must."));
    assertThat(world.conversation(id).messages().getLast().text()).isNotEqualTo(correction.en());
    assertThat(sent(drafted).sent()).isEqualTo(1);
    assertThat(desk.drop(drafted, "sam", "no")).isInstanceOf(CorrectionDesk.Outcome.Refused.class);
    world.settle();
    Sending again = ((CorrectionDesk.Outcome.Sent) desk.approve(drafted, "sam")).sending();
    assertThat(again.sent()).isZero();
    assertThat(again.already()).isEqualTo(1);
    assertThat(desk.approve("nothing", "sue")).isEqualTo(new CorrectionDesk.Outcome.Unknown());
  }

  @Test
  void a_correction_that_was_dropped_is_sent_to_nobody() {
    String drafted = desk.propose(query(), correction, "sam").id();
    assertThat(desk.drop(drafted, "sue", "Not wrong after all."))
        .isInstanceOf(CorrectionDesk.Outcome.Taken.class);
    assertThat(desk.approve(drafted, "sue"))
        .isEqualTo(new CorrectionDesk.Outcome.Refused("sue has dropped it. Draft another."));
    assertThat(desk.drop(drafted, "sue", "Again."))
        .isEqualTo(new CorrectionDesk.Outcome.Refused("It is dropped already."));
  }

  private RecallableArticles recallable(ArticleLives lives, List<Article> released) {
    return new RecallableArticles(
        () -> released,
        id -> Optional.of(Bank.directory()),
        world.journal,
        lives,
        world.incidents,
        world.search);
  }

  @Test
  void what_was_taken_out_is_found_by_a_part_of_its_title_in_both_languages_and_by_its_id()
      throws Exception {
    world.says(world.visitor(Language.EN), EN);
    ArticleContent content =
        ArticleContent.of(Bank.release().article("fees-transfer").orElseThrow());
    world.journal.append(
        List.of(
            new StreamWrite(
                ArticleEvent.stream("e-cny"),
                0,
                "",
                new ArticleEvent.Drafted("eve", "0123456789ab", "", "", content))));
    world.settle();
    ArticleLives lives = new ArticleLives(ViewStore.inMemory());
    world.journal.read(ArticleEvent.stream("e-cny"), 0).forEach(lives::apply);
    RecallableArticles nothingReleased = recallable(lives, List.of());

    for (String words : List.of("网点几点", "OPENING hours", "ranch-hou", "weekends opening")) {
      assertThat(nothingReleased.sought(words))
          .as(words)
          .extracting(RecallableArticles.Known::id, RecallableArticles.Known::released)
          .containsExactly(tuple(ARTICLE, false));
    }
    assertThat(nothingReleased.sought("E-CNY"))
        .extracting(RecallableArticles.Known::zh)
        .containsExactly(Bank.release().article("fees-transfer").orElseThrow().title(Language.ZH));
    assertThat(nothingReleased.title(ARTICLE, Language.EN)).isEqualTo("Opening hours and weekends");
    assertThat(nothingReleased.sought(" ")).isEmpty();
    assertThat(nothingReleased.knows(ARTICLE)).isTrue();
    assertThat(nothingReleased.knows("e-cny")).isTrue();
    assertThat(nothingReleased.knows("Opening hours")).isFalse();
    assertThat(nothingReleased.knows("fees-transfer")).isFalse();

    RecallableArticles all = recallable(lives, Bank.release().articles());
    assertThat(all.knows("fees-transfer")).isTrue();
    assertThat(all.sought("branch-hours"))
        .extracting(RecallableArticles.Known::released)
        .containsExactly(true);
  }

  @Test
  void a_draft_tells_the_published_answer_and_warns_when_it_is_the_wrong_one() throws Exception {
    String id = world.visitor(Language.EN);
    world.says(id, EN);
    world.settle();
    Correction.Draft draft = corrections.draft(query(), language -> "");
    assertThat(draft.correction().en()).contains(Bank.answer(ARTICLE, Language.EN));
    assertThat(draft.correction().zh())
        .startsWith("更正")
        .contains(Bank.answer(ARTICLE, Language.ZH));
    assertThat(draft.warning())
        .extracting(Correction.Warning::zh, Correction.Warning::en)
        .satisfiesExactly(
            zh -> assertThat((String) zh).contains("仍在回答"),
            en -> assertThat((String) en).contains("still answers"));
    Query retired = new Query("no-such", null, World.START, World.START.plusSeconds(1));
    Correction.Draft withdrawn =
        corrections.draft(retired, language -> language == Language.ZH ? "数字人民币" : "Digital yuan");
    assertThat(withdrawn.warning())
        .extracting(Correction.Warning::en)
        .asString()
        .contains("not published any more");
    assertThat(withdrawn.correction().zh()).contains("就“数字人民币”给您的回答已不再有效");
    assertThat(withdrawn.correction().en())
        .contains("told you before about “Digital yuan” no longer");
    assertThat(corrections.draft(retired, language -> "").correction().en())
        .contains("something we told you before no longer holds");
    assertThatThrownBy(() -> new Correction(" ", "x")).hasMessageContaining("\"zh\" is empty");
    assertThatThrownBy(() -> new Correction("x", "x".repeat(4001)))
        .hasMessageContaining("\"en\" is longer than 4000");
  }
}
