package dev.lobby.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the bank says of a customer now. What it does not speak of stays as it is.
///
/// @param externalId the bank's number for the customer
/// @param told what it speaks of; what is null or empty then is taken from the record
/// @param consents what the customer allows, by purpose; others stay as they are
/// @param figures what was counted of their business
/// @param depositUntil the last day of the deposit that ends next
public record ProfileChange(
    String externalId,
    Set<Part> told,
    @Nullable String name,
    @Nullable String tier,
    @Nullable String manager,
    List<Contact> phones,
    List<Contact> emails,
    List<Holding> holdings,
    @Nullable Rating rating,
    Map<Purpose, Boolean> consents,
    @Nullable Figures figures,
    @Nullable String depositUntil) {

  /// A part of a profile.
  public enum Part {
    NAME,
    TIER,
    MANAGER,
    PHONES,
    EMAILS,
    HOLDINGS,
    RATING,
    FIGURES,
    DEPOSIT
  }

  /// One that speaks of no deposit.
  public ProfileChange(
      String externalId,
      Set<Part> told,
      @Nullable String name,
      @Nullable String tier,
      @Nullable String manager,
      List<Contact> phones,
      List<Contact> emails,
      List<Holding> holdings,
      @Nullable Rating rating,
      Map<Purpose, Boolean> consents,
      @Nullable Figures figures) {
    this(
        externalId,
        told,
        name,
        tier,
        manager,
        phones,
        emails,
        holdings,
        rating,
        consents,
        figures,
        null);
  }

  /// One that speaks of no figures either.
  public ProfileChange(
      String externalId,
      Set<Part> told,
      @Nullable String name,
      @Nullable String tier,
      @Nullable String manager,
      List<Contact> phones,
      List<Contact> emails,
      List<Holding> holdings,
      @Nullable Rating rating,
      Map<Purpose, Boolean> consents) {
    this(externalId, told, name, tier, manager, phones, emails, holdings, rating, consents, null);
  }

  /// Whether it speaks of the customer's figures and of nothing else.
  boolean figuresAlone() {
    return told.equals(Set.of(Part.FIGURES)) && consents.isEmpty();
  }

  public ProfileChange {
    told = Set.copyOf(told);
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    holdings = List.copyOf(holdings);
    consents = Map.copyOf(consents);
  }
}
