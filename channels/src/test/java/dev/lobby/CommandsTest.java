package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands, as they are typed.
@WithLobby
class CommandsTest {

  @TempDir private Path folder = Path.of("");

  private static Ran ask(String... args) {
    return run(
        Stream.concat(Stream.of("ask", "--release", RunningLobby.release()), Stream.of(args))
            .toArray(String[]::new));
  }

  @Test
  void ask_tells_what_would_be_decided_as_json() {
    JsonObject line =
        ask("--json", "What are your branch opening hours?").done().lines().getFirst();
    assertThat(line.fieldNames())
        .containsExactlyInAnyOrder(
            "text",
            "article",
            "probability",
            "say",
            "articles",
            "route",
            "language",
            "signals",
            "entities",
            "reply",
            "row");
    assertThat(line.getString("text")).isEqualTo("What are your branch opening hours?");
    assertThat(line.getString("article")).isEqualTo("branch-hours");
    assertThat(line.getDouble("probability")).isBetween(0.5, 1.0);
    assertThat(line.getString("say")).isEqualTo("answer");
    assertThat(line.getJsonArray("articles").encode()).isEqualTo("[\"branch-hours\"]");
    assertThat(line.getValue("route")).isNull();
    assertThat(line.getString("language")).isEqualTo("en");
    assertThat(line.getString("row")).isEqualTo("answer");
    assertThat(line.getString("reply")).isNotBlank();
  }

  @Test
  void ask_takes_several_texts_and_knows_whom_to_bring() {
    List<JsonObject> lines =
        ask("--json", "I lost my bank card", "我的银行卡丢了，帮我挂失", "zorgle blimp xyzzy").done().lines();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).getString("route")).isEqualTo("lost-card");
    assertThat(lines.get(0).getString("say")).isEqualTo("protocol");
    assertThat(lines.get(0).getJsonArray("signals").contains("lost-card")).isTrue();
    assertThat(lines.get(1).getString("route")).isEqualTo("lost-card");
    assertThat(lines.get(1).getString("language")).isEqualTo("zh");
    assertThat(lines.get(2).getString("say")).isEqualTo("decline");
  }

  @Test
  void ask_reads_lines_from_the_input_and_answers_one_for_each() {
    String input =
        "你们网点几点开门？\n\n😀\n{\"not\":\"json\"}\n" + "长".repeat(5000) + "\nlast without end";
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      Ran ran = ask("--json");
      List<JsonObject> lines = ran.lines();
      assertThat(lines)
          .extracting(line -> line.getString("text"))
          .containsExactlyElementsOf(input.lines().toList());
      assertThat(lines)
          .extracting(line -> line.getString("refused"))
          .containsExactly(
              null,
              "the message is empty",
              null,
              null,
              "the message is longer than 4000 characters",
              null);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(lines.getFirst().getString("article")).isEqualTo("branch-hours");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void ask_for_people_tells_the_reply_and_why() {
    assertThat(ask("--language", "en", "What are your branch opening hours?").done().out())
        .contains("> What are your branch opening hours?", "answer", "branch-hours", "because");
  }

  @Test
  void ask_refuses_what_the_web_refuses() {
    for (String text : List.of("", " \t\u3000", "x".repeat(4001), "a\0b")) {
      Ran ran = ask(text);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).contains("refused: the message").hasSizeLessThan(200);
    }
    ask("😀".repeat(4000)).done();
  }

  @Test
  void ask_takes_words_without_quotes_for_one_message() {
    List<JsonObject> lines = ask("--json", "i", "lsot", "my", "crad").done().lines();
    assertThat(lines).extracting(line -> line.getString("text")).containsExactly("i lsot my crad");
  }

  @Test
  void ask_prints_no_control_characters_that_a_terminal_would_obey() {
    String text = "pay \u001b[31m100 CNY\u001b[0m\u009b2J\r now";
    assertThat(ask(text).done().out())
        .contains("\\u001b[31m100")
        .doesNotContain("\u001b", "\u009b", "\r");
    Ran json = ask("--json", text).done();
    assertThat(json.out()).doesNotContain("\u001b", "\u009b", "\r");
    assertThat(json.lines().getFirst().getString("text")).isEqualTo(text);
  }

  @Test
  void ask_with_a_language_there_is_not_is_called_wrongly() {
    Ran ran = ask("--language", "fr", "hello");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("fr", "zh or en");
  }

  @Test
  void a_release_that_is_none_is_named() {
    run("ask", "--release", folder.toString(), "hello")
        .failed(folder.toString(), "not a release", "./lobby train", "--release");
    run("ask", "--release", folder.resolve("none").toString(), "hello")
        .failed("none: there is no such folder. Train it again with ./lobby train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nosuch", "frobnicate"})
  void a_command_or_flag_there_is_not_is_called_wrongly(String argument) {
    assertThat(run(argument).code()).isEqualTo(2);
    assertThat(run("serve", argument).code()).isEqualTo(2);
  }

  @Test
  void settings_that_are_wrong_are_told_in_a_sentence() throws IOException {
    Path config = Files.writeString(folder.resolve("lobby.yaml"), "http:\n  port: soon\n");
    run("serve", "--config", config.toString()).failed("line 2", "http.port", "65535");
    run("serve", "--port", "70000").failed("flag", "http.port");
    run("serve", "--config", folder.resolve("none.yaml").toString())
        .failed("There is no settings file", "none.yaml", "--config");
    assertThat(run("serve", "--port", "x").code()).isEqualTo(2);
  }

  /// A store with some conversations in it, and nobody using it.
  private Path store() {
    Path data = folder.resolve("data");
    Settings settings =
        SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                    "data", data.toString(), "release", RunningLobby.release(), "http.port", "0"))
            .settings();
    try (RunningLobby lobby = RunningLobby.start(settings)) {
      Visitor visitor = lobby.visitor("en");
      visitor.say("I want to talk to a human agent").is(200);
      lobby.visitor("zh").say("你好").is(200);
    }
    return data;
  }

  @Test
  void a_store_is_verified_rebuilt_and_found_out_when_damaged() throws IOException {
    Path data = store();
    String whole = run("verify", "--data", data.toString()).done().out();
    assertThat(whole).contains("whole", "frames", "events", "head").doesNotContain("bytes belong");
    assertThat(run("rebuild", "--data", data.toString()).done().out())
        .contains("2 conversations", "1 tickets waiting");

    Path segment;
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      segment =
          files
              .filter(file -> file.toFile().length() > 1000)
              .min(Comparator.naturalOrder())
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    run("verify", "--data", data.toString())
        .failed("damaged", segment.getFileName().toString(), "byte");
    run("rebuild", "--data", data.toString()).failed("damaged");
    bytes[bytes.length / 2] ^= 1;

    // A batch that was not finished is told, and is no damage.
    Files.write(segment, bytes);
    Files.write(segment, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertThat(run("verify", "--data", data.toString()).done().out())
        .contains("last 3 bytes belong to a batch that was not finished");
  }

  @Test
  void a_store_that_is_not_there_is_named_and_not_made() {
    Path nowhere = folder.resolve("nowhere");
    run("verify", "--data", nowhere.toString()).failed("no journal", "--data");
    run("rebuild", "--data", nowhere.toString()).failed("no store", "--data");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void a_store_in_use_is_verified_and_not_rebuilt(RunningLobby lobby) {
    lobby.visitor("en").say("hello").is(200);
    assertThat(run("verify", "--data", lobby.data().toString()).done().out()).contains("whole");
    run("rebuild", "--data", lobby.data().toString()).failed("in use");
  }

  @Test
  void eval_faq_counts() throws IOException {
    Path knowledge =
        Files.writeString(
            folder.resolve("faq.csv"),
            """
            id,answer,question
            card,Freeze it.,I lost my card
            card,Freeze it.,my card was stolen
            card,Freeze it.,我的卡丢了
            rate,Five percent.,what is the loan rate
            rate,Five percent.,interest on a loan
            rate,Five percent.,贷款利率多少
            """);
    Path test =
        Files.writeString(
            folder.resolve("test.csv"), "text,category\nmy card is stolen,card\nloan rate,rate\n");
    Ran ran =
        run(
            "eval",
            "faq",
            "--knowledge",
            knowledge.toString(),
            "--test",
            test.toString(),
            "--json");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("too small: 6 questions are too few").hasLineCount(1);
    JsonObject counts = ran.lines().getFirst();
    assertThat(counts.fieldNames())
        .containsExactlyInAnyOrder(
            "total", "top1", "top3", "answered", "right", "wrong", "suggestedRight");
    assertThat(counts.getInteger("total")).isEqualTo(2);
    assertThat(counts.getInteger("top1")).isEqualTo(2);
    assertThat(
            run("eval", "faq", "--knowledge", knowledge.toString(), "--test", test.toString())
                .done()
                .out())
        .contains("too small", "top-1");
  }

  @Test
  void eval_faq_names_the_file_that_is_wrong() throws IOException {
    Path good = Files.writeString(folder.resolve("good.csv"), "id,answer,question\na,b,c\nd,e,f\n");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "id,question\na,b\n");
    String none = folder.resolve("none.csv").toString();
    run("eval", "faq", "--knowledge", bad.toString(), "--test", good.toString())
        .failed("bad.csv", "answer");
    run("eval", "faq", "--knowledge", none, "--test", good.toString()).failed("none.csv");
    run("eval", "faq", "--knowledge", good.toString(), "--test", none).failed("none.csv");
    run("eval", "faq", "--knowledge", folder.toString(), "--test", good.toString())
        .failed(folder.toString());
    assertThat(run("eval", "faq").code()).isEqualTo(2);
  }

  @Test
  void serve_says_in_one_sentence_that_the_port_is_in_use() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ran ran =
          serve(
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--data",
              folder.resolve("p").toString());
      ran.failed("port is in use", Integer.toString(taken.getLocalPort()), "--port");
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void the_journal_is_benched_beside_a_bare_loop() {
    Ran ran =
        run(
            "bench",
            "journal",
            "--data",
            folder.toString(),
            "--rounds",
            "1",
            "--seconds",
            "0.05",
            "--json");
    JsonArray rows = ran.lines().getLast().getJsonArray("rows");
    assertThat(rows).hasSize(6);
    for (int i = 0; i < 6; i++) {
      JsonObject row = rows.getJsonObject(i);
      assertThat(row.getInteger("inFlight")).isEqualTo(List.of(1, 32, 256).get(i % 3));
      assertThat(row.getBoolean("sealed")).isEqualTo(i >= 3);
      assertThat(row.getDouble("ratio")).isPositive();
    }
    // Nothing is left behind.
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_search_of_phrasings_and_passages_is_benched_beside_a_plain_scan() {
    Ran ran =
        run(
                "bench",
                "search",
                "--phrasings",
                "400,800",
                "--passages",
                "300",
                "--questions",
                "100",
                "--json")
            .done();
    JsonArray rows = ran.lines().getLast().getJsonArray("rows");
    assertThat(rows).hasSize(2);
    for (int i = 0; i < 2; i++) {
      JsonObject row = rows.getJsonObject(i);
      assertThat(row.getInteger("phrasings")).isEqualTo(400 * (i + 1));
      assertThat(row.getDouble("p99Ms")).isGreaterThanOrEqualTo(row.getDouble("p50Ms"));
      assertThat(row.getDouble("indexMb")).isPositive();
      assertThat(row.getDouble("scanP50Ms")).isPositive();
      assertThat(row.getDouble("found")).isGreaterThan(0.5);
    }
    JsonObject passages = ran.lines().getLast().getJsonArray("passages").getJsonObject(0);
    assertThat(passages.getInteger("passages")).isEqualTo(300);
    assertThat(passages.getDouble("found")).isGreaterThan(0.8);
  }

  @Test
  void a_document_is_read_into_passages_or_told_what_is_wrong_with_it() throws IOException {
    Path handbook = folder.resolve("handbook.pdf");
    Files.writeString(handbook, "# 手册\n## 挂失\n信用卡遗失后请立即挂失。\n");
    assertThat(run("documents", "read", handbook.toString()).done().out())
        .contains("手册 › 挂失\n信用卡遗失后请立即挂失。\n", "手册: markdown, 1 passages");
    JsonObject read =
        new JsonObject(run("documents", "read", "--json", handbook.toString()).done().out());
    assertThat(read.getString("type")).isEqualTo("markdown");
    assertThat(read.getJsonArray("passages").getJsonObject(0).getString("text"))
        .isEqualTo("信用卡遗失后请立即挂失。");
    Files.write(handbook, new byte[] {'P', 'K', 3, 4, 0, 0});
    run("documents", "read", handbook.toString()).failed("handbook.pdf", "damaged or cut off");
    run("documents", "read", "--max-mb", "0", handbook.toString()).calledWrongly("--max-mb");
  }

  @Test
  void serve_says_in_one_sentence_that_the_data_directory_is_in_use() {
    Path data = folder.resolve("locked");
    try (Store held =
        Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system())) {
      assertThat(held.journal().head()).isZero();
      Ran ran = serve("--port", "0", "--data", data.toString());
      ran.failed("in use by another Lobby", data.toString(), "--data");
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void serve_says_in_one_sentence_that_the_store_is_damaged() throws IOException {
    Path data = store();
    Path secret = data.resolve("secret.key");
    Files.write(secret, new byte[] {1, 2, 3});
    serve("--port", "0", "--data", data.toString()).failed("secret.key", "32");
  }

  /// Runs `lobby serve` in a process of its own, as what it does at its end needs one.
  private static Ran serve(String... args) {
    try {
      Process process = OwnProcess.of("serve", args).start();
      try {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, err);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
