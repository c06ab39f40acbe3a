package dev.lobby.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lobby.knowledge.article.MalformedContentException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueRulesFileTest {

  private static final String TEXT = ValueRulesFile.packaged().text();

  private static final String STRATEGIC = "      - {measure: monetary, at-least: 5}";

  private static int line(String of) {
    return 1 + Arrays.asList(TEXT.split("\n", -1)).indexOf(of);
  }

  @Test
  void the_rules_lobby_comes_with_are_read() {
    ValueRules rules = ValueRulesFile.packaged();

    assertThat(rules.recency()).containsExactly(7, 30, 90, 180);
    assertThat(rules.monetary())
        .contains(Map.entry("CNY", List.of(10_000L, 50_000L, 300_000L, 1_000_000L)));
    assertThat(rules.stages().sequencedKeySet())
        .containsExactly(LifeStage.NEW, LifeStage.DECLINING, LifeStage.GROWING, LifeStage.MATURE);
    assertThat(rules.classes().firstEntry().getKey()).isEqualTo(ValueClass.WATCH);
    assertThat(rules.classes().get(ValueClass.WATCH))
        .satisfies(it -> assertThat(it.needs()).isEqualTo(2));
    assertThat(rules.atRisk().conditions().getFirst())
        .isEqualTo(new Condition(Measure.ACTIVITY_CHANGE, null, -30));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(
            "figures-hold-days: 40",
            "figures-hold-days: 0",
            "'figures-hold-days' is '0' and not a whole number from 1 to 36500"),
        arguments(
            "recency: [7, 30, 90, 180]",
            "recency: [7, 30, 30, 180]",
            "'recency': 30 is not above 30"),
        arguments(
            "recency: [7, 30, 90, 180]", "recency: [7, 30]", "'recency' has 2 numbers and not 4"),
        arguments(
            "frequency: [1, 5, 15, 40]",
            "frequency: [1, few, 15, 40]",
            "'frequency': 'few' is not a whole number"),
        arguments(
            "  USD: [2000, 8000, 50000, 200000]",
            "  USD: [2000, 8000, 55000, 200000]",
            "'monetary.USD': '55000' is not one digit and zeros"),
        arguments(
            "  USD: [2000, 8000, 50000, 200000]",
            "  usd: [2000, 8000, 50000, 200000]",
            "'monetary.usd' is no currency"),
        arguments("  value: 40", "  values: 40", "unknown key 'health.values'"),
        arguments(
            "  mature: {}",
            "  mature: {when: [{measure: health, at-least: 1}]}",
            "'stages.mature' is the last and has no conditions"),
        arguments("  base: {}", "  basis: {}", "unknown key 'classes.basis'"),
        arguments(
            STRATEGIC,
            "      - {measure: money, at-least: 5}",
            "unknown 'money'; it is one of quiet-days"),
        arguments(
            STRATEGIC,
            "      - {measure: monetary, at-least: 6}",
            "'classes.strategic.when.at-least' is '6' and not a whole number from 1 to 5"),
        arguments(
            STRATEGIC, "      - {measure: monetary}", "monetary has a limit, at-least or at-most"),
        arguments(
            STRATEGIC,
            "      - {measure: monetary, at-least: 5, at-most: 4}",
            "nothing is at least 5 and at most 4"),
        arguments(
            "      - {measure: satisfaction, at-most: 2}",
            "      - {measure: satisfaction, at-most: '2.5'}",
            "'classes.watch.when.at-most' is '2.5'"),
        arguments(
            "  needs: 1",
            "  needs: 3",
            "'at-risk.needs' is '3' and not a whole number from 1 to 2"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_is_wrong_is_told_by_file_line_and_key(String was, String is, String told) {
    int line = line(was);
    assertThat(line).isPositive();
    String text = TEXT.replaceFirst("(?m)^" + Pattern.quote(was) + "$", is);

    assertThatThrownBy(() -> ValueRulesFile.parse("own.yaml", text))
        .isInstanceOf(MalformedContentException.class)
        .hasMessageContaining("own.yaml:" + line + ": ")
        .hasMessageContaining(told);
  }

  @Test
  void a_class_that_is_left_out_is_missed_and_two_for_everybody_else_are_too_many() {
    assertThatThrownBy(() -> ValueRulesFile.parse("own.yaml", TEXT.replace("  mature: {}\n", "")))
        .hasMessageContaining("key 'stages.mature' is missing")
        .hasMessageContaining("'stages.growing' is the last and has no conditions");
    assertThatThrownBy(() ->
            ValueRulesFile.parse(
                "own.yaml",
                TEXT.replace(
                    "  strategic:\n    when:\n      - {measure: monetary, at-least: 5}\n",
                    "  strategic: {}\n")))
        .hasMessageContaining("'classes.strategic' has no conditions; only the last has none");
  }

  @Test
  void a_file_that_is_none_or_not_in_utf_8_is_told(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.yaml");
    assertThatThrownBy(() -> ValueRulesFile.read(file)).hasMessageContaining("no such file");
    Files.write(file, TEXT.getBytes(Charset.forName("GB18030")));
    assertThatThrownBy(() -> ValueRulesFile.read(file)).hasMessageContaining("not UTF-8");
    Files.writeString(file, TEXT);
    assertThat(ValueRulesFile.read(file)).isEqualTo(ValueRulesFile.packaged());
    assertThatThrownBy(() -> ValueRulesFile.parse("own.yaml", "- a list"))
        .hasMessageContaining("own.yaml:1: keys with values are needed here");
  }
}
