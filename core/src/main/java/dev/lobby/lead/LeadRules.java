package dev.lobby.lead;

import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose interest in a product is a lead, and who gets it.
///
/// @param coreTiers the tiers of customers whose interest always is
/// @param amounts from which amount on anybody's is, by currency (ISO 4217); an amount in another
///   currency counts as not named
/// @param owners the user names of those who take the leads of a product, by the product; those
///   under [#ANY] take all others
public record LeadRules(
    Set<String> coreTiers, Map<String, BigDecimal> amounts, Map<String, List<String>> owners) {

  /// Stands for every product that has no owners of its own.
  public static final String ANY = "any";

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<currency>[A-Z]{3}) (?:[0-9]+(?:\\.[0-9]+)?\\.\\.)?(?<to>[0-9]+(?:\\.[0-9]+)?)\\)?$");

  public LeadRules {
    coreTiers = Set.copyOf(coreTiers);
    amounts = Map.copyOf(amounts);
    owners = Map.copyOf(owners);
  }

  /// Only the interest of customers in these tiers is a lead, which nobody gets by rule.
  public static LeadRules of(Set<String> coreTiers) {
    return new LeadRules(coreTiers, Map.of(), Map.of());
  }

  /// Whether interest is a lead by the customer's tier alone.
  public boolean core(Optional<String> tier) {
    return tier.filter(coreTiers::contains).isPresent();
  }

  /// The largest amount among what a message names.
  public AmountBand amount(List<Entity> entities) {
    return entities.stream()
        .map(entity -> entity.value() instanceof EntityValue.Money money ? amount(money) : null)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(AmountBand.UNKNOWN);
  }

  /// How much an answer tells of, that names an amount as it is
  /// [normalised][EntityValue#normalised()].
  public AmountBand amount(String answer) {
    Matcher amount = AMOUNT.matcher(answer);
    if (!amount.find()) {
      return AmountBand.UNKNOWN;
    }
    BigDecimal from = amounts.get(amount.group("currency"));
    return from == null
        ? AmountBand.UNKNOWN
        : AmountBand.of(new BigDecimal(amount.group("to")), from);
  }

  private @Nullable AmountBand amount(EntityValue.Money money) {
    BigDecimal from = amounts.get(money.currency());
    return from == null ? null : AmountBand.of(money.to(), from);
  }

  /// When somebody wants to act: by the first day to come among what a message names.
  public static Horizon horizon(List<Entity> entities, LocalDate today) {
    return entities.stream()
        .map(Entity::value)
        .filter(EntityValue.Days.class::isInstance)
        .map(days -> ((EntityValue.Days) days).first())
        .filter(day -> !day.isBefore(today))
        .min(Comparator.naturalOrder())
        .map(day -> Horizon.until(day, today))
        .orElse(Horizon.UNKNOWN);
  }

  /// Who gets a lead: of those who take its product, the one with the fewest open ones.
  ///
  /// @param open the leads that go on
  /// @return empty when nobody takes it
  Optional<String> owner(Interest interest, List<Lead> open) {
    List<String> takers =
        owners.getOrDefault(
            interest.product() == null ? ANY : interest.product(),
            owners.getOrDefault(ANY, List.of()));
    return takers.stream()
        .min(
            Comparator.comparingLong((String taker) ->
                open.stream().filter(lead -> taker.equals(lead.care().owner())).count()));
  }
}
