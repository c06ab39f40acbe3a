package dev.lobby.lead;

import dev.lobby.customer.Consent;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tells whether a customer said of a lead that nobody is to contact them, and nobody settled that
/// since. Safe for use by many threads.
///
/// Whoever says "do not call me" of one product means no other call either, whatever their record
/// says from earlier. It is settled by what was said later: leave for any lead of theirs, or a
/// consent on their record.
public final class SpokenRefusal {

  private final Customers customers;
  private final Leads leads;

  public SpokenRefusal(Customers customers, Leads leads) {
    this.customers = customers;
    this.leads = leads;
  }

  /// Whether it stands against a purpose: against being contacted, and against being told of
  /// products, but not against anything that needs no contact.
  public boolean standsAgainst(Purpose purpose, Customer customer) {
    if (purpose == Purpose.SHARING) {
      return false;
    }
    Optional<Instant> refused = last(customer.family(), Permission.REFUSED);
    // Leave counts only of who is proved to be them, and the bank's file tells nothing new of what
    // somebody said.
    return refused.isPresent()
        && last(customers.proved(customer), Permission.GIVEN)
            .filter(refused.get()::isBefore)
            .isEmpty()
        && customers.consents(customer, Purpose.CONTACT).stream()
            .filter(it -> it.given() && !it.how().equals(ProfileDesk.BY_BANK))
            .noneMatch(it -> it.at().isAfter(refused.get()));
  }

  /// Whether a customer said of a lead of theirs that goes on that they may be written to and not
  /// called, and neither called for a call since nor agreed to contact on their record.
  public boolean standsAgainstCalls(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> leads.of(id).stream())
        .filter(it -> it.open() && it.permission() == Permission.GIVEN)
        .max(Comparator.comparing(it -> Objects.requireNonNull(it.permittedAt())))
        .filter(it -> standsAgainstCalls(it, customers.consents(customer, Purpose.CONTACT)))
        .isPresent();
  }

  /// Whether what was said of a lead was to write and not to call, and no consent came since.
  ///
  /// @param consents what the record says of contact
  static boolean standsAgainstCalls(Lead lead, List<Consent> consents) {
    Instant said = lead.permittedAt();
    return lead.inWriting()
        && said != null
        && consents.stream()
            .filter(it -> it.given() && !it.how().equals(ProfileDesk.BY_BANK))
            .noneMatch(it -> it.at().isAfter(said));
  }

  private Optional<Instant> last(List<String> records, Permission permission) {
    return records.stream()
        .flatMap(id -> leads.of(id).stream())
        .filter(lead -> lead.permission() == permission)
        .flatMap(lead -> Optional.ofNullable(lead.permittedAt()).stream())
        .max(Comparator.naturalOrder());
  }
}
