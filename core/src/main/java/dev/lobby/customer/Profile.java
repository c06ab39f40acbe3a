package dev.lobby.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bank said of a customer beside name and tier.
///
/// @param externalId the bank's number for them; null when not known
/// @param manager the user name of who looks after them; null for nobody
/// @param claims stands for each of the contacts
/// @param rating null when they have none
/// @param depositUntil the last day of the deposit that ends next, such as `2026-12-31`; null when
///   the bank tells none
/// @param asOf when the bank said so; null when it never did
public record Profile(
    @Nullable String externalId,
    @Nullable String manager,
    List<Contact> contacts,
    List<String> claims,
    List<Holding> holdings,
    @Nullable Rating rating,
    @Nullable String depositUntil,
    @Nullable Instant asOf) {

  /// Of whom the bank said nothing.
  static final Profile NONE =
      new Profile(null, null, List.of(), List.of(), List.of(), null, null, null);

  public Profile {
    contacts = List.copyOf(contacts);
    claims = List.copyOf(claims);
    holdings = List.copyOf(holdings);
  }

  Profile rated(Rating found) {
    return new Profile(externalId, manager, contacts, claims, holdings, found, depositUntil, asOf);
  }

  Profile numbered(@Nullable String number) {
    return new Profile(number, manager, contacts, claims, holdings, rating, depositUntil, asOf);
  }
}
