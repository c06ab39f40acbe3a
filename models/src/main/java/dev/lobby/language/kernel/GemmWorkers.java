package dev.lobby.language.kernel;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lobby.language.onnx.KeptEnvironment;
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
  private static byte[] model(Gemm.Form form) {
    OnnxModel model = new OnnxModel("Gemm");
    for (String name : List.of("a", "b", "c")) {
      model.input(name, OnnxModel.FLOAT, Gemm.SIZE, Gemm.SIZE);
    }
    model.output("y", OnnxModel.FLOAT, Gemm.SIZE, Gemm.SIZE);
    model.flag("transA", form.left);
    model.flag("transB", form.right);
    return model.toBytes();
  }
}
