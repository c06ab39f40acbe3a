package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import dev.lobby.language.signal.Signal;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of conversations, its search, and why each answer was given.
@WithLobby
class SupervisorConsoleTest {

  private final RunningLobby lobby;

  SupervisorConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Reply list(String parameters) {
    return lobby.as("supervisor", "/supervisor/conversations" + parameters);
  }

  private List<JsonObject> found(String query) {
    return Reply.objects(
        list("?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
            .is(200)
            .json()
            .getJsonArray("conversations"));
  }

  @Test
  void the_log_lists_conversations_the_last_written_first() {
    Visitor first = lobby.customer("log-1", "赵敏", "gold");
    Visitor second = lobby.visitor("en");
    RunningLobby.until(
        () -> list("").is(200).json(),
        log ->
            log.getJsonArray("conversations").getJsonObject(0).getString("id").equals(second.id()));
    first.say("你们网点几点开门？").is(200);

    JsonObject line =
        RunningLobby.until(
            () -> list("").is(200).json().getJsonArray("conversations").getJsonObject(0),
            top -> top.getString("id").equals(first.id()));

    assertThat(line.fieldNames())
        .containsExactlyInAnyOrder(
            "id",
            "channel",
            "language",
            "startedAt",
            "lastAt",
            "status",
            "customer",
            "messages",
            "handoff",
            "outcome",
            "agent",
            "helpful",
            "notHelpful",
            "satisfaction",
            "snippet");
    assertThat(line.getString("channel")).isEqualTo("web");
    assertThat(line.getString("language")).isEqualTo("zh");
    assertThat(line.getString("status")).isEqualTo("BOT");
    assertThat(line.getInteger("messages")).isEqualTo(3);
    assertThat(line.getJsonObject("customer").getString("name")).isEqualTo("赵敏");
    assertThat(line.getJsonObject("customer").getString("tier")).isEqualTo("gold");
    assertThat(Instant.parse(line.getString("lastAt")))
        .isAfterOrEqualTo(Instant.parse(line.getString("startedAt")));
  }

  @ParameterizedTest
  @CsvSource({
    "紫色企鹅, 我想问紫色企鹅的事情",
    "flamingo, Is there a flamingo in the vault?",
    "FLAMINGOS walrus, Do flamingos and a walrus share an account?",
    "跨境 swiftcode, 跨境汇款的 swiftcode 是什么"
  })
  void conversations_are_found_by_their_words(String query, String text) {
    Visitor visitor = lobby.visitor("zh");
    visitor.say(text).is(200);
    lobby.visitor("en").say("Something else entirely").is(200);

    List<JsonObject> hits =
        RunningLobby.until(
            () -> found(query),
            lines -> lines.stream().anyMatch(line -> line.getString("id").equals(visitor.id())));

    assertThat(hits).allSatisfy(line -> assertThat(line.getString("snippet")).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzznothing", "不存在的词语", "*", "\"", "a AND (", "/", "   \\", "<b>", "😀"})
  void a_search_that_finds_nothing_finds_nothing(String query) {
    assertThat(
            list("?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .is(200)
                .json()
                .getJsonArray("conversations"))
        .isNotNull();
  }

  @Test
  void the_log_can_be_narrowed_to_a_status() {
    Visitor queued = lobby.visitor("en");
    queued.say("I want to talk to a human agent").is(200);
    Visitor bot = lobby.visitor("en");
    List<String> ids =
        RunningLobby.until(
            () -> ids(list("?status=QUEUED&limit=200")), found -> found.contains(queued.id()));
    assertThat(ids).doesNotContain(bot.id());
    for (String status : List.of("BOT", "QUEUED", "HUMAN", "RESOLVED")) {
      assertThat(
              Reply.objects(list("?status=" + status).is(200).json().getJsonArray("conversations")))
          .allSatisfy(line -> assertThat(line.getString("status")).isEqualTo(status));
    }
  }

  @Test
  void the_log_can_be_narrowed_to_what_did_not_help() {
    Visitor visitor = lobby.visitor("en");
    long seq =
        visitor
            .say("What are your branch opening hours?")
            .is(200)
            .messages()
            .getFirst()
            .getLong("seq");
    visitor.rate(seq, true).is(200);
    RunningLobby.until(
        () -> ids(list("?rating=helpful&limit=200")), found -> found.contains(visitor.id()));
    assertThat(ids(list("?rating=not-helpful&limit=200"))).doesNotContain(visitor.id());
    visitor.rate(seq, false).is(200);
    RunningLobby.until(
        () -> ids(list("?rating=not-helpful&limit=200")), found -> found.contains(visitor.id()));
    list("?rating=bad").isProblem(400, "helpful or not-helpful");
  }

  @Test
  void a_search_can_be_narrowed_to_a_status_too() {
    Visitor visitor = lobby.visitor("en");
    visitor.say("unmistakable pangolin").is(200);
    RunningLobby.until(
        () -> ids(list("?query=pangolin&status=BOT")), ids -> ids.contains(visitor.id()));
    assertThat(ids(list("?query=pangolin&status=RESOLVED"))).isEmpty();
  }

  private static List<String> ids(Reply log) {
    return Reply.objects(log.is(200).json().getJsonArray("conversations")).stream()
        .map(line -> line.getString("id"))
        .toList();
  }

  @Test
  void the_log_is_read_page_by_page() {
    for (int i = 0; i < 7; i++) {
      lobby.visitor("en");
    }
    Visitor last = lobby.visitor("en");
    RunningLobby.until(() -> ids(list("?limit=200")), ids -> ids.contains(last.id()));
    int total = list("").is(200).json().getInteger("total");
    List<String> whole = ids(list("?limit=200"));
    assertThat(whole).hasSize(total);

    List<String> paged = new ArrayList<>();
    for (int offset = 0; offset < total; offset += 3) {
      paged.addAll(ids(list("?limit=3&offset=" + offset)));
    }
    assertThat(paged).isEqualTo(whole);
    assertThat(ids(list("?offset=" + total))).isEmpty();
    assertThat(ids(list("?limit=0"))).isEmpty();
    list("?limit=100000").is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=x",
        "?limit=-1",
        "?offset=-1",
        "?offset=1e3",
        "?limit=99999999999",
        "?status=bot",
        "?status=NONE",
        "?query=%zz"
      })
  void a_bad_parameter_is_explained(String parameters) {
    String answer =
        lobby.raw(
            "GET /console/api/supervisor/conversations" + parameters + " HTTP/1.1",
            "Cookie: " + lobby.cookie("supervisor"));
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @Test
  void an_endless_query_is_refused() {
    list("?query=" + "x".repeat(501)).isProblem(400, "longer");
  }

  @Test
  void each_turn_tells_why_it_was_decided_so() {
    Visitor visitor = lobby.visitor("en");
    long seq = visitor.say("What are your branch opening hours?").is(200).json().getLong("seq");
    visitor.say("zorgle blimp xyzzy quux frobnicate").is(200);

    JsonObject view =
        lobby.as("supervisor", "/supervisor/conversations/" + visitor.id()).is(200).json();
    List<JsonObject> turns = Reply.objects(view.getJsonArray("turns"));

    assertThat(turns).hasSize(2);
    JsonObject turn = turns.getFirst();
    assertThat(turn.getLong("seq")).isEqualTo(seq);
    JsonObject trace = turn.getJsonObject("trace");
    assertThat(trace.fieldNames())
        .containsExactlyInAnyOrder(
            "outcome",
            "error",
            "release",
            "language",
            "signals",
            "mood",
            "entities",
            "matches",
            "thresholds",
            "passages",
            "branches",
            "decision",
            "millis",
            "ruledOut",
            "reader",
            "synonyms");
    assertThat(trace.getString("outcome")).isEqualTo("decided");
    assertThat(trace.getValue("error")).isNull();
    assertThat(trace.getString("language")).isEqualTo("en");
    assertThat(Reply.objects(trace.getJsonArray("signals")))
        .extracting(signal -> signal.getString("signal"))
        .containsExactly(Stream.of(Signal.values()).map(Signal::wire).toArray(String[]::new));
    assertThat(trace.getJsonObject("mood").getDouble("sentiment")).isBetween(-1.0, 1.0);
    assertThat(trace.getJsonObject("mood").getDouble("urgency")).isBetween(0.0, 1.0);
    assertThat(view.getJsonObject("mood").fieldNames())
        .containsExactlyInAnyOrder("sentiment", "urgency", "direction");
    List<JsonObject> matches = Reply.objects(trace.getJsonArray("matches"));
    assertThat(matches).hasSizeBetween(1, 5);
    assertThat(matches.getFirst().getString("article")).isEqualTo("branch-hours");
    assertThat(matches).extracting(match -> -match.getDouble("probability")).isSorted();
    assertThat(matches.getFirst().getDouble("probability"))
        .isGreaterThanOrEqualTo(trace.getJsonObject("thresholds").getDouble("answer"));
    List<JsonObject> branches = Reply.objects(trace.getJsonArray("branches"));
    assertThat(branches.getLast().getBoolean("taken")).isTrue();
    assertThat(branches.getLast().getString("row")).isEqualTo("answer");
    assertThat(branches.subList(0, branches.size() - 1))
        .allSatisfy(branch -> assertThat(branch.getBoolean("taken")).isFalse());
    assertThat(trace.getJsonObject("decision").getString("say")).isEqualTo("answer");
    assertThat(trace.getJsonObject("decision").getJsonArray("articles").encode())
        .isEqualTo("[\"branch-hours\"]");
    assertThat(trace.getJsonObject("millis").fieldNames())
        .containsExactlyInAnyOrder("interpret", "match", "decide");
    assertThat(turns.getLast().getJsonObject("trace").getJsonObject("decision").getString("say"))
        .isNotEqualTo("answer");
  }

  @Test
  void a_conversation_that_does_not_exist_is_not_found() {
    lobby.as("supervisor", "/supervisor/conversations/nosuch").isProblem(404, "conversation");
  }
}
