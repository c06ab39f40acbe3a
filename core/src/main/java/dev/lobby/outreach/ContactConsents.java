package dev.lobby.outreach;

import dev.lobby.customer.Consent;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.lead.Leads;
import dev.lobby.lead.SpokenRefusal;
import dev.lobby.outreach.ContactPolicy.Permission;
import java.util.List;

/// What customers said of being contacted and told of products, in whichever of their records. Safe
/// for use by many threads.
public final class ContactConsents {

  private final Customers customers;
  private final SpokenRefusal spoken;

  public ContactConsents(Customers customers, Leads leads) {
    this.customers = customers;
    this.spoken = new SpokenRefusal(customers, leads);
  }

  /// What counts: their record, or what they refused since of a lead; and who is not to be
  /// contacted is not told of products, either.
  Permission of(Customer customer, Purpose purpose) {
    Permission recorded = onRecord(customer, purpose);
    boolean refused =
        spoken.standsAgainst(purpose, customer)
            || (purpose == Purpose.MARKETING && isRefused(customer));
    return recorded != Permission.WITHDRAWN && refused ? Permission.REFUSED : recorded;
  }

  /// Whether they are not to be contacted at all, whatever it is about.
  boolean isRefused(Customer customer) {
    return switch (of(customer, Purpose.CONTACT)) {
      case REFUSED, WITHDRAWN -> true;
      case GIVEN, NONE -> false;
    };
  }

  /// What their record says alone.
  Permission onRecord(Customer customer, Purpose purpose) {
    List<Consent> said = customers.consents(customer, purpose);
    if (said.isEmpty()) {
      return Permission.NONE;
    } else if (said.getLast().given()) {
      return Permission.GIVEN;
    }
    return said.stream().anyMatch(Consent::given) ? Permission.WITHDRAWN : Permission.REFUSED;
  }
}
