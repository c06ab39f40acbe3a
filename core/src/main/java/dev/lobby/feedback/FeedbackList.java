package dev.lobby.feedback;

import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All suggestions and praise, by number and by customer.
public final class FeedbackList implements View {

  private static final Comparator<Feedback> LAST_FIRST =
      Comparator.comparing((Feedback it) -> it.origin().at())
          .reversed()
          .thenComparing(Feedback::number);

  private final Table<Feedback> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;

  /// That something is a customer's.
  private record OfCustomer(String number) {}

  public FeedbackList(ViewStore store) {
    this.byNumber = store.table("feedback", Feedback.class);
    this.byCustomer = store.orderedTable("feedback-of-customers", OfCustomer.class);
  }

  @Override
  public String format() {
    return "feedback 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof FeedbackEvent) {
      String number = Feedback.number(recorded);
      Feedback before = byNumber.get(number);
      Feedback now = Feedback.after(before, recorded);
      if (now != null) {
        byNumber.put(number, now);
        if (before == null) {
          byCustomer.put(now.origin().customer() + "/" + number, new OfCustomer(number));
        }
      }
    }
  }

  /// What has a number.
  public Optional<Feedback> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of it, the last given first.
  public List<Feedback> all() {
    return byNumber.all().stream().sorted(LAST_FIRST).toList();
  }

  /// A customer's, the last given first.
  public List<Feedback> of(String customer) {
    return byCustomer.all(customer + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(LAST_FIRST)
        .toList();
  }
}
