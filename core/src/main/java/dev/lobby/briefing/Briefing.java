package dev.lobby.briefing;

import dev.lobby.briefing.Matter.Kind;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.Severity;
import dev.lobby.customer.Rating;
import dev.lobby.language.Language;
import dev.lobby.lead.Fit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the few things of a customer that matter now.
///
/// | | what, the first first; of one kind the most pressing alone |
/// |---|---|
/// | 1 | a complaint whose time is over |
/// | 2 | a promise whose time is over |
/// | 3 | a complaint whose time ends soon, or a major one |
/// | 4 | a promise due within a day |
/// | 5 | another open complaint |
/// | 6 | a rating that expired |
/// | 7 | that the customer may leave |
/// | 8 | a lead that likely becomes business |
/// | 9 | that they want no advertising |
/// | 10 | who looks after them |
/// | 11 | a promise due later |
/// | 12 | another lead |
/// | 13 | the language they write in |
public final class Briefing {

  /// How many things somebody takes in at a glance.
  public static final int MOST = 3;

  /// From which chance on a lead is likely business.
  static final double LIKELY = 0.5;

  private static final Duration SOON = Duration.ofDays(1);

  private Briefing() {}

  /// An open complaint.
  ///
  /// @param due when the clock that ends next does; null when none runs
  /// @param state where that clock stands; null when none runs
  public record OpenComplaint(
      String number, Severity severity, @Nullable Instant due, Clock.@Nullable State state) {}

  /// What was promised and is still to be kept.
  public record OpenPromise(String number, Instant due) {}

  /// A lead that goes on.
  ///
  /// @param expected how likely it becomes business, from 0 to 1
  /// @param fit whether the customer may buy its investment; null when it is about none
  public record OpenLead(String number, double expected, @Nullable Fit fit) {

    /// One that is about no investment.
    public OpenLead(String number, double expected) {
      this(number, expected, null);
    }
  }

  /// Why the customer may leave.
  public record Risk(String zh, String en) {}

  /// What is known of a customer.
  ///
  /// @param rating null when they have none
  /// @param risk null when nothing says that they may leave
  /// @param advertising whether they allow it; null when they did not say
  /// @param manager the user name of who looks after them; null for nobody
  /// @param core whether they are in one of the bank's core tiers
  /// @param language in which they wrote last; null when they never did
  public record Known(
      List<OpenComplaint> complaints,
      List<OpenPromise> promises,
      List<OpenLead> leads,
      @Nullable Rating rating,
      @Nullable Risk risk,
      @Nullable Boolean advertising,
      @Nullable String manager,
      boolean core,
      @Nullable Language language) {
    public Known {
      complaints = List.copyOf(complaints);
      promises = List.copyOf(promises);
      leads = List.copyOf(leads);
    }
  }

  /// How a thing stands among all.
  private record Ranked(int rank, Matter matter) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparingInt(Ranked::rank)
            .thenComparing(
                it -> it.matter.due(), Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
  }

  /// The things that matter, the most pressing first; at most [#MOST].
  ///
  /// @param zone where the bank's days begin
  public static List<Matter> of(Known known, Instant now, ZoneId zone) {
    List<Ranked> all = new ArrayList<>();
    known.complaints.forEach(one -> all.add(complaint(one, now)));
    known.promises.forEach(one -> all.add(promise(one, now)));
    known.leads.forEach(one -> all.add(lead(one)));
    Rating rating = known.rating;
    if (rating != null && rating.expired(LocalDate.ofInstant(now, zone))) {
      all.add(
          about(
              6,
              Kind.RATING,
              "风险评级 " + rating.grade() + " 已于 " + rating.until() + " 到期，须重新评估",
              "Risk rating "
                  + rating.grade()
                  + " expired on "
                  + rating.until()
                  + ": assess again"));
    }
    if (known.risk != null) {
      all.add(about(7, Kind.RISK, known.risk.zh, known.risk.en));
    }
    if (Boolean.FALSE.equals(known.advertising)) {
      all.add(about(9, Kind.CONSENT, "不同意营销，请勿推荐产品", "Wants no advertising: offer no products"));
    }
    if (known.manager != null) {
      all.add(
          about(
              10,
              Kind.MANAGER,
              (known.core ? "核心客户，客户经理 " : "客户经理 ") + known.manager,
              (known.core ? "Core customer, looked after by " : "Looked after by ")
                  + known.manager));
    }
    if (known.language == Language.EN || known.language == Language.ZH) {
      all.add(
          known.language == Language.EN
              ? about(13, Kind.LANGUAGE, "使用英文", "Writes English")
              : about(13, Kind.LANGUAGE, "使用中文", "Writes Chinese"));
    }
    return mostPressing(all);
  }

  private static List<Matter> mostPressing(Collection<Ranked> all) {
    Map<Kind, Ranked> first = new EnumMap<>(Kind.class);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (Ranked one : all) {
      Kind kind = one.matter.kind();
      first.merge(kind, one, (a, b) -> Ranked.ORDER.compare(a, b) <= 0 ? a : b);
      counts.merge(kind, 1, Integer::sum);
    }
    return first.values().stream()
        .sorted(Ranked.ORDER)
        .limit(MOST)
        .map(Ranked::matter)
        .map(it ->
            new Matter(
                it.kind(),
                it.number(),
                it.due(),
                counts.getOrDefault(it.kind(), 1),
                it.zh(),
                it.en()))
        .toList();
  }

  private static Ranked about(int rank, Kind kind, String zh, String en) {
    return new Ranked(rank, new Matter(kind, null, null, 1, zh, en));
  }

  private static Ranked complaint(OpenComplaint one, Instant now) {
    boolean major = one.severity == Severity.MAJOR;
    String zh = (major ? "重大投诉 " : "投诉 ") + one.number;
    String en = (major ? "Major complaint " : "Complaint ") + one.number;
    int rank;
    if (one.state == Clock.State.OVERDUE || (one.due != null && !now.isBefore(one.due))) {
      rank = 1;
      zh += " 已超时";
      en += " is overdue";
    } else if (one.state == Clock.State.ENDING) {
      rank = 3;
      zh += " 即将到期";
      en += " is due soon";
    } else {
      rank = major ? 3 : 5;
      zh += " 处理中";
      en += " is open";
    }
    return new Ranked(rank, new Matter(Kind.COMPLAINT, one.number, one.due, 1, zh, en));
  }

  private static Ranked promise(OpenPromise one, Instant now) {
    String zh = "承诺 " + one.number;
    String en = "Promise " + one.number;
    int rank;
    if (now.isAfter(one.due)) {
      rank = 2;
      zh += " 已超时";
      en += " is overdue";
    } else if (!now.plus(SOON).isBefore(one.due)) {
      rank = 4;
      zh += " 一天内到期";
      en += " is due within a day";
    } else {
      rank = 11;
      zh += " 待兑现";
      en += " is to be kept";
    }
    return new Ranked(rank, new Matter(Kind.FOLLOW_UP, one.number, one.due, 1, zh, en));
  }

  private static Ranked lead(OpenLead one) {
    boolean likely = one.expected >= LIKELY;
    String chance = " " + Math.round(100 * one.expected) + " %";
    Fit fit = one.fit;
    return new Ranked(
        likely ? 8 : 12,
        new Matter(
            Kind.LEAD,
            one.number,
            null,
            1,
            "线索 " + one.number + " 成交可能" + chance + (fit == null ? "" : "；" + fit.zh()),
            "Lead "
                + one.number
                + " has a chance of"
                + chance
                + (fit == null ? "" : "; " + fit.en())));
  }
}
