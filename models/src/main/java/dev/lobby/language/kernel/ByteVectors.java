package dev.lobby.language.kernel;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lobby.language.onnx.KeptEnvironment;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vectors of bytes, each of -127 to 127, with which another vector is multiplied at once.
///
/// The products are ONNX Runtime's `MatMulInteger`, exact in whole numbers on any processor, and
/// some four times as fast as loops that the compiler turns into vector instructions. The other
/// vector is taken as numbers of fourteen bits, in two rows of seven each: with more, processors
/// without instructions for neural networks would cut sums of two products short.
///
/// Nothing native is touched before the first product, so that vectors can be read where ONNX
/// Runtime does not run. Safe for use by many threads.
final class ByteVectors {
  private static final int BITS = 7;
  private static final int LOW = (1 << BITS) - 1;
  private static final int HALF = 1 << (2 * BITS - 1);
  private static final Cleaner CLEANER = Cleaner.create();

  private final int count;
  private final int dimensions;

  /// Dimension by dimension.
  private final byte[] matrix;

  /// Of each vector's bytes.
  private final int[] sums;

  private volatile @Nullable OrtSession session;

  /// @param vectors one or more
  ByteVectors(byte[][] vectors, int dimensions) {
    this.count = vectors.length;
    this.dimensions = dimensions;
    this.matrix = new byte[Math.multiplyExact(count, dimensions)];
    this.sums = new int[count];
    for (int k = 0; k < dimensions; k++) {
      for (int j = 0; j < count; j++) {
        matrix[k * count + j] = vectors[j][k];
        sums[j] += vectors[j][k];
      }
    }
  }

  /// Returns the vectors.
  byte[][] rows() {
    byte[][] rows = new byte[count][dimensions];
    for (int k = 0; k < dimensions; k++) {
      for (int j = 0; j < count; j++) {
        rows[j][k] = matrix[k * count + j];
      }
    }
    return rows;
  }

  /// Returns the product of `vector` with each.
  ///
  /// @throws IllegalStateException when ONNX Runtime does not run on this platform
  float[] times(float[] vector) {
    float[] products = new float[count];
    float max = 0;
    for (float value : vector) {
      max = Math.max(max, Math.abs(value));
    }
    if (max == 0) {
      return products;
    }
    double step = max / (HALF - 1);
    ByteBuffer rows = ByteBuffer.allocateDirect(2 * dimensions).order(ByteOrder.nativeOrder());
    for (int k = 0; k < dimensions; k++) {
      int whole = (int) Math.round(vector[k] / step) + HALF;
      rows.put(k, (byte) (whole >> BITS));
      rows.put(dimensions + k, (byte) (whole & LOW));
    }
    OrtEnvironment environment = KeptEnvironment.get();
    try (OnnxTensor two =
            OnnxTensor.createTensor(
                environment, rows, new long[] {2, dimensions}, OnnxJavaType.UINT8);
        OrtSession.Result result = session(environment).run(Map.of("two", two))) {
      IntBuffer sum = ((OnnxTensor) result.get(0)).getIntBuffer();
      for (int j = 0; j < count; j++) {
        long product = ((long) sum.get(j) << BITS) + sum.get(count + j) - (long) HALF * sums[j];
        products[j] = (float) (product * step);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot multiply: " + e.getMessage(), e);
    }
    return products;
  }

  private OrtSession session(OrtEnvironment environment) {
    OrtSession known = session;
    return known == null ? open(environment) : known;
  }

  private synchronized OrtSession open(OrtEnvironment environment) {
    OrtSession known = session;
    if (known != null) {
      return known;
    }
    OnnxModel model = new OnnxModel("MatMulInteger");
    model.input("two", OnnxModel.UINT8, 2, dimensions);
    model.constant("vectors", matrix, dimensions, count);
    model.output("products", OnnxModel.INT32, 2, count);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession opened = environment.createSession(model.toBytes(), options);
      CLEANER.register(this, () -> close(opened));
      session = opened;
      return opened;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot multiply: " + e.getMessage(), e);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not close: " + e.getMessage(), e);
    }
  }
}
