package dev.lobby.language.maxent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.maxent.LinearModel.Example;
import dev.lobby.language.text.Ngrams;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  private static final ModelEnvelope ENVELOPE = new ModelEnvelope("LOBBYLM", 1, "model");

  /// The magic and the version.
  private static final int HEADER = 12;

  private static final int CHECKSUM = 4;

  private static byte[] model() {
    return ModelFile.write(
        LinearModel.train(
            List.of(
                new Example("a", Ngrams.of("I lost my card")),
                new Example("b", Ngrams.of("what is the rate"))),
            new LinearModel.Settings(0.01, 1, false, 15)));
  }

  @Test
  void counts_that_cannot_be_are_refused() {
    byte[] terms =
        ENVELOPE.seal(out -> {
          out.writeInt(0);
          out.writeInt(Integer.MAX_VALUE);
          out.writeFloat(1);
        });
    byte[] negative = ENVELOPE.seal(out -> out.writeInt(-1));
    byte[] outcomes =
        ENVELOPE.seal(out -> {
          out.writeInt(0);
          out.writeInt(0);
          out.writeFloat(1);
          out.writeUTF("QN");
          out.writeInt(Integer.MAX_VALUE);
        });
    for (byte[] bytes : List.of(terms, negative, outcomes)) {
      assertThatThrownBy(() -> ModelFile.read(bytes)).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void bytes_that_are_left_are_refused() {
    byte[] whole = model();
    byte[] longer =
        ENVELOPE.seal(out -> {
          out.write(whole, HEADER, whole.length - HEADER - CHECKSUM);
          out.write(0);
        });
    assertThatThrownBy(() -> ModelFile.read(longer))
        .isInstanceOf(ModelException.class)
        .hasStackTraceContaining("1 bytes are left");
  }

  @Test
  void weights_of_a_label_that_the_model_does_not_have_are_refused() {
    byte[] whole = model();
    assertThat(ModelFile.read(whole).labels()).containsExactly("a", "b");
    int labels = Integer.BYTES + 2 * 3;
    byte[] other =
        ENVELOPE.seal(out -> {
          out.writeInt(2);
          out.writeUTF("a");
          out.writeUTF("c");
          out.write(whole, HEADER + labels, whole.length - HEADER - labels - CHECKSUM);
        });
    assertThatThrownBy(() -> ModelFile.read(other))
        .isInstanceOf(ModelException.class)
        .hasStackTraceContaining("weights of 'b'");
  }
}
