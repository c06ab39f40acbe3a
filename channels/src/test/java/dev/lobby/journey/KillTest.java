package dev.lobby.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.journal.Verification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lobby is killed with `kill -9` while customers write, again and again on the same store.
class KillTest {

  private static final int CUSTOMERS = 12;
  private static final List<String> QUESTIONS =
      List.of(
          "转账限额是多少",
          "how do I reset my password",
          "吞卡了怎么办",
          "you charged me twice, this is outrageous",
          "qwrtz",
          "转人工",
          "定期存款利率");

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  /// One customer: their conversation, what was acknowledged, and what was sent without an
  /// acknowledgement.
  private static final class Customer {
    private final String id;
    private final String token;
    private final Map<String, Sent> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> unanswered = new ConcurrentHashMap<>();

    Customer(JsonObject started) {
      this.id = started.getString("id");
      this.token = started.getString("token");
    }
  }

  private record Sent(String text, JsonObject answer) {}

  // Four starts of Lobby, on a machine that may be slow and busy.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void every_acknowledged_message_survives_three_kills_and_none_is_answered_twice()
      throws Exception {
    killAgainAndAgain(3);
  }

  @Test
  @Tag("long")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void every_acknowledged_message_survives_twenty_kills_and_none_is_answered_twice()
      throws Exception {
    killAgainAndAgain(20);
  }

  private void killAgainAndAgain(int kills) throws Exception {
    Random random = new Random(20260301);
    List<Customer> customers = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      ServerProcess server = ServerProcess.start(data);
      check(server.url(), customers);
      for (int i = customers.size(); i < (kill + 1) * CUSTOMERS; i++) {
        customers.add(new Customer(start(server.url())));
      }
      List<Customer> fresh = customers.subList(kill * CUSTOMERS, customers.size());
      writeUntilKilled(server, fresh, kill, 20 + random.nextInt(80));
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      check(server.url(), customers);
    }
    Verification verification = Verification.of(data.resolve("journal"));
    assertThat(verification.tornBytes()).isZero();
    int acknowledged = customers.stream().mapToInt(customer -> customer.acknowledged.size()).sum();
    assertThat(acknowledged).isGreaterThanOrEqualTo(kills * 20);
    assertThat(verification.frames()).isGreaterThan(acknowledged);
    System.out.printf(
        "killed %d times: %d acknowledged messages of %d customers are there, %d frames verify%n",
        kills, acknowledged, customers.size(), verification.frames());
  }

  /// Every customer writes one message after the other; once so many are acknowledged in all, the
  /// server is killed.
  private void writeUntilKilled(
      ServerProcess server, List<Customer> customers, int round, int acknowledgements)
      throws Exception {
    AtomicInteger count = new AtomicInteger();
    CountDownLatch enough = new CountDownLatch(acknowledgements);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (Customer customer : customers) {
        writers.add(
            threads.submit(() -> {
              while (true) {
                int number = count.incrementAndGet();
                String key = "round-" + round + "-message-" + number;
                String text = QUESTIONS.get(number % QUESTIONS.size()) + " " + number;
                customer.unanswered.put(key, text);
                JsonObject answer;
                try {
                  HttpResponse<String> response = send(server.url(), customer, key, text);
                  assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                  answer = new JsonObject(response.body());
                } catch (IOException e) {
                  return null;
                }
                customer.acknowledged.put(key, new Sent(text, answer));
                customer.unanswered.remove(key);
                enough.countDown();
              }
            }));
      }
      enough.await();
      server.kill();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  /// What was acknowledged is there, once, with the answer that was given; what was not can be sent
  /// again.
  private void check(String url, List<Customer> customers) throws Exception {
    for (Customer customer : customers) {
      for (Map.Entry<String, String> open : customer.unanswered.entrySet()) {
        HttpResponse<String> response = send(url, customer, open.getKey(), open.getValue());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        customer.acknowledged.put(
            open.getKey(), new Sent(open.getValue(), new JsonObject(response.body())));
      }
      customer.unanswered.clear();
      JsonArray messages = read(url, customer);
      Map<String, Integer> times = new HashMap<>();
      Map<Integer, JsonObject> bySeq = new HashMap<>();
      int replies = 0;
      for (JsonObject message : each(messages)) {
        assertThat(bySeq.put(message.getInteger("seq"), message)).isNull();
        if (message.getString("author").equals("customer")) {
          times.merge(message.getString("clientMessageId"), 1, Integer::sum);
        } else {
          replies++;
        }
      }
      assertThat(times.keySet()).isEqualTo(customer.acknowledged.keySet());
      assertThat(times.values()).allMatch(count -> count == 1);
      int acknowledgedReplies = 1; // the greeting
      for (Map.Entry<String, Sent> sent : customer.acknowledged.entrySet()) {
        JsonObject answer = sent.getValue().answer();
        assertThat(bySeq.get(answer.getInteger("seq")).getString("text"))
            .isEqualTo(sent.getValue().text());
        for (JsonObject reply : each(answer.getJsonArray("messages"))) {
          assertThat(bySeq.get(reply.getInteger("seq"))).isEqualTo(reply);
          acknowledgedReplies++;
        }
      }
      assertThat(replies).isEqualTo(acknowledgedReplies);
      if (!customer.acknowledged.isEmpty()) {
        Map.Entry<String, Sent> again = customer.acknowledged.entrySet().iterator().next();
        assertThat(
                new JsonObject(send(url, customer, again.getKey(), again.getValue().text()).body()))
            .isEqualTo(again.getValue().answer());
      }
    }
  }

  private static List<JsonObject> each(JsonArray array) {
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }

  private JsonObject start(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/conversations"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"channel\":\"web\",\"language\":\"zh\"}"))
            .build();
    return new JsonObject(http.send(request, BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> send(String url, Customer customer, String key, String text)
      throws IOException, InterruptedException {
    JsonObject body = new JsonObject().put("clientMessageId", key).put("text", text);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url + "/api/v1/conversations/" + customer.id + "/messages"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + customer.token)
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private JsonArray read(String url, Customer customer) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url + "/api/v1/conversations/" + customer.id + "/messages?after=0"))
            .header("Authorization", "Bearer " + customer.token)
            .build();
    return new JsonObject(http.send(request, BodyHandlers.ofString()).body())
        .getJsonArray("messages");
  }
}
