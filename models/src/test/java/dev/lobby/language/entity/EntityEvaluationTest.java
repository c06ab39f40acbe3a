package dev.lobby.language.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityEvaluationTest {

  private static final EntityRecognizer RECOGNIZER = new EntityRecognizer(List.of());

  @TempDir private Path folder;

  @Test
  void place_and_value_both_count() throws IOException {
    Path file = folder.resolve("entities.tsv");
    Files.writeString(
        file,
        """
        # comment

        zh\t2026-05-20\t昨天转了五万\tdate=昨天=2026-05-19; money=五万=CNY 50000
        zh\t2026-05-20\t五万块\tmoney=五万=CNY 50000
        en\t2026-05-20\t3% of 50k\tmoney=50k=CNY 5000
        en\t2026-05-20\thello\t
        """);
    EntityEvaluation evaluation = EntityEvaluation.of(RECOGNIZER, file);
    EntityEvaluation.Score money = evaluation.score(Entity.Kind.MONEY);
    assertThat(money).isEqualTo(new EntityEvaluation.Score(3, 3, 1));
    assertThat(evaluation.score(Entity.Kind.PERCENT).precision()).isZero();
    assertThat(evaluation.overall()).isEqualTo(new EntityEvaluation.Score(4, 5, 2));
    assertThat(evaluation.overall().f1()).isCloseTo(4.0 / 9, within(1e-9));
    assertThat(evaluation.mistakes()).hasSize(2).first().asString().contains("money=五万块=CNY 50000");
  }

  @Test
  void every_wrong_line_is_told() {
    List<String> lines =
        List.of(
            "zh\t2026-05-20\t昨天",
            "fr\t2026-05-20\thier\t",
            "zh\t20 May\t昨天\t",
            "zh\t2026-05-20\t昨天\tdate=今天=2026-05-20",
            "zh\t2026-05-20\t昨天\tday=昨天=2026-05-19",
            "zh\t2026-05-20\t昨天\tdate=昨天");
    assertThatThrownBy(() -> EntityEvaluation.of(RECOGNIZER, lines, "f.tsv"))
        .isInstanceOf(MalformedGoldenException.class)
        .message()
        .contains("f.tsv:1: 4 columns")
        .contains("f.tsv:2: the first column is 'fr'")
        .contains("f.tsv:3: ")
        .contains("f.tsv:4: '今天' does not stand")
        .contains("f.tsv:5: there is no kind 'day'")
        .contains("f.tsv:6: 'date=昨天' is not kind=surface=value");
  }
}
