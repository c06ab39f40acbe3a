package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.outbox.Courier.Outcome;
import dev.lobby.webhook.ChangeType;
import dev.lobby.webhook.Notice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of a receiver's answers, over real HTTP.
class HttpReceiverTest {

  private static final Notice NOTICE =
      new Notice(
          "evt_7_0",
          ChangeType.CONSENT,
          "k-1",
          "CUST-1",
          Instant.parse("2026-03-02T01:30:00Z"),
          List.of("consents.marketing"),
          Map.of("consents.marketing", false),
          null,
          false);

  private final Provider provider = new Provider();
  private final HttpReceiver receiver =
      new HttpReceiver(
          "crm",
          provider.url(),
          WebhookSecret.of(Provider.SECRET),
          InstantSource.system(),
          Duration.ofSeconds(1));

  @AfterEach
  void close() {
    receiver.close();
    provider.close();
  }

  private Outcome deliver(Provider.Mood mood) {
    provider.is(mood);
    return receiver.deliver(NOTICE);
  }

  @Test
  void what_is_posted_is_signed_and_names_fields() throws Exception {
    assertThat(receiver.deliver(NOTICE)).isEqualTo(new Outcome.Taken());

    assertThat(provider.next().body())
        .isEqualTo(
            new JsonObject()
                .put("id", "evt_7_0")
                .put("type", "customer.consent")
                .put("timestamp", "2026-03-02T01:30:00Z")
                .put(
                    "data",
                    new JsonObject()
                        .put("customer", "k-1")
                        .put("externalId", "CUST-1")
                        .put("changed", new JsonArray().add("consents.marketing"))
                        .put("values", new JsonObject().put("consents.marketing", false))
                        .put("about", null)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void a_notice_is_refused_for_what_stands_in_it(int status) {
    assertThat(deliver(new Provider.Mood.Answer(status)))
        .isEqualTo(new Outcome.Refused("The receiver answered " + status + "."));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 409, 410, 429, 500, 503})
  void anything_else_is_about_the_receiver_and_a_redirect_is_not_followed(int status)
      throws Exception {
    assertThat(deliver(new Provider.Mood.Answer(status, "Location", provider.url().toString())))
        .isEqualTo(new Outcome.Failed("The receiver answered " + status + ".", Optional.empty()));
    assertThat(provider.all()).hasSize(1);
  }

  @Test
  void a_receiver_that_says_nothing_or_never_ends_is_given_up_in_time() {
    for (Provider.Mood mood :
        List.of(
            new Provider.Mood.Silence(),
            new Provider.Mood.HangUp(),
            new Provider.Mood.HalfAnAnswer(),
            new Provider.Mood.Flood())) {
      assertThat(deliver(mood)).isInstanceOf(Outcome.Failed.class);
    }
  }
}
