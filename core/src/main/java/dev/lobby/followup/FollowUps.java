package dev.lobby.followup;

import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All follow-ups, by number and by customer.
public final class FollowUps implements View {

  private final Table<FollowUp> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;

  /// That a follow-up is a customer's.
  private record OfCustomer(String number) {}

  public FollowUps(ViewStore store) {
    this.byNumber = store.table("follow-ups", FollowUp.class);
    this.byCustomer = store.orderedTable("follow-ups-of-customers", OfCustomer.class);
  }

  @Override
  public String format() {
    return "follow-ups 4";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof FollowUpEvent) {
      String number = FollowUp.number(recorded);
      FollowUp before = byNumber.get(number);
      FollowUp now = FollowUp.after(before, recorded);
      if (now != null) {
        byNumber.put(number, now);
        if (before == null) {
          byCustomer.put(now.customer() + "/" + number, new OfCustomer(number));
        }
      }
    }
  }

  /// The follow-up of a number.
  public Optional<FollowUp> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// Those still to be kept, the first due first.
  public List<FollowUp> open() {
    return byNumber.all().stream()
        .filter(FollowUp::open)
        .sorted(Comparator.comparing(FollowUp::due).thenComparing(FollowUp::number))
        .toList();
  }

  /// All of a customer's, the last promised first.
  public List<FollowUp> of(String customer) {
    return byCustomer.all(customer + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(
            Comparator.comparing(FollowUp::promisedAt).reversed().thenComparing(FollowUp::number))
        .toList();
  }
}
