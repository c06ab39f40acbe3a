package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MasterKeySource;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Store;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.journal.Recorded;
import dev.lobby.journey.ServerProcess;
import dev.lobby.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lobby is killed with `kill -9` while a gateway writes and a provider with moods is written to;
/// the journal then tells what must have arrived.
@Tag("long")
class WebhookKillTest {

  private static final int KILLS = 4;
  private static final int PEOPLE = 6;
  private static final WebhookSecret SECRET = WebhookSecret.of(Provider.SECRET);

  @TempDir private Path data = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();

  /// A message of the gateway, and what it was answered; empty when the answer never came.
  private record Said(String id, String person, String text) {}

  private final Map<Said, JsonObject> acknowledged = new LinkedHashMap<>();
  private final List<Said> unanswered = new ArrayList<>();

  private HttpResponse<String> post(String url, Said said)
      throws IOException, InterruptedException {
    byte[] body =
        new JsonObject()
            .put("id", said.id)
            .put("person", said.person)
            .put("text", said.text)
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    long now = Instant.now().getEpochSecond();
    return http.send(
        HttpRequest.newBuilder(URI.create(url + "/channel/webhook/messages"))
            .header("Content-Type", "application/json")
            .header("webhook-id", said.id)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", SECRET.sign(said.id, now, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void say(String url, Said said) throws InterruptedException {
    try {
      HttpResponse<String> answer = post(url, said);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      acknowledged.put(said, new JsonObject(answer.body()));
    } catch (IOException e) {
      unanswered.add(said);
    }
  }

  @Test
  @Timeout(300)
  void what_is_acknowledged_is_answered_by_letters_that_all_arrive_in_order_under_one_id()
      throws Exception {
    SplittableRandom random = new SplittableRandom(20260302);
    try (Provider provider = new Provider()) {
      Map<String, String> variables =
          Map.of(
              "LOBBY_WEBHOOK_URL",
              provider.url().toString(),
              "LOBBY_WEBHOOK_SECRET",
              Provider.SECRET);
      provider.isMostly(() -> {
        synchronized (random) {
          return switch (random.nextInt(10)) {
            case 0, 1 -> new Provider.Mood.Answer(503);
            case 2 -> new Provider.Mood.HangUp();
            default -> new Provider.Mood.Answer(200);
          };
        }
      });
      String password = "";
      for (int kill = 0; kill < KILLS; kill++) {
        ServerProcess server = ServerProcess.start(data, variables);
        if (kill == 0) {
          password = server.password("supervisor");
        }
        repeat(server.url());
        int before = acknowledged.size();
        Thread killer = Thread.ofVirtual().unstarted(() -> kill(server));
        for (int i = 0; unanswered.isEmpty(); i++) {
          say(server.url(), new Said("m" + kill + "-" + i, "p" + i % PEOPLE, "怎么开户？" + i));
          if (killer.getState() == Thread.State.NEW
              && acknowledged.size() == before + 15 + 7 * kill) {
            killer.start();
          }
        }
        killer.join();
      }
      provider.isMostly(() -> new Provider.Mood.Answer(200));
      try (ServerProcess server = ServerProcess.start(data, variables)) {
        repeat(server.url());
        String cookie = signIn(server.url(), password);
        RunningLobby.until(() -> waiting(server.url(), cookie), count -> count == 0);
      }
      assertThat(provider.wrong()).isEmpty();
      check(provider.all());
    }
  }

  private static void kill(ServerProcess server) {
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What was acknowledged is acknowledged again, alike; what was not now is.
  private void repeat(String url) throws Exception {
    for (Said said : List.copyOf(unanswered)) {
      say(url, said);
    }
    unanswered.clear();
    for (Map.Entry<Said, JsonObject> known : Map.copyOf(acknowledged).entrySet()) {
      HttpResponse<String> again = post(url, known.getKey());
      assertThat(new JsonObject(again.body())).isEqualTo(known.getValue());
    }
  }

  private String signIn(String url, String password) throws Exception {
    HttpResponse<String> signed =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/console/api/session"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        new JsonObject()
                            .put("username", "supervisor")
                            .put("password", password)
                            .encode()))
                .build(),
            BodyHandlers.ofString());
    return RunningLobby.cookieOf(
        new Reply(signed.statusCode(), signed.headers(), signed.body()).is(200));
  }

  private int waiting(String url, String cookie) {
    try {
      return new JsonObject(
              http.send(
                      HttpRequest.newBuilder(URI.create(url + "/console/api/supervisor/outbox"))
                          .header("Cookie", cookie)
                          .build(),
                      BodyHandlers.ofString())
                  .body())
          .getInteger("waitingTotal");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void check(List<Provider.Post> posts) {
    Map<String, String> arrived = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    for (Provider.Post post : posts) {
      String before = arrived.putIfAbsent(post.id(), post.body().encode());
      assertThat(before).isIn(null, post.body().encode());
      String conversation = post.body().getString("conversation");
      long seq = Long.parseLong(post.id().substring(conversation.length() + 1));
      if (before == null) {
        assertThat(seq).isGreaterThan(last.getOrDefault(conversation, 0L));
        last.put(conversation, seq);
      }
    }
    Set<String> ids = new HashSet<>();
    try (Store store =
        Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system())) {
      Conversations conversations = new Conversations(store.journal());
      acknowledged.values().forEach(answer -> ids.add(answer.getString("conversation")));
      Set<String> letters = new HashSet<>();
      for (String id : ids) {
        Conversation conversation = conversations.load(id).orElseThrow();
        conversation.messages().stream()
            .filter(message -> message.author() != Author.CUSTOMER)
            .map(message -> id + ":" + message.seq())
            .forEach(letters::add);
        assertThat(conversation.messages())
            .extracting(Message::clientMessageId)
            .filteredOn(java.util.Objects::nonNull)
            .doesNotHaveDuplicates();
        assertThat(sent(store, id)).doesNotHaveDuplicates();
        assertThat(letters)
            .containsAll(sent(store, id).stream().map(seq -> id + ":" + seq).toList());
      }
      assertThat(ids).hasSize(PEOPLE);
      assertThat(arrived.keySet()).isEqualTo(letters);
    }
    assertThat(acknowledged).hasSizeGreaterThan(60);
    assertThat(posts.size()).isGreaterThan(arrived.size());
    System.out.printf(
        "killed %d times: %d messages acknowledged, %d letters all arrived, in %d posts%n",
        KILLS, acknowledged.size(), arrived.size(), posts.size());
  }

  private static List<Long> sent(Store store, String conversation) {
    return store.journal().read(OutboxEvent.stream(conversation), 0).stream()
        .map(Recorded::event)
        .filter(OutboxEvent.Sent.class::isInstance)
        .map(event -> ((OutboxEvent.Sent) event).seq())
        .toList();
  }
}
