package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Purpose;
import dev.lobby.journal.Event;
import dev.lobby.journal.StreamWrite;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.webhook.ChangeType;
import dev.lobby.webhook.WebhookEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees and does of notices of change while the server is down.
class WebhooksCommandTest {

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void oneNoticeIsDeadAndOneWaits() throws IOException {
    try (Store store = Store.open(data, new MasterKeySource.InDataDirectory(), clock())) {
      append(store, CustomerEvent.stream("k-1"), consent(true));
      append(
          store,
          WebhookEvent.stream("crm"),
          new WebhookEvent.Refused(1, 0, ChangeType.CONSENT, "k-1", 8, "It answered 422."));
      append(store, WebhookEvent.positionStream("crm"), new WebhookEvent.Advanced(1, 0));
      append(store, CustomerEvent.stream("k-1"), consent(false));
      new Staff(store.journal()).add("sue", Role.SUPERVISOR, "Sue", "password of sue");
    }
    Files.writeString(
        data.resolve("lobby.yml"),
        """
        webhooks:
          receivers: crm=https://crm.bank.example/in, dwh=https://dwh.bank.example/in
          secrets: crm=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, dwh=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
        """);
  }

  private static InstantSource clock() {
    return InstantSource.system();
  }

  private static Event consent(boolean given) {
    return new CustomerEvent.Consented("ann", Purpose.MARKETING, given, "web", null, null);
  }

  private static void append(Store store, String stream, Event event) {
    store.journal().append(List.of(new StreamWrite(stream, StreamWrite.ANY, "k-1", event)));
  }

  private Ran webhooks(String... args) {
    return run(
        Stream.of(
                Stream.of("webhooks"),
                Arrays.stream(args),
                Stream.of(
                    "--data", data.toString(), "--config", data.resolve("lobby.yml").toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @Test
  void receivers_are_listed_with_what_waits_and_what_is_dead() {
    assertThat(webhooks().done().out())
        .containsPattern("crm +1 +20")
        .containsPattern("dwh +unknown")
        .containsPattern("crm  dead +evt_1_0  customer.consent .*It answered 422\\.");
    JsonObject crm =
        new JsonObject(webhooks("--json").done().out()).getJsonArray("receivers").getJsonObject(0);
    assertThat(crm.getInteger("waiting")).isEqualTo(1);
    assertThat(crm.getJsonArray("dead")).hasSize(1);
  }

  @Test
  void a_dead_one_is_replayed_or_discarded_by_somebody_who_may_sign_in() {
    webhooks("replay", "evt_1_0", "--receiver", "crm", "--by", "nobody")
        .failed("nobody signs in as nobody");
    assertThat(webhooks("replay", "--all", "--receiver", "crm", "--by", "sue").done().out())
        .contains("evt_1_0");
    assertThat(webhooks().done().out()).contains("crm  replay");
    webhooks("discard", "evt_1_0", "--receiver", "crm", "--by", "sue", "--reason", "known already")
        .done();
    assertThat(webhooks().done().out()).doesNotContain("evt_1_0");
  }
}
