package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.ReleaseAmendment.Changes;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Extras;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Names;
import dev.lobby.knowledge.catalogue.ProductKind;
import dev.lobby.knowledge.catalogue.RiskLevel;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseAmendmentTest {
  private static final Article TRANSFERS =
      article(
          "transfer-how",
          "怎么转账",
          List.of("我想转账", "转钱给别人", "跨行转账怎么操作", "汇款怎么汇", "打钱给我妈", "转账在哪里点"),
          "How to transfer",
          List.of(
              "send money to a friend",
              "wire transfer how",
              "I want to transfer money",
              "move money to another bank",
              "pay somebody by transfer",
              "where do I make transfers"));

  @TempDir static Path bank;
  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    TinyBank.write(bank);
    ReleaseBuilder.build(
        bank.resolve("models"),
        bank.resolve("knowledge"),
        bank.resolve("release"),
        Embedders.bundled());
  }

  private static Article article(
      String id, String chinese, List<String> zh, String english, List<String> en) {
    return new Article(
        id,
        "",
        Map.of(Language.ZH, chinese, Language.EN, english),
        Map.of(Language.ZH, "在手机银行里转账即可。", Language.EN, "Use the app to transfer."),
        Map.of(Language.ZH, zh, Language.EN, en),
        Area.TRANSFERS,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private static ReleaseAmendment.Summary amend(Path base, Changes changes, Path out)
      throws IOException {
    return ReleaseAmendment.amend(base, changes, out, Embedders.bundled(), line -> {});
  }

  private static Changes put(Article article) {
    return new Changes(List.of(article), Set.of());
  }

  private static Changes removed(String id) {
    return new Changes(List.of(), Set.of(id));
  }

  private Path base() {
    return bank.resolve("release");
  }

  private static List<Match> match(Release release, String text) {
    return release.matcher().match(release.interpreter().interpret(text));
  }

  private Article known(String id) {
    try (Release release = Release.open(base())) {
      return release.article(id).orElseThrow();
    }
  }

  private static Article answering(Article article, String chinese) {
    return new Article(
        article.id(),
        article.version(),
        article.titles(),
        Map.of(Language.ZH, chinese, Language.EN, article.answer(Language.EN)),
        article.phrasings(),
        article.area(),
        article.audience(),
        article.sensitivity(),
        article.validity(),
        article.signals(),
        article.maySignal());
  }

  @Test
  void a_new_article_is_found_and_the_others_still_are() throws IOException {
    Path out = folder.resolve("out");
    ReleaseAmendment.Summary summary = amend(base(), put(TRANSFERS), out);
    try (Release release = Release.open(out)) {
      assertThat(release.id()).isEqualTo(summary.id());
      assertThat(release.article("transfer-how")).isPresent();
      assertThat(release.articles()).hasSize(5);
      for (String text : List.of("我要转钱给朋友", "how can I send money", "跨行转账")) {
        assertThat(match(release, text).getFirst().articleId()).isEqualTo("transfer-how");
      }
      assertThat(match(release, "卡好像丢了").getFirst().articleId()).isEqualTo("card-lost");
      assertThat(match(release, "interest for a loan").getFirst().articleId())
          .isEqualTo("loan-rates");
      assertThat(match(release, "我想转账！").getFirst().probability()).isGreaterThan(0.99);
    }
    assertThat(summary.retrained()).containsExactlyInAnyOrder(Language.ZH, Language.EN);
    assertThat(summary.asked()).isEqualTo(6);
  }

  private static Changes with(Article article, Catalogue catalogue) {
    return new Changes(List.of(article), Set.of(), Optional.of(catalogue), List.of(), Set.of());
  }

  @Test
  void what_recommends_an_investment_to_everybody_is_not_published() throws IOException {
    Catalogue catalogue =
        Catalogue.of(
            List.of(
                new Entry.Product(
                    "pioneer",
                    new Names("港湾先锋基金", "Harbour Pioneer Fund"),
                    ProductKind.FUND,
                    RiskLevel.R5,
                    new Validity(LocalDate.of(2026, 1, 1), Optional.empty()))));
    Article loans = known("loan-rates");
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> amend(base(), with(answering(loans, "不如买港湾先锋，值得。"), catalogue), out))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("loan-rates")
        .hasMessageContaining("Harbour Pioneer Fund (R5)");
    assertThat(out).doesNotExist();

    // It may stand there as long as it names no investment, and not a moment longer.
    amend(base(), put(answering(loans, "不如买港湾先锋，值得。")), out);
    assertThatThrownBy(() ->
            amend(
                out,
                new Changes(List.of(), Set.of(), Optional.of(catalogue), List.of(), Set.of()),
                folder.resolve("next")))
        .hasMessageContaining("loan-rates");
  }

  @Test
  void an_amended_release_hears_what_its_base_does_and_need_not_listen_again() throws IOException {
    Path out = folder.resolve("out");
    amend(base(), put(TRANSFERS), out);
    try (Release before = Release.open(base());
        Release release = Release.open(out)) {
      assertThat(release.hearsLike(before)).isTrue();
      assertThat(release.understandsLike(before, Language.ZH)).isFalse();
      String text = "我要转钱给朋友，找人工";
      Understanding own = release.interpreter().interpret(text);
      Understanding heard =
          release
              .interpreter()
              .interpret(
                  before.interpreter().interpret(text), before.interpreter().embeddings(text));
      assertThat(heard.signals()).isNotEmpty().isEqualTo(own.signals());
      assertThat(heard.mood()).isEqualTo(own.mood());
      assertThat(heard.intents().of("transfer-how")).isEqualTo(own.intents().of("transfer-how"));
      assertThat(heard.meaning()).isPresent();
    }
  }

  @Test
  void a_question_that_is_not_an_articles_takes_it_out_and_changes_no_model() throws IOException {
    Path out = folder.resolve("out");
    Article lost = known("card-lost");
    amend(
        base(),
        put(
            new Article(
                lost.id(),
                "",
                lost.titles(),
                lost.answers(),
                lost.phrasings(),
                lost.area(),
                lost.audience(),
                lost.sensitivity(),
                lost.validity(),
                lost.signals(),
                lost.maySignal(),
                new Extras(
                    Map.of(
                        Language.EN, List.of("I lost my card PIN"), Language.ZH, List.of("卡密码丢了")),
                    List.of(),
                    List.of()))),
        out);
    try (Release before = Release.open(base());
        Release after = Release.open(out)) {
      assertThat(ids(match(before, "I lost my card PIN"))).contains("card-lost");
      for (String text :
          List.of("i lost my card pin!!", "卡密码丢了？", "I have lost my card's PIN", "卡的密码丢了")) {
        assertThat(ids(match(after, text))).as(text).doesNotContain("card-lost").hasSize(3);
        assertThat(after.matcher().ruledOut(after.interpreter().interpret(text)))
            .as(text)
            .singleElement()
            .satisfies(it -> assertThat(it.similarity()).isBetween(0.8, 1.0));
      }
      for (String text : List.of("I lost my card", "my card was stolen", "卡好像丢了", "Lost card")) {
        assertThat(match(after, text)).as(text).isEqualTo(match(before, text));
        assertThat(after.matcher().ruledOut(after.interpreter().interpret(text))).isEmpty();
      }
    }
    SortedMap<String, String> was = ReleaseFiles.hashes(base());
    SortedMap<String, String> is = ReleaseFiles.hashes(out);
    was.keySet().removeIf(name -> !name.startsWith("models/") && !name.startsWith("index/"));
    assertThat(is).containsAllEntriesOf(was);
    assertThat(is).containsKeys("not-this-zh.model", "not-this-en.model");

    Path again = folder.resolve("again");
    amend(out, put(lost), again);
    assertThat(ReleaseFiles.hashes(again).keySet()).isEqualTo(ReleaseFiles.hashes(base()).keySet());
  }

  private static List<String> ids(List<Match> matches) {
    return matches.stream().map(Match::articleId).toList();
  }

  @Test
  void a_removed_article_is_never_matched_again() throws IOException {
    Path out = folder.resolve("out");
    amend(base(), removed("card-lost"), out);
    try (Release release = Release.open(out)) {
      assertThat(release.article("card-lost")).isEmpty();
      for (String text : List.of("我的卡丢了", "I lost my card", "Lost card", "卡丢了 my card is gone")) {
        assertThat(match(release, text))
            .hasSize(3)
            .extracting(Match::articleId)
            .doesNotContain("card-lost");
        assertThat(release.matcher().exact(release.interpreter().interpret(text))).isEmpty();
      }
    }
    assertThat(Release.outcomes(out)).noneMatch(it -> it.right().equals("card-lost"));
  }

  @Test
  void how_a_new_article_is_found_by_phrasings_that_were_left_out_is_known() throws IOException {
    Path out = folder.resolve("out");
    amend(base(), put(TRANSFERS), out);

    List<LeftOut> found = Release.leftOut(out, Set.of("transfer-how", "card-lost"));

    assertThat(found)
        .extracting(LeftOut::article)
        .containsExactly("card-lost", "card-lost", "transfer-how", "transfer-how");
    // Every second phrasing that came is asked of what has not learnt it.
    assertThat(found.subList(2, 4))
        .allSatisfy(it -> {
          assertThat(it.phrasings()).isEqualTo(6);
          assertThat(it.asked()).isEqualTo(3);
          assertThat(it.answered() + it.offered()).isBetween(0, 3);
        });
    assertThat(found.subList(0, 2)).allSatisfy(it -> assertThat(it.asked()).isPositive());
    assertThat(Release.leftOut(out, Set.of())).isEmpty();
  }

  @Test
  void an_answer_alone_changes_no_probability_by_a_bit() throws IOException {
    Path out = folder.resolve("out");
    ReleaseAmendment.Summary summary =
        amend(base(), put(answering(known("loan-rates"), "年利率从 3.45% 起，以合同为准。")), out);
    assertThat(summary.retrained()).isEmpty();
    try (Release before = Release.open(base());
        Release after = Release.open(out)) {
      assertThat(after.id()).isNotEqualTo(before.id());
      assertThat(after.article("loan-rates").orElseThrow().answer(Language.ZH)).contains("3.45");
      assertThat(after.article("loan-rates").orElseThrow().version())
          .isNotEqualTo(before.article("loan-rates").orElseThrow().version());
      for (String text : List.of("贷款利息多少", "is it open", "借钱 interest", "年利率从 3.45% 起", "嗯")) {
        assertThat(match(after, text)).isEqualTo(match(before, text));
        assertThat(after.matcher().thresholds(after.interpreter().interpret(text)))
            .isEqualTo(before.matcher().thresholds(before.interpreter().interpret(text)));
      }
    }
  }

  @Test
  void what_changes_in_one_language_leaves_the_models_of_the_other() throws IOException {
    Path out = folder.resolve("out");
    Article hello = known("chat-hello");
    List<String> more = new ArrayList<>(hello.phrasings().getOrDefault(Language.ZH, List.of()));
    more.addAll(List.of("晚上好", "有人吗", "喂你好呀"));
    Article greeted =
        article(
            "chat-hello",
            hello.title(Language.ZH),
            more,
            hello.title(Language.EN),
            hello.phrasings().getOrDefault(Language.EN, List.of()));
    assertThat(amend(base(), put(greeted), out).retrained()).containsExactly(Language.ZH);
    for (String model : List.of("models/intent-en.model", "models/meaning-en.model")) {
      assertThat(out.resolve(model)).hasSameBinaryContentAs(base().resolve(model));
    }
    assertThat(
            Files.mismatch(
                out.resolve("models/intent-zh.model"), base().resolve("models/intent-zh.model")))
        .isNotEqualTo(-1);
  }

  @Test
  void the_same_changes_give_the_same_id_and_put_and_removed_again_what_was_known()
      throws IOException {
    ReleaseAmendment.Summary first = amend(base(), put(TRANSFERS), folder.resolve("first"));
    ReleaseAmendment.Summary again = amend(base(), put(TRANSFERS), folder.resolve("again"));
    assertThat(again.id()).isEqualTo(first.id());
    ReleaseAmendment.Summary back =
        amend(folder.resolve("first"), removed("transfer-how"), folder.resolve("back"));
    assertThat(back.lineage().amendments()).isEqualTo(2);
    assertThat(back.lineage().trained()).isEqualTo(first.lineage().base());
    assertThat(back.lineage().base()).isEqualTo(first.id());
    assertThat(back.lineage().changed()).isEqualTo(28);
    assertThat(back.lineage().due()).hasValueSatisfying(why -> assertThat(why).contains("28"));
    assertThat(Release.outcomes(folder.resolve("back")))
        .containsExactlyInAnyOrderElementsOf(Release.outcomes(base()));
    // What was learnt once is not counted as unseen, though it had gone.
    assertThat(amend(folder.resolve("back"), put(TRANSFERS), folder.resolve("more")).asked())
        .isZero();
  }

  @Test
  void a_damaged_base_and_changes_that_do_not_fit_are_refused_with_the_reason() throws IOException {
    Path damaged = folder.resolve("damaged");
    try (Stream<Path> files = Files.walk(base())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = damaged.resolve(base().relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    byte[] bytes = Files.readAllBytes(damaged.resolve("learnt.json"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged.resolve("learnt.json"), bytes);
    Path out = folder.resolve("out");
    assertThatThrownBy(() -> amend(damaged, put(TRANSFERS), out))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("learnt.json: damaged");
    assertThatThrownBy(() -> amend(base(), removed("nothing"), out))
        .hasMessageContaining("there is no article 'nothing' to remove");
    assertThatThrownBy(() ->
            amend(
                base(), put(article("twice", "二", List.of("我的卡丢了！"), "Two", List.of("two"))), out))
        .hasMessageContaining("the phrasing '我的卡丢了！' stands in card-lost and in twice");
    assertThatThrownBy(() -> amend(base(), put(TRANSFERS), damaged))
        .hasMessageContaining("a release is never overwritten");
    assertThat(out).doesNotExist();
  }

  @Test
  void an_amendment_that_is_stopped_half_way_leaves_no_release() throws IOException {
    Path out = folder.resolve("out");
    assertThatThrownBy(() ->
            ReleaseAmendment.amend(
                base(),
                put(TRANSFERS),
                out,
                Embedders.bundled(),
                line -> {
                  if (line.startsWith("indexing")) {
                    throw new IllegalStateException("stopped");
                  }
                }))
        .hasMessage("stopped");
    assertThat(out).doesNotExist();
    // What a killed process leaves is no release and in nobody's way.
    Files.createDirectories(folder.resolve("out.building/models"));
    Files.writeString(folder.resolve("out.building/articles.json"), "[");
    amend(base(), put(TRANSFERS), out);
    Release.open(out).close();
    assertThat(folder.resolve("out.building")).doesNotExist();
  }
}
