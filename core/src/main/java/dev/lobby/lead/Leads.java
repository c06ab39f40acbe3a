package dev.lobby.lead;

import dev.lobby.journal.Recorded;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All leads, by number and by customer.
public final class Leads implements View {

  private static final Comparator<Lead> LAST_SHOWN_FIRST =
      Comparator.comparing((Lead lead) -> lead.shown().last())
          .reversed()
          .thenComparing(Lead::number);

  private final Table<Lead> byNumber;
  private final OrderedTable<OfCustomer> byCustomer;

  /// That a lead is a customer's.
  private record OfCustomer(String number) {}

  public Leads(ViewStore store) {
    this.byNumber = store.table("leads", Lead.class);
    this.byCustomer = store.orderedTable("leads-of-customers", OfCustomer.class);
  }

  @Override
  public String format() {
    return "leads 7";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof LeadEvent) {
      String number = Lead.number(recorded);
      Lead before = byNumber.get(number);
      Lead now = Lead.after(before, recorded);
      if (now != null) {
        byNumber.put(number, now);
        if (before == null) {
          byCustomer.put(now.origin().customer() + "/" + number, new OfCustomer(number));
        }
      }
    }
  }

  /// The lead of a number.
  public Optional<Lead> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of them, the one whose interest was shown last first.
  public List<Lead> all() {
    return byNumber.all().stream().sorted(LAST_SHOWN_FIRST).toList();
  }

  /// The leads of a customer, the one whose interest was shown last first.
  public List<Lead> of(String customer) {
    return byCustomer.all(customer + "/", it -> true).values().stream()
        .flatMap(it -> find(it.number).stream())
        .sorted(LAST_SHOWN_FIRST)
        .toList();
  }

  /// The open lead that interest in `product` belongs to: the customer's own of the same product,
  /// or one of them of which no product is known.
  ///
  /// @param product null when it is not known; then any of the customer's
  Optional<Lead> same(String customer, @Nullable String product) {
    List<Lead> open = of(customer).stream().filter(Lead::open).toList();
    return open.stream()
        .filter(lead -> product == null || product.equals(lead.shown().interest().product()))
        .findFirst()
        .or(() ->
            open.stream().filter(lead -> lead.shown().interest().product() == null).findFirst());
  }
}
