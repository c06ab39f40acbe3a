package dev.lobby.language.kernel;

import dev.lobby.language.kernel.KernelModel.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A [KernelModel] that was made from another by putting points in and taking points out.
///
/// Solving for all points again takes a time that grows with the cube of their number. What a point
/// changes is mostly the weights of those near it, so these are solved for anew and exactly, given
/// the weights of all others, which stay: with `S` the points put in and the [#NEAR] that lie
/// nearest to what comes and goes, and `A` the weights before (0 for what is put in), the weights
/// of `S` change by `(K_SS + λI)⁻¹ (Y_S - K_S A - λ A_S)`. A model with no more points than that is
/// solved as a whole.
public final class KernelAmendment {
  /// How many of the points that stay are solved for anew; the module's README has the figures.
  private static final int NEAR = 3_000;

  private final KernelModel model;
  private final int firstFresh;
  private final int fresh;
  private final int[] around;
  private final @Nullable KernelRidge solution;

  private KernelAmendment(
      KernelModel model, int firstFresh, int fresh, int[] around, @Nullable KernelRidge solution) {
    this.model = model;
    this.firstFresh = firstFresh;
    this.fresh = fresh;
    this.around = around;
    this.solution = solution;
  }

  /// Returns the amended model.
  public KernelModel model() {
    return model;
  }

  static KernelAmendment of(KernelModel base, List<KernelPoint> points, int solved) {
    byte[][] before = base.points();
    List<String> labels = labels(base, points);
    int[] oldClass = base.labels().stream().mapToInt(labels::indexOf).toArray();
    int[] classOf = points.stream().mapToInt(it -> labels.indexOf(it.label())).toArray();
    byte[][] bytes = new byte[points.size()][];
    boolean[] stays = new boolean[base.weights().length];
    float[][] weights = new float[solved][labels.size()];
    int kept = 0;
    for (int i = 0; i < bytes.length; i++) {
      KernelPoint point = points.get(i);
      int number = point.number();
      bytes[i] = number < 0 ? base.point(point.vector().orElseThrow()) : before[number];
      if (i < solved && point.kept()) {
        if (kept != i || number >= stays.length) {
          throw new IllegalArgumentException("points kept come first");
        }
        stays[number] = true;
        move(base.weights()[number], oldClass, weights[i]);
        kept++;
      }
    }
    byte[][] gone =
        IntStream.range(0, stays.length)
            .filter(i -> !stays[i])
            .mapToObj(i -> before[i])
            .toArray(byte[][]::new);
    float[][] learnt = KernelModel.floats(Arrays.copyOf(bytes, solved), base.steps());
    int[] around = around(learnt, kept, KernelModel.floats(gone, base.steps()));
    KernelRidge solution = null;
    if (around.length > 0) {
      solution = solve(learnt, weights, around, classOf);
      float[][] change = solution.dual();
      for (int s = 0; s < around.length; s++) {
        for (int c = 0; c < change[s].length; c++) {
          weights[around[s]][c] += change[s][c];
        }
      }
    }
    short[][] halves = new short[solved][];
    Arrays.setAll(halves, i -> KernelModel.halves(weights[i]));
    return new KernelAmendment(
        new KernelModel(labels, base.mean(), base.steps(), bytes, classOf, halves),
        kept,
        solved - kept,
        around,
        solution);
  }

  /// Returns the labels in the order they had, new ones after them.
  private static List<String> labels(KernelModel base, List<KernelPoint> points) {
    Map<String, Integer> present = new LinkedHashMap<>();
    points.forEach(it -> present.merge(it.label(), 1, Integer::sum));
    List<String> labels = new ArrayList<>(base.labels());
    labels.removeIf(it -> present.remove(it) == null);
    labels.addAll(present.keySet());
    return labels;
  }

  private static void move(short[] from, int[] classOf, float[] to) {
    for (int c = 0; c < from.length; c++) {
      if (classOf[c] >= 0) {
        to[classOf[c]] = Float.float16ToFloat(from[c]);
      }
    }
  }

  /// Returns the places, in ascending order, of the points put in and of those near to what comes
  /// and goes; none when nothing does.
  private static int[] around(float[][] points, int kept, float[][] gone) {
    List<float[]> changes = new ArrayList<>(List.of(gone));
    changes.addAll(Arrays.asList(points).subList(kept, points.length));
    if (changes.isEmpty()) {
      return new int[0];
    }
    float[] near = KernelRidge.highest(points, changes.toArray(float[][]::new));
    IntStream nearest =
        IntStream.range(0, kept)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -near[i]))
            .limit(NEAR)
            .mapToInt(Integer::intValue);
    return IntStream.concat(nearest, IntStream.range(kept, points.length)).sorted().toArray();
  }

  private static KernelRidge solve(
      float[][] points, float[][] weights, int[] around, int[] classOf) {
    int classes = weights[0].length;
    float[][] own = new float[around.length][];
    Arrays.setAll(own, s -> points[around[s]]);
    float[][] missing =
        KernelRidge.targets(Arrays.stream(around).map(i -> classOf[i]).toArray(), classes);
    float[][] scores = KernelRidge.scores(own, points, weights);
    for (int s = 0; s < missing.length; s++) {
      for (int c = 0; c < classes; c++) {
        missing[s][c] -= scores[s][c] + (float) KernelRidge.RIDGE * weights[around[s]][c];
      }
    }
    return KernelRidge.solve(own, missing);
  }

  /// Returns for each point put in that is learnt from the scores that the model would give it had
  /// it not learnt the points of its group; in the order of the points.
  ///
  /// @param groupOf the group of each, from 0; -1 for one whose scores nobody wants, and gets
  public Scores[] heldOut(int[] groupOf) {
    if (solution == null) {
      return new Scores[0];
    }
    // Those put in are the last ones solved for, and had no weights before.
    int[] groups = new int[around.length];
    Arrays.fill(groups, -1);
    System.arraycopy(groupOf, 0, groups, around.length - fresh, fresh);
    float[][] scores = solution.heldOut(groups);
    float[][] targets = solution.targets();
    Nearest[] nearest = nearest(groupOf);
    Scores[] heldOut = new Scores[fresh];
    int classes = model.labels().size();
    for (int f = 0; f < fresh; f++) {
      int at = around.length - fresh + f;
      float[] own = new float[classes];
      if (groupOf[f] >= 0) {
        // What it would have to be told, and what it would be told: the rest is what is said.
        float[] said = Objects.requireNonNull(scores[at]);
        for (int c = 0; c < classes; c++) {
          own[c] = (model.classOf()[firstFresh + f] == c ? 1 : 0) - (targets[at][c] - said[c]);
        }
      }
      heldOut[f] = new Scores(own, nearest[f]);
    }
    return heldOut;
  }

  private Nearest[] nearest(int[] groupOf) {
    byte[][] points = model.points();
    int[] order =
        IntStream.concat(
                IntStream.range(firstFresh, firstFresh + fresh),
                IntStream.range(0, points.length)
                    .filter(i -> i < firstFresh || i >= firstFresh + fresh))
            .toArray();
    byte[][] ordered = new byte[order.length][];
    Arrays.setAll(ordered, i -> points[order[i]]);
    int[] groups = Arrays.copyOf(groupOf, order.length);
    Arrays.fill(groups, fresh, groups.length, -2);
    return KernelRidge.nearest(
        KernelModel.floats(ordered, model.steps()),
        Arrays.stream(order).map(i -> model.classOf()[i]).toArray(),
        model.labels().size(),
        groups,
        fresh);
  }
}
