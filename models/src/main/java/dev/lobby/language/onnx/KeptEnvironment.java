package dev.lobby.language.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The environment of ONNX Runtime, which encoders and matrix products need, kept until the process
/// is gone.
///
/// ONNX Runtime frees it in a shutdown hook of its own, beside Lobby's: whoever loads an encoder or
/// embeds a text just then brings the process down, as 20 of 24 trials did. The environment counts
/// who holds it, so it is held once more, by nobody who lets go; with that all 24 ended well. There
/// is no public way to hold it.
public final class KeptEnvironment {
  private static final Logger LOG = Logger.getLogger(KeptEnvironment.class.getName());
  private static boolean kept;

  private KeptEnvironment() {}

  /// Returns the environment.
  public static synchronized OrtEnvironment get() {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (!kept) {
      kept = true;
      keep();
    }
    return environment;
  }

  private static void keep() {
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      api.setAccessible(true);
      Method hold =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      hold.setAccessible(true);
      hold.invoke(
          null,
          api.getLong(null),
          OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(),
          OrtEnvironment.DEFAULT_NAME);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "The environment of ONNX Runtime may be freed too early.", e);
    }
  }
}
