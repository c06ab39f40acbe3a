package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaqTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  private static Optional<Article> nobody(String id) {
    return Optional.empty();
  }

  private Path file(String text, Charset charset) throws IOException {
    Path file = folder.resolve("faq.csv");
    Files.write(file, text.getBytes(charset));
    return file;
  }

  private List<Article> read(String text) throws IOException {
    return Faq.readCsv(file(text, StandardCharsets.UTF_8), FROM, FaqTest::nobody);
  }

  private List<String> errors(String text) throws IOException {
    Path file = file(text, StandardCharsets.UTF_8);
    List<String> errors = new ArrayList<>();
    assertThatThrownBy(() -> Faq.readCsv(file, FROM, FaqTest::nobody))
        .isInstanceOfSatisfying(
            MalformedContentException.class,
            it -> {
              errors.addAll(it.errors());
              assertThat(it.problems()).hasSameSizeAs(errors);
              assertThat(it.problems())
                  .allMatch(one ->
                      one.file().equals(file.toString())
                          && one.line() >= 0
                          && !one.zh().equals(one.en()));
            });
    return errors.stream().map(it -> it.replace(file.toString(), "faq.csv")).toList();
  }

  @Test
  void rows_of_one_id_are_an_article_in_two_languages() throws IOException {
    List<Article> articles =
        read(
            """
            id,language,title,question,answer,area,sensitivity
            parking,zh,停车,停车免费吗|网点能停车吗,免费停车一小时。,网点,
            parking,en,Parking,"Is parking free?
            can I park at the branch",Parking is free for one hour.,branches,
            fee-wire,en,,What does a wire cost?,CNY 15.,fees,sensitive
            """);

    assertThat(articles).extracting(Article::id).containsExactly("parking", "fee-wire");
    Article parking = articles.getFirst();
    assertThat(parking.title(Language.ZH)).isEqualTo("停车");
    assertThat(parking.answer(Language.EN)).isEqualTo("Parking is free for one hour.");
    assertThat(parking.phrasings().get(Language.ZH)).containsExactly("停车免费吗", "网点能停车吗");
    assertThat(parking.phrasings().get(Language.EN))
        .containsExactly("Is parking free?", "can I park at the branch");
    assertThat(parking.area()).isEqualTo(Area.BRANCHES);
    assertThat(parking.validity().from()).isEqualTo(FROM);
    assertThat(parking.version()).matches("[0-9a-f]{12}");
    assertThat(articles.getLast().sensitivity()).isEqualTo(Sensitivity.SENSITIVE);
    assertThat(articles.getLast().title(Language.EN)).isEqualTo("What does a wire cost?");
  }

  @Test
  void columns_may_name_the_language_and_the_id_may_be_missing() throws IOException {
    List<Article> articles =
        read(
            """
            问题（中文）,答案（中文）,Question (EN),Answer (EN),分类
            可以停车吗,可以。,Can I park here?,Yes.,网点
            有没有厕所,有。,,,
            """);

    assertThat(articles.getFirst().id()).isEqualTo("can-i-park-here");
    assertThat(articles.getLast().id()).matches("faq-[0-9a-f]{6}");
    assertThat(articles.getFirst().answers())
        .containsEntry(Language.ZH, "可以。")
        .containsEntry(Language.EN, "Yes.");
    assertThat(articles.getLast().answers()).containsOnlyKeys(Language.ZH);
    assertThat(articles.getLast().area()).isEqualTo(Area.SERVICE);
  }

  @Test
  void an_id_that_is_not_in_the_file_is_never_that_of_an_article_or_of_another_row()
      throws IOException {
    Map<String, Article> there = new java.util.HashMap<>();
    for (String id : List.of("faq-2", "faq-3", "is-it-open", "is-it-open-2")) {
      there.put(id, ArticleText.normal(article(id, "Yes.")));
    }
    String text =
        """
        id,question zh,answer zh,question en,answer en
        ,网点有厕所吗,有。,,
        ,,,Is it open?,At nine.
        ,,,Is it far?,No.
        is-it-far,,,how far is it,A mile.
        """;
    Path file = file(text, StandardCharsets.UTF_8);
    List<Article> first = Faq.readCsv(file, FROM, id -> Optional.ofNullable(there.get(id)));

    assertThat(first)
        .extracting(Article::id)
        .endsWith("is-it-open-3", "is-it-far-2", "is-it-far")
        .doesNotHaveDuplicates()
        .noneMatch(there::containsKey);
    first.forEach(it -> there.put(it.id(), it));
    List<Article> again = Faq.readCsv(file, FROM, id -> Optional.ofNullable(there.get(id)));
    assertThat(again.getFirst().id()).isEqualTo(first.getFirst().id() + "-2");
    assertThat(again.subList(0, 3)).extracting(Article::id).noneMatch(there::containsKey);
    // The one that was written is the article that has it.
    assertThat(again.getLast()).isEqualTo(first.getLast());
  }

  @Test
  void rows_whose_place_and_latin_letters_are_the_same_get_ids_of_their_own() throws IOException {
    String first = read("问题,答案\n密码忘了怎么办,请重置。\n").getFirst().id();
    String other = read("问题,答案\n卡丢了怎么办,请挂失。\n").getFirst().id();
    assertThat(other).isNotEqualTo(first);
    assertThat(read("问题,答案\n\n\n密码忘了怎么办,请重置。\n").getFirst().id()).isEqualTo(first);
    assertThat(read("问题,答案\n怎么办 ETC,请去网点。\nETC 收费吗,不收。\nETC 丢了,请挂失。\n"))
        .extracting(Article::id)
        .containsExactly("etc", "etc-2", "etc-3");
  }

  @Test
  void an_article_is_called_after_its_title_or_its_first_phrasing_alone() throws IOException {
    assertThat(
            read(
                """
                question en,answer en,title en
                Is parking free? | where can I park | how much is it,Yes.,
                When do you open? | opening hours,At nine.,Opening hours
                """))
        .extracting(Article::id)
        .containsExactly("is-parking-free", "opening-hours");
  }

  @Test
  void a_question_and_an_answer_beside_chinese_ones_are_the_english_ones() throws IOException {
    for (String header : List.of("问题,答案,Question,Answer", "问题,答案,FAQ,ANSWER", "问法,回答,q,A")) {
      Article article = read(header + "\n能停车吗,可以。,Can I park?,Yes.\n").getFirst();
      assertThat(article.answers())
          .containsOnly(Map.entry(Language.ZH, "可以。"), Map.entry(Language.EN, "Yes."));
      assertThat(article.phrasings())
          .containsOnly(
              Map.entry(Language.ZH, List.of("能停车吗")),
              Map.entry(Language.EN, List.of("Can I park?")));
    }
    Article titled =
        read("Title,Question,Answer,标题,问题,答案\nParking,Can I park?,Yes.,停车,能停车吗,可以。\n").getFirst();
    assertThat(titled.titles())
        .containsOnly(Map.entry(Language.ZH, "停车"), Map.entry(Language.EN, "Parking"));
  }

  @Test
  void similar_questions_stand_in_a_column_of_their_own_with_semicolons_between()
      throws IOException {
    for (String name :
        List.of("相似问法", "相似问题", "其他问法", "扩展问", "同义问", "similar questions", "Variants")) {
      Article article = read("问题," + name + ",答案\n能停车吗,\"停车；车位;有停车场吗|停哪儿\n在哪停车\",可以。\n").getFirst();
      assertThat(article.phrasings().get(Language.ZH))
          .as(name)
          .containsExactly("能停车吗", "停车", "车位", "有停车场吗", "停哪儿", "在哪停车");
    }
    assertThat(read("相似问法,答案\n能停车吗；停车,可以。\n").getFirst().phrasings().get(Language.ZH))
        .containsExactly("能停车吗", "停车");
    assertThat(read("问题,答案\n先还本金\\；后还利息吗,可以。\n").getFirst().phrasings().get(Language.ZH))
        .containsExactly("先还本金；后还利息吗");
  }

  @Test
  void every_column_out_of_which_nothing_is_taken_is_told_by_its_name() throws IOException {
    List<ContentProblem> passed = new ArrayList<>();
    Path file =
        file(
            """
            编号,问题,相似问,同义问,答案,Question,Answer,备注,语言,分类（中文）,,
            park,能停车吗,停车,车位,可以。,Can I park?,Yes.,查过,中文,网点,没有列名,
            """,
            StandardCharsets.UTF_8);
    Article article = Faq.readCsv(file, FROM, FaqTest::nobody, passed::add).getFirst();

    assertThat(article.area()).isEqualTo(Area.BRANCHES);
    assertThat(passed)
        .satisfiesExactly(
            it -> {
              assertThat(it.zh()).isEqualTo("“同义问”一列没有导入：已经有一列是它，或没有写明是哪种语言。");
              assertThat(it.en()).startsWith("The column '同义问' is not taken in: another column");
            },
            it -> {
              assertThat(it.zh()).startsWith("“备注”一列没有导入：没有这个列名").contains("编号、语言、标题、问题、相似问法、答案");
              assertThat(it.en())
                  .contains("one of: id, language, title, question, similar questions");
            },
            it -> assertThat(it.zh()).startsWith("“语言”一列没有导入"),
            it -> assertThat(it.zh()).isEqualTo("第 11 列没有列名，没有导入。"));
    passed.clear();
    Faq.readCsv(
        file("id,language,title,question,answer\na,en,Is it,Is it?,Yes.\n", StandardCharsets.UTF_8),
        FROM,
        FaqTest::nobody,
        passed::add);
    assertThat(passed).isEmpty();
  }

  @Test
  void spreadsheets_of_any_land_are_read() throws IOException {
    String text = "问题;答案\n网点几点开门;九点。\n";
    List<Article> expected = read(text);

    assertThat(expected).hasSize(1);
    assertThat(Faq.readCsv(file("\uFEFF" + text, StandardCharsets.UTF_8), FROM, FaqTest::nobody))
        .isEqualTo(expected);
    assertThat(Faq.readCsv(file(text, Charset.forName("GB18030")), FROM, FaqTest::nobody))
        .isEqualTo(expected);
    assertThat(
            Faq.readCsv(
                file(
                    "\uFEFF" + text.replace(';', '\t').replace("\n", "\r\n"),
                    StandardCharsets.UTF_16LE),
                FROM,
                FaqTest::nobody))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "对公业务,CORPORATE",
    "转账汇款,TRANSFERS",
    "对公,CORPORATE",
    "银行卡,CARDS",
    "闲聊,SMALL_TALK",
    "Digital banking,DIGITAL",
    "Foreign exchange,FX",
    "Small talk,SMALL_TALK",
    "Corporate,CORPORATE"
  })
  void an_area_is_known_by_every_name_that_the_console_shows(String name, Area area)
      throws IOException {
    assertThat(read("编号,语言,问题,答案,业务\na,中文,停车免费吗,免费。," + name + "\n"))
        .singleElement()
        .extracting(Article::area)
        .isEqualTo(area);
  }

  @Test
  void an_area_nobody_knows_is_told_with_its_column_and_what_may_stand_there() throws IOException {
    assertThat(errors("编号,语言,问题,答案,业务\na,中文,停车免费吗,免费。,花园\n"))
        .singleElement()
        .asString()
        .contains("业务", "没有“花园”这一项", "转账汇款、", "对公业务、")
        .doesNotContain("领域");
  }

  @Test
  void every_broken_row_is_told_by_its_line_with_what_to_do() throws IOException {
    assertThat(
            errors(
                """
                id,language,question,answer,area
                a,zh,停车免费吗,,
                b,fr,Parking,Free,
                c,en,,Free,
                d,en,Can I park?,Yes,garden
                Ä,en,Is it open?,Yes,
                e,en,Is it far?,Yes,
                x,en,Where is it?,See https://a.example,
                f,en,"Is it
                big?",Yes,
                f,en,Is it huge?,No,
                g,en,is it FAR,No,
                """))
        .hasSize(7)
        .satisfies(it -> {
          assertThat(it.get(0))
              .startsWith("faq.csv:3: column 'language': language 'fr'; allowed are zh, en");
          assertThat(it.get(1))
              .startsWith("faq.csv:4: column 'question': the question is missing: write how")
              .contains("缺少问题");
          assertThat(it.get(2))
              .startsWith("faq.csv:5: column 'area': area 'garden'; allowed are accounts, cards");
          assertThat(it.get(3)).startsWith("faq.csv:6: column 'id': id 'ä'");
          assertThat(it.get(4))
              .startsWith("faq.csv:8: column 'answer': links and HTML are not allowed");
          assertThat(it.get(5))
              .startsWith("faq.csv:11: column 'answer': 'f' has another English answer in line 10");
          assertThat(it.get(6))
              .startsWith(
                  "faq.csv:12: column 'question': the question 'is it FAR' stands in line 7");
        });
  }

  @Test
  void an_article_without_an_answer_or_with_a_question_in_one_language_comes_in_as_it_is()
      throws IOException {
    List<Article> articles =
        read(
            """
            id,question zh,answer zh,question en,answer en
            no-answer-en,能停车吗,可以。,Can I park?,
            no-answer,有厕所吗,,Is there a toilet?,
            no-question-en,几点开门,九点。,,At nine.
            no-question-zh,,要。,Do I need a card?,Yes.
            """);

    Lint lint = new Lint(Map.of(), field -> false);
    assertThat(articles)
        .extracting(article ->
            lint.check(article, Taken.by(List.of())).stream()
                .filter(Complaint::blocks)
                .map(Complaint::zh)
                .toList())
        .containsExactly(
            List.of("缺少英文回答。"),
            List.of("缺少中文回答。", "缺少英文回答。"),
            List.of("缺少英文标题。", "缺少英文问法。"),
            List.of("缺少中文标题。", "缺少中文问法。"));
    assertThat(errors("question zh,answer zh,question en,answer en,area\n,,,,cards\n,可以。,,Yes.,\n"))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("faq.csv:2: question and answer are missing"),
            it -> assertThat(it).startsWith("faq.csv:3: column 'question en': the question is"));
  }

  @Test
  void a_question_or_an_answer_that_is_missing_takes_none_from_an_article_that_is_there()
      throws IOException {
    Article before = ArticleText.normal(article("a", "Yes."));
    String header = "id,language,question,answer\n";
    Path file = file(header + "a,en,,No.\n", StandardCharsets.UTF_8);
    Article answered = Faq.readCsv(file, FROM, id -> Optional.of(before)).getFirst();
    assertThat(answered.answer(Language.EN)).isEqualTo("No.");
    assertThat(answered.phrasings()).isEqualTo(before.phrasings());
    file(header + "a,en,is it so,\n", StandardCharsets.UTF_8);
    Article asked = Faq.readCsv(file, FROM, id -> Optional.of(before)).getFirst();
    assertThat(asked.answers()).isEqualTo(before.answers());
    assertThat(asked.phrasings().get(Language.EN)).containsExactly("is it so");
  }

  @Test
  void quotes_within_quotes_are_told_with_single_ones() throws IOException {
    assertThat(errors("问题,答案\n“已受理”是什么意思,在处理。\n“已受理”是什么意思,办好了。\n"))
        .singleElement()
        .asString()
        .contains("问题“‘已受理’是什么意思”与");
    Article article = read("问题,答案,Question,Answer\n“已受理”是什么意思,在处理。,what is it,It is.\n").getFirst();
    Article other = read("编号,问题,答案\nother,“已受理”是什么意思,在处理。\n").getFirst();
    assertThat(new Lint(Map.of(), field -> false).check(article, Taken.by(List.of(other))))
        .extracting(Complaint::zh)
        .contains("问法“‘已受理’是什么意思”已经在“other”里。只能留一处。");
    // What is not whole stays as it was written.
    assertThat(Quotes.nested("问法“‘已受理”是什么”写了两次。")).isEqualTo("问法“‘已受理”是什么”写了两次。");
  }

  @Test
  void a_comma_that_would_cut_an_answer_short_is_told_and_spare_empty_cells_are_not()
      throws IOException {
    assertThat(
            errors(
                """
                id,language,question,answer
                a,en,What do I bring?,Bring your card, your passport, and a photo.
                """))
        .singleElement()
        .asString()
        .startsWith("faq.csv:2: the row has 6 cells and the header 4")
        .contains("double quotes", "双引号");
    assertThat(
            read(
                """
                id,language,question,answer
                a,en,What do I bring?,"Bring your card, your passport, and a photo.",,
                a,zh,要带什么？,请带银行卡、护照和照片。,,
                """))
        .singleElement()
        .satisfies(
            article -> assertThat(article.answer(Language.EN)).endsWith("passport, and a photo."));
  }

  @Test
  void a_file_without_the_columns_or_the_rows_is_told() throws IOException {
    assertThat(errors("name,text\na,b\n"))
        .hasSize(2)
        .allMatch(it -> it.startsWith("faq.csv:1: the header has no column"));
    assertThat(errors("<p>" + "word ".repeat(500) + "\na,b\n"))
        .allSatisfy(it -> assertThat(it.length()).isLessThan(500));
    assertThat(errors("question,answer\n")).singleElement().asString().contains("no question");
    assertThat(errors("")).singleElement().asString().contains("no question");
    assertThat(errors("question,answer\n\"open,b\n"))
        .singleElement()
        .asString()
        .startsWith("faq.csv:2: broken CSV");
    assertThatThrownBy(() -> Faq.readCsv(folder.resolve("none.csv"), FROM, FaqTest::nobody))
        .isInstanceOf(MalformedContentException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void bytes_of_no_known_encoding_are_refused() throws IOException {
    Path file = folder.resolve("faq.csv");
    Files.write(file, new byte[] {'q', ',', 'a', '\n', (byte) 0xFF, (byte) 0xFF, ',', 'x', '\n'});

    assertThatThrownBy(() -> Faq.readCsv(file, FROM, FaqTest::nobody))
        .hasMessageContaining("CSV UTF-8");
  }

  @Test
  void a_million_rows_are_refused_without_being_kept() throws IOException {
    Path file = folder.resolve("faq.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("question,answer\n");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("q" + i + " how,yes\n");
      }
    }

    assertThatThrownBy(() -> Faq.readCsv(file, FROM, FaqTest::nobody))
        .hasMessageContaining(":5002: more than the 5000 rows");
  }

  @Test
  void a_file_of_many_megabytes_is_refused_unread() throws IOException {
    Path file = folder.resolve("faq.csv");
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}), 200L << 20);
    }

    assertThatThrownBy(() -> Faq.readCsv(file, FROM, FaqTest::nobody))
        .hasMessageContaining("200 MB are too large");
  }

  @Test
  void a_line_is_that_of_the_file_however_many_lines_the_cells_before_have() throws IOException {
    assertThat(
            errors(
                """
                id,language,question,answer,area
                a,en,"Is it open?
                When does it open?","At nine.

                At ten.",garden

                b,en,"Is it far?
                is it near",No,
                """
                    .replace("\n", "\r\n")))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("faq.csv:5: column 'area': area 'garden'"));
    assertThat(
            errors(
                """
                id,language,question,answer
                a,en,"Is it open?
                When does it open?",At nine.
                b,en,"Is it far?
                when does it OPEN",No
                """))
        .singleElement()
        .asString()
        .startsWith(
            "faq.csv:5: column 'question': the question 'when does it OPEN' stands in line 3");
  }

  @Test
  void a_cell_that_is_far_too_long_is_refused_with_its_line_and_column() throws IOException {
    assertThat(
            errors(
                "id,language,question,answer\n"
                    + "a,en,Is it open?,"
                    + "Yes. ".repeat(1_000)
                    + "\nb,en,\"Is it far?\n"
                    + "far ".repeat(400)
                    + "\",No\n"))
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .startsWith(
                        "faq.csv:2: column 'answer': the English answer has 4999 characters")
                    .contains("more than 4000", "document", "双引号"),
            it ->
                assertThat(it)
                    .startsWith("faq.csv:4: column 'question': a question has 1599 characters")
                    .contains("more than 500"));
  }

  @Test
  void a_quote_that_swallows_the_rest_is_told_with_the_line_it_opens_on() throws IOException {
    String row = "b,en,Is it far?,No\n";
    assertThat(
            errors(
                "id,language,question,answer\n"
                    + row
                    + "c,en,\"Is it big?,Yes\n"
                    + row.repeat(9_000)))
        .singleElement()
        .asString()
        .startsWith("faq.csv:3: broken CSV")
        .contains(
            "double quote that is not closed", "a cell has more than 100000 characters", "有一格超过")
        .doesNotContain("buffer");
  }

  @Test
  void a_long_answer_that_stands_there_already_comes_in_again() throws IOException {
    String answer = "Yes. ".repeat(1_000).strip();
    Article before = ArticleText.normal(article("a", answer));
    Path file =
        file("id,language,question,answer\na,en,Is it?," + answer + "\n", StandardCharsets.UTF_8);

    assertThat(Faq.readCsv(file, FROM, id -> Optional.of(before))).containsExactly(before);
  }

  private static Article article(String id, String answer) {
    return new Article(
        id,
        "",
        Map.of(Language.EN, "Is it"),
        Map.of(Language.EN, answer),
        Map.of(Language.EN, List.of("Is it?")),
        Area.SERVICE,
        Article.Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(FROM, Optional.empty()),
        java.util.Set.of(),
        java.util.Set.of());
  }

  @Test
  void every_starter_article_goes_out_and_comes_into_another_bank_as_the_same() {
    List<Article> starter = ArticleFolder.read(Path.of("starter-bank", "articles"));
    Path file = folder.resolve("faq.csv");

    Faq.writeCsv(file, starter);

    assertThat(Faq.readCsv(file, LocalDate.EPOCH, FaqTest::nobody))
        .containsExactlyElementsOf(starter)
        .hasSize(143);
  }

  @Test
  void answers_for_some_and_buttons_are_rows_and_cells_of_their_article() throws IOException {
    Article article =
        read("""
        编号,语言,给谁,问题,答案,按钮
        lost,zh,,卡丢了,请挂失。,card-new|fees-card
        lost,zh,tier gold,,请拨专线。,
        lost,en,"channel wecom, tier gold",,Write to us.,
        lost,en,,I lost my card,Block it.,
        """)
            .getFirst();

    assertThat(article.extras().choices()).containsExactly("card-new", "fees-card");
    assertThat(article.extras().variants())
        .extracting(Variant::readers)
        .containsExactly("tier gold", "channel wecom, tier gold");
    assertThat(article.extras().variants().getLast().answer(Language.EN)).contains("Write to us.");
    assertThat(
            errors(
                """
                id,language,for whom,question,answer,choices,valid until
                a,en,vip,,Yes,,
                a,en,,Is it?,Yes,No such!,
                a,en,tier gold,,,,
                a,en,tier silver,,One,,
                a,en,tier silver,,Two,,31.12.2026
                ,en,tier gold,,Yes,,
                """))
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it).startsWith("faq.csv:2: column 'for whom': 'vip' names nobody"),
            it -> assertThat(it).startsWith("faq.csv:3: column 'choices': 'No' is no id"),
            it -> assertThat(it).startsWith("faq.csv:3: column 'choices': 'such!' is no id"),
            it -> assertThat(it).startsWith("faq.csv:4: column 'answer': the English answer is"),
            it -> assertThat(it).startsWith("faq.csv:6: column 'answer': 'a' has another English"),
            it ->
                assertThat(it)
                    .startsWith("faq.csv:6: column 'valid until': '31.12.2026' is not a day"),
            it ->
                assertThat(it)
                    .startsWith("faq.csv:7: column 'for whom': an answer for some needs the id"));
  }

  @Test
  void an_answer_for_some_changes_nothing_else_of_an_article_that_is_there() throws IOException {
    Article before = ArticleText.normal(article("a", "Yes."));
    Path file =
        file(
            "id,language,for whom,question,answer\na,en,tier gold,,Sure.\n",
            StandardCharsets.UTF_8);

    Article after = Faq.readCsv(file, FROM, id -> Optional.of(before)).getFirst();

    assertThat(ArticleDiff.between(Optional.of(before), after).fields())
        .extracting(ArticleDiff.Field::name)
        .containsExactly("answer (tier gold)");
    assertThatThrownBy(() -> Faq.readCsv(file, FROM, FaqTest::nobody))
        .hasMessageContaining(":2: 'a' has no row with a question and an answer for everybody");
  }

  @Test
  void a_row_for_an_article_that_is_there_changes_what_it_says_and_nothing_else()
      throws IOException {
    Article before =
        ArticleFolder.read(Path.of("starter-bank", "articles")).stream()
            .filter(it -> it.id().equals("card-lost"))
            .findFirst()
            .orElseThrow();
    Path file =
        file("id,question,answer\ncard-lost,my card is gone,Freeze it.\n", StandardCharsets.UTF_8);

    Article after = Faq.readCsv(file, FROM, id -> Optional.of(before)).getFirst();

    assertThat(ArticleDiff.between(Optional.of(before), after).fields())
        .extracting(ArticleDiff.Field::name, ArticleDiff.Field::language)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("answer", Language.EN));
    assertThat(after.phrasings().get(Language.EN)).containsExactly("my card is gone");
  }
}
