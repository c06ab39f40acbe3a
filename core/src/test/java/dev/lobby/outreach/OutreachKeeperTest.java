package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.customer.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutreachKeeperTest {

  private static final Plans PLANS = PlansFile.packaged();

  private final PlannedBank bank = new PlannedBank();
  private final OutreachKeeper.Bell bell = new OutreachKeeper.Bell(bank.known().complaints());
  private final OutreachKeeper keeper =
      new OutreachKeeper(bank.outreach(PLANS, 500), bell, bank.clock, Duration.ofDays(1));
  private long rung;

  @AfterEach
  void close() {
    keeper.close();
  }

  private String opens(String number) {
    String id = bank.customer(number, null, PlannedBank.opened("2026-03-02"));
    bank.settle();
    return id;
  }

  private void ring() {
    bank.settle();
    long head = bank.journal.head();
    bank.journal.replayClear(rung, head, bell::apply);
    rung = head;
  }

  @Test
  void everybody_is_looked_at_first_and_every_hour_and_in_between_whom_something_became_known_of() {
    String first = opens("C-1");
    keeper.look();
    assertThat(bank.done(first)).hasSize(1);

    String second = opens("C-2");
    keeper.look();
    assertThat(bank.done(second)).isEmpty();
    bank.clock.advance(Duration.ofHours(1));
    keeper.look();
    assertThat(bank.done(second)).hasSize(1);

    String third = opens("C-3");
    ring();
    keeper.look();
    assertThat(bank.done(third)).hasSize(1);

    String fourth = opens("C-4");
    bell.ringForEverybody();
    keeper.look();
    assertThat(bank.done(fourth)).hasSize(1);
  }

  @Test
  void a_consent_that_is_taken_back_ends_work_items_without_waiting_for_a_look() throws Exception {
    String id = opens("C-1");
    keeper.look();
    bank.settle();
    assertThat(bank.workItems()).hasSize(1);

    bank.allows(id, Purpose.CONTACT, false);
    long before = bank.journal.head();
    ring();

    assertThat(bank.journal.awaitBeyond(before, Duration.ofSeconds(30))).isGreaterThan(before);
    bank.settle();
    assertThat(bank.workItems()).isEmpty();
  }
}
