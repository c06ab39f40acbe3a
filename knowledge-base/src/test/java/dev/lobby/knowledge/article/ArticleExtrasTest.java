package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lobby.knowledge.article.Variant.Reader;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.HeldProductCheck;
import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What articles have beyond their answer: in files, tables and releases, and what is wrong with
/// it.
class ArticleExtrasTest {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

  @TempDir Path folder;

  private static Article with(Extras extras) {
    return ArticleText.normal(
        new Article(
            "card-lost",
            "",
            Map.of(Language.ZH, "卡丢了", Language.EN, "Lost card"),
            Map.of(Language.ZH, "请先挂失。", Language.EN, "Block the card first."),
            Map.of(Language.ZH, List.of("我的卡丢了"), Language.EN, List.of("I lost my card")),
            Article.Area.CARDS,
            Article.Audience.EVERYONE,
            Article.Sensitivity.NORMAL,
            new Validity(FROM, Optional.empty()),
            Set.of(),
            Set.of(),
            extras));
  }

  private static Variant variant(String readers, String zh, String en) {
    return Variant.ofReaders(readers).orElseThrow().with(Map.of(Language.ZH, zh, Language.EN, en));
  }

  private static final Article FULL =
      with(
          new Extras(
              Map.of(Language.ZH, List.of("= 卡号丢了怎么查"), Language.EN, List.of("I lost my PIN")),
              List.of(
                  variant("channel wecom", "请在企业微信里挂失。", "Block it in WeCom."),
                  variant("tier gold", "请拨贵宾专线。\n\n- 一", "Call your manager.\n\n- one"),
                  variant("channel wecom, tier gold", "请找客户经理。", "Write to your manager.")),
              List.of("card-new", "fees-card"),
              Map.of(
                  Language.ZH,
                  List.of(
                      Link.of("收费 | 标准 https://harbour.example/zh/fees.pdf"),
                      Link.of("网点 /branches")),
                  Language.EN,
                  List.of(
                      Link.of("Fees and \"charges\" https://harbour.example/en/fees.pdf"),
                      Link.of("Branches /branches")))));

  @Test
  void a_file_a_release_and_a_table_give_back_all_of_it() throws IOException {
    ArticleFolder.write(folder, List.of(FULL));
    assertThat(ArticleFolder.read(folder)).containsExactly(FULL);
    assertThat(ArticleJson.read(new ObjectMapper().readTree(ArticleJson.write(FULL).toString())))
        .isEqualTo(FULL);
    Path csv = folder.resolve("a.csv");
    Faq.writeCsv(csv, List.of(FULL));
    assertThat(Faq.readCsv(csv, FROM, id -> Optional.empty())).containsExactly(FULL);
    assertThat(
            Faq.readXlsx(
                "a.xlsx",
                Faq.writeXlsx(List.of(FULL)),
                FROM,
                id -> Optional.empty(),
                InstantSource.system()))
        .containsExactly(FULL);
  }

  @Test
  void a_table_without_their_columns_leaves_them_and_one_with_empty_ones_takes_them_away()
      throws IOException {
    String row = "card-lost,en,I lost my card,Block the card first.\n";
    Path csv = Files.writeString(folder.resolve("a.csv"), "id,language,question,answer\n" + row);
    assertThat(Faq.readCsv(csv, FROM, id -> Optional.of(FULL))).containsExactly(FULL);

    Files.writeString(csv, "id,language,question,answer,for whom,choices,not this,links\n" + row);
    Extras left = Faq.readCsv(csv, FROM, id -> Optional.of(FULL)).getFirst().extras();
    assertThat(left.variants()).isEmpty();
    assertThat(left.choices()).isEmpty();
    assertThat(left.notThis()).containsOnlyKeys(Language.ZH);
    assertThat(left.links()).containsOnlyKeys(Language.ZH);
  }

  @Test
  void an_article_without_any_is_written_and_numbered_as_it_ever_was() {
    Article plain = with(Extras.NONE);

    assertThat(ArticleWriter.write(plain)).doesNotContain("not-this", "choices", "links", "(");
    assertThat(ArticleJson.write(plain).fieldNames())
        .toIterable()
        .doesNotContain("notThis", "variants", "choices", "links");
    assertThat(FULL.version()).isNotEqualTo(plain.version());
  }

  @Test
  void what_is_wrong_in_a_file_is_told_with_its_line() throws IOException {
    String text =
        ArticleWriter.write(FULL)
            .replace("- I lost my PIN", "- I lost my card")
            .replace("choices: [card-new, fees-card]", "choices: [card-new, Bad Id]")
            .replace("/en/fees.pdf", "/en/fees.pdf plus")
            .replace("## en (tier gold)", "## en (vip)");
    Files.writeString(folder.resolve("card-lost.md"), text);

    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .isInstanceOfSatisfying(
            MalformedContentException.class,
            it ->
                assertThat(it.problems())
                    .anyMatch(one ->
                        one.line() > 1 && one.en().contains("'I lost my card' is a phrasing"))
                    .anyMatch(one -> one.line() > 1 && one.en().contains("'Bad Id' is none"))
                    .anyMatch(one ->
                        one.line() > 1
                            && one.en().contains("fees.pdf plus' in 'links' needs an address"))
                    .anyMatch(
                        one -> one.line() > 1 && one.en().contains("unknown heading '## en (vip)'"))
                    .anyMatch(one -> one.en().contains("section '## en (tier gold)' is missing")));
  }

  private static List<String> complaints(Extras extras) {
    Article other =
        new Article(
            "card-new",
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            Article.Area.CARDS,
            Article.Audience.EVERYONE,
            Article.Sensitivity.NORMAL,
            new Validity(FROM, Optional.empty()),
            Set.of(),
            Set.of());
    return new Lint(Map.of("wecom", 30, "web", 1000), field -> false)
        .check(with(extras), Taken.by(List.of(other))).stream()
            .filter(Complaint::blocks)
            .map(it -> it.kind() + " " + it.en())
            .toList();
  }

  private static Extras notThis(String... texts) {
    return new Extras(Map.of(Language.EN, List.of(texts)), List.of(), List.of());
  }

  @Test
  void the_lint_refuses_a_question_that_is_the_articles_own_or_none() {
    assertThat(complaints(notThis("I lost my PIN"))).isEmpty();
    assertThat(complaints(notThis("i LOST my card!")))
        .singleElement()
        .asString()
        .startsWith("NOT_THIS \"i LOST my card!\" is a phrasing or title of this article");
    assertThat(complaints(notThis("x".repeat(501))))
        .singleElement()
        .asString()
        .contains("more than 500 characters");
    assertThat(complaints(notThis("卡号丢了"))).singleElement().asString().contains("is Chinese");
    assertThat(
            complaints(
                notThis(
                    java.util.stream.IntStream.range(0, 201)
                        .mapToObj(i -> "question number " + i)
                        .toArray(String[]::new))))
        .singleElement()
        .asString()
        .contains("201", "more than 200");
  }

  @Test
  void the_lint_refuses_answers_between_which_nothing_decides() {
    Variant wecom = variant("channel wecom", "一", "one");
    Variant web = variant("channel web", "二", "two");
    Variant gold = variant("tier gold", "三", "three");
    Variant both = variant("channel wecom, tier gold", "四", "four");
    assertThat(complaints(new Extras(Map.of(), List.of(wecom, web), List.of()))).isEmpty();
    assertThat(complaints(new Extras(Map.of(), List.of(wecom, gold, both), List.of()))).isEmpty();
    assertThat(
            complaints(
                new Extras(Map.of(), List.of(gold, variant("signed-in", "五", "5")), List.of())))
        .isEmpty();
    assertThat(complaints(new Extras(Map.of(), List.of(wecom, gold), List.of())))
        .containsExactly(
            "VARIANT Somebody may be both channel wecom and tier gold, and nothing says which"
                + " answer is theirs. Add one for channel wecom, tier gold.");
    assertThat(complaints(new Extras(Map.of(), List.of(gold, gold), List.of())))
        .containsExactly("VARIANT Two answers are for tier gold. Keep one.");
    assertThat(
            complaints(
                new Extras(
                    Map.of(), List.of(variant("channel wecom", "好".repeat(31), "b")), List.of())))
        .singleElement()
        .asString()
        .contains("31 characters", "30 of wecom");
    assertThat(
            complaints(
                new Extras(
                    Map.of(), List.of(variant("channel web", "好".repeat(31), "b")), List.of())))
        .isEmpty();
  }

  @Test
  void the_two_languages_of_an_answer_for_some_are_held_against_each_other() {
    Lint lint = new Lint(Map.of(), field -> false);
    Extras extras =
        new Extras(Map.of(), List.of(variant("tier gold", "每笔 4 元。", "CNY 3 each.")), List.of());
    assertThat(lint.check(with(extras), Taken.by(List.of())))
        .anyMatch(it -> it.kind() == Complaint.Kind.MONEY && !it.blocks());
    assertThat(lint.check(FULL, Taken.by(List.of())))
        .noneMatch(it -> it.kind() == Complaint.Kind.MONEY);
  }

  @Test
  void an_answer_is_not_measured_by_a_channel_that_has_its_own() {
    Lint lint = new Lint(Map.of("wecom", 5), field -> false);
    Variant own = variant("channel wecom", "挂失。", "Block");
    assertThat(lint.check(with(new Extras(Map.of(), List.of(own), List.of())), Taken.by(List.of())))
        .noneMatch(it -> it.kind() == Complaint.Kind.ANSWER_TOO_LONG);
    assertThat(
            lint.check(
                with(
                    new Extras(
                        Map.of(),
                        List.of(variant("channel wecom, tier gold", "挂失。", "Block")),
                        List.of())),
                Taken.by(List.of())))
        .anyMatch(it -> it.kind() == Complaint.Kind.ANSWER_TOO_LONG);
  }

  @Test
  void the_lint_refuses_a_button_that_leads_nowhere() {
    assertThat(complaints(new Extras(Map.of(), List.of(), List.of("card-new")))).isEmpty();
    assertThat(complaints(new Extras(Map.of(), List.of(), List.of("card-lost", "no-such"))))
        .anyMatch(it -> it.contains("\"card-lost\" is this article itself"))
        .anyMatch(it -> it.contains("There is no article \"no-such\""));
    assertThat(complaints(new Extras(Map.of(), List.of(), List.of("a", "b", "c", "card-new"))))
        .anyMatch(it -> it.contains("more than 3 buttons"));
  }

  @Test
  void the_most_specific_answer_is_taken_whatever_the_order() {
    List<Variant> variants = FULL.extras().variants();
    for (List<Variant> some : List.of(variants, variants.reversed())) {
      assertThat(Variant.of(some, new Reader("web", false, Optional.empty()))).isEmpty();
      assertThat(Variant.of(some, new Reader("wecom", false, Optional.empty())))
          .contains(variants.get(0));
      assertThat(Variant.of(some, new Reader("web", true, Optional.of("gold"))))
          .contains(variants.get(1));
      assertThat(Variant.of(some, new Reader("wecom", true, Optional.of("gold"))))
          .contains(variants.get(2));
      assertThat(Variant.of(some, new Reader("wecom", true, Optional.of("silver"))))
          .contains(variants.get(0));
    }
  }

  @Test
  void what_came_and_went_stands_in_the_difference() {
    assertThat(ArticleDiff.between(Optional.of(with(Extras.NONE)), FULL).fields())
        .extracting(ArticleDiff.Field::name)
        .contains("not-this", "answer (tier gold)", "choices", "links");
  }

  private static Extras links(List<String> zh, List<String> en) {
    return new Extras(
        Map.of(),
        List.of(),
        List.of(),
        Map.of(
            Language.ZH, zh.stream().map(Link::of).toList(),
            Language.EN, en.stream().map(Link::of).toList()));
  }

  private static List<String> linkComplaints(List<String> zh, List<String> en) {
    return new Lint(Map.of(), field -> false)
        .check(with(links(zh, en)), Taken.by(List.of())).stream()
            .filter(
                it -> it.kind() == Complaint.Kind.LINK || it.kind() == Complaint.Kind.BROKEN_LINK)
            .map(it -> it.kind() + " " + it.en())
            .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fees javascript:alert(1)",
        "Fees http://harbour.example/fees",
        "Fees data:text/html,hello",
        "Fees //evil.example/fees",
        "Fees /\\\\evil.example",
        "Fees https://harbour.example@evil.example/",
        "Fees https:///fees",
        "Fees fees.pdf",
        "Fees https://harbour.example/\u202efdp.exe",
        "Fees",
        "/fees.pdf",
        "{{fee:x}} /fees.pdf",
        "A label that goes on and on and on, longer than a phone is wide, /fees.pdf",
      })
  void what_is_no_link_of_the_bank_blocks(String line) {
    assertThat(linkComplaints(List.of(line), List.of(line)))
        .hasSize(2)
        .allMatch(it -> it.startsWith("BROKEN_LINK"));
  }

  @Test
  void an_address_that_goes_on_for_ever_and_one_link_too_many_block() {
    assertThat(linkComplaints(List.of(), List.of("Fees https://a.example/" + "x".repeat(500))))
        .singleElement()
        .asString()
        .contains("more than 500 characters");
    assertThat(
            linkComplaints(
                List.of("a /1", "b /2", "c /3", "d /4", "e /5", "f /6", "f /7"), List.of()))
        .anyMatch(it -> it.contains("more than 5 Chinese links"))
        .anyMatch(it -> it.contains("one label or address: \"f /7\""));
  }

  @Test
  void the_links_of_the_two_languages_are_held_against_each_other() {
    String zh = "收费标准 https://harbour.example/zh/fees.pdf";
    assertThat(
            linkComplaints(
                List.of(zh, "网点 /branches", "汇率 /fx?lang=zh", "表 /form-cn.pdf"),
                List.of(
                    "Fees https://harbour.example/en/fees.pdf",
                    "Branches /en/branches",
                    "Rates /fx?lang=en",
                    "Form /form-en.pdf")))
        .isEmpty();
    assertThat(linkComplaints(List.of(zh), List.of()))
        .containsExactly(
            "LINK The link \"收费标准\" under \"Links\" is Chinese only. Add the English one.");
    assertThat(linkComplaints(List.of(zh), List.of("Fees https://harbour.example/en/loans.pdf")))
        .singleElement()
        .asString()
        .startsWith("LINK Link 1 under \"Links\" leads to");
  }

  @Test
  void an_answer_for_those_who_hold_a_product_is_said_to_them_alone() {
    Variant card = variant("holds credit-card", "一", "one");
    Variant loan = variant("holds mortgage", "二", "two");
    Variant both = variant("holds mortgage, holds credit-card", "三", "three");
    assertThat(both.readers()).isEqualTo("holds credit-card, holds mortgage");
    assertThat(card.signedIn()).isTrue();
    for (List<Variant> some : List.of(List.of(card, loan, both), List.of(both, loan, card))) {
      assertThat(Variant.of(some, holds())).isEmpty();
      assertThat(Variant.of(some, holds("mortgage", "fund"))).contains(loan);
      assertThat(Variant.of(some, holds("mortgage", "credit-card"))).contains(both);
    }
    assertThat(complaints(new Extras(Map.of(), List.of(card, loan, both), List.of()))).isEmpty();
    assertThat(complaints(new Extras(Map.of(), List.of(card, loan), List.of())))
        .singleElement()
        .asString()
        .endsWith("Add one for holds credit-card, holds mortgage.");
    assertThat(
            HeldProductCheck.of(
                with(new Extras(Map.of(), List.of(card), List.of())), Catalogue.EMPTY))
        .singleElement()
        .matches(it -> !it.blocks() && it.piece().equals("credit-card"));
  }

  private static Reader holds(String... products) {
    return new Reader("web", true, Optional.empty(), Set.of(products));
  }
}
