package dev.lobby.language.kernel;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lobby.language.onnx.KeptEnvironment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Shares work with tiles among all processor cores, each with a [Gemm] of its own.
///
/// The products are ONNX Runtime's, which is here for the sentence encoders anyway and multiplies
/// four times as fast as loops that the compiler turns into vector instructions.
final class GemmWorkers implements AutoCloseable {
  private final Map<Gemm.Form, OrtSession> sessions = new EnumMap<>(Gemm.Form.class);
  private final List<Gemm> gemms = new ArrayList<>();

  /// @throws IllegalStateException when this platform has no native code for it
  GemmWorkers() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = KeptEnvironment.get();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (Gemm.Form form : Gemm.Form.values()) {
        sessions.put(form, environment.createSession(model(form), options));
      }
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        gemms.add(new Gemm(environment, sessions));
      }
    } catch (OrtException | LinkageError e) {
      close();
      throw new IllegalStateException(
          "a kernel model needs ONNX Runtime to be trained: " + e.getMessage(), e);
    }
  }

  /// Work on one of several things that do not depend on each other.
  @FunctionalInterface
  interface Task {
    void run(Gemm gemm, int number);
  }

  /// Runs `task` for each number below `count`, in no order.
  void forEach(int count, Task task) {
    AtomicInteger next = new AtomicInteger();
    gemms.parallelStream()
        .forEach(gemm -> {
          for (int number = next.getAndIncrement();
              number < count;
              number = next.getAndIncrement()) {
            task.run(gemm, number);
          }
        });
  }

  @Override
  public void close() {
    gemms.forEach(Gemm::close);
    for (OrtSession session : sessions.values()) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime does not close: " + e.getMessage(), e);
      }
    }
  }

  /// Returns an ONNX model of one operator, `Gemm`: `y = a b + c`.
  ///
  /// Written field by field as [ONNX's protocol
  /// buffers](https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) number them.
  private static byte[] model(Gemm.Form form) {
    byte[] node =
        joined(
            text(1, "a"),
            text(1, "b"),
            text(1, "c"),
            text(2, "y"),
            text(4, "Gemm"),
            message(5, flag("transA", form.left)),
            message(5, flag("transB", form.right)));
    byte[] graph =
        joined(
            message(1, node),
            text(2, "gemm"),
            message(11, tile("a")),
            message(11, tile("b")),
            message(11, tile("c")),
            message(12, tile("y")));
    byte[] operators = joined(text(1, ""), number(2, 13));
    return joined(number(1, 8), message(7, graph), message(8, operators));
  }

  /// Returns an attribute of a node.
  private static byte[] flag(String name, boolean on) {
    int integer = 2;
    return joined(text(1, name), number(3, on ? 1 : 0), number(20, integer));
  }

  /// Returns the type of an input or output.
  private static byte[] tile(String name) {
    byte[] size = message(1, number(1, Gemm.SIZE));
    int floats = 1;
    byte[] tensor = joined(number(1, floats), message(2, joined(size, size)));
    return joined(text(1, name), message(2, message(1, tensor)));
  }

  private static byte[] number(int field, int value) {
    return joined(variable(field << 3), variable(value));
  }

  private static byte[] text(int field, String value) {
    return message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] message(int field, byte[] value) {
    return joined(variable((field << 3) | 2), variable(value.length), value);
  }

  /// Returns a number in as many bytes of seven bits as it takes, the lowest first.
  private static byte[] variable(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rest = value;
    for (; rest > 127; rest >>>= 7) {
      bytes.write((rest & 127) | 128);
    }
    bytes.write(rest);
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
