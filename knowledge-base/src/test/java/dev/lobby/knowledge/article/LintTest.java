package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
  private static final Taken NOTHING = Taken.by(List.of());

  private final Lint lint = new Lint(Map.of("sms", 100), "rate:deposit-1y"::equals);

  private static Article article(Map<Language, String> answers, Map<Language, List<String>> more) {
    Map<Language, List<String>> phrasings = new HashMap<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        texts.add(
            language == Language.ZH
                ? "问题" + "一二三四五六七八".charAt(i)
                : "question " + "abcdefgh".charAt(i));
      }
      for (int i = 8; i < ArticleFolder.PHRASINGS_ANSWERED; i++) {
        texts.add((language == Language.ZH ? "第几个问题" : "another question ") + i);
      }
      texts.addAll(more.getOrDefault(language, List.of()));
      phrasings.put(language, texts);
    }
    return ArticleText.normal(
        new Article(
            "branch-hours",
            "",
            Map.of(Language.ZH, "营业时间", Language.EN, "Opening hours"),
            answers,
            phrasings,
            Area.BRANCHES,
            Audience.EVERYONE,
            Sensitivity.NORMAL,
            new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
            Set.of(),
            Set.of()));
  }

  private static Article answering(String zh, String en) {
    return article(Map.of(Language.ZH, zh, Language.EN, en), Map.of());
  }

  private List<Kind> kinds(Article article) {
    return lint.check(article, NOTHING).stream().map(Complaint::kind).toList();
  }

  @Test
  void a_sound_article_is_not_complained_about() {
    assertThat(kinds(answering("九点开门。", "We open at nine."))).isEmpty();
    assertThat(kinds(answering("利率{{rate:deposit-1y}}。", "The rate is {{rate:deposit-1y}}.")))
        .isEmpty();
  }

  @Test
  void a_question_that_was_cut_off_to_be_a_title_is_named() {
    Article whole = answering("九点开门。", "We open at nine.");
    Article cut =
        ArticleText.normal(
            new Article(
                whole.id(),
                "",
                Map.of(
                    Language.ZH, "营业时间", Language.EN, "Where can I get new banknotes for a red…"),
                whole.answers(),
                whole.phrasings(),
                whole.area(),
                whole.audience(),
                whole.sensitivity(),
                whole.validity(),
                Set.of(),
                Set.of()));

    assertThat(lint.check(cut, NOTHING))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.TITLE_CUT);
          assertThat(it.blocks()).isFalse();
          assertThat(it.en()).contains("for a red…", "at most 45 characters");
        });
  }

  @Test
  void a_language_that_is_missing_is_named() {
    List<Complaint> complaints =
        lint.check(article(Map.of(Language.ZH, "九点开门。"), Map.of()), NOTHING);

    assertThat(complaints).extracting(Complaint::kind).containsExactly(Kind.EMPTY);
    assertThat(complaints.getFirst().language()).isEqualTo(Language.EN);
    assertThat(complaints.getFirst().blocks()).isTrue();
    assertThat(complaints.getFirst().sentence(Language.ZH)).isEqualTo("缺少英文回答。");
  }

  @Test
  void an_article_in_one_language_is_told_once_with_what_to_do() {
    Article both = article(Map.of(Language.ZH, "九点开门。"), Map.of());
    Article chinese =
        new Article(
            both.id(),
            "",
            Map.of(Language.ZH, both.title(Language.ZH)),
            Map.of(Language.ZH, "九点开门。"),
            Map.of(Language.ZH, both.phrasings().get(Language.ZH)),
            both.area(),
            both.audience(),
            both.sensitivity(),
            both.validity(),
            Set.of(),
            Set.of());

    assertThat(chinese.onlyIn()).contains(Language.ZH);
    assertThat(both.onlyIn()).isEmpty();
    assertThat(lint.check(chinese, NOTHING))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.EMPTY);
          assertThat(it.language()).isEqualTo(Language.EN);
          assertThat(it.blocks()).isTrue();
          assertThat(it.zh()).contains("这篇只有中文", "补上英文", "留作草稿");
          assertThat(it.en()).contains("in Chinese only", "Add the English");
        });
  }

  @Test
  void an_answer_that_does_not_fit_a_channel_is_named_with_it() {
    assertThat(lint.check(answering("好".repeat(101), "Fine."), NOTHING))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.ANSWER_TOO_LONG);
          assertThat(it.en()).contains("101", "100", "sms");
        });
  }

  @Test
  void links_html_headings_and_fields_nobody_fills_in_block() {
    assertThat(kinds(answering("见[费用](https://a.example", "See [fees](https://a.example")))
        .contains(Kind.BROKEN_LINK);
    assertThat(kinds(answering("<b>好</b>", "<b>Fine</b>"))).contains(Kind.MARKUP);
    assertThat(kinds(answering("# 好", "# Fine"))).contains(Kind.MARKUP);
    assertThat(kinds(answering("利率{{rate:none}}", "The rate is {{rate:none}}")))
        .containsOnly(Kind.UNKNOWN_FIELD);
    assertThat(kinds(answering("您好{name}", "Hello {name}"))).containsOnly(Kind.UNKNOWN_FIELD);
    assertThat(kinds(answering("利率{{rate:deposit-1y}", "The rate is {{rate:deposit-1y}")))
        .containsOnly(Kind.UNKNOWN_FIELD);
    assertThat(kinds(answering("利率{{rate:deposit-1y", "The rate is rate:deposit-1y}}")))
        .contains(Kind.UNKNOWN_FIELD);
  }

  @Test
  void a_phrasing_or_title_of_another_article_is_named_with_it() {
    Article article = answering("九点开门。", "We open at nine.");
    Article other =
        new Article(
            "branch-find",
            "",
            article.titles(),
            Map.of(),
            Map.of(Language.EN, List.of("Question A?")),
            Area.BRANCHES,
            Audience.EVERYONE,
            Sensitivity.NORMAL,
            article.validity(),
            Set.of(),
            Set.of());

    List<Complaint> complaints = lint.check(article, Taken.by(List.of(other)));

    assertThat(complaints).extracting(Complaint::kind).containsOnly(Kind.TAKEN).hasSize(3);
    assertThat(complaints).allMatch(it -> it.en().contains("branch-find") && it.blocks());
    assertThat(lint.check(article, Taken.by(List.of(article)))).isEmpty();
  }

  @Test
  void how_many_phrasings_there_are_is_told_with_what_comes_of_it() {
    Article whole = answering("九点开门。", "We open at nine.");
    Article some =
        new Article(
            whole.id(),
            "",
            whole.titles(),
            whole.answers(),
            Map.of(
                Language.ZH, whole.phrasings().getOrDefault(Language.ZH, List.of()).subList(0, 9),
                Language.EN, whole.phrasings().getOrDefault(Language.EN, List.of()).subList(0, 3)),
            whole.area(),
            whole.audience(),
            whole.sensitivity(),
            whole.validity(),
            Set.of(),
            Set.of());

    assertThat(kinds(whole)).isEmpty();
    assertThat(lint.check(some, NOTHING))
        .satisfiesExactly(
            zh -> {
              assertThat(zh.kind()).isEqualTo(Kind.FEW_PHRASINGS);
              assertThat(zh.blocks()).isFalse();
              assertThat(zh.zh()).contains("9 条", "大多只把它列为选项", "写到 40 条");
              assertThat(zh.en()).contains("9 Chinese phrasings", "offered as a choice", "40");
            },
            en -> assertThat(en.en()).contains("3 English phrasings", "seldom found"));
  }

  @Test
  void phrasings_are_looked_through_one_by_one() {
    Article article =
        article(
            Map.of(Language.ZH, "九点开门。", Language.EN, "We open at nine."),
            Map.of(
                Language.ZH, List.of("what time", "问题一。"), Language.EN, List.of("x".repeat(501))));

    assertThat(kinds(article)).containsExactly(Kind.PHRASING, Kind.PHRASING, Kind.REPEATED);
  }

  @ParameterizedTest
  @CsvSource({"etc,true", "ETC,true", "app,true", "pos机,true", "open etc card,false"})
  void a_word_in_latin_letters_may_stand_among_chinese_phrasings_and_a_sentence_may_not(
      String phrasing, boolean allowed) {
    Article article =
        article(
            Map.of(Language.ZH, "九点开门。", Language.EN, "We open at nine."),
            Map.of(
                Language.ZH, List.of(phrasing, "几点开门？"), Language.EN, List.of("Opening hours?")));

    assertThat(kinds(article).contains(Kind.PHRASING)).isNotEqualTo(allowed);
  }

  @Test
  void what_blocks_stands_before_what_may_stay() {
    List<Complaint> complaints =
        lint.check(answering("手续费 15 元。<b>", "The fee is CNY 16."), NOTHING);

    assertThat(complaints).extracting(Complaint::blocks).containsExactly(true, false);
  }
}
