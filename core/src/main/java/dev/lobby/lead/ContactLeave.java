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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells whether customers may be contacted about leads, by what they said last: about the lead, or
/// for their record; and what they refused of one lead they refused of all. Leave that was given
/// for one lead holds for that one alone. Safe for use by many threads.
public final class ContactLeave {

  private final Customers customers;
  private final Leads leads;
  private final SpokenRefusal spoken;

  /// @param leads in which the customer may have refused it, of whichever record of theirs
  public ContactLeave(Customers customers, Leads leads) {
    this.customers = customers;
    this.leads = leads;
    this.spoken = new SpokenRefusal(customers, leads);
  }

  /// Whether a customer may be contacted.
  ///
  /// @param permission by what they said last
  /// @param record what their record says of being contacted, last; empty when nothing
  /// @param inWriting whether they may only be written to, and not called, of this lead or of
  ///   another one of theirs
  /// @param elsewhere the number of another lead of theirs, where they refused it, when that counts
  public record Told(
      Permission permission,
      boolean inWriting,
      Optional<Consent> record,
      Optional<String> elsewhere) {}

  /// What is known for a lead.
  public Told of(Lead lead) {
    List<Consent> consents = consents(lead.origin().customer());
    Optional<Consent> record = consents.reversed().stream().findFirst();
    Optional<Lead> refused = refused(lead);
    Instant elsewhere = refused.map(Lead::permittedAt).orElse(null);
    if (isAfter(elsewhere, lead.permittedAt())
        && record.stream().noneMatch(it -> undoes(it, elsewhere))) {
      return new Told(Permission.REFUSED, false, record, refused.map(Lead::number));
    }
    Permission permission =
        record
            .filter(it -> isAfter(it.at(), lead.permittedAt()))
            .filter(it -> lead.permission() != Permission.REFUSED || !isOfBank(it))
            .map(it -> it.given() ? Permission.GIVEN : Permission.REFUSED)
            .orElse(lead.permission());
    return new Told(
        permission,
        permission != Permission.REFUSED && isInWriting(lead, consents),
        record,
        Optional.empty());
  }

  /// What the record says of contact that a lead began with, and the one of the person it turned
  /// out to be of, who is contacted about it: also where staff said that they are one.
  private List<Consent> consents(String customer) {
    return Stream.concat(Stream.of(customer), customers.whole(customer).stream().map(Customer::id))
        .distinct()
        .flatMap(id -> customers.consents(id, Purpose.CONTACT).stream())
        .distinct()
        .sorted(Comparator.comparing(Consent::at))
        .toList();
  }

  /// Whether calls are refused and writing is not: of the lead, or where nothing was said of it, of
  /// the one of theirs of which they said something last.
  private boolean isInWriting(Lead lead, List<Consent> consents) {
    return lead.permission() == Permission.GIVEN
        ? SpokenRefusal.standsAgainstCalls(lead, consents)
        : isInWriting(lead.origin().customer());
  }

  /// Whether somebody, by the id of any record of theirs, may only be written to, and not called.
  public boolean isInWriting(String customer) {
    return customers.whole(customer).filter(spoken::standsAgainstCalls).isPresent();
  }

  /// Whether two leads are of one person, by proof or by the word of staff who linked their
  /// records.
  boolean isOfOne(Lead one, Lead other) {
    return customers.family(one.origin().customer()).contains(other.origin().customer());
  }

  /// Whether what was said of contact for a lead goes over into the one it is merged into: it is
  /// what the person said last of the two, and it still stands. Leave goes over only where it is
  /// proved that who gave it is the same person; what only refuses something needs no proof.
  boolean goesOver(Lead from, Lead into) {
    boolean stands =
        from.permission() != Permission.UNKNOWN
            && of(from).permission() == from.permission()
            && isAfter(from.permittedAt(), into.permittedAt());
    boolean refuses =
        from.permission() == Permission.REFUSED
            || (of(from).inWriting() && of(into).permission() == Permission.GIVEN);
    return stands
        && (refuses
            || customers.proved(from.origin().customer()).contains(into.origin().customer()));
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
