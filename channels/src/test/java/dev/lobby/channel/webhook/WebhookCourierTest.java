package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.Author;
import dev.lobby.outbox.Courier.Outcome;
import dev.lobby.outbox.Courier.Parcel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the courier makes of a provider's answers, over real HTTP.
class WebhookCourierTest {

  private static final Parcel PARCEL =
      new Parcel("c:7", "c", "欧阳", Author.ASSISTANT, "您好 \"😀\"", List.of("是", "否"), "m1", false);

  private final Provider provider = new Provider();
  private final WebhookCourier courier = courier(provider.url());

  private static WebhookCourier courier(URI url) {
    return new WebhookCourier(
        url, WebhookSecret.of(Provider.SECRET), InstantSource.system(), Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    courier.close();
    provider.close();
  }

  private Outcome deliver(Provider.Mood mood) throws InterruptedException {
    provider.is(mood);
    return courier.deliver(PARCEL);
  }

  @Test
  void what_is_posted_is_signed_and_says_everything() throws Exception {
    assertThat(courier.deliver(PARCEL)).isEqualTo(new Outcome.Taken());

    assertThat(provider.next().body())
        .isEqualTo(
            new JsonObject()
                .put("id", "c:7")
                .put("conversation", "c")
                .put("person", "欧阳")
                .put("author", "assistant")
                .put("text", "您好 \"😀\"")
                .put("choices", new JsonArray().add("是").add("否"))
                .put("replyTo", "m1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void two_hundreds_are_taken(int status) throws Exception {
    assertThat(deliver(new Provider.Mood.Answer(status))).isEqualTo(new Outcome.Taken());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 413, 422, 451})
  void what_the_provider_does_not_want_is_refused_for_good(int status) throws Exception {
    assertThat(deliver(new Provider.Mood.Answer(status)))
        .isEqualTo(new Outcome.Refused("The provider answered " + status + "."));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 308, 408, 425, 429, 500, 502, 503, 504})
  void what_may_pass_is_tried_again(int status) throws Exception {
    assertThat(deliver(new Provider.Mood.Answer(status, "Location", "/elsewhere")))
        .isEqualTo(new Outcome.Failed("The provider answered " + status + ".", Optional.empty()));
  }

  @Test
  void the_provider_may_say_when_in_seconds_or_by_a_date() throws Exception {
    assertThat(wait("120")).contains(Duration.ofMinutes(2));
    assertThat(wait(" 0 ")).contains(Duration.ZERO);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));
    assertThat(wait(date).orElseThrow()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
    for (String senseless :
        List.of("soon", "-5", "1.5", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT")) {
      assertThat(wait(senseless)).as(senseless).isEmpty();
    }
  }

  private Optional<Duration> wait(String retryAfter) throws InterruptedException {
    return ((Outcome.Failed) deliver(new Provider.Mood.Answer(429, "Retry-After", retryAfter)))
        .retryAfter();
  }

  @Test
  void a_provider_that_hangs_up_or_says_nothing_or_is_not_there_is_tried_again() throws Exception {
    assertThat(why(deliver(new Provider.Mood.HangUp()))).contains("could not be reached");
    assertThat(why(deliver(new Provider.Mood.Silence()))).containsAnyOf("answer within", "Timeout");
    assertThat(why(deliver(new Provider.Mood.HalfAnAnswer())))
        .contains("did not answer within 1 s");
    assertThat(courier.deliver(PARCEL)).isEqualTo(new Outcome.Taken());
    try (WebhookCourier lost = courier(URI.create("http://127.0.0.1:1/token-in-the-address"))) {
      assertThat(why(lost.deliver(PARCEL)))
          .contains("could not be reached (ConnectException)")
          .doesNotContain("token");
    }
  }

  private static String why(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).why();
  }
}
