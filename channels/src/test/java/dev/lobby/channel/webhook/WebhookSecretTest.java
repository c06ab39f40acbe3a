package dev.lobby.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the example that the libraries of Standard Webhooks are tested with.
class WebhookSecretTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SECONDS = 1_614_265_330;
  private static final Instant NOW = Instant.ofEpochSecond(SECONDS);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private boolean verifies(String signatures, Instant now) {
    return secret.verifies(ID, Long.toString(SECONDS), signatures, BODY, now);
  }

  @Test
  void the_published_example_is_signed_and_verified() {
    assertThat(secret.sign(ID, SECONDS, BODY)).isEqualTo(SIGNATURE);
    assertThat(verifies(SIGNATURE, NOW)).isTrue();
  }

  @Test
  void one_right_signature_among_several_is_enough() {
    String wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    assertThat(verifies(wrong + " v1a,xyz " + SIGNATURE + " " + wrong, NOW)).isTrue();
    assertThat(verifies(wrong + " " + wrong, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "v1",
        "v1,",
        "v1,not base64",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
        "v1,g0hM9SsE",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=AAAA"
      })
  void any_other_signature_is_not_the_right_one(String signatures) {
    assertThat(verifies(signatures, NOW)).isFalse();
  }

  @Test
  void a_message_is_of_now_within_five_minutes_both_ways() {
    assertThat(verifies(SIGNATURE, NOW.plusSeconds(300))).isTrue();
    assertThat(verifies(SIGNATURE, NOW.minusSeconds(300))).isTrue();
    assertThat(verifies(SIGNATURE, NOW.plusSeconds(301))).isFalse();
    assertThat(verifies(SIGNATURE, NOW.minusSeconds(301))).isFalse();
  }

  @Test
  void nothing_that_is_signed_can_be_changed_or_cut_in_another_way() {
    byte[] other = BODY.clone();
    other[other.length - 2]++;
    assertThat(secret.verifies(ID, "" + SECONDS, SIGNATURE, other, NOW)).isFalse();
    assertThat(secret.verifies(ID + "x", "" + SECONDS, SIGNATURE, BODY, NOW)).isFalse();
    assertThat(secret.verifies(ID, "" + (SECONDS + 1), SIGNATURE, BODY, NOW)).isFalse();
    byte[] cut = ("7." + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    String signed = secret.sign(ID, SECONDS, cut);
    assertThat(secret.verifies(ID + "." + SECONDS, "7", signed, BODY, Instant.ofEpochSecond(7)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1614265330", "1614265330.0", "now", "99999999999999999999", "１"})
  void a_timestamp_that_is_none_is_refused(String seconds) {
    assertThat(secret.verifies(ID, seconds, SIGNATURE, BODY, NOW)).isFalse();
  }

  @Test
  void a_secret_has_its_prefix_and_enough_bytes_and_not_too_many() {
    for (int bytes : new int[] {0, 23, 65}) {
      String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
      assertThatThrownBy(() -> WebhookSecret.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> WebhookSecret.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
