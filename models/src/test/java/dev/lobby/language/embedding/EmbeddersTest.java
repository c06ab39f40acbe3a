package dev.lobby.language.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.language.Hostile;
import dev.lobby.language.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddersTest {
  @TempDir private Path folder;

  private static Embedding embed(Language language, String text) {
    return Embedders.bundled().of(language).orElseThrow().embed(text);
  }

  @Test
  void texts_of_like_meaning_point_the_same_way() {
    Embedding lost = embed(Language.EN, "I lost my bank card");
    assertThat(lost.cosine(embed(Language.EN, "my debit card has gone missing")))
        .isGreaterThan(lost.cosine(embed(Language.EN, "what is the rate for a mortgage")) + 0.1);
    Embedding chinese = embed(Language.ZH, "我的银行卡丢了");
    assertThat(chinese.cosine(embed(Language.ZH, "卡找不到了怎么办")))
        .isGreaterThan(chinese.cosine(embed(Language.ZH, "房贷利率是多少")) + 0.1);
    assertThat(lost.dimensions()).isEqualTo(384);
    assertThat(chinese.dimensions()).isEqualTo(512);
  }

  @Test
  void the_same_text_gets_the_same_embedding_of_length_one_on_any_thread() {
    List<Embedding> all =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> embed(Language.EN, "How do I close my account?"))
            .toList();
    assertThat(all).containsOnly(all.getFirst());
    assertThat(all.getFirst().cosine(all.getFirst())).isCloseTo(1, within(1e-4));
  }

  @Test
  void what_the_last_questions_mean_is_remembered_and_is_what_the_encoder_says() {
    Embedders remembering = Embedders.bundled().remembering(2);
    Embedding card = question(remembering, "我的卡丢了");
    assertThat(card).isEqualTo(embed(Language.ZH, "我的卡丢了"));
    assertThat(question(remembering, "我的卡丢了")).isSameAs(card);
    Embedding loan = question(remembering, "房贷利率");
    Embedding again = question(remembering, "我的卡丢了");
    question(remembering, "怎么转账");
    assertThat(question(remembering, "我的卡丢了")).as("asked again meanwhile").isSameAs(again);
    assertThat(question(remembering, "房贷利率")).isEqualTo(loan).isNotSameAs(loan);

    Embedders forgetful = remembering.remembering(0);
    assertThat(question(forgetful, "我的卡丢了"))
        .isEqualTo(card)
        .isNotSameAs(question(forgetful, "我的卡丢了"));
  }

  private static Embedding question(Embedders embedders, String text) {
    return embedders.question(Language.ZH, text).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void any_text_gets_an_embedding(String text) {
    for (Language language : List.of(Language.ZH, Language.EN)) {
      for (float value : embed(language, text).values()) {
        assertThat(value).isFinite();
      }
    }
  }

  static Stream<String> hostile() {
    return Hostile.texts();
  }

  @Test
  void an_encoder_is_loaded_once() {
    assertThat(Embedders.bundled().of(Language.ZH).orElseThrow())
        .isSameAs(Embedders.bundled().of(Language.ZH).orElseThrow());
  }

  @Test
  void a_folder_without_an_encoder_is_refused_with_the_file_it_lacks() {
    assertThatThrownBy(() -> Embedders.of(folder))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("zh.onnx");
  }

  @Test
  void an_encoder_that_cannot_be_read_is_done_without() throws IOException {
    for (String name : List.of("zh.onnx", "zh-tokenizer.json", "en.onnx", "en-tokenizer.json")) {
      Files.writeString(folder.resolve(name), "nothing of the kind");
    }
    Embedders own = Embedders.of(folder);
    assertThat(own.of(Language.ZH)).isEmpty();
    assertThat(own.id(Language.ZH)).matches("[0-9a-f]{64}").isNotEqualTo(own.id(Language.MIXED));
  }

  @Test
  void an_encoder_whose_output_holds_no_vectors_is_done_without() throws IOException {
    byte[] tokenizer = read("/bge-small-en-v1.5-q-tokenizer.json");
    for (String language : List.of("zh", "en")) {
      Files.write(folder.resolve(language + ".onnx"), echo());
      Files.write(folder.resolve(language + "-tokenizer.json"), tokenizer);
    }
    assertThat(Embedders.of(folder).of(Language.EN)).isEmpty();
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream input = EmbeddersTest.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(input).readAllBytes();
    }
  }

  /// An ONNX model that returns its input, field by field in the encoding of Protocol Buffers.
  private static byte[] echo() {
    byte[] node = bytes(field(1, "input_ids"), field(2, "echo"), field(4, "Identity"));
    byte[] tokens = bytes(field(1, field(2, "batch")), field(1, field(2, "tokens")));
    byte[] type = field(1, bytes(number(1, 7), field(2, tokens)));
    byte[] graph =
        bytes(
            field(1, node),
            field(2, "graph"),
            field(11, bytes(field(1, "input_ids"), field(2, type))),
            field(12, bytes(field(1, "echo"), field(2, type))));
    return bytes(number(1, 8), field(7, graph), field(8, number(2, 13)));
  }

  private static byte[] number(int field, int value) {
    return new byte[] {(byte) (field << 3), (byte) value};
  }

  private static byte[] field(int field, String text) {
    return field(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int field, byte[] content) {
    int length = content.length;
    // A length takes seven bits a byte.
    byte[] prefix =
        length < 128
            ? new byte[] {(byte) (field << 3 | 2), (byte) length}
            : new byte[] {(byte) (field << 3 | 2), (byte) (length | 128), (byte) (length >> 7)};
    return bytes(prefix, content);
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_process_may_end_while_encoders_are_loaded() throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                LoadingAtTheEnd.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> contentOf(output.toFile())).isZero();
  }

  /// Goes on loading encoders while it ends.
  static final class LoadingAtTheEnd {
    private LoadingAtTheEnd() {}

    public static void main(String[] args) throws IOException {
      byte[] model = read("/bge-small-zh-v1.5-q.onnx");
      byte[] tokenizer = read("/bge-small-zh-v1.5-q-tokenizer.json");
      Embedder.load(model, tokenizer).close();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                try {
                  for (int i = 0; i < 5; i++) {
                    Embedder.load(model, tokenizer).close();
                  }
                } catch (RuntimeException e) {
                  e.printStackTrace();
                  Runtime.getRuntime().halt(1);
                }
              }));
      System.exit(0);
    }
  }
}
