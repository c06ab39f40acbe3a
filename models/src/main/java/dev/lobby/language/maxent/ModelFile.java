package dev.lobby.language.maxent;

import dev.lobby.language.text.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.AbstractModelReader;

/// A [LinearModel] as bytes, in a [ModelEnvelope].
///
/// | part | content |
/// |---|---|
/// | labels | int count, then each as modified UTF-8 |
/// | vocabulary | int count, float frequency of an unknown n-gram, then each n-gram as modified UTF-8 with its float inverse document frequency |
/// | weights | a model as OpenNLP's binary writer of QN models writes it; its features are named by their number in the vocabulary, and the one after the last is in every text |
public final class ModelFile {
  private static final ModelEnvelope ENVELOPE = new ModelEnvelope("LOBBYLM", 1, "model");

  private ModelFile() {}

  /// Returns `model` as bytes; the same model gives the same bytes.
  public static byte[] write(LinearModel model) {
    return ENVELOPE.seal(out -> write(model, out));
  }

  private static void write(LinearModel model, DataOutputStream out) throws IOException {
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
    out.write(weights(model));
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
    return ENVELOPE.open(bytes, ModelFile::read);
  }

  private static LinearModel read(DataInputStream in) throws IOException {
    int labelCount = ModelEnvelope.count(in, Short.BYTES);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(in.readUTF());
    }
    int termCount = ModelEnvelope.count(in, Short.BYTES + Float.BYTES);
    float unknown = in.readFloat();
    List<String> terms = new ArrayList<>();
    float[] idf = new float[termCount];
    for (int i = 0; i < termCount; i++) {
      terms.add(in.readUTF());
      idf[i] = in.readFloat();
    }
    Vocabulary vocabulary = new Vocabulary(terms, idf, unknown);
    float[] weights = new float[LinearModel.weights(vocabulary, labelCount)];
    AbstractModelReader reader =
        new BinaryQNModelReader(in) {
          @Override
          public int readInt() throws IOException {
            int count = super.readInt();
            ModelEnvelope.require(count, Short.BYTES, in);
            return count;
          }
        };
    LinearModel.copy((QNModel) reader.getModel(), labels, weights);
    return new LinearModel(vocabulary, labels, weights);
  }
}
