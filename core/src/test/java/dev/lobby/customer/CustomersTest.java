package dev.lobby.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.customer.Customers.Identity;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomersTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers = new Customers(journal, key("one"));

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void the_same_customer_has_the_same_record_every_time() {
    Customer first = customers.identified(new Identity("C-1001", "Mei", "private"));
    long head = journal.head();
    clock.advance(Duration.ofDays(1));

    assertThat(customers.identified(new Identity("C-1001", "Mei", "private"))).isEqualTo(first);
    assertThat(journal.head()).isEqualTo(head);
    assertThat(first.verified()).isTrue();
    assertThat(first.name()).isEqualTo("Mei");
    assertThat(first.tier()).isEqualTo("private");
    assertThat(first.profile().externalId()).isEqualTo("C-1001");
    assertThat(first.since()).isEqualTo(World.START);
  }

  @Test
  void an_id_gives_nothing_away_and_depends_on_the_banks_secret() {
    String id = customers.identified(new Identity("C-1001", "Mei", null)).id();

    assertThat(id).startsWith("k-").doesNotContain("1001").matches("k-[0-9a-f]{32}");
    assertThat(customers.identified(new Identity("C-1002", "Mei", null)).id()).isNotEqualTo(id);
    assertThat(
            new Customers(journal, key("two")).identified(new Identity("C-1001", "Mei", null)).id())
        .isNotEqualTo(id);
  }

  @Test
  void what_the_bank_newly_says_of_a_customer_holds() {
    Customer first = customers.identified(new Identity("C-1001", null, "standard"));
    clock.advance(Duration.ofDays(1));

    Customer now = customers.identified(new Identity("C-1001", "Mei", "private"));

    assertThat(now.id()).isEqualTo(first.id());
    assertThat(now.name()).isEqualTo("Mei");
    assertThat(now.tier()).isEqualTo("private");
    assertThat(now.since()).isEqualTo(World.START);
    assertThat(customers.load(now.id())).contains(now);
  }

  @Test
  void a_visitor_is_nobody_the_bank_vouches_for() {
    String id = Customers.visitorId();
    assertThat(id).startsWith("v-").isNotEqualTo(Customers.visitorId());
    assertThat(customers.load(id)).isEmpty();

    journal.append(List.of(Customers.visitor(id)));

    Customer visitor = customers.load(id).orElseThrow();
    assertThat(visitor.verified()).isFalse();
    assertThat(visitor.name()).isNull();
    assertThat(visitor.since()).isEqualTo(World.START);
  }

  @Test
  void an_address_gives_the_same_record_and_conversation_at_every_call_and_nothing_away() {
    String id = customers.idAt("webhook", "+86 139 1234 5678");

    assertThat(customers.idAt("webhook", "+86 139 1234 5678")).isEqualTo(id).startsWith("v-");
    assertThat(customers.idAt("sms", "+86 139 1234 5678")).isNotEqualTo(id);
    assertThat(customers.conversationAt("webhook", "+86 139 1234 5678"))
        .isNotEqualTo(id.substring(2))
        .doesNotContain("139");
  }

  @Test
  void an_address_is_written_once_and_again_when_it_was_not_known() {
    String id = customers.idAt("webhook", "u1");
    assertThat(customers.reached("webhook", "u1")).hasSize(2);
    journal.append(customers.reached("webhook", "u1"));

    assertThat(customers.reached("webhook", "u1")).isEmpty();
    assertThat(customers.load(id).orElseThrow().addresses()).isEqualTo(Map.of("webhook", "u1"));
  }
}
