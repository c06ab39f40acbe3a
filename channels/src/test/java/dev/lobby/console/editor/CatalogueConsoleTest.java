package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What editors do with the catalogue over HTTP, and what is refused.
@WithLobby
class CatalogueConsoleTest {

  private final RunningLobby lobby;

  CatalogueConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private static JsonObject fee(String id, String amount) {
    return new JsonObject()
        .put("kind", "fee")
        .put("id", id)
        .put("zh", "证明费 " + id)
        .put("en", "Certificate " + id)
        .put(
            "periods",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("amount", amount)
                        .put("currency", "CNY")
                        .put("from", "2026-01-01")));
  }

  private Reply save(String who, JsonObject entry, String basedOn) {
    return put(
        who,
        entry.getString("kind") + ":" + entry.getString("id"),
        new JsonObject().put("entry", entry).put("basedOn", basedOn).put("why", "试"));
  }

  private Reply put(String who, String key, JsonObject body) {
    return lobby.send(
        "PUT",
        "/console/api/editor/catalogue/" + key + "/draft",
        body.toBuffer().getBytes(),
        "Cookie",
        lobby.cookie(who),
        "Content-Type",
        "application/json");
  }

  private Reply step(String who, String key, String command, JsonObject body) {
    return lobby.as(who, "/editor/catalogue/" + key + "/" + command, body);
  }

  private JsonObject row(String key) {
    return Reply.objects(
            lobby.as("editor", "/editor/catalogue").is(200).json().getJsonArray("entries"))
        .stream()
        .filter(row -> row.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject revision(JsonObject row) {
    return new JsonObject().put("revision", row.getString("revision"));
  }

  @Test
  void only_editors_and_supervisors_come_in() {
    assertThat(lobby.as("agent", "/editor/catalogue").status()).isEqualTo(403);
    assertThat(lobby.get("/console/api/editor/catalogue").status()).isEqualTo(401);
    JsonObject catalogue = lobby.as("supervisor", "/editor/catalogue").is(200).json();
    assertThat(catalogue.getString("today")).matches("2[0-9]{3}-[0-9]{2}-[0-9]{2}");
    assertThat(catalogue.getJsonArray("blocked")).isEmpty();
  }

  @Test
  void the_banks_own_entries_are_there_with_the_articles_that_quote_them() {
    JsonObject savings = row("rate:savings");
    assertThat(savings.getString("stage")).isEqualTo("settled");
    assertThat(savings.getJsonObject("released").encode()).contains("0.05");
    assertThat(savings.getJsonArray("usedBy").encode())
        .contains("deposit-fixed", "deposit-rates", "Deposit interest rates");
  }

  @Test
  void an_entry_waits_for_a_second_person_and_then_for_a_publication() {
    String key = "fee:certificate";
    JsonObject saved = save("editor", fee("certificate", "20"), "").is(200).json();
    assertThat(saved.getString("stage")).isEqualTo("waiting");
    assertThat(saved.getJsonArray("authors").encode())
        .isEqualTo(new JsonArray().add("editor").encode());
    assertThat(step("editor", key, "approve", revision(saved)).is(422).json().getString("en"))
        .contains("You wrote this yourself");
    assertThat(step("editor2", key, "approve", revision(saved)).is(200).json().getString("stage"))
        .isEqualTo("approved");
    assertThat(
            lobby
                .as("editor", "/editor/publishable")
                .is(200)
                .json()
                .getJsonArray("entries")
                .encode())
        .contains(key, "Certificate certificate");
    step("editor2", key, "return", new JsonObject().put("reason", "ab wann?")).is(200);
    assertThat(row(key).getJsonObject("returned").getString("why")).isEqualTo("ab wann?");
    assertThat(step("editor2", key, "approve", revision(saved)).is(422).json().getString("zh"))
        .contains("已退回");
    step("editor", key, "discard", revision(saved)).is(200);
  }

  @Test
  void of_two_who_edit_an_entry_the_second_is_told() {
    JsonObject first = save("editor", fee("stale", "20"), "").is(200).json();
    JsonObject stale = save("editor2", fee("stale", "30"), "").is(409).json();
    assertThat(stale.getString("current")).isEqualTo(first.getString("revision"));
    assertThat(stale.getJsonArray("meanwhile").getJsonObject(0).getString("by"))
        .isEqualTo("editor");
    assertThat(row("fee:stale").getJsonObject("draft").encode()).contains("\"20\"");
    save("editor2", fee("stale", "30"), stale.getString("current")).is(200);
  }

  @Test
  void what_is_no_entry_is_refused_with_its_key_in_both_languages() {
    JsonObject refused = save("editor", fee("negative", "-1"), "").is(422).json();
    assertThat(refused.getJsonArray("problems").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("key", "periods.1.amount")
                .put("zh", "费用不能是负数。")
                .put("en", "A fee is not negative."));
    JsonObject foreign = fee("x", "1");
    foreign.getJsonArray("periods").getJsonObject(0).put("currency", "DOGE");
    assertThat(save("editor", foreign, "").is(422).body()).contains("is no currency");
  }

  @Test
  void an_entry_that_published_articles_quote_is_not_taken_out() {
    JsonObject refused =
        step("editor", "rate:savings", "remove", revision(row("rate:savings"))).is(422).json();
    assertThat(refused.getString("en")).contains("deposit-fixed, deposit-rates");
    JsonObject unquoted = row("rate:large-cd-1y");
    assertThat(
            step(
                    "editor",
                    "product:harbour-steady",
                    "remove",
                    revision(row("product:harbour-steady")))
                .is(200)
                .json()
                .getBoolean("removal"))
        .isTrue();
    assertThat(unquoted.getString("stage")).isEqualTo("settled");
  }

  private Reply imported(String table) {
    return lobby.as(
        "editor",
        "/editor/catalogue/import",
        new JsonObject()
            .put("name", "rates.csv")
            .put(
                "base64",
                Base64.getEncoder().encodeToString(table.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void a_table_goes_out_and_comes_back_with_what_was_changed_in_it() {
    String table = lobby.as("editor", "/editor/catalogue/export.csv").is(200).body();
    assertThat(table).contains("rate,deposit-1y,定期 1 年,\"Fixed deposit, 1 year\",1.00");
    JsonObject taken =
        imported(
                table.replace(
                    "rate,deposit-2y,定期 2 年,\"Fixed deposit, 2 years\",1.10",
                    "rate,deposit-2y,定期 2 年,\"Fixed deposit, 2 years\",1.20"))
            .is(200)
            .json();
    assertThat(taken.getJsonArray("entries").encode())
        .isEqualTo(new JsonArray().add("rate:deposit-2y").encode());
    assertThat(row("rate:deposit-2y").getString("stage")).isEqualTo("waiting");
    JsonObject refused = imported(table.replace(",1.00,", ",100.5,")).is(422).json();
    assertThat(refused.getJsonArray("problems").getJsonObject(0).getString("en"))
        .startsWith("percent: ");
  }

  @Test
  void bodies_that_are_no_commands_are_refused() {
    put("editor", "fee:x", new JsonObject().put("entry", "x")).isProblem(400, "\"entry\"");
    put("editor", "fee:y", new JsonObject().put("entry", fee("x", "1"))).isProblem(400, "address");
    put("editor", "fee:x", new JsonObject().put("entry", fee("x", "1").put("periods", 3)))
        .isProblem(400, "is not one");
    put("editor", "fee:x", new JsonObject().put("entry", fee("x", "1").put("colour", "red")))
        .isProblem(400, "is not one");
    JsonObject none = fee("x", "1");
    none.remove("periods");
    put("editor", "fee:x", new JsonObject().put("entry", none)).isProblem(400, "is not one");
    step("editor", "fee:none", "approve", new JsonObject().put("revision", "x")).is(422);
    step("editor", "fee:none", "approve", new JsonObject()).is(400);
  }
}
