package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void every_term_is_found_where_it_stands_and_no_other_is() {
    Random random = new Random(3);
    for (int size : new int[] {1, 2, 3, 4, 7, 8, 9, 1000, 5000}) {
      Set<String> distinct = new LinkedHashSet<>();
      while (distinct.size() < size) {
        distinct.add(term(random));
      }
      List<String> list = new ArrayList<>(distinct);
      Terms terms = new Terms(list);
      assertThat(terms).isEqualTo(list);
      for (int i = 0; i < size; i++) {
        assertThat(terms.numberOf(list.get(i))).isEqualTo(i);
      }
      for (int i = 0; i < 500; i++) {
        String asked = term(random);
        assertThat(terms.numberOf(asked)).isEqualTo(list.indexOf(asked));
      }
    }
  }

  @Test
  void terms_with_one_hash_code_and_terms_that_continue_each_other_are_told_apart() {
    Terms terms = new Terms(List.of("AaAa", "BBBB", "AaBB", "卡", "卡丢", "卡丢了", "", "😀"));
    assertThat(terms.numberOf("BBAa")).isEqualTo(-1);
    assertThat(terms.numberOf("AaBB")).isEqualTo(2);
    assertThat(terms.numberOf("卡丢")).isEqualTo(4);
    assertThat(terms.numberOf("")).isEqualTo(6);
    assertThat(terms.numberOf("😀")).isEqualTo(7);
    assertThat(terms.numberOf("丢")).isEqualTo(-1);
  }

  @Test
  void an_empty_list_has_no_terms() {
    assertThat(new Terms(List.of()).numberOf("a")).isEqualTo(-1);
  }

  private static String term(Random random) {
    StringBuilder term = new StringBuilder();
    for (int length = 1 + random.nextInt(4); length > 0; length--) {
      term.append(
          (char) (random.nextBoolean() ? 'a' + random.nextInt(6) : '一' + random.nextInt(40)));
    }
    return term.toString();
  }
}
