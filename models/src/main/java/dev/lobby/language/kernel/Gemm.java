package dev.lobby.language.kernel;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Adds products of two tiles to a sum: `C + A B`, of which either may be transposed.
///
/// A tile is a matrix of [#SIZE] rows and as many columns, row by row. For one thread at a time.
final class Gemm implements AutoCloseable {
  /// How many rows and columns a tile has.
  static final int SIZE = 256;

  private static final long[] SHAPE = {SIZE, SIZE};

  /// Which of the two factors is transposed.
  enum Form {
    PLAIN(false, false),
    LEFT_TRANSPOSED(true, false),
    RIGHT_TRANSPOSED(false, true);

    final boolean left;
    final boolean right;

    Form(boolean left, boolean right) {
      this.left = left;
      this.right = right;
    }
  }

  /// A tile outside the heap, where ONNX Runtime reads and writes it.
  private record Operand(FloatBuffer values, OnnxTensor tensor) {}

  private final Arena arena = Arena.ofShared();
  private final Map<Form, OrtSession> sessions;
  private final Operand left;
  private final Operand right;
  private final float[] negated = new float[SIZE * SIZE];
  private Operand sum;
  private Operand next;

  /// @param sessions what computes each form
  Gemm(OrtEnvironment environment, Map<Form, OrtSession> sessions) throws OrtException {
    this.sessions = new EnumMap<>(sessions);
    this.left = operand(environment);
    this.right = operand(environment);
    this.sum = operand(environment);
    this.next = operand(environment);
  }

  private Operand operand(OrtEnvironment environment) throws OrtException {
    FloatBuffer values =
        arena
            .allocate((long) SIZE * SIZE * Float.BYTES, Long.BYTES)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    return new Operand(values, OnnxTensor.createTensor(environment, values, SHAPE));
  }

  /// Takes the left factor of the next products.
  void left(float[] tile) {
    left.values.put(0, tile);
  }

  /// Takes the left factor of the next products, times -1.
  void negatedLeft(float[] tile) {
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -tile[i];
    }
    left.values.put(0, negated);
  }

  /// Takes what the next products are added to.
  void sum(float[] tile) {
    sum.values.put(0, tile);
  }

  /// Adds the product of the left factor and `tile` to the sum.
  void add(Form form, float[] tile) {
    right.values.put(0, tile);
    Map<String, OnnxTensor> factors = Map.of("a", left.tensor, "b", right.tensor, "c", sum.tensor);
    try {
      // What is closed is not `next`, into which it writes.
      Objects.requireNonNull(sessions.get(form))
          .run(factors, Set.of(), Map.of("y", next.tensor))
          .close();
      Operand added = next;
      next = sum;
      sum = added;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot multiply: " + e.getMessage(), e);
    }
  }

  /// Copies the sum to `tile`.
  void result(float[] tile) {
    sum.values.get(0, tile);
  }

  @Override
  public void close() {
    for (Operand operand : new Operand[] {left, right, sum, next}) {
      operand.tensor.close();
    }
    arena.close();
  }
}
