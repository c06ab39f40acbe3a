package dev.lobby.channel.webhook;

import dev.lobby.outbox.Courier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/// Posts what a customer is told to the bank's server, signed as what comes from there: `{"id",
/// "conversation", "person", "author", "text", "choices", "replyTo"}`, and `"late": true` when
/// later ones may have come before it.
///
/// 2xx is taken. 408, 425, 429, 3xx and 5xx are tried again, as is no answer within ten seconds;
/// everything else is refused for good.
public final class WebhookCourier implements Courier, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;

  private final URI url;
  private final WebhookSecret secret;
  private final InstantSource clock;
  private final Duration patience;
  private final HttpClient client;

  /// @param url where to post
  public WebhookCourier(URI url, WebhookSecret secret, InstantSource clock) {
    this(url, secret, clock, PATIENCE);
  }

  WebhookCourier(URI url, WebhookSecret secret, InstantSource clock, Duration patience) {
    this.url = url;
    this.secret = secret;
    this.clock = clock;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String channel() {
    return WebhookChannel.NAME;
  }

  @Override
  public Outcome deliver(Parcel parcel) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(parcel), BodyHandlers.discarding());
    try {
      return outcome(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return failed("The provider did not answer within " + patience.toSeconds() + " s.");
    } catch (ExecutionException e) {
      // Its message may name the address, which may hold a secret.
      return failed(
          "The provider could not be reached ("
              + Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName()
              + ").");
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(Parcel parcel) {
    JsonObject json =
        new JsonObject()
            .put("id", parcel.id())
            .put("conversation", parcel.conversation())
            .put("person", parcel.person())
            .put("author", parcel.author().wire())
            .put("text", parcel.text())
            .put("choices", new JsonArray(parcel.choices()))
            .put("replyTo", parcel.replyTo());
    if (parcel.late()) {
      json.put("late", true);
    }
    byte[] body = json.toBuffer().getBytes();
    long now = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(url)
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header(WebhookChannel.ID, parcel.id())
        .header(WebhookChannel.TIMESTAMP, Long.toString(now))
        .header(WebhookChannel.SIGNATURE, secret.sign(parcel.id(), now, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private Outcome outcome(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    String why = "The provider answered " + status + ".";
    if (status / 100 == 2) {
      return new Outcome.Taken();
    }
    boolean another =
        status / 100 != 4 || status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
    return another
        ? new Outcome.Failed(
            why, answer.headers().firstValue("Retry-After").flatMap(this::retryAfter))
        : new Outcome.Refused(why);
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
