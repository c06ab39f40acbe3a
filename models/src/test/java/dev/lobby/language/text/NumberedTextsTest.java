package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class NumberedTextsTest {
  private static final List<Ngrams> TEXTS =
      List.of(
          Ngrams.of("I lost my card"),
          Ngrams.of("my card, my card!"),
          Ngrams.of("我的卡丢了"),
          Ngrams.of("the rate of my card"),
          Ngrams.of(""));

  private final NumberedTexts numbered = NumberedTexts.of(TEXTS);

  @Test
  void vectors_are_those_that_the_vocabulary_gives_by_name() {
    Vocabulary vocabulary = numbered.vocabulary(new int[] {0, 2, 3}, 1, 1000);
    IntFunction<SparseVector> vectors = numbered.vectors(vocabulary);
    for (int text = 0; text < TEXTS.size(); text++) {
      SparseVector expected = vocabulary.vector(TEXTS.get(text));
      SparseVector vector = vectors.apply(text);
      assertThat(vector.known()).isEqualTo(expected.known());
      assertThat(vector.size()).isEqualTo(expected.size());
      for (int i = 0; i < vector.size(); i++) {
        assertThat(vector.index(i)).isEqualTo(expected.index(i));
        assertThat(vector.value(i)).isEqualTo(expected.value(i));
      }
    }
  }

  @Test
  void vocabulary_is_alphabetical_and_of_the_chosen_texts_alone() {
    Vocabulary vocabulary = numbered.vocabulary(new int[] {0, 1}, 1, 1000);
    assertThat(vocabulary.terms())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("wlost", "wmy card")
        .doesNotContain("wrate", "h卡");
    assertThat(vocabulary.idf(vocabulary.indexOf("wlost")))
        .isGreaterThan(vocabulary.idf(vocabulary.indexOf("wcard")))
        .isLessThan(vocabulary.unknownIdf());
  }

  @Test
  void vocabulary_leaves_out_what_is_rare() {
    assertThat(numbered.vocabulary(new int[] {0, 1, 3}, 2, 1000).terms())
        .contains("wmy card")
        .doesNotContain("wlost", "wrate");
  }

  @Test
  void vocabulary_that_is_too_large_keeps_the_most_frequent_and_then_the_first() {
    List<String> three = numbered.vocabulary(new int[] {0, 1, 3}, 3, 1000).terms();
    int limit = three.size() + 1;
    List<String> kept = numbered.vocabulary(new int[] {0, 1, 3}, 1, limit).terms();
    assertThat(kept).isSorted().hasSize(limit).containsAll(three);
    List<String> two = numbered.vocabulary(new int[] {0, 1, 3}, 2, 1000).terms();
    String next =
        (two.size() > three.size()
                ? two
                : numbered.vocabulary(new int[] {0, 1, 3}, 1, 1000).terms())
            .stream().filter(it -> !three.contains(it)).findFirst().orElseThrow();
    assertThat(kept).contains(next);
  }
}
