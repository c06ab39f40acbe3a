package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.embedding.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Groups of like meaning, whatever the vectors.
class ClustersTest {
  private static final int DIMENSIONS = 24;
  private static final Embedding COMMON = Embedding.of(filled(1));

  private static float[] filled(float value) {
    float[] values = new float[DIMENSIONS];
    java.util.Arrays.fill(values, value);
    return values;
  }

  /// Vectors around some centres, all of them far from each other.
  private static List<Embedding> around(Random random, int count, int centres, double spread) {
    float[][] centre = new float[centres][DIMENSIONS];
    for (float[] one : centre) {
      for (int k = 0; k < DIMENSIONS; k++) {
        one[k] = (float) random.nextGaussian();
      }
    }
    List<Embedding> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] values = centre[i % centres].clone();
      for (int k = 0; k < DIMENSIONS; k++) {
        values[k] += (float) (spread * random.nextGaussian());
      }
      all.add(Embedding.of(values));
    }
    return all;
  }

  @Property(tries = 40)
  void each_question_is_in_exactly_one_group(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
    List<Embedding> all = around(new Random(seed), count, 1 + count / 7, 0.6);

    List<List<Integer>> groups = Clusters.of(all, COMMON, Clusters.ALIKE);

    List<Integer> members = groups.stream().flatMap(List::stream).sorted().toList();
    assertThat(members).hasSize(count).doesNotHaveDuplicates();
    assertThat(members.getFirst()).isZero();
    assertThat(members.getLast()).isEqualTo(count - 1);
  }

  @Property(tries = 30)
  void the_same_questions_are_grouped_the_same_every_time(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int count) {
    List<Embedding> all = around(new Random(seed), count, 1 + count / 9, 0.8);

    assertThat(Clusters.of(all, COMMON, Clusters.ALIKE))
        .isEqualTo(Clusters.of(all, COMMON, Clusters.ALIKE));
  }

  @Property(tries = 30)
  void the_order_of_questions_does_not_matter(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int count) {
    Random random = new Random(seed);
    List<Embedding> all = around(random, count, 1 + count / 9, 0.8);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<Embedding> shuffled = order.stream().map(all::get).toList();

    Set<Set<Integer>> one = sets(Clusters.of(all, COMMON, Clusters.ALIKE), null);
    Set<Set<Integer>> other = sets(Clusters.of(shuffled, COMMON, Clusters.ALIKE), order);
    assertThat(other).isEqualTo(one);
  }

  private static Set<Set<Integer>> sets(
      List<List<Integer>> groups, @org.jspecify.annotations.Nullable List<Integer> order) {
    return groups.stream()
        .map(group ->
            group.stream()
                .map(i -> order == null ? i : order.get(i))
                .collect(Collectors.<Integer, Set<Integer>>toCollection(HashSet::new)))
        .collect(Collectors.toSet());
  }

  @Property(tries = 30)
  void what_lies_around_one_centre_is_one_group(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int centres) {
    List<Embedding> all = around(new Random(seed), 40 * centres, centres, 0.05);

    List<List<Integer>> groups = Clusters.of(all, COMMON, 0.9);

    assertThat(groups).hasSize(centres);
    for (List<Integer> group : groups) {
      assertThat(group.stream().map(i -> i % centres).distinct()).hasSize(1);
    }
  }
}
