package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Message.Link;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Deliberation.StandIns;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an article has beyond its answer, in a turn: answers for some, buttons, questions that are
/// not its own.
class ArticleExtrasInTurnsTest {
  private static final String OPEN = "account-open";
  private static final String HOW_TO_OPEN = "怎么开户";
  private static final String FEE = "转账手续费是多少";
  private static final String NOT_IT = "怎么给我的狗开户";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @TempDir static Path folder;
  private static Release release = Bank.release();

  @BeforeAll
  static void change() {
    release =
        Bank.changed(
            folder.resolve("release"),
            "articles.json",
            articles -> {
              for (JsonNode article : articles) {
                if (article.required("id").asText().equals(OPEN)) {
                  ObjectNode own = (ObjectNode) article;
                  variant(own, "channel wecom", "在企业微信里开户。");
                  variant(own, "tier gold", "请找客户经理开户。");
                  variant(own, "channel wecom, tier gold", "请在企业微信里找客户经理。");
                  own.putArray("choices").add("fees-transfer").add("deposit-rates");
                  own.putObject("notThis").putArray("zh").add(NOT_IT);
                } else if (article.required("id").asText().equals("fees-transfer")) {
                  ObjectNode own = (ObjectNode) article;
                  variant(own, "holds credit-card", "用信用卡转账另计费。");
                  variant(own, "holds credit-card, holds mortgage", "请看两份合同。");
                  ObjectNode links = own.putObject("links");
                  links.putArray("zh").add("收费 标准 /fees.pdf");
                  links.putArray("en").add("Fees https://harbour.example/fees.pdf");
                }
              }
            });
  }

  private static void variant(ObjectNode article, String readers, String zh) {
    article
        .withArray("/variants")
        .addObject()
        .put("for", readers)
        .putObject("answers")
        .put("zh", zh)
        .put("en", "Open it.");
  }

  @AfterAll
  static void close() {
    release.close();
  }

  private final AtomicInteger tierAsked = new AtomicInteger();
  private final AtomicInteger productsAsked = new AtomicInteger();

  private Deliberation asks(String channel, String customer, String tier, String text) {
    return asks(channel, customer, tier, Set.of(), text);
  }

  private Deliberation asks(
      String channel, String customer, String tier, Set<String> products, String text) {
    return Deliberation.of(
        release,
        new Standing(
            channel,
            customer,
            Language.ZH,
            Status.BOT,
            null,
            0,
            List.of(),
            null,
            null,
            Map.of(),
            Instant.EPOCH,
            null,
            null),
        Interpretation.of(release, text, DAY),
        DAY,
        heard -> false,
        () -> {
          tierAsked.incrementAndGet();
          return Optional.of(tier);
        },
        () -> {
          productsAsked.incrementAndGet();
          return products;
        },
        Optional::empty,
        StandIns.NONE);
  }

  private static String answer(Deliberation turn) {
    return turn.words().lines().findFirst().orElseThrow();
  }

  @Test
  void the_most_specific_answer_for_whoever_asks_is_said() {
    String everybody = release.article(OPEN).orElseThrow().answer(Language.ZH);
    assertThat(asks("web", "v-1", "gold", HOW_TO_OPEN).words()).startsWith(everybody);
    assertThat(tierAsked).as("nobody knows a visitor's tier").hasValue(0);
    assertThat(asks("web", "k-1", "silver", HOW_TO_OPEN).words()).startsWith(everybody);
    assertThat(answer(asks("wecom", "v-1", "gold", HOW_TO_OPEN))).isEqualTo("在企业微信里开户。");
    assertThat(answer(asks("web", "k-1", "gold", HOW_TO_OPEN))).isEqualTo("请找客户经理开户。");
    assertThat(answer(asks("wecom", "k-1", "gold", HOW_TO_OPEN))).isEqualTo("请在企业微信里找客户经理。");
  }

  @Test
  void the_trace_holds_what_the_answer_was_picked_by_and_only_then() {
    assertThat(Traces.of(asks("wecom", "k-1", "gold", HOW_TO_OPEN), 1).reader())
        .isEqualTo(new Trace.Reader("wecom", true, "gold", "channel wecom, tier gold"));
    assertThat(Traces.of(asks("web", "v-1", "gold", HOW_TO_OPEN), 1).reader())
        .isEqualTo(new Trace.Reader("web", false, null, ""));
    Trace other = Traces.of(asks("web", "k-1", "gold", "存款利率是多少"), 1);
    assertThat(other.say()).isEqualTo("answer");
    assertThat(other.reader()).isNull();
  }

  @Test
  void the_buttons_under_an_answer_are_the_next_articles_titles() {
    Deliberation turn = asks("web", "v-1", "", HOW_TO_OPEN);
    Wording wording = new Wording(release, Language.ZH, ZoneOffset.UTC, DAY);
    assertThat(turn.said(wording, wording::template).getFirst().choices())
        .extracting(Choice::article)
        .containsExactly("fees-transfer", "deposit-rates");
  }

  @Test
  void who_holds_a_product_gets_the_answer_for_them_and_the_trace_holds_no_other_product() {
    String everybody = asks("web", "v-1", "", Set.of("credit-card"), FEE).words();
    assertThat(everybody).doesNotContain("信用卡转账");
    assertThat(productsAsked).as("nobody knows what a visitor holds").hasValue(0);
    assertThat(asks("web", "k-1", "", Set.of("fund"), FEE).words()).isEqualTo(everybody);
    Deliberation card = asks("web", "k-1", "", Set.of("fund", "credit-card"), FEE);
    assertThat(answer(card)).isEqualTo("用信用卡转账另计费。");
    assertThat(Traces.of(card, 1).reader())
        .isEqualTo(
            new Trace.Reader("web", true, null, List.of("credit-card"), "holds credit-card"));
    assertThat(answer(asks("web", "k-1", "", Set.of("mortgage", "credit-card"), FEE)))
        .isEqualTo("请看两份合同。");
    productsAsked.set(0);
    assertThat(answer(asks("web", "k-1", "gold", HOW_TO_OPEN))).isEqualTo("请找客户经理开户。");
    assertThat(productsAsked).as("its answers depend on no product").hasValue(0);
  }

  @Test
  void the_links_of_the_language_stand_under_whatever_answer_is_said() {
    for (Set<String> products : List.of(Set.<String>of(), Set.of("credit-card"))) {
      Deliberation turn = asks("web", "k-1", "", products, FEE);
      Wording wording = new Wording(release, Language.ZH, ZoneOffset.UTC, DAY);
      assertThat(turn.said(wording, wording::template).getFirst().links())
          .containsExactly(new Link("收费 标准", "/fees.pdf"));
      assertThat(turn.words()).contains("- 收费 标准: /fees.pdf");
    }
  }

  @Test
  void a_question_that_is_not_its_own_takes_the_article_out_and_the_trace_says_so() {
    Trace before = Trial.of(Bank.release(), NOT_IT, DAY).trace();
    Trace after = Trial.of(release, NOT_IT + "？", DAY).trace();

    assertThat(before.ruledOut()).isNull();
    assertThat(before.matches()).extracting(Trace.Candidate::article).contains(OPEN);
    assertThat(after.matches()).extracting(Trace.Candidate::article).doesNotContain(OPEN);
    assertThat(after.articles()).doesNotContain(OPEN);
    assertThat(after.ruledOut())
        .containsExactly(
            new Trace.RuledOut(
                OPEN, release.article(OPEN).orElseThrow().title(Language.ZH), NOT_IT, 1));
    assertThat(Trial.of(release, HOW_TO_OPEN, DAY).trace().articles()).containsExactly(OPEN);
  }
}
