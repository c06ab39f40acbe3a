package dev.lobby.publishing.gap;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.kernel.Neighbours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// Groups of like meaning: average linkage of embeddings, cut where two groups are less alike than
/// [#ALIKE].
///
/// Sentences of one trade all point much the same way, so what they have in common is taken away
/// first. The mean cosine of two groups is the product of their mean vectors, so no table of all
/// pairs is needed; and only groups are compared of which one has a near neighbour in the other,
/// which leaves some dozens of comparisons for each question.
final class Clusters {

  /// The mean cosine from which two groups are one. Among phrasings of the starter bank's 143
  /// articles, half of the pairs in one group are then of one article, and most others of two that
  /// are near each other; at 0.5 two thirds are, in groups of half the size.
  static final double ALIKE = 0.4;

  /// How many neighbours of a question are looked at.
  private static final int NEIGHBOURS = 24;

  /// Two groups that were near each other.
  ///
  /// @param changes how often the two had changed by then
  private record Pair(float alike, int one, int other, int changes) {
    static final Comparator<Pair> NEAREST_FIRST =
        Comparator.comparingDouble((Pair pair) -> -pair.alike)
            .thenComparingInt(Pair::one)
            .thenComparingInt(Pair::other);
  }

  private final float[][] vectors;
  private final float[][] sums;
  private final int[] changes;
  private final List<Set<Integer>> near = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private final PriorityQueue<Pair> pairs = new PriorityQueue<>(Pair.NEAREST_FIRST);
  private final float alike;

  private Clusters(float[][] vectors, double alike) {
    this.vectors = vectors;
    this.alike = (float) alike;
    this.sums = new float[vectors.length][];
    this.changes = new int[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      sums[i] = vectors[i].clone();
      members.add(new ArrayList<>(List.of(i)));
      near.add(new HashSet<>());
    }
  }

  /// Returns the groups, each the places of its members, the medoid first and the others in order;
  /// in the order of their smallest place. Each place is in exactly one.
  ///
  /// @param common what all sentences of the trade have in common
  static List<List<Integer>> of(List<Embedding> embeddings, Embedding common, double alike) {
    return of(embeddings.stream().map(it -> apart(it, common)).toList(), alike);
  }

  /// As [#of(List, Embedding, double)], of what is left when all have nothing in common any more.
  static List<List<Integer>> of(List<Embedding> apart, double alike) {
    Clusters clusters =
        new Clusters(apart.stream().map(Embedding::values).toArray(float[][]::new), alike);
    clusters.pair();
    clusters.merge();
    return clusters.groups();
  }

  /// What is left of an embedding when its part in another's direction is taken away.
  static Embedding apart(Embedding embedding, Embedding common) {
    float share = (float) embedding.cosine(common);
    float[] left = embedding.values();
    float[] away = common.values();
    for (int k = 0; k < left.length; k++) {
      left[k] -= share * away[k];
    }
    return Embedding.of(left);
  }

  private void pair() {
    Neighbours neighbours = Neighbours.of(vectors, NEIGHBOURS, alike);
    for (int i = 0; i < vectors.length; i++) {
      for (int j : neighbours.of(i)) {
        near.get(i).add(j);
        near.get(j).add(i);
      }
    }
    for (int i = 0; i < vectors.length; i++) {
      for (int j : near.get(i)) {
        if (i < j) {
          offer(i, j);
        }
      }
    }
  }

  private void offer(int one, int other) {
    float mean =
        dot(sums[one], sums[other]) / ((float) members.get(one).size() * members.get(other).size());
    if (mean >= alike) {
      pairs.add(
          new Pair(
              mean, Math.min(one, other), Math.max(one, other), changes[one] + changes[other]));
    }
  }

  private void merge() {
    while (!pairs.isEmpty()) {
      Pair pair = pairs.poll();
      int into = pair.one;
      int from = pair.other;
      // A group only ever grows, so an unchanged sum of changes means that neither did.
      if (members.get(into).isEmpty()
          || members.get(from).isEmpty()
          || pair.changes != changes[into] + changes[from]) {
        continue;
      }
      for (int k = 0; k < sums[into].length; k++) {
        sums[into][k] += sums[from][k];
      }
      members.get(into).addAll(members.get(from));
      members.get(from).clear();
      changes[into]++;
      Set<Integer> all = new TreeSet<>(near.get(into));
      all.addAll(near.get(from));
      all.remove(into);
      all.remove(from);
      all.removeIf(other -> members.get(other).isEmpty());
      near.get(from).clear();
      near.set(into, all);
      for (int other : all) {
        near.get(other).remove(from);
        near.get(other).add(into);
        offer(into, other);
      }
    }
  }

  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      List<Integer> group = members.get(i);
      if (!group.isEmpty()) {
        group.sort(Comparator.naturalOrder());
        int medoid = medoid(group, sums[i]);
        group.removeIf(it -> it == medoid);
        group.addFirst(medoid);
        groups.add(List.copyOf(group));
      }
    }
    return groups;
  }

  /// The member that is nearest to all of its group.
  private int medoid(List<Integer> group, float[] sum) {
    int best = group.getFirst();
    for (int i : group) {
      if (dot(vectors[i], sum) > dot(vectors[best], sum)) {
        best = i;
      }
    }
    return best;
  }

  private static float dot(float[] a, float[] b) {
    // Four sums at a time, which processors add side by side.
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) {
      one += a[k] * b[k];
      two += a[k + 1] * b[k + 1];
      three += a[k + 2] * b[k + 2];
      four += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) {
      one += a[k] * b[k];
    }
    return one + two + three + four;
  }
}
