package dev.lobby.language.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lobby.language.onnx.KeptEnvironment;
import dev.lobby.language.text.NormalForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Embeds texts with one ONNX sentence encoder of the BERT family.
///
/// An embedding is the mean of the encoder's token vectors. One session serves any number of
/// threads, and each call computes on the thread that makes it.
public final class Embedder implements AutoCloseable {
  /// More tokens than this of one utterance are not read: they would add time, not meaning.
  private static final int TOKENS_MAX = 128;

  /// What every encoder must be able to embed.
  private static final String PROBE = "好 a";

  static {
    // Else the tokenizer's library asks the cloud's metadata service where it runs, and tells its
    // makers.
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final List<String> inputs;

  private Embedder(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
    this.inputs = List.copyOf(session.getInputNames());
  }

  /// Loads an encoder.
  ///
  /// @param model an ONNX model whose first output holds a vector for each token
  /// @param tokenizer its tokenizer, as the JSON of Hugging Face's tokenizers
  /// @throws EmbeddingException when they cannot be read or embed nothing, or this platform has no
  ///   native code
  static Embedder load(byte[] model, byte[] tokenizer) {
    // Outside the heap and given back at once: a model is larger than all else Lobby reads.
    try (Arena arena = Arena.ofConfined();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = KeptEnvironment.get();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      MemorySegment memory = arena.allocate(model.length);
      MemorySegment.copy(model, 0, memory, ValueLayout.JAVA_BYTE, 0, model.length);
      HuggingFaceTokenizer words =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizer),
              Map.of(
                  "truncation", "true",
                  "maxLength", Integer.toString(TOKENS_MAX),
                  "padding", "false"));
      Embedder loaded = null;
      OrtSession session = null;
      try {
        session = environment.createSession(memory.asByteBuffer(), options);
        Embedder embedder = new Embedder(environment, session, words);
        embedder.embed(PROBE);
        loaded = embedder;
        return loaded;
      } finally {
        if (loaded == null) {
          if (session != null) {
            session.close();
          }
          words.close();
        }
      }
    } catch (OrtException | IOException | RuntimeException | LinkageError e) {
      throw new EmbeddingException("the sentence encoder cannot be loaded: " + e.getMessage(), e);
    }
  }

  /// Returns what `text` means; any text is accepted.
  ///
  /// @throws EmbeddingException when the encoder fails
  public Embedding embed(String text) {
    Encoding encoding = tokenizer.encode(NormalForm.of(text));
    long[] shape = {1, encoding.getIds().length};
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (String input : inputs) {
        tensors.put(
            input,
            OnnxTensor.createTensor(environment, LongBuffer.wrap(values(input, encoding)), shape));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return Embedding.of(mean((OnnxTensor) result.get(0)));
      }
    } catch (OrtException e) {
      throw new EmbeddingException("the sentence encoder failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static long[] values(String input, Encoding encoding) {
    return switch (input) {
      case "attention_mask" -> encoding.getAttentionMask();
      case "token_type_ids" -> encoding.getTypeIds();
      default -> encoding.getIds();
    };
  }

  private static float[] mean(OnnxTensor tokens) {
    int dimensions = (int) tokens.getInfo().getShape()[2];
    FloatBuffer values = tokens.getFloatBuffer();
    float[] token = new float[dimensions];
    // The sum points where the mean does.
    float[] sum = new float[dimensions];
    while (values.hasRemaining()) {
      values.get(token);
      for (int i = 0; i < dimensions; i++) {
        sum[i] += token[i];
      }
    }
    return sum;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EmbeddingException("the sentence encoder cannot be closed", e);
    } finally {
      tokenizer.close();
    }
  }
}
