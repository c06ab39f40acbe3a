package dev.lobby.channel.webhook;

import dev.lobby.outbox.Courier.Outcome;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;

/// Posts JSON to one address, signed by Standard Webhooks, and says what came of it within bounded
/// time. Follows no redirect. Safe for use by many threads.
final class SignedPost implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String whom;
  private final URI url;
  private final WebhookSecret secret;
  private final InstantSource clock;
  private final Duration patience;
  private final BodyHandler<Void> body;
  private final IntPredicate refuses;
  private final HttpClient client;

  /// @param whom what errors call the other side, as `The provider`
  /// @param body what is done with the body of an answer
  /// @param refuses whether a status that is no 2xx says that this very message is not wanted, ever
  SignedPost(
      String whom,
      URI url,
      WebhookSecret secret,
      InstantSource clock,
      Duration patience,
      BodyHandler<Void> body,
      IntPredicate refuses) {
    this.whom = whom;
    this.url = url;
    this.secret = secret;
    this.clock = clock;
    this.patience = patience;
    this.body = body;
    this.refuses = refuses;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// Posts, and waits for the answer.
  ///
  /// @param id by which the other side tells a repeat
  Outcome post(String id, JsonObject json) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request(id, json), body);
    try {
      return outcome(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return failed(whom + " did not answer within " + patience.toSeconds() + " s.");
    } catch (ExecutionException e) {
      // Its message may name the address, which may hold a secret.
      return failed(
          whom
              + " could not be reached ("
              + Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName()
              + ").");
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(String id, JsonObject json) {
    byte[] bytes = json.toBuffer().getBytes();
    long now = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(url)
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header(WebhookChannel.ID, id)
        .header(WebhookChannel.TIMESTAMP, Long.toString(now))
        .header(WebhookChannel.SIGNATURE, secret.sign(id, now, bytes))
        .POST(BodyPublishers.ofByteArray(bytes))
        .build();
  }

  private Outcome outcome(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    String why = whom + " answered " + status + ".";
    if (status / 100 == 2) {
      return new Outcome.Taken();
    }
    return refuses.test(status)
        ? new Outcome.Refused(why)
        : new Outcome.Failed(
            why, answer.headers().firstValue("Retry-After").flatMap(this::retryAfter));
  }

  private static Outcome failed(String why) {
    return new Outcome.Failed(why, Optional.empty());
  }

  /// Reads seconds or a date; empty when it is neither.
  private Optional<Duration> retryAfter(String text) {
    String value = text.strip();
    try {
      if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), then)).filter(Duration::isPositive);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
