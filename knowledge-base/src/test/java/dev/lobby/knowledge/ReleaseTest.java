package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  @TempDir static Path bank;
  @TempDir Path folder;

  private static Release release;

  @BeforeAll
  static void build() throws IOException {
    TinyBank.write(bank);
    ReleaseBuilder.build(
        bank.resolve("models"),
        bank.resolve("knowledge"),
        bank.resolve("release"),
        Embedders.bundled());
    release = Release.open(bank.resolve("release"));
  }

  @AfterAll
  static void close() {
    release.close();
  }

  private static Thresholds thresholds(String text) {
    return release.matcher().thresholds(release.interpreter().interpret(text));
  }

  private static List<Match> match(String text) {
    return release.matcher().match(release.interpreter().interpret(text));
  }

  @Test
  void opens_with_everything_in_it() {
    assertThat(release.articles())
        .extracting(Article::id)
        .containsExactly("branch-hours", "card-lost", "chat-hello", "loan-rates");
    assertThat(release.article("card-lost")).isPresent();
    assertThat(release.article("nothing")).isEmpty();
    assertThat(release.id()).matches("[0-9a-f]{64}");
  }

  @Test
  void finds_articles_in_either_language_and_in_both() {
    assertThat(match("卡好像丢了").getFirst().articleId()).isEqualTo("card-lost");
    assertThat(match("what is the interest for a loan").getFirst().articleId())
        .isEqualTo("loan-rates");
    assertThat(match("我的卡丢了 can't find my card").getFirst().articleId()).isEqualTo("card-lost");
  }

  @Test
  void traditional_characters_are_matched_as_simplified_ones_are() {
    assertThat(match("我的信用卡遺失了")).isEqualTo(match("我的信用卡遗失了"));
    assertThat(match("貸款利率是多少")).isEqualTo(match("贷款利率是多少"));
    assertThat(match("貸款利率是多少").getFirst().articleId()).isEqualTo("loan-rates");
  }

  @Test
  void the_mood_is_told() {
    assertThat(release.interpreter().interpret("thank you, great").mood())
        .hasValueSatisfying(mood -> assertThat(mood.sentiment()).isPositive());
  }

  @Test
  void a_phrasing_or_title_is_its_article_and_answered() {
    for (String known : List.of("我的卡，丢了！", "OPENING HOURS", "opening times?")) {
      assertThat(match(known).getFirst().probability())
          .isGreaterThanOrEqualTo(thresholds(known).answer());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "😀", "Потерял карту", "???", "qqqq zzzz"})
  void what_holds_nothing_known_is_neither_answered_nor_suggested(String text) {
    List<Match> matches = match(text);
    Thresholds thresholds = thresholds(text);
    assertThat(matches.getFirst().probability()).isLessThan(thresholds.answer());
    assertThat(matches.stream().limit(3).mapToDouble(Match::probability).sum())
        .isLessThan(thresholds.suggest());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void probabilities_are_sorted_and_sum_to_at_most_one_for_any_text(String text) {
    assertTimeout(
        Duration.ofMillis(500),
        () -> {
          List<Match> matches = match(text);
          assertThat(matches).hasSize(4);
          assertThat(matches)
              .isSortedAccordingTo(Comparator.comparingDouble(Match::probability).reversed());
          assertThat(matches.stream().mapToDouble(Match::probability).sum())
              .isBetween(0.0, 1 + 1e-9);
        });
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        "a" + "\u0301".repeat(10_000),
        "卡\uD83D丢\uDE00了\uD800",
        "\u0000lost\u0000card\u0000",
        "我的卡丢了 lost card ".repeat(5_000),
        "卡丢".repeat(50_000),
        "😀".repeat(500),
        "0123456789".repeat(50),
        "+card -lost AND (OR NOT \"* ?:\\/ [a TO b] ~2 ^9",
        "the of and");
  }

  @Test
  void an_utterance_is_understood_and_matched_in_a_few_milliseconds() {
    for (int i = 0; i < 200; i++) {
      match("what time does the branch open " + i);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      match("我的卡丢了怎么办" + i);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void hears_the_signals_its_articles_declare() {
    Understanding understanding = release.interpreter().interpret("somebody stole my card");
    assertThat(understanding.signals())
        .containsKeys(Signal.COMPLAINT, Signal.PERSON, Signal.LOST_CARD, Signal.PRODUCT_INTEREST);
    assertThat(understanding.hears(Signal.LOST_CARD)).isTrue();
  }

  @Test
  void building_tells_how_far_it_is_and_what_does_harm() throws IOException {
    List<String> told = new ArrayList<>();
    ReleaseBuilder.build(
        bank.resolve("models"),
        bank.resolve("knowledge"),
        folder.resolve("told"),
        Embedders.bundled(),
        told::add);
    assertThat(told)
        .extracting(it -> it.split(" ", 2)[0])
        .containsExactly(
            "reading", "warning:", "embedding", "learning", "learning", "learning", "learning");
    assertThat(told.get(1)).contains("fewer than 8 phrasings: branch-hours.md 6 in zh and 6 in en");
  }

  @Test
  void same_content_has_the_same_id() throws IOException {
    ReleaseBuilder.Summary again =
        ReleaseBuilder.build(
            bank.resolve("models"),
            bank.resolve("knowledge"),
            folder.resolve("again"),
            Embedders.bundled());
    assertThat(again.id()).isEqualTo(release.id());
    assertThat(again.table()).contains("top-1 zh").contains("person").contains(release.id());
  }

  @Test
  void one_changed_byte_in_any_file_is_refused_with_its_name() throws IOException {
    for (Path file : files(bank.resolve("release"))) {
      Path copy = copy();
      Path damaged = copy.resolve(bank.resolve("release").relativize(file));
      byte[] bytes = Files.readAllBytes(damaged);
      bytes[bytes.length / 2] ^= 1;
      Files.write(damaged, bytes);
      assertThatThrownBy(() -> Release.open(copy).close())
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining(copy.toString());
      if (!file.endsWith("manifest.json")) {
        assertThatThrownBy(() -> Release.open(copy).close())
            .hasMessageContaining(damaged.toString())
            .hasMessageContaining("damaged");
      }
    }
  }

  @Test
  void missing_added_and_foreign_files_are_refused_with_the_reason() throws IOException {
    assertThatThrownBy(() -> Release.open(folder.resolve("none")).close())
        .hasMessageContaining("none: there is no such folder");
    assertThatThrownBy(() -> Release.open(folder).close())
        .hasMessageContaining("not a release: there is no manifest.json");
    Path lacking = copy();
    Files.delete(lacking.resolve("words.json"));
    assertThatThrownBy(() -> Release.open(lacking).close())
        .hasMessageContaining("words.json: the file is missing");
    Path added = copy();
    Files.writeString(added.resolve("index/segments_9"), "x");
    assertThatThrownBy(() -> Release.open(added).close())
        .hasMessageContaining("segments_9: a file that the manifest does not know");
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("manifest.json"), "{\"name\": \"web app\"}");
    assertThatThrownBy(() -> Release.open(foreign).close())
        .hasMessageContaining("manifest.json: not a release's manifest");
    Files.writeString(foreign.resolve("manifest.json"), "{\"format\": 99, \"files\": {}}");
    assertThatThrownBy(() -> Release.open(foreign).close()).hasMessageContaining("format 99");
  }

  private Path copy() throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    for (Path file : files(bank.resolve("release"))) {
      Path to = copy.resolve(bank.resolve("release").relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    return copy;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
