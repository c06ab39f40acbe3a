package dev.lobby.followup;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All follow-ups.
public final class FollowUps implements View {

  private final Table<FollowUp> byNumber;

  public FollowUps(ViewStore store) {
    this.byNumber = store.table("follow-ups", FollowUp.class);
  }

  @Override
  public String format() {
    return "follow-ups 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof FollowUpEvent) {
      String number = FollowUp.number(recorded);
      FollowUp now = FollowUp.after(byNumber.get(number), recorded);
      if (now != null) {
        byNumber.put(number, now);
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
    return byNumber.all().stream()
        .filter(one -> one.customer().equals(customer))
        .sorted(
            Comparator.comparing(FollowUp::promisedAt).reversed().thenComparing(FollowUp::number))
        .toList();
  }
}
