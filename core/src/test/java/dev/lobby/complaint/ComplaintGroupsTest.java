package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.complaint.ComplaintGroups.Group;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplaintGroupsTest {
  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");

  private static Complaint complaint(
      String number, String customer, int daysAgo, @Nullable String cause, @Nullable String group) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new Complaint(
        number,
        customer,
        "web",
        Language.ZH,
        List.of("c"),
        "fees",
        cause,
        Severity.ORDINARY,
        null,
        at,
        at,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        0,
        Set.of(),
        null,
        null,
        group,
        null,
        List.of(),
        null,
        null,
        0,
        null,
        Set.of(),
        null,
        null,
        1);
  }

  @Test
  void many_customers_with_one_cause_are_found_however_it_was_written() {
    List<Group> groups =
        ComplaintGroups.of(
            List.of(
                complaint("C-1", "a", 5, "重复收费", null),
                complaint("C-2", "b", 3, "重复收费。", "C-1"),
                complaint("C-3", "c", 1, " 重复 收费", null),
                complaint("C-4", "d", 1, "态度恶劣", null),
                complaint("C-5", "e", 1, null, null)),
            NOW);

    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().head()).isEqualTo("C-1");
    assertThat(groups.getFirst().customers()).isEqualTo(3);
    assertThat(groups.getFirst().apart()).containsExactly("C-3");
  }

  @Test
  void one_customer_who_complains_often_and_what_is_long_ago_are_no_group() {
    assertThat(
            ComplaintGroups.of(
                List.of(
                    complaint("C-1", "a", 5, "x", null),
                    complaint("C-2", "a", 4, "x", null),
                    complaint("C-3", "b", 3, "x", null),
                    complaint("C-4", "c", 31, "x", null)),
                NOW))
        .isEmpty();
  }

  @Test
  void whatever_somebody_put_under_a_head_is_counted_with_it_until_all_were_told() {
    List<Complaint> open =
        List.of(
            complaint("C-1", "a", 5, "重复收费", null),
            complaint("C-2", "b", 3, "重复收费", "C-1"),
            complaint("C-3", "c", 1, "重复收费", "C-1"),
            complaint("C-4", "d", 1, null, "C-1"),
            complaint("C-5", "e", 40, null, "C-1"));

    Group group = ComplaintGroups.of(open, NOW).getFirst();

    assertThat(group.head()).isEqualTo("C-1");
    assertThat(group.customers()).isEqualTo(5);
    assertThat(group.complaints()).hasSize(5);
    assertThat(group.apart()).isEmpty();
    assertThat(ComplaintGroups.of(open.stream().map(ComplaintGroupsTest::told).toList(), NOW))
        .isEmpty();
  }

  private static Complaint told(Complaint one) {
    List<ComplaintEvent> events =
        List.of(
            new ComplaintEvent.Resolved("eve", Finding.UPHELD, "重复收费", "a", "b", "c"),
            new ComplaintEvent.Told("eve", "conversation", null));
    Complaint now = one;
    for (ComplaintEvent event : events) {
      now =
          Objects.requireNonNull(
              Complaint.after(
                  now,
                  new Recorded(
                      ComplaintEvent.stream(one.number()),
                      now.version() + 1,
                      now.version() + 1,
                      NOW,
                      one.customer(),
                      event)));
    }
    return now;
  }

  @Test
  void what_ended_with_nothing_decided_is_not_counted() {
    List<Complaint> three =
        List.of(
            complaint("C-1", "a", 5, "重复收费", null),
            complaint("C-2", "b", 3, "重复收费", null),
            ended(complaint("C-3", "c", 1, "重复收费", null)));

    assertThat(ComplaintGroups.of(three, NOW)).isEmpty();
  }

  private static Complaint ended(Complaint complaint) {
    return Objects.requireNonNull(
        Complaint.after(
            complaint,
            new Recorded(
                ComplaintEvent.stream(complaint.number()),
                2,
                2,
                NOW,
                complaint.customer(),
                new ComplaintEvent.Dismissed("sue", "登记有误"))));
  }
}
