package dev.lobby.lead;

import dev.lobby.customer.Rating;
import dev.lobby.knowledge.catalogue.RiskLevel;
import dev.lobby.knowledge.catalogue.Suitability;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the investment a lead is about is one the customer may buy by their rating. It is for
/// those who look after the lead; the customer is told nothing of it.
///
/// @param risk of the investment
/// @param rating as it is on record; null when there is none
/// @param day the day at the bank
public record Fit(RiskLevel risk, @Nullable Rating rating, LocalDate day) {

  /// How they go together.
  public enum Match {
    /// The risk is at most what the customer was rated for.
    WITHIN,
    /// It is above that.
    ABOVE,
    /// What the customer was rated for holds no longer.
    EXPIRED,
    /// The customer was never rated.
    UNRATED
  }

  /// The fit of a lead; empty when it is about no investment.
  static Optional<Fit> of(Lead lead, Optional<Rating> rating, LocalDate day) {
    return Optional.ofNullable(lead.named())
        .map(named -> new Fit(RiskLevel.valueOf(named.risk()), rating.orElse(null), day));
  }

  /// How they go together.
  public Match match() {
    if (rating == null) {
      return Match.UNRATED;
    } else if (rating.expired(day)) {
      return Match.EXPIRED;
    }
    return Suitability.mayRecommend(Optional.of(risk), rating.on(day)) ? Match.WITHIN : Match.ABOVE;
  }

  /// What it does to the chance: only what the customer may buy speaks for a lead.
  LeadScore.Reason reason() {
    double weight =
        switch (match()) {
          case WITHIN -> 0.3;
          case ABOVE -> -1;
          case EXPIRED, UNRATED -> -0.5;
        };
    return new LeadScore.Reason(zh(), en(), weight);
  }

  /// The same in words.
  public String zh() {
    return switch (match()) {
      case WITHIN -> "产品风险 " + risk + "，在客户风险等级 " + grade() + " 以内";
      case ABOVE -> "产品风险 " + risk + "，高于客户风险等级 " + grade();
      case EXPIRED -> "产品风险 " + risk + "，客户风险等级 " + grade() + " 已于 " + until() + " 到期";
      case UNRATED -> "产品风险 " + risk + "，客户没有风险测评";
    };
  }

  /// The same in words.
  public String en() {
    return switch (match()) {
      case WITHIN -> risk + " is within rating " + grade();
      case ABOVE -> risk + " is above rating " + grade();
      case EXPIRED -> risk + ", and rating " + grade() + " ended on " + until();
      case UNRATED -> risk + ", and the customer has no rating";
    };
  }

  private String grade() {
    return rating == null ? "" : rating.grade().name();
  }

  private String until() {
    return rating == null ? "" : rating.until();
  }
}
