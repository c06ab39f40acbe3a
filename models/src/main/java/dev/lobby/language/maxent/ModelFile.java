package dev.lobby.language.maxent;

import dev.lobby.language.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.AbstractModelReader;

/// A [LinearModel] as bytes.
///
/// | part | content |
/// |---|---|
/// | magic | `LOBBYLM` and a zero byte |
/// | version | int, 1 |
/// | labels | int count, then each as modified UTF-8 |
/// | vocabulary | int count, float frequency of an unknown n-gram, then each n-gram as modified UTF-8 with its float inverse document frequency |
/// | weights | a model as OpenNLP's binary writer of QN models writes it; its features are named by their number in the vocabulary, and the one after the last is in every text |
/// | checksum | int, CRC32C of all bytes before it |
///
/// Numbers are big-endian.
public final class ModelFile {
  private static final long MAGIC = 0x4C4F4242594C4D00L;
  private static final int VERSION = 1;
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  private ModelFile() {}

  /// Returns `model` as bytes; the same model gives the same bytes.
  public static byte[] write(LinearModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(model.labels().size());
      for (String label : model.labels()) {
        out.writeUTF(label);
      }
      Vocabulary vocabulary = model.vocabulary();
      out.writeInt(vocabulary.terms().size());
      out.writeFloat(vocabulary.unknownIdf());
      for (int i = 0; i < vocabulary.terms().size(); i++) {
        out.writeUTF(vocabulary.terms().get(i));
        out.writeFloat(vocabulary.idf(i));
      }
      byte[] weights = weights(model);
      out.write(weights);
      out.writeInt(checksum(bytes.toByteArray(), out.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] weights(LinearModel model) throws IOException {
    String[] features = new String[LinearModel.rows(model.vocabulary())];
    for (int i = 0; i < features.length; i++) {
      features[i] = Integer.toString(i);
    }
    QNModel trained =
        FeatureMajorTrainer.model(model.weights(), features, model.labels().toArray(new String[0]));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BinaryQNModelWriter(trained, new DataOutputStream(bytes)).persist();
    return bytes.toByteArray();
  }

  /// Returns the model in `bytes`.
  ///
  /// @throws ModelException when they are foreign or damaged
  public static LinearModel read(byte[] bytes) {
    if (bytes.length < HEADER + Integer.BYTES || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
      throw new ModelException("not a model of Lobby's: it does not begin with LOBBYLM");
    }
    int version = ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    if (version != VERSION) {
      throw new ModelException(
          "model format " + version + " is not one this version reads (" + VERSION + ")");
    }
    int end = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new ModelException("damaged model: the checksum does not match");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEADER, end - HEADER))) {
      return read(in);
    } catch (IOException | RuntimeException e) {
      throw new ModelException("damaged model: its checksum matches, but it cannot be read", e);
    }
  }

  private static LinearModel read(DataInputStream in) throws IOException {
    int labelCount = in.readInt();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(in.readUTF());
    }
    int termCount = in.readInt();
    float unknown = in.readFloat();
    List<String> terms = new ArrayList<>();
    float[] idf = new float[termCount];
    for (int i = 0; i < termCount; i++) {
      terms.add(in.readUTF());
      idf[i] = in.readFloat();
    }
    Vocabulary vocabulary = new Vocabulary(terms, idf, unknown);
    float[] weights = new float[Math.multiplyExact(LinearModel.rows(vocabulary), labelCount)];
    AbstractModelReader reader = new BinaryQNModelReader(in);
    LinearModel.copy((QNModel) reader.getModel(), labels, weights);
    return new LinearModel(vocabulary, labels, weights);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
