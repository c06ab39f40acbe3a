package dev.lobby.lead;

import dev.lobby.customer.Consent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whether customers may be contacted about leads, by what they said last: about the lead, or
/// for their record; and what they refused of one lead they refused of all. Leave that was given
/// for one lead holds for that one alone. Safe for use by many threads.
public final class ContactLeave {

  private final Customers customers;
  private final Leads leads;

  /// @param leads in which the customer may have refused it, of whichever record of theirs
  public ContactLeave(Customers customers, Leads leads) {
    this.customers = customers;
    this.leads = leads;
  }

  /// Whether a customer may be contacted.
  ///
  /// @param permission by what they said last
  /// @param record what their record says of being contacted, last; empty when nothing
  /// @param elsewhere the number of another lead of theirs, where they refused it, when that counts
  public record Told(Permission permission, Optional<Consent> record, Optional<String> elsewhere) {}

  /// What is known for a lead.
  public Told of(Lead lead) {
    Optional<Consent> record =
        customers.consents(lead.origin().customer(), Purpose.CONTACT).reversed().stream()
            .findFirst();
    Optional<Lead> refused = refused(lead);
    Instant elsewhere = refused.map(Lead::permittedAt).orElse(null);
    if (isAfter(elsewhere, lead.permittedAt())
        && record.stream().noneMatch(it -> undoes(it, elsewhere))) {
      return new Told(Permission.REFUSED, record, refused.map(Lead::number));
    }
    return new Told(
        record
            .filter(it -> isAfter(it.at(), lead.permittedAt()))
            .filter(it -> lead.permission() != Permission.REFUSED || !isOfBank(it))
            .map(it -> it.given() ? Permission.GIVEN : Permission.REFUSED)
            .orElse(lead.permission()),
        record,
        Optional.empty());
  }

  /// Whether two leads are of one person, by proof or by the word of staff who linked their
  /// records.
  boolean isOfOne(Lead one, Lead other) {
    return customers.family(one.origin().customer()).contains(other.origin().customer());
  }

  /// Whether leave goes over with a lead into the one it is merged into: it stands for the one,
  /// nothing was said that stands for the other, and it is proved that who gave it is the same
  /// person.
  boolean goesOver(Lead from, Lead into) {
    return customers.proved(from.origin().customer()).contains(into.origin().customer())
        && from.permission() == Permission.GIVEN
        && of(from).permission() == Permission.GIVEN
        && of(into).permission() == Permission.UNKNOWN;
  }

  private static boolean undoes(Consent consent, @Nullable Instant refused) {
    return isAfter(consent.at(), refused) && !isOfBank(consent);
  }

  /// Whether leave comes with the bank's file, which tells nothing new of what somebody said.
  private static boolean isOfBank(Consent consent) {
    return consent.given() && consent.how().equals(ProfileDesk.BY_BANK);
  }

  private static boolean isAfter(@Nullable Instant at, @Nullable Instant other) {
    return at != null && (other == null || at.isAfter(other));
  }

  /// Another lead of the same person for which they refused last.
  private Optional<Lead> refused(Lead lead) {
    String customer = lead.origin().customer();
    return customers.family(customer).stream()
        .flatMap(one -> leads.of(one).stream())
        .filter(it -> !it.number().equals(lead.number()) && it.permission() == Permission.REFUSED)
        .max(Comparator.comparing(it -> Objects.requireNonNull(it.permittedAt())));
  }
}
