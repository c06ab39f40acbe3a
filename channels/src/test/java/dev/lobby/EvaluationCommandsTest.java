package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalExamples;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that train and measure, as they are typed.
class EvaluationCommandsTest {

  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  /// BANKING77 in small, and the floors that a bank holds it against.
  private void data(double floor) throws IOException {
    write(
        "data/banking77/train.csv",
        """
        text,category
        I lost my card,card
        my card was stolen,card
        my card is gone,card
        somebody took my card,card
        what is the loan rate,rate
        interest on a loan,rate
        how much interest do I pay,rate
        rate for borrowing,rate
        """);
    write(
        "data/banking77/test.csv", "text,category\nmy card is stolen,card\nthe loan rate?,rate\n");
    write("bank/golden/floors.json", "{\"banking77\": {\"accuracy\": {\"min\": " + floor + "}}}");
  }

  private Ran eval(String... more) {
    String[] args = new String[more.length + 5];
    System.arraycopy(more, 0, args, 1, more.length);
    args[0] = "eval";
    args[more.length + 1] = "--data";
    args[more.length + 2] = folder.resolve("data").toString();
    args[more.length + 3] = "--bank";
    args[more.length + 4] = folder.resolve("bank").toString();
    return run(args);
  }

  @Test
  void a_public_set_is_measured_as_json_or_as_a_table() throws IOException {
    data(0.9);
    JsonObject figures = eval("banking77", "--json", "--check").done().lines().getFirst();
    assertThat(figures.getString("set")).isEqualTo("banking77");
    assertThat(figures.getDouble("accuracy")).isEqualTo(1);
    assertThat(figures.fieldNames())
        .contains(
            "macroF1",
            "top3",
            "ece",
            "coverageAt1",
            "coverageAt2",
            "coverageAt5",
            "answered",
            "trainSeconds",
            "p50Millis",
            "p99Millis",
            "memoryMb");
    Path charts = folder.resolve("charts");
    assertThat(eval("banking77", "--charts", charts.toString()).done().out())
        .contains("banking77", "accuracy", "100.0 %");
    assertThat(charts.resolve("banking77-reliability.svg")).content().contains("<svg");
    assertThat(charts.resolve("banking77-risk-coverage.svg")).content().contains("<svg");
  }

  @Test
  void what_fell_below_its_floor_is_named() throws IOException {
    data(1.1);
    eval("banking77", "--check").failed("banking77: accuracy is 1.0, below 1.1");
  }

  @Test
  void a_set_that_is_not_there_or_lacks_its_data_is_told_with_what_is_needed() {
    run("eval", "nosuch").calledWrongly("nosuch", "allowed are", "banking77-10shot", "starter");
    run("eval", "all").calledWrongly("--data", "banking77", "clinc150", "hwu64", "hint3/v1");
    run("eval", "clinc150").calledWrongly("--data", "clinc150");
    run("eval", "faq").calledWrongly("--data", "--knowledge", "--test");
    run("eval", "clinc150", "--knowledge", "a", "--test", "b").calledWrongly("faq");
    eval("clinc150").failed("clinc150", "--data");
    run("eval").calledWrongly("SET is missing", "Usage", "starter");
  }

  @Test
  void all_that_measuring_would_miss_is_named_at_once_and_before_any_work() throws IOException {
    run("eval", "all", "--data", folder.resolve("nope").toString(), "--bank", folder.toString())
        .failed(
            "nope, ",
            "entities.tsv",
            "guards-zh.tsv",
            "guards-en.tsv",
            "hearing.tsv",
            "questions.tsv");
    data(0.9);
    assertThat(eval("all").failed("clinc150, ", "hwu64, ", "hint3/v1, ", "faq-10.csv").out())
        .isEmpty();
  }

  @Test
  void entities_are_measured_by_kind() throws IOException {
    write("bank/golden/entities.tsv", "zh\t2026-05-20\t转五万\tmoney=五万=CNY 50000\n");
    List<JsonObject> lines = eval("entities", "--json").done().lines();
    assertThat(lines).extracting(it -> it.getString("set")).contains("entities", "entities-money");
    assertThat(lines.getFirst().getDouble("f1")).isEqualTo(1);
  }

  @Test
  void guards_are_measured_on_golden_lines_and_on_the_public_messages_that_are_there()
      throws IOException {
    data(0.9);
    write("bank/golden/guards-zh.tsv", "person\t转人工\n-\t几点开门\n");
    write("bank/golden/guards-en.tsv", "person\tlet me talk to an agent\n");
    List<JsonObject> lines =
        eval("guards", "--json", "--release", RunningLobby.release()).done().lines();
    assertThat(lines).extracting(it -> it.getString("set")).contains("guards", "guards-person-zh");
    assertThat(lines.getFirst().getDouble("recall")).isEqualTo(1);
    assertThat(lines.getFirst().fieldNames()).contains("falseAlarms");
    write("bank/golden/guards-en.tsv", "anger\tgrr\n");
    eval("guards", "--release", RunningLobby.release()).failed("guards-en.tsv:1", "anger");
  }

  @Test
  void what_is_heard_in_a_conversation_is_measured_on_golden_lines() throws IOException {
    write(
        "bank/golden/hearing.tsv",
        "withdrawal\tyes\tzh\t撤销投诉\nwithdrawal\tno\tzh\t我要取钱\ncomplaint\tyes\ten\tI want to complain\n");
    List<JsonObject> lines =
        eval("hearing", "--json", "--release", RunningLobby.release()).done().lines();
    assertThat(lines)
        .extracting(it -> it.getString("set"))
        .containsExactly("hearing", "hearing-complaint-en", "hearing-withdrawal-zh");
    assertThat(lines.getFirst().getDouble("recall")).isEqualTo(1);
    assertThat(lines.getFirst().getDouble("falseAlarms")).isZero();
    write("bank/golden/hearing.tsv", "anger\tyes\ten\tgrr\n");
    eval("hearing", "--release", RunningLobby.release())
        .failed("hearing.tsv:1", "anger", "withdrawal");
  }

  @Test
  void who_comes_for_danger_is_measured_wherever_a_conversation_stands() throws IOException {
    write("bank/golden/safety.tsv", "self-harm\tyes\tzh\t我不想活了\nself-harm\tno\tzh\t怎么开户\n");
    List<JsonObject> lines =
        eval("safety", "--json", "--release", RunningLobby.release()).done().lines();
    assertThat(lines)
        .extracting(it -> it.getString("set"))
        .containsSubsequence(
            "safety-first", "safety-complaint", "safety-lead", "safety-queue", "safety-promised");
    assertThat(lines).allSatisfy(it -> assertThat(it.getDouble("recall")).isEqualTo(1));
    assertThat(lines).allSatisfy(it -> assertThat(it.getDouble("falseAlarms")).isZero());
    write("bank/golden/safety.tsv", "fraud\tyes\ten\tgrr\n");
    eval("safety", "--release", RunningLobby.release())
        .failed("safety.tsv:1", "fraud", "self-harm");
  }

  @Test
  void what_is_done_about_calls_is_measured_where_an_interest_is_followed_up() throws IOException {
    write(
        "bank/golden/calls.tsv",
        "moved\tyes\tzh\t改到后天上午\nmoved\tno\tzh\t你们几点开门\nwanted\tyes\ten\tjust call me\nlost\tyes\ten\tnot interested any more\nback\tyes\tzh\t可以打给我\n");
    List<JsonObject> lines =
        eval("calls", "--json", "--release", RunningLobby.release()).done().lines();
    assertThat(lines)
        .extracting(it -> it.getString("set"))
        .containsExactly(
            "calls", "calls-back-zh", "calls-lost-en", "calls-moved-zh", "calls-wanted-en");
    assertThat(lines).allSatisfy(it -> assertThat(it.getDouble("recall")).isEqualTo(1));
    assertThat(lines).allSatisfy(it -> assertThat(it.getDouble("falseAlarms")).isZero());
    write("bank/golden/calls.tsv", "ringing\tyes\ten\tgrr\n");
    eval("calls", "--release", RunningLobby.release()).failed("calls.tsv:1", "ringing", "moved");
  }

  @Test
  void the_starter_bank_is_asked_its_held_out_questions() throws IOException {
    eval("starter", "--release", RunningLobby.release()).failed("questions.tsv", "no such file");
    write("bank/golden/questions.tsv", "branch-hours\ten\twhen do your branches open?\n");
    JsonObject figures =
        eval("starter", "--json", "--release", RunningLobby.release()).done().lines().getFirst();
    assertThat(figures.getString("set")).isEqualTo("starter-en");
    assertThat(figures.fieldNames()).contains("accuracy", "answered", "suggested");
  }

  // Thousands of questions, on a machine that may be slow and busy.
  @ParameterizedTest
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @ValueSource(strings = {"starter", "guards", "hearing", "safety", "calls"})
  void the_starter_bank_keeps_its_floors(String set) {
    run("eval", set, "--check", "--release", RunningLobby.release()).done();
  }

  @Test
  void encoders_that_are_missing_are_named() throws IOException {
    String[] ask = {"ask", "--release", RunningLobby.release(), "--embeddings", "", "hello"};
    ask[4] = folder.resolve("none").toString();
    run(ask).failed("none: there is no such folder");
    ask[4] = folder.toString();
    run(ask).failed("zh.onnx: the file of the sentence encoder is missing");
  }

  private void article(String id, String phrasing) throws IOException {
    article(id, "问题", phrasing);
  }

  private void article(String id, String chinese, String phrasing) throws IOException {
    write(
        "own/articles/" + id + ".md",
        """
        ---
        id: %1$s
        titles:
          zh: 标题 %1$s
          en: Title %1$s
        product: service
        audience: everyone
        sensitivity: normal
        valid:
          from: 2026-01-01
        phrasings:
          zh:
            - "%2$s %1$s"
          en:
            - "%3$s"
        ---

        ## zh

        回答

        ## en

        Answer
        """
            .formatted(id, chinese, phrasing));
  }

  /// A bank with two articles of one example a language.
  private String bank() throws IOException {
    article("card-lost", "I lost my card");
    article("loan-rates", "what are the loan rates");
    StringBuilder words = new StringBuilder();
    for (WordsKey key : WordsKey.values()) {
      words.append(key.wire()).append(":\n  zh: 中文\n  en: English\n");
    }
    write("own/words.yaml", words.toString());
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= SignalExamples.LINES_MIN; i++) {
      lines.append(
          "yes\tzh\t好的%1$d\nyes\ten\tyes please %1$d\nno\tzh\t不用%1$d\nno\ten\tno thanks %1$d\n"
              .formatted(i));
    }
    for (Signal signal : Signal.values()) {
      write("own/signals/" + signal.wire() + ".tsv", lines.toString());
    }
    write("own/mood.tsv", "negative\turgent\ten\thurry up\npositive\tcalm\ten\tthanks\n");
    return folder.resolve("own").toString();
  }

  @Test
  void a_bank_is_trained_and_its_budget_told() throws IOException {
    String out = folder.resolve("made/release").toString();
    Ran trained = run("train", "--bank", bank(), "--out", out);
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("articles", "2, 4 phrasings", "MB at most", out);
    assertThat(trained.err())
        .contains("lobby: reading", "lobby: embedding", "lobby: learning", "writing ...")
        .contains("lobby: warning: fewer than 8 phrasings: card-lost.md 1 in zh and 1 in en; ");
    assertThat(run("budget", "--release", out).done().out())
        .contains("threshold", "at most 2.0 % wrong", "too little data");
    assertThat(run("budget", "--release", out, "--target", "0.05").done().out())
        .contains("at most 5.0 % wrong");
    run("budget", "--release", out, "--target", "2").calledWrongly("--target", "0.02");
    run("budget", "--release", folder.toString()).failed("not a release");
    // Again, onto what is there.
    assertThat(run("train", "--bank", bank(), "--out", out).code()).isZero();
  }

  @Test
  void what_is_wrong_with_a_bank_is_told_with_its_lines() throws IOException {
    String out = folder.resolve("release").toString();
    String bank = bank();
    article("loan-rates", "I lost my card");
    Ran twice = run("train", "--bank", bank, "--out", out);
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err())
        .contains("loan-rates.md:", "'I lost my card' stands at", "card-lost.md:");
    article("loan-rates", "rates");
    article("a,b", "comma");
    assertThat(run("train", "--bank", bank, "--out", out).err())
        .containsPattern("a,b\\.md:\\d+: id 'a,b': allowed are lower-case words");
    Files.delete(folder.resolve("own/articles/a,b.md"));
    Path rates = folder.resolve("own/articles/loan-rates.md");
    Files.writeString(rates, Files.readString(rates).replace("    - \"rates\"\n", ""));
    assertThat(run("train", "--bank", bank, "--out", out).err()).containsPattern("rates.md:\\d+: ");
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void a_folder_that_is_no_release_is_not_replaced() throws IOException {
    Path precious = write("precious/diary.txt", "dear diary");
    run("train", "--bank", bank(), "--out", folder.resolve("precious").toString())
        .failed("precious", "--out");
    assertThat(precious).exists();
  }

  @Test
  void understanding_is_benched_by_expert() {
    JsonObject latencies =
        run(
                "bench",
                "understand",
                "--release",
                RunningLobby.release(),
                "--forks",
                "0",
                "--seconds",
                "0.05",
                "--json")
            .lines()
            .getLast();
    for (String language : List.of("zh", "en")) {
      JsonObject own = latencies.getJsonObject(language);
      assertThat(own.fieldNames())
          .containsExactlyInAnyOrder("whole", "words", "meaning", "signals", "matching");
      assertThat(own.getJsonObject("whole").getDouble("p99Micros")).isPositive();
    }
  }
}
