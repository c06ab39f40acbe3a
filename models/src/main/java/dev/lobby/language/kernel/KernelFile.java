package dev.lobby.language.kernel;

import dev.lobby.language.maxent.ModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/// A [KernelModel] as bytes.
///
/// | part | content |
/// |---|---|
/// | magic | `LOBBYKR` and a zero byte |
/// | version | int, 1 |
/// | labels | int count, then each as modified UTF-8 |
/// | points | int dimensions, int count, the mean's floats, then for each point the int index of its label, the floats of the point, and those of its weights, one a label |
/// | checksum | int, CRC32C of all bytes before it |
///
/// Numbers are big-endian.
public final class KernelFile {
  private static final long MAGIC = 0x4C4F4242594B5200L;
  private static final int VERSION = 1;
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  private KernelFile() {}

  /// Returns `model` as bytes; the same model gives the same bytes.
  public static byte[] write(KernelModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(model.labels().size());
      for (String label : model.labels()) {
        out.writeUTF(label);
      }
      out.writeInt(model.mean().length);
      float[][] points = model.points();
      out.writeInt(points.length);
      write(out, model.mean());
      for (int i = 0; i < points.length; i++) {
        out.writeInt(model.classOf()[i]);
        write(out, points[i]);
        write(out, model.weights()[i]);
      }
      out.writeInt(checksum(bytes.toByteArray(), out.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    out.write(buffer.array());
  }

  /// Returns the model in `bytes`.
  ///
  /// @throws ModelException when they are foreign or damaged
  public static KernelModel read(byte[] bytes) {
    if (bytes.length < HEADER + Integer.BYTES || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
      throw new ModelException("not a kernel model of Lobby's: it does not begin with LOBBYKR");
    }
    int version = ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    if (version != VERSION) {
      throw new ModelException(
          "kernel model format " + version + " is not one this version reads (" + VERSION + ")");
    }
    int end = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new ModelException("damaged kernel model: the checksum does not match");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEADER, end - HEADER))) {
      return read(in);
    } catch (IOException | RuntimeException e) {
      throw new ModelException(
          "damaged kernel model: its checksum matches, but it cannot be read", e);
    }
  }

  private static KernelModel read(DataInputStream in) throws IOException {
    int labelCount = in.readInt();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(in.readUTF());
    }
    int dimensions = in.readInt();
    int count = in.readInt();
    float[] mean = floats(in, dimensions);
    int[] classOf = new int[count];
    float[][] points = new float[count][];
    float[][] weights = new float[count][];
    for (int i = 0; i < count; i++) {
      classOf[i] = Objects.checkIndex(in.readInt(), labelCount);
      points[i] = floats(in, dimensions);
      weights[i] = floats(in, labelCount);
    }
    return new KernelModel(labels, mean, points, classOf, weights);
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(Math.multiplyExact(count, Float.BYTES));
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
