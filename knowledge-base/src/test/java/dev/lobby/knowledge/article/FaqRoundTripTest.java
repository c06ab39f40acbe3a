package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What goes out as a table comes in as the same, whoever knows it or not.
class FaqRoundTripTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final List<String> PIECES =
      List.of(
          "卡", "card", " ", ",", ";", "\t", "\"", "\"\"", "|", "｜", "\\", "\\|", "=1+1", "+86", "-",
          "@", "'", "_x000D_", "😀", "，", "“", "”", "(", "#", "0", "1/2", "%", "&lt;", "\uFEFF");

  private static String line(Random random) {
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i -> one(random, PIECES))
        .collect(Collectors.joining());
  }

  private static String phrasing(Random random, String with) {
    // No two of an article, or of two articles, are the same but for punctuation and case.
    return (line(random) + with + line(random)).strip();
  }

  private static String answer(Random random) {
    return IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(i -> random.nextInt(4) == 0 ? "" : line(random))
        .collect(Collectors.joining("\n", "答 ", ""));
  }

  private static List<String> some(Random random, int most, IntFunction<String> text) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(text).toList();
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Article article(Random random, int number) {
    List<Language> languages =
        random.nextInt(4) == 0 ? List.of(Language.EN) : List.of(Language.ZH, Language.EN);
    Map<Language, String> titles = new LinkedHashMap<>();
    Map<Language, String> answers = new LinkedHashMap<>();
    Map<Language, List<String>> phrasings = new LinkedHashMap<>();
    Map<Language, List<String>> notThis = new LinkedHashMap<>();
    Map<Language, List<Link>> links = new LinkedHashMap<>();
    for (Language language : languages) {
      String mark = language == Language.ZH ? "问" : "ask";
      titles.put(language, "t" + number);
      answers.put(language, answer(random));
      List<String> own = new ArrayList<>(List.of(phrasing(random, mark + number + "x")));
      own.addAll(some(random, 4, i -> phrasing(random, mark + number + "y" + i)));
      phrasings.put(language, own);
      notThis.put(language, some(random, 2, i -> phrasing(random, mark + number + "z" + i)));
      links.put(
          language,
          some(random, 2, i -> "名 | \"" + mark + i + " /" + number + "/" + i + "?a=b,c").stream()
              .map(Link::of)
              .toList());
    }
    List<Variant> variants = new ArrayList<>();
    for (String readers :
        List.of("channel wecom", "signed-in", "channel web, tier 金 卡\"", "holds 卡-1")) {
      if (random.nextBoolean()) {
        Map<Language, String> texts = new LinkedHashMap<>();
        languages.forEach(it -> texts.put(it, answer(random)));
        variants.add(Variant.ofReaders(readers).orElseThrow().with(texts));
      }
    }
    return ArticleText.normal(
        new Article(
            "article-" + number,
            "",
            titles,
            answers,
            phrasings,
            one(random, List.of(Article.Area.values())),
            one(random, List.of(Article.Audience.values())),
            one(random, List.of(Article.Sensitivity.values())),
            new Validity(
                DAY.minusDays(random.nextInt(90)),
                random.nextBoolean() ? Optional.of(DAY.plusDays(7)) : Optional.empty()),
            random.nextBoolean() ? Set.of(Signal.LOST_CARD) : Set.of(),
            random.nextBoolean() ? Set.of(Signal.FRAUD, Signal.COMPLAINT) : Set.of(),
            new Extras(notThis, variants, some(random, 3, i -> "choice-" + i), links)));
  }

  @Property(tries = 200)
  void what_went_out_comes_in_unchanged(@ForAll Random random) throws IOException {
    Map<String, Article> articles = new LinkedHashMap<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      Article article = article(random, i);
      articles.put(article.id(), article);
    }
    Path csv = Files.createTempFile("lobby-round-trip", ".csv");
    try {
      Faq.writeCsv(csv, articles.values());
      assertThat(Faq.readCsv(csv, DAY, id -> Optional.empty()))
          .containsExactlyElementsOf(articles.values());
      assertThat(Faq.readCsv(csv, DAY, id -> Optional.ofNullable(articles.get(id))))
          .containsExactlyElementsOf(articles.values());
    } finally {
      Files.delete(csv);
    }
  }

  @Property(tries = 30)
  void what_went_out_as_a_workbook_comes_in_unchanged(@ForAll Random random) {
    List<Article> articles = IntStream.range(0, 3).mapToObj(i -> article(random, i)).toList();

    assertThat(
            Faq.readXlsx(
                "a.xlsx",
                Faq.writeXlsx(articles),
                DAY,
                id -> Optional.empty(),
                InstantSource.system()))
        .containsExactlyElementsOf(articles);
  }
}
