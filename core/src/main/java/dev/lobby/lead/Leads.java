package dev.lobby.lead;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All leads.
public final class Leads implements View {

  private final Table<Lead> byNumber;

  public Leads(ViewStore store) {
    this.byNumber = store.table("leads", Lead.class);
  }

  @Override
  public String format() {
    return "leads 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof LeadEvent) {
      String number = Lead.number(recorded);
      Lead now = Lead.after(byNumber.get(number), recorded);
      if (now != null) {
        byNumber.put(number, now);
      }
    }
  }

  /// The lead of a number.
  public Optional<Lead> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All of them, the one whose interest was shown last first.
  public List<Lead> all() {
    return byNumber.all().stream()
        .sorted(
            Comparator.comparing((Lead lead) -> lead.shown().last())
                .reversed()
                .thenComparing(Lead::number))
        .toList();
  }

  /// The leads of a customer, the one whose interest was shown last first.
  public List<Lead> of(String customer) {
    return all().stream().filter(lead -> lead.origin().customer().equals(customer)).toList();
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
