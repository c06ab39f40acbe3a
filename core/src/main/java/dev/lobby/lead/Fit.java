package dev.lobby.lead;

import dev.lobby.customer.Rating;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.catalogue.RiskLevel;
import dev.lobby.knowledge.catalogue.Suitability;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the investment a lead is about is one the customer may buy by their rating, and of a
/// lead that is about investing and names none, that their rating has ended. It is for those who
/// look after the lead; the customer is told nothing of it.
///
/// @param risk of the investment; null where none is named
/// @param rating as it is on record; null when there is none
/// @param day the day at the bank
public record Fit(@Nullable RiskLevel risk, @Nullable Rating rating, LocalDate day) {

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

  /// Whether a lead is about investing, whether or not it names an investment.
  static boolean concerns(Lead lead) {
    return lead.named() != null || Area.WEALTH.wire().equals(lead.shown().interest().product());
  }

  /// The fit of a lead; empty when it is about no investment, or names none and no rating stands
  /// against it.
  static Optional<Fit> of(Lead lead, Optional<Rating> rating, LocalDate day) {
    Lead.Named named = lead.named();
    if (named != null) {
      return Optional.of(new Fit(RiskLevel.valueOf(named.risk()), rating.orElse(null), day));
    }
    return concerns(lead)
        ? rating.filter(it -> it.expired(day)).map(it -> new Fit(null, it, day))
        : Optional.empty();
  }

  /// How they go together.
  public Match match() {
    if (rating == null) {
      return Match.UNRATED;
    } else if (rating.expired(day)) {
      return Match.EXPIRED;
    }
    return Suitability.mayRecommend(Optional.ofNullable(risk), rating.on(day))
        ? Match.WITHIN
        : Match.ABOVE;
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
      case EXPIRED ->
          (risk == null ? "" : "产品风险 " + risk + "，")
              + "客户风险等级 "
              + grade()
              + " 已于 "
              + until()
              + " 到期"
              + (risk == null ? "，重新测评前不得推荐产品" : "");
      case UNRATED -> "产品风险 " + risk + "，客户没有风险测评";
    };
  }

  /// The same in words.
  public String en() {
    return switch (match()) {
      case WITHIN -> risk + " is within rating " + grade();
      case ABOVE -> risk + " is above rating " + grade();
      case EXPIRED ->
          risk == null
              ? "Rating "
                  + grade()
                  + " ended on "
                  + until()
                  + ": recommend nothing before a new assessment"
              : risk + ", and rating " + grade() + " ended on " + until();
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
