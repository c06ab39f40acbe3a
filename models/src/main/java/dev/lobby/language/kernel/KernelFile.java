package dev.lobby.language.kernel;

import dev.lobby.language.maxent.ModelEnvelope;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A [KernelModel] as bytes, in a [ModelEnvelope].
///
/// | part | content |
/// |---|---|
/// | labels | int count, then each as modified UTF-8 |
/// | points | int dimensions, int count, the mean's floats, what a step of each dimension is worth as floats, then for each point the int index of its label and its bytes |
/// | weights | int count, then for each of so many points, the first ones, the 16-bit floats of its weights, one a label |
public final class KernelFile {
  private static final ModelEnvelope ENVELOPE = new ModelEnvelope("LOBBYKR", 3, "kernel model");

  private KernelFile() {}

  /// Returns `model` as bytes; the same model gives the same bytes.
  public static byte[] write(KernelModel model) {
    return ENVELOPE.seal(out -> write(model, out));
  }

  private static void write(KernelModel model, DataOutputStream out) throws IOException {
    out.writeInt(model.labels().size());
    for (String label : model.labels()) {
      out.writeUTF(label);
    }
    out.writeInt(model.mean().length);
    byte[][] points = model.points();
    out.writeInt(points.length);
    write(out, model.mean());
    write(out, model.steps());
    for (int i = 0; i < points.length; i++) {
      out.writeInt(model.classOf()[i]);
      out.write(points[i]);
    }
    out.writeInt(model.weights().length);
    for (short[] weights : model.weights()) {
      write(out, weights);
    }
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static void write(DataOutputStream out, short[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Short.BYTES);
    buffer.asShortBuffer().put(values);
    out.write(buffer.array());
  }

  /// Returns the model in `bytes`.
  ///
  /// @throws dev.lobby.language.maxent.ModelException when they are foreign or damaged
  public static KernelModel read(byte[] bytes) {
    return ENVELOPE.open(bytes, KernelFile::read);
  }

  private static KernelModel read(DataInputStream in) throws IOException {
    int labelCount = ModelEnvelope.count(in, Short.BYTES);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(in.readUTF());
    }
    int dimensions = ModelEnvelope.count(in, 2 * Float.BYTES);
    int count = in.readInt();
    ModelEnvelope.require(count, Math.addExact(Integer.BYTES, dimensions), in);
    float[] mean = floats(in, dimensions);
    float[] steps = floats(in, dimensions);
    int[] classOf = new int[count];
    byte[][] points = new byte[count][];
    for (int i = 0; i < count; i++) {
      classOf[i] = Objects.checkIndex(in.readInt(), labelCount);
      points[i] = new byte[dimensions];
      in.readFully(points[i]);
    }
    short[][] weights = new short[Objects.checkIndex(in.readInt(), count + 1)][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = shorts(in, labelCount);
    }
    return new KernelModel(labels, mean, steps, points, classOf, weights);
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = in.readFloat();
    }
    return values;
  }

  private static short[] shorts(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(Math.multiplyExact(count, Short.BYTES));
    short[] values = new short[count];
    ByteBuffer.wrap(bytes).asShortBuffer().get(values);
    return values;
  }
}
