package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The door as the bank's app backend knows it: signed messages in, signed letters out, and a
/// provider that has its moods.
class WebhookTest {

  private static final String HOW_TO_OPEN = "怎么开户？";
  private static final WebhookSecret SECRET = WebhookSecret.of(Provider.SECRET);

  private static Provider provider;

  /// A system of the bank's that is told what changes of customers' records.
  private static Provider crm;

  private static Path data;
  private static RunningLobby lobby;

  /// Each test has a person of its own.
  private String person = "";

  @BeforeAll
  static void open() throws IOException {
    provider = new Provider();
    crm = new Provider();
    data = Files.createTempDirectory("lobby-webhook");
    lobby = start();
  }

  private static RunningLobby start() {
    return RunningLobby.start(
        SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                    "data",
                    data.toString(),
                    "release",
                    RunningLobby.release(),
                    "http.port",
                    "0",
                    "webhook.url",
                    provider.url().toString(),
                    "webhook.secret",
                    Provider.SECRET,
                    "webhooks.receivers",
                    "crm=" + crm.url(),
                    "webhooks.secrets",
                    "crm=" + Provider.SECRET,
                    "customer.tokenSecret",
                    RunningLobby.CUSTOMER_SECRET))
            .settings());
  }

  @AfterAll
  static void close() {
    lobby.close();
    lobby.forget();
    provider.close();
    crm.close();
  }

  @BeforeEach
  void somebody(TestInfo test) {
    person = "person of " + test.getDisplayName();
    // What an earlier test did not wait for.
    RunningLobby.until(WebhookTest::outbox, outbox -> outbox.getInteger("waitingTotal") == 0);
    provider.forget();
  }

  private static Reply post(String body, String id, long seconds, String signature) {
    return lobby.post(
        "/channel/webhook/messages",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(seconds),
        "webhook-signature",
        signature);
  }

  private static long now() {
    return lobby.clock().instant().getEpochSecond();
  }

  private static Reply signed(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return post(body, "msg_1", now(), SECRET.sign("msg_1", now(), bytes));
  }

  private JsonObject message(String id, String text) {
    return new JsonObject().put("id", id).put("person", person).put("text", text);
  }

  private Reply say(String id, String text) {
    return signed(message(id, text).encode());
  }

  private static JsonObject outbox() {
    return lobby.as("supervisor", "/supervisor/outbox").is(200).json();
  }

  private static Optional<JsonObject> dead(String id) {
    return Reply.objects(outbox().getJsonArray("dead")).stream()
        .filter(letter -> letter.getString("id").equals(id))
        .findFirst();
  }

  @Test
  void a_message_is_acknowledged_and_answered_by_letters_in_order() throws Exception {
    JsonObject taken = say("m1", HOW_TO_OPEN).is(200).json();

    assertThat(taken.fieldNames()).containsExactlyInAnyOrder("conversation", "seq");
    Provider.Post greeting = provider.next();
    Provider.Post answer = provider.next();
    assertThat(greeting.body().getString("person")).isEqualTo(person);
    assertThat(greeting.body().getString("conversation"))
        .isEqualTo(taken.getString("conversation"));
    assertThat(greeting.body().getString("author")).isEqualTo("assistant");
    assertThat(greeting.body().getString("replyTo")).isNull();
    assertThat(greeting.text()).contains("自动");
    assertThat(answer.body().getString("replyTo")).isEqualTo("m1");
    assertThat(answer.body().containsKey("late")).isFalse();
    assertThat(answer.id()).startsWith(taken.getString("conversation") + ":");
  }

  @Test
  void the_same_message_again_gets_the_same_answer_and_no_letter() throws Exception {
    JsonObject taken = say("m1", HOW_TO_OPEN).is(200).json();
    provider.next();
    String answer = provider.next().text();

    assertThat(say("m1", HOW_TO_OPEN).is(200).json()).isEqualTo(taken);
    assertThat(say("m2", HOW_TO_OPEN).is(200).json().getString("conversation"))
        .isEqualTo(taken.getString("conversation"));
    assertThat(provider.next().body().getString("replyTo")).isEqualTo("m2");
    assertThat(answer).isNotBlank();
  }

  @Test
  void another_text_under_a_used_id_gets_the_first_acknowledgement_and_is_flagged()
      throws Exception {
    JsonObject taken = say("m1", HOW_TO_OPEN).is(200).json();
    provider.next();
    provider.next();

    assertThat(say("m1", "something else").is(200).json()).isEqualTo(taken);

    JsonObject shown =
        lobby
            .as("supervisor", "/supervisor/conversations/" + taken.getString("conversation"))
            .is(200)
            .json();
    assertThat(shown.encode()).doesNotContain("something else");
    assertThat(Reply.objects(shown.getJsonArray("turns")))
        .singleElement()
        .satisfies(turn -> assertThat(turn.getBoolean("contested")).isTrue());
  }

  @Test
  void a_card_number_is_masked_before_anybody_sees_it() throws Exception {
    JsonObject taken = say("m1", "我的卡 4111 1111 1111 1111 丢了").is(200).json();
    provider.next();
    provider.next();

    String shown =
        lobby
            .as("supervisor", "/supervisor/conversations/" + taken.getString("conversation"))
            .is(200)
            .body();
    assertThat(shown).contains("⟦card ••••1111⟧").doesNotContain("4111 1111");
  }

  @Test
  void what_is_not_signed_by_the_bank_now_is_turned_away_before_it_is_read() throws IOException {
    String body = message("m1", HOW_TO_OPEN).encode();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    long at = now();
    String right = SECRET.sign("msg_1", at, bytes);
    WebhookSecret other = WebhookSecret.of("whsec_" + "QUFB".repeat(8));

    lobby.post("/channel/webhook/messages", body).isProblem(401, "webhook-signature");
    post(body, "msg_1", at, "v1,").isProblem(401, "webhook-signature");
    post(body, "msg_1", at, other.sign("msg_1", at, bytes)).isProblem(401);
    post(body + " ", "msg_1", at, right).isProblem(401);
    post(body, "msg_2", at, right).isProblem(401);
    post(body, "msg_1", at - 301, SECRET.sign("msg_1", at - 301, bytes)).isProblem(401);
    post(body, "msg_1", at + 400, SECRET.sign("msg_1", at + 400, bytes)).isProblem(401);
    post("{ no JSON", "msg_1", at, right).isProblem(401);
    assertThat(known()).isFalse();
    post(body, "msg_1", at, "v1,AAAA " + right).is(200);
    assertThat(known()).isTrue();
  }

  /// Whether anything stands in the journal of this test's person.
  private boolean known() throws IOException {
    byte[] secret = Arrays.copyOf(Files.readAllBytes(data.resolve("secret.key")), 32);
    JsonObject found = lobby.as("supervisor", "/supervisor/conversations?limit=500").is(200).json();
    String id =
        new dev.lobby.customer.Customers(
                new dev.lobby.journal.MemoryJournal(
                    dev.lobby.Store.codec(), java.time.InstantSource.system()),
                secret)
            .conversationAt("webhook", person);
    return found.encode().contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"id\":\"m\",\"text\":\"hi\"}",
        "{\"id\":\"m\",\"person\":\"P\"}",
        "{\"person\":\"P\",\"text\":\"hi\"}",
        "{\"id\":7,\"person\":\"P\",\"text\":\"hi\"}",
        "{\"id\":\"m\",\"person\":\"\",\"text\":\"hi\"}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":\" \"}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":null}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":\"a\\u0000b\"}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":\"\\ud800\"}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":\"hi\",\"language\":\"fr\"}",
        "{\"id\":\"m\",\"id\":\"n\",\"person\":\"P\",\"text\":\"hi\"}",
        "{\"id\":\"m\",\"person\":\"P\",\"text\":\"hi\"} {}"
      })
  void a_body_that_is_no_message_ends_at_the_door_even_when_it_is_signed(String body)
      throws IOException {
    signed(body.replace("\"P\"", "\"" + person + "\"")).isProblem(400);
    assertThat(known()).isFalse();
  }

  @Test
  void what_is_too_long_ends_at_the_door() {
    say("m", "长".repeat(4001)).isProblem(400, "4000");
    say("i".repeat(101), "hi").isProblem(400, "100");
    person = "p".repeat(201);
    say("m", "hi").isProblem(400, "200");
  }

  @Test
  void a_provider_with_moods_gets_every_letter_in_order_and_under_one_id() throws Exception {
    provider.is(
        new Provider.Mood.Answer(503),
        new Provider.Mood.HangUp(),
        new Provider.Mood.Answer(429, "Retry-After", "1"),
        new Provider.Mood.Answer(200),
        new Provider.Mood.Answer(500));
    say("m1", HOW_TO_OPEN).is(200);
    provider.is(new Provider.Mood.HangUp());
    say("m2", HOW_TO_OPEN).is(200);

    Map<String, String> texts = new HashMap<>();
    java.util.List<String> order = new java.util.ArrayList<>();
    String last = "";
    while (!"m2".equals(last)) {
      Provider.Post post = provider.next();
      String before = texts.putIfAbsent(post.id(), post.body().encode());
      assertThat(before).isIn(null, post.body().encode());
      if (before == null) {
        order.add(post.id());
      }
      last = post.answered() == 200 ? reply(post) : "";
    }
    List<Long> places =
        order.stream().map(id -> Long.parseLong(id.substring(id.indexOf(':') + 1))).toList();
    assertThat(places).hasSizeGreaterThanOrEqualTo(3).isSorted().doesNotHaveDuplicates();
    assertThat(
            provider.all().stream()
                .filter(post -> post.body().getString("person").equals(person))
                .count())
        .isGreaterThanOrEqualTo(order.size() + 5L);
  }

  private static @Nullable String reply(Provider.Post post) {
    return post.body().getString("replyTo");
  }

  @Test
  void a_refused_letter_is_listed_replayed_late_and_another_discarded_with_their_names()
      throws Exception {
    provider.is(new Provider.Mood.Answer(400));
    say("m1", HOW_TO_OPEN).is(200);
    Provider.Post greeting = provider.next();
    assertThat(reply(provider.next())).isEqualTo("m1");
    JsonObject letter =
        RunningLobby.until(() -> dead(greeting.id()), Optional::isPresent).orElseThrow();
    assertThat(letter.getInteger("tries")).isEqualTo(1);
    assertThat(letter.getString("lastError")).isEqualTo("The provider answered 400.");
    assertThat(letter.encode()).doesNotContain(greeting.text());

    String path = "/supervisor/outbox/" + greeting.id();
    lobby.as("agent", path + "/replay", new JsonObject()).isProblem(403);
    lobby.as("supervisor", path + "/replay", new JsonObject()).is(200);
    Provider.Post late = provider.next();
    assertThat(late.id()).isEqualTo(greeting.id());
    assertThat(late.body().getBoolean("late")).isTrue();
    RunningLobby.until(
        () -> lobby.as("supervisor", path + "/replay", new JsonObject()),
        reply -> reply.status() == 409 && reply.body().contains("has arrived"));

    provider.is(new Provider.Mood.Answer(410));
    say("m2", HOW_TO_OPEN).is(200);
    String second = provider.next().id();
    RunningLobby.until(() -> dead(second), Optional::isPresent);
    String other = "/supervisor/outbox/" + second;
    lobby.as("supervisor", other + "/discard", new JsonObject()).isProblem(400, "reason");
    lobby.as("supervisor", other + "/discard", new JsonObject().put("reason", "too late")).is(200);
    assertThat(dead(second)).isEmpty();
    lobby.as("supervisor", other + "/replay", new JsonObject()).isProblem(409, "was discarded");
    lobby
        .as("supervisor", "/supervisor/outbox/nothing/replay", new JsonObject())
        .isProblem(409, "no letter");
    assertThat(lobby.as("supervisor", "/supervisor/audit?by=supervisor").body())
        .contains("outbox-replayed", greeting.id(), "outbox-discarded", second);
  }

  @Test
  void what_waits_when_lobby_stops_is_sent_when_it_starts_again() throws Exception {
    say("m1", HOW_TO_OPEN).is(200);
    provider.next();
    provider.next();
    provider.is(new Provider.Mood.Answer(503, "Retry-After", "600"));
    say("m2", HOW_TO_OPEN).is(200);
    Provider.Post failed = provider.next();
    RunningLobby.until(() -> outbox().encode(), shown -> shown.contains("answered 503"));
    lobby.close();
    lobby = start();

    assertThat(Reply.objects(outbox().getJsonArray("waiting")))
        .anySatisfy(letter -> {
          assertThat(letter.getString("id")).isEqualTo(failed.id());
          assertThat(letter.getInteger("tries")).isEqualTo(1);
        });
    // The clock of the one before may have been ahead.
    lobby.clock().advance(Duration.ofHours(1));
    Provider.Post again = provider.next();
    while (!again.id().equals(failed.id())) {
      again = provider.next();
    }
    assertThat(again.body()).isEqualTo(failed.body());
    assertThat(again.answered()).isEqualTo(200);
  }

  @Test
  void nothing_that_waits_is_sent_to_somebody_who_was_erased_and_they_may_come_back()
      throws Exception {
    provider.is(new Provider.Mood.Answer(503, "Retry-After", "1800"));
    String conversation = say("m1", HOW_TO_OPEN).is(200).json().getString("conversation");
    String gone = provider.next().id();
    RunningLobby.until(() -> outbox().encode(), shown -> shown.contains(gone));
    String customer =
        lobby
            .as("supervisor", "/supervisor/conversations/" + conversation)
            .json()
            .getJsonObject("customer")
            .getString("id");
    String people = "/supervisor/people/" + customer;
    assertThat(lobby.as("supervisor", people + "/data").is(200).body()).contains(person);
    lobby
        .as("supervisor", people + "/erasure", new JsonObject().put("reason", "asked by letter"))
        .is(200);
    lobby.as("supervisor2", people + "/erasure/approval", new JsonObject()).is(200);

    assertThat(outbox().encode()).doesNotContain(conversation);
    assertThat(lobby.as("supervisor", people + "/data").is(200).body()).doesNotContain(person);
    lobby.clock().advance(Duration.ofSeconds(1801));
    assertThat(say("m1", "whatever").is(200).json().getString("conversation"))
        .isEqualTo(conversation);
    assertThat(lobby.as("supervisor", people + "/data").is(200).body()).doesNotContain(person);
    say("m2", HOW_TO_OPEN).is(200);
    Provider.Post next = provider.next();
    assertThat(next.body().getString("person")).isEqualTo(person);
    assertThat(reply(next)).isEqualTo("m2");
    assertThat(provider.all())
        .filteredOn(post -> post.body().getString("conversation").equals(conversation))
        .noneMatch(post -> post.text().contains("已删除"));
  }

  /// The next notice of one of the bank's customers.
  private static Provider.Post notice(String number) throws InterruptedException {
    while (true) {
      Provider.Post post = crm.next();
      if (number.equals(post.body().getJsonObject("data").getString("externalId"))) {
        return post;
      }
    }
  }

  /// What supervisors read of the receiver.
  private static JsonObject told() {
    return lobby
        .as("supervisor", "/supervisor/webhooks")
        .is(200)
        .json()
        .getJsonArray("receivers")
        .getJsonObject(0);
  }

  private static JsonObject health() {
    return lobby.get("/health/webhooks").is(200).json().getJsonArray("receivers").getJsonObject(0);
  }

  @Test
  void the_banks_systems_are_told_signed_what_changed_and_again_after_they_were_down()
      throws Exception {
    RunningLobby.until(WebhookTest::health, it -> it.getInteger("lagSeconds") == 0);
    crm.forget();
    String customer =
        lobby
            .bankSays("N-77", new JsonObject().put("name", "Mei").put("tier", "core"))
            .is(200)
            .json()
            .getString("id");
    Provider.Post told = notice("N-77");
    assertThat(told.body().getString("type")).isEqualTo("customer.profile");
    assertThat(told.body().getJsonObject("data").getString("customer")).isEqualTo(customer);
    assertThat(told.body().getJsonObject("data").getJsonArray("changed"))
        .containsExactly("name", "tier", "externalId");
    assertThat(told.body().encode()).doesNotContain("Mei");

    crm.isMostly(() -> new Provider.Mood.Answer(302, "Location", provider.url().toString()));
    lobby.bankSays(
        "N-77", new JsonObject().put("consents", new JsonObject().put("marketing", false)));
    lobby.bankSays(
        "N-77", new JsonObject().put("consents", new JsonObject().put("marketing", true)));
    String first = notice("N-77").id();
    JsonObject failing = RunningLobby.until(WebhookTest::health, it -> it.getBoolean("failing"));
    assertThat(failing.getString("name")).isEqualTo("crm");
    lobby.close();
    lobby = start();
    crm.isMostly(() -> new Provider.Mood.Answer(200));

    Provider.Post again = notice("N-77");
    while (again.answered() != 200) {
      again = notice("N-77");
    }
    assertThat(again.id()).isEqualTo(first);
    assertThat(again.body().getJsonObject("data").getJsonObject("values"))
        .isEqualTo(new JsonObject().put("consents.marketing", false));
    Provider.Post second = notice("N-77");
    assertThat(second.body().getJsonObject("data").getJsonObject("values"))
        .isEqualTo(new JsonObject().put("consents.marketing", true));
    RunningLobby.until(
        WebhookTest::health, it -> it.getInteger("lagSeconds") == 0 && !it.getBoolean("failing"));

    // Refused for what stands in it: a supervisor replays it, and nobody else.
    crm.isMostly(() -> new Provider.Mood.Answer(422));
    lobby.bankSays("N-77", new JsonObject().put("tier", "key"));
    int[] tried = {0};
    RunningLobby.until(
        () -> {
          JsonObject now = told();
          if (now.getInteger("tries") > tried[0]) {
            tried[0] = now.getInteger("tries");
            // The other tests bear a clock that is ahead by some minutes.
            lobby.clock().advance(Duration.ofSeconds(65));
          }
          return now;
        },
        it -> it.getInteger("deadTotal") > 0);
    crm.isMostly(() -> new Provider.Mood.Answer(200));
    JsonObject dead = told().getJsonArray("dead").getJsonObject(0);
    String path = "/supervisor/webhooks/crm/" + dead.getString("id") + "/replay";
    lobby.as("agent", path, new JsonObject()).isProblem(403);
    crm.forget();
    lobby.as("supervisor", path, new JsonObject()).is(200);
    Provider.Post late = notice("N-77");
    assertThat(late.id()).isEqualTo(dead.getString("id"));
    assertThat(late.body().getBoolean("late")).isTrue();
    RunningLobby.until(WebhookTest::health, it -> it.getInteger("dead") == 0);
    assertThat(crm.wrong()).as("notices whose signature is wrong").isEmpty();
  }
}
