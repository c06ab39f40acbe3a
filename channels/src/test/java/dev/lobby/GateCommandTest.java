package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.language.Language;
import dev.lobby.publishing.ArticleContent;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate, publishing and going back while the server is down.
class GateCommandTest {

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void twoCustomersAsked() throws IOException {
    try (Store store = open()) {
      for (String id : List.of("1", "2")) {
        String person = "v-" + id;
        store
            .journal()
            .append(
                List.of(
                    Customers.visitor(person),
                    write(id, person, new ConversationEvent.Started("web", person, Language.ZH))));
        store
            .journal()
            .append(
                List.of(
                    write(
                        id,
                        person,
                        new ConversationEvent.CustomerWrote("m1", Language.ZH, "怎么开户"))));
      }
      new Staff(store.journal()).add("sue", Role.SUPERVISOR, "Sue", "password of sue");
    }
    // Two questions are few.
    Files.writeString(settings(), "gate: {minQuestions: 1}\n");
    Files.writeString(questions(), "account-open\tzh\t怎么开户\n-\ten\tthe weight of a blue whale\n");
  }

  private Store open() {
    return Store.open(
        directory.resolve("data"), new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private static StreamWrite write(String id, String person, ConversationEvent event) {
    return new StreamWrite(ConversationEvent.stream(id), StreamWrite.ANY, person, event);
  }

  private Path settings() {
    return directory.resolve("lobby.yaml");
  }

  private Path questions() {
    return directory.resolve("questions.tsv");
  }

  private Ran gate(Path candidate, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "gate",
                "--candidate",
                candidate.toString(),
                "--release",
                ChangedRelease.STARTER.toString(),
                "--questions",
                questions().toString(),
                "--config",
                settings().toString(),
                "--data",
                directory.resolve("data").toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private Ran releases(String... more) {
    List<String> all = new ArrayList<>(List.of("releases"));
    all.addAll(List.of(more));
    all.addAll(
        List.of(
            "--release",
            ChangedRelease.STARTER.toString(),
            "--data",
            directory.resolve("data").toString()));
    return run(all.toArray(String[]::new));
  }

  private static ObjectNode article(JsonNode articles, String id) {
    for (JsonNode one : articles) {
      if (one.required("id").asText().equals(id)) {
        return (ObjectNode) one;
      }
    }
    throw new IllegalArgumentException(id);
  }

  @Test
  void a_candidate_that_keeps_the_limits_passes_is_published_and_can_be_taken_back()
      throws IOException {
    Path candidate = directory.resolve("reworded");
    ChangedRelease.write(
        candidate,
        "articles.json",
        articles ->
            article(articles, "account-open").withObject("answers").put("zh", "请带身份证到网点开户。"));

    Ran told = gate(candidate).done();
    assertThat(told.out())
        .contains("2 turns", "answer text changed  答复文字改变", "怎么开户", "请带身份证到网点开户", "lets it pass");

    JsonObject json = new JsonObject(gate(candidate, "--json", "--examples", "1").done().out());
    assertThat(json.getBoolean("passed")).isTrue();
    assertThat(json.getString("candidate")).isEqualTo(ChangedRelease.id(candidate));
    assertThat(json.getJsonObject("figures").getJsonObject("turns").getInteger("reworded"))
        .isEqualTo(2);
    assertThat(json.getJsonArray("examples").getJsonObject(0).getInteger("turns")).isEqualTo(2);

    gate(candidate, "--publish").calledWrongly("--publish needs --by USER and --reason TEXT");
    gate(candidate, "--publish", "--by", "nobody", "--reason", "x")
        .failed("nobody signs in as nobody");
    assertThat(gate(candidate, "--publish", "--by", "sue", "--reason", "new papers").done().out())
        .contains("answers from the next start on");
    assertThat(releases().done().out())
        .contains(ChangedRelease.id(candidate), "sue", "passed", "new papers", "(a start)");

    String starter = ChangedRelease.id(ChangedRelease.STARTER);
    assertThat(releases("activate", starter, "--by", "sue", "--reason", "wrong").done().out())
        .contains("The release " + starter.substring(0, 12) + " answers")
        .doesNotContain("drafts");
    releases("activate", "0123", "--by", "sue", "--reason", "x").failed("is not kept");
  }

  @Test
  void what_a_release_takes_back_becomes_a_draft_as_it_does_from_the_page() throws IOException {
    Article reworded = reworded();
    Path candidate = directory.resolve("reworded");
    ChangedRelease.write(
        candidate,
        "articles.json",
        articles -> article(articles, reworded.id()).setAll(ArticleJson.write(reworded)));
    gate(candidate, "--publish", "--by", "sue", "--reason", "new papers").done();
    String stream = ArticleEvent.stream(reworded.id());
    try (Store store = open()) {
      for (ArticleEvent event :
          List.of(
              new ArticleEvent.Drafted(
                  "ed", reworded.version(), "", "", ArticleContent.of(reworded)),
              new ArticleEvent.Submitted("ed", reworded.version(), "", List.of()),
              new ArticleEvent.Approved("sue", reworded.version(), null),
              new ArticleEvent.Published(
                  "sue", reworded.version(), ChangedRelease.id(candidate)))) {
        store.journal().append(List.of(new StreamWrite(stream, StreamWrite.ANY, "", event)));
      }
    }

    String starter = ChangedRelease.id(ChangedRelease.STARTER);
    assertThat(releases("activate", starter, "--by", "sue", "--reason", "wrong").done().out())
        .contains("are drafts again: account-open");
    try (Store store = open()) {
      assertThat(store.journal().read(stream, 0).getLast().event())
          .isInstanceOfSatisfying(
              ArticleEvent.Drafted.class,
              draft -> {
                assertThat(draft.by()).isEqualTo("sue");
                assertThat(draft.why()).isEqualTo("wrong");
                assertThat(draft.revision()).isEqualTo(reworded.version());
              });
    }
    assertThat(
            releases("activate", ChangedRelease.id(candidate), "--by", "sue", "--reason", "right")
                .done()
                .out())
        .doesNotContain("drafts again");
    try (Store store = open()) {
      assertThat(store.journal().read(stream, 0).getLast().event())
          .isEqualTo(
              new ArticleEvent.Published("sue", reworded.version(), ChangedRelease.id(candidate)));
    }
  }

  private static Article reworded() {
    Article article =
        ArticleFolder.read(Path.of("..", "knowledge-base", "starter-bank", "articles")).stream()
            .filter(it -> it.id().equals("account-open"))
            .findFirst()
            .orElseThrow();
    return ArticleText.normal(
        new Article(
            article.id(),
            "",
            article.titles(),
            Map.of(
                Language.ZH, "请带身份证到网点开户。", Language.EN, "Bring your identity card to a branch."),
            article.phrasings(),
            article.area(),
            article.audience(),
            article.sensitivity(),
            article.validity(),
            article.signals(),
            article.maySignal(),
            article.extras()));
  }

  @Test
  void a_candidate_over_a_limit_is_refused_by_the_exit_code_and_overridden_only_by_name()
      throws IOException {
    Path candidate = directory.resolve("mute");
    ChangedRelease.write(
        candidate,
        "articles.json",
        articles -> article(articles, "account-open").put("from", "2099-01-01"));

    Ran refused = gate(candidate);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out())
        .contains(
            "The gate refuses it",
            "gate.maxNewlyLost: 100.00 % of the turns 轮次 (2 of 2)",
            "gate.maxNewlyLost: 50.00 % of the regression set 回归集 (1 of 2)");

    Ran unpublished = gate(candidate, "--publish", "--by", "sue", "--reason", "retired");
    assertThat(unpublished.code()).isEqualTo(1);
    assertThat(unpublished.err()).contains("The gate refuses the release");
    assertThat(
            gate(candidate, "--publish", "--override", "--by", "sue", "--reason", "retired")
                .done()
                .out())
        .contains("answers from the next start on");
    assertThat(releases().done().out()).contains("overridden");
  }

  @Test
  void the_gate_says_what_is_missing() {
    gate(directory.resolve("nowhere")).failed("nowhere: there is no such folder");
    run("gate", "--candidate", "x", "--data", directory.resolve("no").toString())
        .failed("There is no store in");
    try (Store store = open()) {
      assertThat(store.journal().head()).isPositive();
      gate(ChangedRelease.STARTER).failed("in use by another Lobby", "Stop that one");
    }
  }
}
