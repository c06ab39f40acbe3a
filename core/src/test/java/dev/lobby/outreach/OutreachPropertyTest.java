package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.customer.Purpose;
import dev.lobby.journal.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Weeks of a small bank: whatever happens, nobody gets more than the cap, in quiet hours, or after
/// they took back their consent, and nothing is done twice.
class OutreachPropertyTest {

  private static final int CUSTOMERS = 4;
  private static final int STEPS = 100;

  /// Everything by message, so that plans compete for the cap.
  private static final Plans PLANS =
      PlansFile.parse(
          "plans",
          PlansFile.packaged()
              .text()
              .replace("do: work-item", "do: message")
              .replace(
                  "to: complaint-owner\n    purpose: contact\n",
                  "to: complaint-owner\n    purpose: contact\n    text: {zh: 您满意吗？, en: Are you content?}\n")
              .replace("due: 2 working-days", "due: 8 working-days"));

  @Property(tries = 6)
  void cap_quiet_hours_and_consent_hold(@ForAll long seed) {
    Random random = new Random(seed);
    PlannedBank bank = new PlannedBank();
    Map<String, List<Boolean>> allowed = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      String number = "C-" + random.nextInt(CUSTOMERS);
      String id = bank.customers.idOf(number);
      String today = LocalDate.ofInstant(bank.clock.instant(), World.ZONE).toString();
      boolean known = bank.customers.load(id).isPresent();
      switch (random.nextInt(10)) {
        case 0 -> bank.customer(number, null, PlannedBank.opened(today));
        case 1 ->
            bank.customer(
                number,
                PlannedBank.rating(LocalDate.parse(today).plusDays(random.nextInt(40)).toString()),
                bank.watched(random.nextBoolean()));
        case 2, 3 -> {
          if (known) {
            boolean given = random.nextInt(4) != 0;
            bank.allows(id, Purpose.CONTACT, given);
            allowed.computeIfAbsent(id, it -> new ArrayList<>()).add(given);
          }
        }
        case 4 -> {
          if (known) {
            bank.talks(id, "web");
          }
        }
        case 5 -> {
          if (known) {
            bank.complained(id, "eve");
          }
        }
        case 6 -> bank.restart();
        default -> bank.clock.advance(Duration.ofHours(1 + random.nextInt(20)));
      }
      bank.run(PLANS);
      checkConsent(bank, allowed);
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      checkTimes(bank, bank.customers.idOf("C-" + i));
    }
  }

  private final Map<String, Integer> sentBefore = new HashMap<>();

  /// What was written since the last look was allowed at it.
  private void checkConsent(PlannedBank bank, Map<String, List<Boolean>> allowed) {
    for (int i = 0; i < CUSTOMERS; i++) {
      String id = bank.customers.idOf("C-" + i);
      int sent = sent(bank, id).size();
      if (sent > sentBefore.getOrDefault(id, 0)) {
        assertThat(allowed.getOrDefault(id, List.of())).isNotEmpty().last().isEqualTo(true);
      }
      sentBefore.put(id, sent);
      List<Boolean> said = allowed.getOrDefault(id, List.of());
      if (!said.isEmpty() && !said.getLast()) {
        Set<String> untold =
            bank.done(id).stream()
                .filter(it -> it instanceof OutreachEvent.WorkMade e && e.why() == Why.REFUSED)
                .map(it -> ((OutreachEvent.WorkMade) it).followUp())
                .collect(Collectors.toSet());
        assertThat(bank.workItems())
            .noneMatch(it -> it.customer().equals(id) && !untold.contains(it.number()));
      }
    }
  }

  private static List<Recorded> sent(PlannedBank bank, String id) {
    return bank.journal.read(OutreachEvent.stream(id), 0).stream()
        .filter(it -> it.event() instanceof OutreachEvent.Messaged)
        .toList();
  }

  private static void checkTimes(PlannedBank bank, String id) {
    List<Instant> times = sent(bank, id).stream().map(Recorded::time).toList();
    QuietHours quiet = PLANS.all().getFirst().quietHours();
    for (Instant time : times) {
      assertThat(quiet.until(time, PlannedBank.CALENDAR)).isEmpty();
      assertThat(
              times.stream()
                  .filter(it -> !it.isBefore(time) && it.isBefore(time.plus(Duration.ofDays(7)))))
          .hasSizeLessThanOrEqualTo(2);
    }
    Set<String> occasions = new HashSet<>();
    for (OutreachEvent event : bank.done(id)) {
      switch (event) {
        case OutreachEvent.Messaged e ->
            assertThat(occasions.add(e.plan() + " " + e.occasion())).isTrue();
        case OutreachEvent.WorkMade e ->
            assertThat(occasions.add(e.plan() + " " + e.occasion())).isTrue();
        case OutreachEvent.LeftClass e -> {}
      }
    }
  }
}
