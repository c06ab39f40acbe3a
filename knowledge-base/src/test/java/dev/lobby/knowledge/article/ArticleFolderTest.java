package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleFolderTest {
  static final String LOST =
      """
      ---
      id: card-lost
      titles:
        zh: 卡丢了
        en: Lost card
      product: cards
      audience: everyone
      sensitivity: sensitive
      valid:
        from: 2026-01-01
        until: 2026-12-31
      signals: [lost-card]
      phrasings:
        zh:
          - 我的卡丢了
          - "123"
        en:
          - I lost my card
          - "where: is it?"
      ---

      ## zh

      请先**冻结**。

      - 第一步

      ## en

      Freeze it first.
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void an_article_is_read_whole() throws IOException {
    write("card-lost.md", LOST);
    Article article = ArticleFolder.read(folder).getFirst();
    assertThat(article.id()).isEqualTo("card-lost");
    assertThat(article.version()).matches("[0-9a-f]{12}");
    assertThat(article.title(Language.MIXED)).isEqualTo("卡丢了");
    assertThat(article.answer(Language.ZH)).isEqualTo("请先**冻结**。\n\n- 第一步");
    assertThat(article.answer(Language.EN)).isEqualTo("Freeze it first.");
    assertThat(article.phrasings().get(Language.ZH)).containsExactly("我的卡丢了", "123");
    assertThat(article.area()).isEqualTo(Area.CARDS);
    assertThat(article.audience()).isEqualTo(Audience.EVERYONE);
    assertThat(article.sensitivity()).isEqualTo(Sensitivity.SENSITIVE);
    assertThat(article.signals()).containsExactly(Signal.LOST_CARD);
    assertThat(article.maySignal()).isEmpty();
    assertThat(article.validity())
        .isEqualTo(new Validity(LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2026, 12, 31))));
    assertThat(ArticleJson.read(ArticleJson.write(article))).isEqualTo(article);
  }

  @Test
  void an_article_tells_the_signals_that_some_of_its_phrasings_give() throws IOException {
    write("card-lost.md", LOST.replace("signals:", "may-signal: [person, fraud]\nsignals:"));
    Article article = ArticleFolder.read(folder).getFirst();
    assertThat(article.maySignal()).containsExactlyInAnyOrder(Signal.PERSON, Signal.FRAUD);
    assertThat(ArticleJson.read(ArticleJson.write(article))).isEqualTo(article);
  }

  @Test
  void version_changes_with_the_content_and_with_nothing_else() throws IOException {
    write("card-lost.md", LOST);
    String before = ArticleFolder.read(folder).getFirst().version();
    write(
        "card-lost.md",
        LOST.replace("product: cards\naudience: everyone", "audience: everyone\nproduct: cards"));
    assertThat(ArticleFolder.read(folder).getFirst().version()).isEqualTo(before);
    write("card-lost.md", LOST.replace("Freeze it first.", "Freeze it now."));
    assertThat(ArticleFolder.read(folder).getFirst().version()).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          product: cards       | product: fish            | :6: 'product' is 'fish'; allowed are accounts, cards,
          product: cards       | colour: red              | :6: unknown key 'colour'; allowed are id, titles, product,
          product: cards       | colour: red              | key 'product' is missing
          id: card-lost        | id: card-found           | :2: id 'card-found' must be the file's name without .md, 'card-lost'
          id: card-lost        | id: Card Lost            | :2: id 'Card Lost': allowed are lower-case words
          from: 2026-01-01     | from: 2026-02-30         | :10: '2026-02-30' is not a date
          until: 2026-12-31    | until: 2025-12-31        | :11: 'valid.until' is before 'valid.from'
          signals: [lost-card] | signals: [lost-cat]      | :12: unknown signal 'lost-cat'; allowed are complaint, person, lost-card, product-interest
          - I lost my card     | - [a, b]                 | :18: an item of 'phrasings.en' must be a text
          en: Lost card        | en: "Lost card             | broken YAML
          en: Lost card        | en: A title that is far too long to fit on any button | :5: the en title is longer than the 45 characters
          zh: 卡丢了           | zh: ''                   | :4: 'titles.zh' is empty
          audience: everyone   | product: loans           | :7: key 'product' stands twice
          ## en                | ## fr                    | :29: unknown heading '## fr'; allowed are ## zh, ## en
          ## en                | ## zh                    | :29: section '## zh' stands twice
          Freeze it first.     | See [here](http://x.y)   | :30: links and HTML are not allowed
          Freeze it first.     | ' '                      | section '## en' is empty
          - I lost my card     | - 我的信用卡丢了         | :18: the phrasing '我的信用卡丢了' is written in Chinese; file it under zh
          - 我的卡丢了         | - my card is gone        | :15: the phrasing 'my card is gone' is written in Latin letters; file it under en
          - "123"              | - "1\0"                 | :16: the control character U+0000 is in it
          """)
  void what_is_wrong_is_named_with_file_line_and_what_is_allowed(
      String right, String wrong, String message) throws IOException {
    write("card-lost.md", LOST.replace(right, wrong));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .isInstanceOf(MalformedContentException.class)
        .hasMessageContaining("card-lost.md")
        .hasMessageContaining(message);
  }

  @Test
  void a_phrasing_in_two_articles_is_named_in_both() throws IOException {
    write("card-lost.md", LOST);
    write(
        "card-gone.md",
        LOST.replace("card-lost", "card-gone")
            .replace("signals: [card-gone]", "signals: [lost-card]")
            .replace("I lost my card", "Card gone")
            .replace("我的卡丢了", "我的卡，丢了！"));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("card-lost.md:15: the phrasing '我的卡丢了' stands at")
        .hasMessageContaining("card-gone.md:15 already")
        .hasMessageContaining("card-lost.md:5: the en title 'Lost card' stands at");
  }

  @Test
  void a_language_without_phrasings_is_named() throws IOException {
    write(
        "card-lost.md",
        LOST.replace("  en:\n    - I lost my card\n    - \"where: is it?\"", "  en: []"));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("card-lost.md:17: 'phrasings.en' has no phrasing; write at least 8");
  }

  @Test
  void a_control_character_is_named_wherever_it_stands() throws IOException {
    write("card-lost.md", LOST.replace("my card", "my\0card").replace("第一步", "第\u001b一步"));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("card-lost.md:18: the control character U+0000 is in it; delete it")
        .hasMessageContaining("card-lost.md:26: the control character U+001B");
  }

  @Test
  void a_phrasing_that_nobody_would_type_is_named() throws IOException {
    write("card-lost.md", LOST.replace("我的卡丢了", "丢".repeat(501)));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("card-lost.md:15: the phrasing has more than 500 characters");
  }

  @Test
  void a_file_that_is_too_large_is_told_what_to_do() throws IOException {
    write(
        "card-lost.md",
        LOST.replace("    - I lost", "    - lost\n".repeat(400_000) + "    - I lost"));
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .message()
        .contains("card-lost.md: 4.2 MB are too large, at most 3 MB", "keep the phrasings")
        .doesNotContain("\n");
  }

  @Test
  void more_phrasings_than_can_be_learnt_are_told_before_any_is() throws IOException {
    for (int i = 1; i <= 5; i++) {
      StringBuilder phrasings = new StringBuilder();
      for (int j = 1; j <= 45_000; j++) {
        phrasings.append("    - q ").append(i).append(' ').append(j).append('\n');
      }
      write(
          "card-" + i + ".md",
          LOST.replace("card-lost", "card-" + i)
              .replace("signals: [card-" + i + "]", "signals: [lost-card]")
              .replace("    - I lost", phrasings + "    - I lost"));
    }
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining(": 225020 phrasings are more than the 200000 that can be learnt");
  }

  @Test
  void a_file_may_begin_with_a_byte_order_mark_and_end_its_lines_as_windows_does()
      throws IOException {
    write("card-lost.md", LOST);
    Article before = ArticleFolder.read(folder).getFirst();
    write("card-lost.md", "\uFEFF" + LOST.replace("\n", "\r\n"));
    assertThat(ArticleFolder.read(folder)).containsExactly(before);
  }

  @Test
  void what_is_right_and_does_harm_is_warned_of_in_a_short_list() throws IOException {
    List<String> warnings = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      write(
          "card-" + i + ".md",
          LOST.replace("card-lost", "card-" + i)
              .replace("signals: [card-" + i + "]", "signals: [lost-card]")
              .replace("zh: 卡丢了", "zh: 卡丢了" + i)
              .replace("en: Lost card", "en: Lost card " + i)
              .replace("我的卡丢了", "我的卡丢了" + i)
              .replace("123", "123" + i)
              .replace("I lost my card", "I lost my card " + i)
              .replace("where: is it?", "I lost my card, " + i));
    }
    ArticleFolder.read(folder, warnings::add);
    assertThat(warnings).hasSize(2);
    assertThat(warnings.getFirst())
        .startsWith("fewer than 8 phrasings: card-1.md 2 in zh and 2 in en; card-10.md ")
        .endsWith("; and 2 more");
    assertThat(warnings.getLast())
        .startsWith(
            "phrasings that stand twice in their article: card-1.md:19 'I lost my card, 1',")
        .contains("as in line 18; card-10.md:19")
        .endsWith("; and 2 more");
  }

  @Test
  void the_starter_bank_is_right_and_gives_no_warning() {
    List<String> warnings = new ArrayList<>();
    ArticleFolder.read(Path.of("starter-bank/articles"), warnings::add);
    assertThat(warnings).isEmpty();
  }

  @Test
  void all_errors_of_a_folder_come_at_once() throws IOException {
    write("a.md", LOST);
    write("b.md", "no keys");
    Files.write(folder.resolve("c.md"), new byte[] {(byte) 0xC3, 0x28});
    write("notes.txt", "hello");
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("a.md:2: id")
        .hasMessageContaining("b.md:1: an article begins with")
        .hasMessageContaining("c.md: not UTF-8")
        .hasMessageContaining("notes.txt: only articles belong here");
  }

  @Test
  void a_missing_or_empty_folder_is_one_line() {
    assertThatThrownBy(() -> ArticleFolder.read(folder))
        .hasMessageContaining("there is no article");
    assertThatThrownBy(() -> ArticleFolder.read(folder.resolve("x")))
        .hasMessageContaining("there is no such folder")
        .message()
        .doesNotContain("\n");
  }
}
