package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contact plan that would reach more customers than one person may let it.
class ContactPlanConsoleTest {

  private static final String PLANS =
      """
      cap: {messages: 2, days: 7}
      quiet-hours: {from: "20:00", to: "09:00", days-off: true}
      plans:
        greet:
          name: {zh: 问候, en: Greeting}
          when: {trigger: opened}
          due: 72 hours
          do: work-item
          to: anyone
          purpose: contact
          text: {zh: 请致电问候, en: Give them a call}
      """;

  private static final String CHANGED =
      PLANS.replace("{trigger: opened}", "{trigger: rating-expires, days: 30}");

  private static final String ROOT = "/supervisor/contact-plans";
  private static final int CUSTOMERS = 3;
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir private Path directory = Path.of("");

  private RunningLobby start(String plans, Duration every) throws IOException {
    Path file = Files.writeString(directory.resolve("plans.yaml"), plans);
    return RunningLobby.start(
        SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                    "data",
                    directory.resolve("data").toString(),
                    "release",
                    RunningLobby.release(),
                    "http.port",
                    "0",
                    "customer.tokenSecret",
                    RunningLobby.CUSTOMER_SECRET,
                    "customer.contactPlans",
                    file.toString(),
                    "customer.contactPlanLimit",
                    "2"))
            .settings(),
        every);
  }

  private static void come(RunningLobby lobby) {
    LocalDate today = LocalDate.ofInstant(lobby.clock().instant(), ZoneId.of("Asia/Shanghai"));
    for (int i = 0; i < CUSTOMERS; i++) {
      lobby
          .bankSays(
              "N-70" + i,
              new JsonObject()
                  .put(
                      "figures",
                      new JsonObject()
                          .put("asOf", today.toString())
                          .put("opened", today.toString())
                          .put("lastActivity", today.toString())
                          .put("transactions", 1))
                  .put(
                      "rating",
                      new JsonObject()
                          .put("grade", "C3")
                          .put("until", today.plusDays(20).toString())))
          .is(200);
    }
  }

  private static JsonObject plan(RunningLobby lobby) {
    return Reply.objects(lobby.as("supervisor", ROOT).is(200).json().getJsonArray("plans"))
        .getFirst();
  }

  private static JsonObject heldPlan(RunningLobby lobby) {
    return RunningLobby.until(() -> plan(lobby), plan -> plan.getBoolean("held"));
  }

  private static Reply confirm(RunningLobby lobby, String by, JsonObject plan) {
    return lobby.as(
        by,
        ROOT + "/greet/confirmation",
        new JsonObject().put("version", plan.getString("version")));
  }

  private static List<JsonObject> workItems(RunningLobby lobby) {
    return Reply.objects(lobby.as("agent", "/today").is(200).json().getJsonArray("unowned"));
  }

  @Test
  void for_whom_it_was_too_late_is_told_with_the_plan() throws IOException {
    try (RunningLobby lobby = start(PLANS, OFTEN)) {
      LocalDate today = LocalDate.ofInstant(lobby.clock().instant(), ZoneId.of("Asia/Shanghai"));
      lobby
          .bankSays(
              "N-790",
              new JsonObject()
                  .put(
                      "figures",
                      new JsonObject()
                          .put("asOf", today.toString())
                          .put("opened", today.minusDays(10).toString())
                          .put("lastActivity", today.toString())
                          .put("transactions", 1)))
          .is(200);
      lobby.clock().advance(Duration.ofHours(2));
      lobby.forgetSessions();

      RunningLobby.until(
          () -> plan(lobby), plan -> Integer.valueOf(1).equals(plan.getInteger("tooLate")));
      assertThat(workItems(lobby)).isEmpty();
    }
  }

  @Test
  void a_trial_names_the_customers_of_each_count_and_tells_apart_who_is_not_to_be_contacted()
      throws IOException {
    try (RunningLobby lobby = start(CHANGED, NEVER)) {
      come(lobby);
      String refuses =
          lobby
              .bankSays(
                  "N-700",
                  new JsonObject()
                      .put("name", "王女士")
                      .put("consents", new JsonObject().put("contact", false)))
              .is(200)
              .json()
              .getString("id");

      JsonObject reach =
          RunningLobby.until(
              () ->
                  Reply.objects(
                          lobby
                              .as(
                                  "supervisor",
                                  ROOT + "/trial",
                                  new JsonObject().put("plans", CHANGED))
                              .is(200)
                              .json()
                              .getJsonArray("plans"))
                      .getFirst(),
              it -> it.getInteger("notContacted") == 1);

      assertThat(reach.getInteger("customers")).isEqualTo(CUSTOMERS - 1);
      List<JsonObject> work = Reply.objects(reach.getJsonArray("work"));
      assertThat(work)
          .extracting(it -> it.getString("why"), it -> it.getInteger("customers"))
          .containsExactly(tuple("no-consent", CUSTOMERS - 1), tuple("refused", 1));
      assertThat(Reply.objects(work.getLast().getJsonArray("who")))
          .containsExactly(
              new JsonObject().put("id", refuses).put("number", "N-700").put("name", "王女士"));
    }
  }

  @Test
  void is_held_until_a_supervisor_confirms_it_and_held_again_when_it_is_changed()
      throws IOException {
    try (RunningLobby lobby = start(PLANS, NEVER)) {
      come(lobby);
    }
    JsonObject confirmed;
    try (RunningLobby lobby = start(PLANS, OFTEN)) {
      JsonObject held = heldPlan(lobby);
      assertThat(held.getInteger("customers")).isEqualTo(CUSTOMERS);
      assertThat(held.getString("confirmedBy")).isNull();
      JsonObject reach = held.getJsonObject("reach");
      assertThat(
              Reply.objects(
                  Reply.objects(reach.getJsonArray("work")).getFirst().getJsonArray("who")))
          .hasSize(CUSTOMERS);

      lobby.post("/console/api" + ROOT + "/greet/confirmation", new JsonObject()).isProblem(401);
      confirm(lobby, "agent", held).isProblem(403, "supervisor");
      confirm(lobby, "editor", held).isProblem(403, "supervisor");
      confirm(lobby, "supervisor", held.copy().put("version", "of-yesterday"))
          .isProblem(409, "已改为另一个版本", "another one by now");
      lobby
          .as("supervisor", ROOT + "/greet/confirmation", new JsonObject())
          .isProblem(400, "version");
      assertThat(plan(lobby).getBoolean("held")).isTrue();
      assertThat(workItems(lobby)).isEmpty();

      JsonObject now =
          Reply.objects(confirm(lobby, "supervisor", held).is(200).json().getJsonArray("plans"))
              .getFirst();

      assertThat(now.getBoolean("held")).isFalse();
      assertThat(now.getString("confirmedBy")).isEqualTo("supervisor");
      RunningLobby.until(() -> workItems(lobby), items -> items.size() == CUSTOMERS);
      confirm(lobby, "supervisor2", held).isProblem(409, "没有被暂停", "not held");
      confirmed = held;
    }
    try (RunningLobby lobby = start(CHANGED, OFTEN)) {
      JsonObject held = heldPlan(lobby);
      assertThat(held.getString("version")).isNotEqualTo(confirmed.getString("version"));
      assertThat(held.getInteger("customers")).isEqualTo(CUSTOMERS);
      assertThat(held.getString("confirmedBy")).isNull();
      confirm(lobby, "supervisor", confirmed).isProblem(409, "another one by now");
      assertThat(workItems(lobby)).hasSize(CUSTOMERS);

      confirm(lobby, "supervisor2", held).is(200);

      RunningLobby.until(() -> workItems(lobby), items -> items.size() == 2 * CUSTOMERS);
    }
  }
}
