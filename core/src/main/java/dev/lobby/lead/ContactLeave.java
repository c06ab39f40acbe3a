package dev.lobby.lead;

import dev.lobby.customer.Consent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import java.util.Optional;

/// Tells whether customers may be contacted about leads, by what they said last: about the lead, or
/// for their record. Safe for use by many threads.
public final class ContactLeave {

  private final Customers customers;

  public ContactLeave(Customers customers) {
    this.customers = customers;
  }

  /// Whether a customer may be contacted.
  ///
  /// @param permission by what they said last
  /// @param record what their record says of being contacted, last; empty when nothing
  public record Told(Permission permission, Optional<Consent> record) {}

  /// What is known for a lead.
  public Told of(Lead lead) {
    Optional<Consent> record =
        customers.consents(lead.origin().customer(), Purpose.CONTACT).reversed().stream()
            .findFirst();
    return new Told(
        record
            .filter(it -> lead.permittedAt() == null || it.at().isAfter(lead.permittedAt()))
            .map(it -> it.given() ? Permission.GIVEN : Permission.REFUSED)
            .orElse(lead.permission()),
        record);
  }
}
