package dev.lobby.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How likely a lead becomes business, and why.
///
/// The weights are log-odds that were set by judgement, not learnt: there is no lead to learn from
/// in a new bank. [LeadCalibration] holds them against what became of the leads.
///
/// @param expected from 0 to 1
/// @param reasons what speaks for it and against it, the weightiest first
public record LeadScore(double expected, List<Reason> reasons) {

  /// One thing that speaks for a lead, or against it.
  ///
  /// @param weight in log-odds; below 0 it speaks against it
  public record Reason(String zh, String en, double weight) {}

  /// Of a lead nothing is known of but that interest was heard.
  private static final double BASE = -1.5;

  private static final Duration FRESH = Duration.ofDays(3);
  private static final Duration STALE = Duration.ofDays(30);

  public LeadScore {
    reasons =
        reasons.stream()
            .sorted(Comparator.comparingDouble((Reason it) -> Math.abs(it.weight)).reversed())
            .toList();
  }

  /// The score of a lead as it stands.
  ///
  /// @param fit whether the customer may buy its investment; empty when it is about none
  public static LeadScore of(Lead lead, Optional<Fit> fit, Instant now) {
    return of(lead, lead.origin().core(), fit, now);
  }

  /// As the other.
  ///
  /// @param core whether the customer is a core customer by now
  public static LeadScore of(Lead lead, boolean core, Optional<Fit> fit, Instant now) {
    List<Reason> reasons = new ArrayList<>();
    Interest interest = lead.shown().interest();
    if (core) {
      reasons.add(new Reason("核心客户", "A core customer", 0.8));
    }
    amount(interest.amount(), reasons);
    horizon(interest.horizon(), reasons);
    permission(lead.permission(), reasons);
    fit.ifPresent(it -> reasons.add(it.reason()));
    if (interest.product() == null) {
      reasons.add(new Reason("不清楚想要哪种产品", "It is not known which product", -0.3));
    }
    if (interest.strength() >= 0.8) {
      reasons.add(new Reason("意向明确", "The interest was plain", 0.4));
    }
    if (lead.shown().times() > 1) {
      int times = lead.shown().times();
      reasons.add(
          new Reason(
              "表达了 " + times + " 次意向",
              "Interest was shown " + times + " times",
              0.3 * Math.min(times - 1, 3)));
    }
    age(Duration.between(lead.shown().last(), now), reasons);
    double odds = BASE + reasons.stream().mapToDouble(Reason::weight).sum();
    return new LeadScore(1 / (1 + Math.exp(-odds)), reasons);
  }

  private static void amount(AmountBand amount, List<Reason> reasons) {
    switch (amount) {
      case VERY_LARGE -> reasons.add(new Reason("金额特别大", "A very large amount", 1.2));
      case LARGE -> reasons.add(new Reason("金额大", "A large amount", 0.8));
      case MIDDLE -> reasons.add(new Reason("说明了金额", "An amount was named", 0.3));
      case SMALL -> reasons.add(new Reason("金额小", "A small amount", -0.3));
      case UNKNOWN -> {}
    }
  }

  private static void horizon(Horizon horizon, List<Reason> reasons) {
    switch (horizon) {
      case NOW -> reasons.add(new Reason("一周内办理", "Wanted within a week", 0.8));
      case SOON -> reasons.add(new Reason("一个月内办理", "Wanted within a month", 0.4));
      case LATER -> reasons.add(new Reason("以后再办", "Wanted later", -0.4));
      case UNKNOWN -> {}
    }
  }

  private static void permission(Permission permission, List<Reason> reasons) {
    switch (permission) {
      case GIVEN -> reasons.add(new Reason("同意联系", "May be contacted", 0.7));
      case REFUSED -> reasons.add(new Reason("不同意联系", "Does not want to be contacted", -2));
      case UNKNOWN -> {}
    }
  }

  private static void age(Duration since, List<Reason> reasons) {
    if (since.compareTo(FRESH) <= 0) {
      reasons.add(new Reason("三天内表达的意向", "Shown within three days", 0.3));
    } else if (since.compareTo(STALE) > 0) {
      long days = since.toDays();
      reasons.add(new Reason("意向已过去 " + days + " 天", "Shown " + days + " days ago", -0.8));
    }
  }
}
