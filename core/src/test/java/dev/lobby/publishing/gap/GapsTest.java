package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.AnswerRatings;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.publishing.ApprovalRules;
import dev.lobby.publishing.ArticleDesk;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ArticleLives;
import dev.lobby.publishing.ArticleOutcome;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.ReleasedArticles;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.gap.GapDesk.AnswerFrom;
import dev.lobby.publishing.gap.GapDesk.Order;
import dev.lobby.review.verdict.Judgement;
import dev.lobby.review.verdict.Reviews;
import dev.lobby.view.ViewStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From questions without an answer in a real journal to a draft.
class GapsTest {
  private static final int DAYS = 14;

  /// Nothing the bank's articles are about; all of one meaning.
  private static final List<String> ASKED = List.of("数字人民币钱包怎么开", "怎么开通数字人民币钱包", "数字人民币钱包在哪里申请");

  private final World world = new World();
  private final ReleasedArticles released = new ReleasedArticles(world.releases);
  private final Library library =
      new Library(
          world.journal,
          new ArticleLives(ViewStore.inMemory()),
          released,
          ApprovalRules.DEFAULT,
          new Lint(Map.of(), field -> false));
  private final ArticleDesk articles =
      new ArticleDesk(world.journal, released, library, ApprovalRules.DEFAULT);
  private final Gaps gaps =
      new Gaps(
          world.journal,
          world.releases,
          Embedders.bundled(),
          library,
          world.customers,
          GapRules.DEFAULT,
          world.clock,
          World.ZONE);
  private final GapDesk desk =
      new GapDesk(gaps, library, articles, world.journal, world.clock, World.ZONE);

  @AfterEach
  void close() {
    world.close();
  }

  /// Lets a visitor ask in vain; the conversation's id.
  private String asks(String text) throws InterruptedException {
    String conversation = says(text);
    assertThat(world.lastDecided(conversation).say()).as(text).isIn("decline", "suggest");
    return conversation;
  }

  /// Lets a visitor say something that is understood; the conversation's id.
  private String says(String text) throws InterruptedException {
    while (true) {
      String conversation = world.visitor(Language.ZH);
      world.says(conversation, text);
      // On a busy machine a message may take longer than it may; then somebody else says it.
      if (world.lastTrace(conversation).outcome().equals(Trace.DECIDED)) {
        return conversation;
      }
    }
  }

  private void allAsk() throws InterruptedException {
    for (String text : ASKED) {
      asks(text);
    }
  }

  private Gap only() {
    List<Gap> open = open();
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private List<Gap> open() {
    return gaps.find(DAYS).gaps().stream().filter(it -> it.state() == Gap.State.OPEN).toList();
  }

  /// Lets an agent answer a conversation that asks for a person, and end it well.
  private void answers(String agent, String conversation, String reply, String wrapUp)
      throws InterruptedException {
    world.says(conversation, "转人工");
    world.settle();
    world.claims(agent, conversation);
    World.done(world.desk.reply(conversation, agent, "r-" + conversation, reply).orElseThrow());
    world.clock.advance(Duration.ofMinutes(1));
    World.done(world.desk.resolve(conversation, agent, wrapUp, null).orElseThrow());
  }

  @Test
  void questions_about_a_thing_that_no_article_names_are_one_gap_however_they_are_asked()
      throws InterruptedException {
    List<String> about =
        List.of("ETC怎么办理", "etc扣费不对找谁", "我的ETC设备坏了", "高速上ETC刷不出来怎么回事", "ETC能不能绑信用卡");
    int inVain = 0;
    for (String text : about) {
      String say = world.lastDecided(says(text)).say();
      inVain += say.equals("decline") || say.equals("suggest") ? 1 : 0;
    }
    assertThat(inVain).isGreaterThan(3);
    assertThat(open()).singleElement().extracting(Gap::times).isEqualTo(inVain);
  }

  @Test
  void what_did_not_help_is_a_gap_until_its_article_is_published_anew(@TempDir Path directory)
      throws Exception {
    String conversation = says("网点几点开门");
    Message answer = world.conversations.load(conversation).orElseThrow().messages().getLast();
    assertThat(open()).isEmpty();
    assertThat(new AnswerRatings(world.conversations).rate(conversation, answer.seq(), false))
        .isPresent();
    world.clock.advance(Duration.ofMinutes(2));

    Gap gap = only();
    assertThat(gap.causes()).isEqualTo(Map.of(Cause.BADLY_RATED, 1));
    assertThat(gap.cost()).isEqualTo(GapRules.DEFAULT.badlyRated());
    assertThat(gap.closest()).extracting(it -> it.article()).isEqualTo("branch-hours");

    try (Release mended =
        Bank.changed(directory, "articles.json", articles -> anew(articles, "branch-hours"))) {
      // It is everybody's, and stays open.
      Release before = world.releases.activate(mended);
      assertThat(open()).isEmpty();
      world.releases.activate(before);
    }
  }

  private static void anew(JsonNode articles, String id) {
    for (JsonNode article : articles) {
      if (article.required("id").asText().equals(id)) {
        ((ObjectNode) article).put("version", "0123456789ab");
      }
    }
  }

  @Test
  void questions_of_one_meaning_without_an_answer_are_one_gap_with_what_is_near() throws Exception {
    allAsk();
    world.clock.advance(Duration.ofMinutes(1));
    asks("数字人民币钱包怎么开？");
    world.clock.advance(Duration.ofDays(1));

    Gap gap = only();

    assertThat(ASKED).contains(gap.title());
    assertThat(gap.terms()).anyMatch(term -> term.contains("钱包") || term.contains("人民币"));
    assertThat(gap.times()).isEqualTo(4);
    assertThat(gap.customers()).isEqualTo(4);
    assertThat(gap.questions()).hasSize(3);
    assertThat(gap.questions().getFirst().times()).isEqualTo(2);
    assertThat(gap.phrasings()).containsExactlyInAnyOrderElementsOf(ASKED);
    assertThat(gap.perDay()).hasSize(DAYS);
    assertThat(gap.perDay().get(DAYS - 2)).isEqualTo(4);
    assertThat(gap.closest()).isNotNull();
    assertThat(Objects.requireNonNull(gap.closest()).answers()).isFalse();
  }

  @Test
  void what_failed_is_a_gap_with_its_cause_unless_it_would_be_heard_now() throws Exception {
    asks(ASKED.get(0));
    fails(ASKED.get(1));
    fails("转人工");
    fails("网点几点开门");

    Gap gap = only();
    assertThat(gap.times()).isEqualTo(2);
    assertThat(gap.causes()).containsEntry(Cause.FAILED, 1);
    assertThat(gap.phrasings()).containsExactlyInAnyOrderElementsOf(ASKED.subList(0, 2));
    assertThat(gaps.find(DAYS).gaps())
        .filteredOn(it -> it.state() == Gap.State.ANSWERED)
        .extracting(Gap::title)
        .containsExactlyInAnyOrder("转人工", "网点几点开门");
  }

  /// Lets a visitor ask something that is not understood in time.
  private void fails(String text) {
    String conversation = world.visitor(Language.ZH);
    String customer = world.conversation(conversation).customer();
    world.journal.append(
        Stream.of(
                new CustomerWrote("late", Language.ZH, text),
                new Decided(
                    "late",
                    "acknowledge",
                    List.of(),
                    Reason.FAILED,
                    Bank.release().id(),
                    Trace.ERASED))
            .map(event ->
                new StreamWrite(
                    ConversationEvent.stream(conversation), StreamWrite.ANY, customer, event))
            .toList());
  }

  @Test
  void a_draft_from_a_gap_has_its_questions_and_the_agents_sentences_and_credits_them()
      throws Exception {
    String reply = "您好！数字人民币钱包在手机银行首页开通，凭手机号即可。还有什么可以帮您？";
    answers("wang", asks(ASKED.get(0)), reply, "answered");
    answers("li", asks(ASKED.get(1)), reply, "answered");
    asks(ASKED.get(2));

    Gap gap = only();
    assertThat(gap.persons()).isEqualTo(2);
    assertThat(gap.proposals())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.text()).isEqualTo("数字人民币钱包在手机银行首页开通，凭手机号即可。");
          assertThat(it.authors()).containsExactly("wang", "li");
          assertThat(it.times()).isEqualTo(2);
        });

    ArticleOutcome outcome =
        desk.draft(gap, new Order("e-cny-wallet", null, AnswerFrom.AGENTS, null), "ed");

    assertThat(outcome).isInstanceOf(ArticleOutcome.Done.class);
    Article draft = library.find("e-cny-wallet").orElseThrow().draft().orElseThrow();
    assertThat(draft.phrasings().get(Language.ZH)).containsExactlyInAnyOrderElementsOf(ASKED);
    assertThat(draft.answers().get(Language.ZH)).isEqualTo("数字人民币钱包在手机银行首页开通，凭手机号即可。");
    assertThat(ASKED).contains(draft.titles().get(Language.ZH));
    ArticleEvent.Drafted drafted =
        (ArticleEvent.Drafted)
            world.journal.read(ArticleEvent.stream("e-cny-wallet"), 0).getFirst().event();
    assertThat(drafted.by()).isEqualTo("ed");
    assertThat(drafted.why()).contains(gap.id(), "wang、li");
    assertThat(world.journal.read(GapEvent.stream(gap.id()), 0).getFirst().event())
        .isInstanceOfSatisfying(
            GapEvent.Drafted.class,
            it -> {
              assertThat(it.credited()).containsExactly("wang", "li");
              assertThat(it.questions()).hasSize(3);
              assertThat(it.replies()).hasSize(2);
            });
    assertThat(open()).isEmpty();
  }

  @Test
  void a_gap_comes_back_when_the_draft_made_of_it_is_discarded() throws Exception {
    allAsk();
    Gap gap = only();
    desk.draft(gap, new Order("e-cny-wallet", null, AnswerFrom.NOWHERE, null), "ed");
    assertThat(open()).isEmpty();

    String revision = library.find("e-cny-wallet").orElseThrow().revision();
    assertThat(articles.discard("e-cny-wallet", revision, "ed", ""))
        .isInstanceOf(ArticleOutcome.Done.class);
    assertThat(only().id()).isEqualTo(gap.id());

    desk.add(only(), new Order("branch-hours", null, AnswerFrom.NOWHERE, null), "ed");
    assertThat(open()).isEmpty();
    String added = library.find("branch-hours").orElseThrow().revision();
    articles.discard("branch-hours", added, "ed", "");
    assertThat(only().id()).isEqualTo(gap.id());
  }

  @Test
  void a_reply_is_proposed_only_where_the_conversation_ended_well() throws Exception {
    answers("wang", asks(ASKED.get(0)), "数字人民币钱包在手机银行首页开通，凭手机号即可。", "customer-left");
    String reopened = asks(ASKED.get(1));
    answers("li", reopened, "数字人民币钱包请在手机银行首页开通。", "answered");
    world.says(reopened, "还是不对");

    assertThat(gaps.find(DAYS).gaps()).allMatch(gap -> gap.proposals().isEmpty());
  }

  @Test
  void phrasings_are_added_to_the_draft_of_an_article_there_is() throws Exception {
    allAsk();
    Gap gap = only();
    int before = released(gap).size();

    ArticleOutcome outcome =
        desk.add(
            gap,
            new Order("branch-find", List.of(ASKED.getFirst()), AnswerFrom.NOWHERE, null),
            "ed");

    assertThat(outcome).isInstanceOf(ArticleOutcome.Done.class);
    Article draft = library.find("branch-find").orElseThrow().draft().orElseThrow();
    assertThat(draft.phrasings().get(Language.ZH)).hasSize(before + 1).contains(ASKED.getFirst());
    assertThat(draft.answers())
        .isEqualTo(Bank.release().article("branch-find").orElseThrow().answers());
  }

  private static List<String> released(Gap gap) {
    return Bank.release()
        .article("branch-find")
        .orElseThrow()
        .phrasings()
        .getOrDefault(gap.language(), List.of());
  }

  @Test
  void what_may_be_about_somebody_stays_out_of_every_article() throws Exception {
    allAsk();
    asks("我叫王小明，想开数字人民币钱包");
    Gap gap = only();
    assertThat(gap.questions()).anyMatch(it -> it.personal() && it.text().contains("王小明"));
    assertThat(gap.phrasings()).noneMatch(it -> it.contains("王小明"));

    assertThat(
            desk.draft(
                gap,
                new Order("e-cny-wallet", List.of("我叫王小明，想开数字人民币钱包"), AnswerFrom.NOWHERE, null),
                "ed"))
        .isInstanceOf(ArticleOutcome.Refused.class);
    assertThat(library.find("e-cny-wallet")).isEmpty();
  }

  @Test
  void a_dismissed_gap_stays_away_until_it_is_asked_about_again_and_again() throws Exception {
    allAsk();
    Gap gap = only();
    assertThat(desk.dismiss(gap, "ed", " ")).isInstanceOf(GapDesk.Outcome.Refused.class);
    assertThat(desk.dismiss(gap, "ed", "本行没有数字人民币业务")).isInstanceOf(GapDesk.Outcome.Taken.class);
    assertThat(open()).isEmpty();

    for (int i = 1; i < GapRules.DEFAULT.backAfter(); i++) {
      asks(ASKED.getFirst());
      world.clock.advance(Duration.ofMinutes(2));
      assertThat(open()).isEmpty();
    }
    asks(ASKED.getFirst());
    world.clock.advance(Duration.ofMinutes(2));

    Gap back = only();
    assertThat(back.fresh()).isEqualTo(GapRules.DEFAULT.backAfter());
    assertThat(Objects.requireNonNull(back.before()).why()).isEqualTo("本行没有数字人民币业务");
  }

  @Test
  void a_dismissed_answer_is_not_proposed_any_more() throws Exception {
    answers("wang", asks(ASKED.get(0)), "数字人民币钱包在手机银行首页开通，凭手机号即可。", "answered");
    Gap gap = only();
    String reply = gap.proposals().getFirst().id();

    assertThat(desk.dismissReply(gap, reply, "ed", "已停办"))
        .isInstanceOf(GapDesk.Outcome.Taken.class);

    assertThat(only().proposals()).isEmpty();
  }

  @Test
  void of_what_a_supervisor_judged_wrong_becomes_a_gap_and_right_does_not() throws Exception {
    Reviews reviews =
        new Reviews(
            world.journal,
            world.conversations,
            world.releases,
            world.turns,
            world.verdicts,
            world.clock);
    String right = asks(ASKED.get(0));
    reviews.judge(right, seq(right), "sue", Judgement.RIGHT, null, null);
    String answered = says("怎么开户");
    assertThat(world.lastDecided(answered).say()).isEqualTo("answer");
    reviews.judge(answered, seq(answered), "sue", Judgement.WRONG, "card-lost", null);

    Gap gap = only();
    assertThat(gap.title()).isEqualTo("怎么开户");
    assertThat(gap.causes()).containsExactly(Map.entry(Cause.WRONG, 1));
    assertThat(gap.cost()).isEqualTo(GapRules.DEFAULT.wrong());
    assertThat(Objects.requireNonNull(gap.closest()).article()).isEqualTo("card-lost");
    assertThat(Objects.requireNonNull(gap.closest()).byVerdict()).isTrue();
  }

  private long seq(String conversation) {
    return world.conversation(conversation).messages().stream()
        .filter(it -> it.clientMessageId() != null)
        .findFirst()
        .orElseThrow()
        .seq();
  }

  @Test
  void a_question_whose_suggestion_was_picked_is_none() throws Exception {
    String conversation = says("密码");
    Trace trace = world.lastTrace(conversation);
    assertThat(trace.say()).isEqualTo("suggest");
    world.says(conversation, "1");

    assertThat(open()).isEmpty();
  }

  @Test
  void a_question_that_is_a_published_phrasing_by_now_counts_in_no_open_gap(@TempDir Path directory)
      throws Exception {
    allAsk();
    try (Release next =
        Bank.changed(
            directory,
            "articles.json",
            all ->
                ((ObjectNode) all.get(0))
                    .withObject("phrasings")
                    .withArray("zh")
                    .add(ASKED.getFirst() + "？"))) {
      Gaps after =
          new Gaps(
              world.journal,
              new Releases(world.journal, next),
              Embedders.bundled(),
              library,
              world.customers,
              GapRules.DEFAULT,
              world.clock,
              World.ZONE);

      List<Gap> found = after.find(DAYS).gaps();

      assertThat(found)
          .filteredOn(it -> it.state() == Gap.State.OPEN)
          .flatExtracting(Gap::phrasings)
          .containsExactlyInAnyOrderElementsOf(ASKED.subList(1, 3));
      assertThat(found)
          .filteredOn(it -> it.state() == Gap.State.ANSWERED)
          .flatExtracting(Gap::phrasings)
          .containsExactly(ASKED.getFirst());
    }
  }

  @Test
  void what_was_asked_before_those_days_is_not_looked_at() throws Exception {
    allAsk();
    world.clock.advance(Duration.ofDays(DAYS + 1));
    asks("你们收比特币吗");

    assertThat(gaps.find(DAYS).questions()).isEqualTo(1);
    assertThat(gaps.find(DAYS + 2).questions()).isEqualTo(4);
  }
}
