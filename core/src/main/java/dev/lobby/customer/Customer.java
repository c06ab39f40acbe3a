package dev.lobby.customer;

import dev.lobby.journal.Recorded;
import dev.lobby.wire.JsonEventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who somebody is, as the fold of what became known.
///
/// @param id the record's id
/// @param verified whether the bank vouched for it
/// @param name how to address them; null when not known
/// @param tier the bank's tier; null when not known
/// @param addresses where the customer is reached, by channel; without those that were erased
/// @param since when the record began
/// @param profile what else the bank said
/// @param consents what they allowed and took back, the first first
/// @param disclosures what they were told that they must be told, the first first
/// @param assessments how much risk they were found able to bear, the first first
/// @param channels those they want to be reached by, the best first; empty when they did not say
/// @param main the record this one is part of; null when of none
/// @param parts the records that are part of this one
/// @param contests who claims what is theirs, as long as nobody looked
public record Customer(
    String id,
    boolean verified,
    @Nullable String name,
    @Nullable String tier,
    Map<String, String> addresses,
    Instant since,
    Profile profile,
    List<Consent> consents,
    List<Disclosure> disclosures,
    List<Assessment> assessments,
    List<String> channels,
    @Nullable Link main,
    List<Link> parts,
    List<Contest> contests) {

  public Customer {
    addresses = Map.copyOf(addresses);
    consents = List.copyOf(consents);
    disclosures = List.copyOf(disclosures);
    assessments = List.copyOf(assessments);
    channels = List.copyOf(channels);
    parts = List.copyOf(parts);
    contests = List.copyOf(contests);
  }

  /// The record as its events leave it; empty when none of them counts.
  ///
  /// @param committed tells which imports count
  public static Optional<Customer> of(
      String id, List<Recorded> events, Predicate<String> committed) {
    Draft draft = null;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CustomerEvent event && counts(event, committed)) {
        draft = draft == null ? new Draft(recorded.time()) : draft;
        draft.apply(event, recorded.time());
      }
    }
    return Optional.ofNullable(draft).map(it -> it.customer(id));
  }

  static boolean counts(CustomerEvent event, Predicate<String> committed) {
    String importId = event.importId();
    return importId == null || committed.test(importId);
  }

  /// What they said last of a purpose; empty when they never did.
  public Optional<Consent> consent(Purpose purpose) {
    return consents.reversed().stream().filter(it -> it.purpose() == purpose).findFirst();
  }

  /// The products they hold, by the bank's names for them.
  public Set<String> products() {
    return profile.holdings().stream()
        .map(Holding::product)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The ids of this record and of those that are part of it.
  public List<String> family() {
    return Stream.concat(Stream.of(id), parts.stream().map(Link::other)).toList();
  }

  /// The record while events are applied.
  private static final class Draft {
    private final Instant since;
    private final Map<String, String> addresses = new TreeMap<>();
    private final List<Consent> consents = new ArrayList<>();
    private final List<Disclosure> disclosures = new ArrayList<>();
    private final List<Assessment> assessments = new ArrayList<>();
    private final List<Link> parts = new ArrayList<>();
    private final List<Contest> contests = new ArrayList<>();
    private boolean verified;
    private @Nullable String name;
    private @Nullable String tier;
    private Profile profile = Profile.NONE;
    private List<String> channels = List.of();
    private @Nullable Link main;

    Draft(Instant since) {
      this.since = since;
    }

    void apply(CustomerEvent event, Instant at) {
      switch (event) {
        case CustomerEvent.Visited e -> {}
        case CustomerEvent.CodeRefused e -> {}
        case CustomerEvent.Forgotten e -> {
          name = null;
          profile = Profile.NONE;
          channels = List.of();
        }
        case CustomerEvent.Identified e -> {
          verified = true;
          // What a token does not tell is as it was.
          name = e.name() == null ? name : e.name();
          tier = e.tier() == null ? tier : e.tier();
          profile = profile.numbered(known(e.subject()));
        }
        case CustomerEvent.Reached(String channel, String address) -> {
          addresses.remove(channel);
          if (!address.equals(JsonEventCodec.ERASED)) {
            addresses.put(channel, address);
          }
        }
        case CustomerEvent.Profiled e -> profiled(e, at);
        case CustomerEvent.Consented e ->
            consents.add(new Consent(e.purpose(), e.given(), e.by(), e.how(), e.note(), at));
        case CustomerEvent.Disclosed e ->
            disclosures.add(new Disclosure(e.what(), e.by(), e.how(), at));
        case CustomerEvent.Assessed e -> {
          assessments.add(new Assessment(e.assessment(), e.by(), e.rating(), at));
          if (e.rating() != null) {
            profile = profile.rated(e.rating());
          }
        }
        case CustomerEvent.Preferred e -> channels = e.channels();
        case CustomerEvent.Joined e -> main = new Link(e.main(), e.proof(), e.by(), e.reason(), at);
        case CustomerEvent.Gained e -> parts.add(new Link(e.part(), e.proof(), e.by(), null, at));
        case CustomerEvent.Left e -> main = null;
        case CustomerEvent.Lost e -> parts.removeIf(it -> it.other().equals(e.part()));
        case CustomerEvent.Contested e -> contests.add(new Contest(e.other(), e.claimed(), at));
        case CustomerEvent.ContestSettled e ->
            contests.removeIf(it -> it.claimed().equals(e.claimed()));
      }
    }

    private void profiled(CustomerEvent.Profiled e, Instant at) {
      verified = true;
      name = e.name();
      tier = e.tier();
      profile =
          new Profile(
              known(e.externalId()),
              e.manager(),
              Objects.requireNonNullElse(e.contacts(), List.of()),
              e.claims(),
              Objects.requireNonNullElse(e.holdings(), List.of()),
              e.rating(),
              e.depositUntil(),
              at);
    }

    private static @Nullable String known(String text) {
      return text.equals(JsonEventCodec.ERASED) ? null : text;
    }

    Customer customer(String id) {
      return new Customer(
          id,
          verified,
          name,
          tier,
          addresses,
          since,
          profile,
          consents,
          disclosures,
          assessments,
          channels,
          main,
          parts,
          contests);
    }
  }
}
