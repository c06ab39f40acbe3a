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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses the few things of a customer that matter now.
///
/// | | what, the first first; of one kind the most pressing alone |
/// |---|---|
/// | 1 | that they wait for a person now |
/// | 2 | a complaint whose time is over |
/// | 3 | a promise or planned contact whose time is over |
/// | 4 | a complaint whose time ends soon, or a major one |
/// | 5 | that they refuse to be contacted |
/// | 6 | a promise or planned contact due within a day |
/// | 7 | another open complaint |
/// | 8 | a deposit that ends within [#AHEAD] days |
/// | 9 | a rating that expired, or ends within [#AHEAD] days |
/// | 10 | that the customer may leave |
/// | 11 | a lead that likely becomes business |
/// | 12 | that they want no advertising |
/// | 13 | who looks after them |
/// | 14 | a promise or planned contact due later |
/// | 15 | another lead |
/// | 16 | the language they write in |
public final class Briefing {

  /// How many things somebody takes in at a glance.
  public static final int MOST = 3;

  /// From which chance on a lead is likely business.
  static final double LIKELY = 0.5;

  /// How many days before something of theirs ends it matters.
  public static final int AHEAD = 14;

  private static final Duration SOON = Duration.ofDays(1);

  private Briefing() {}

  /// An open complaint.
  ///
  /// @param due when the clock that ends next does; null when none runs
  /// @param state where that clock stands; null when none runs
  public record OpenComplaint(
      String number, Severity severity, @Nullable Instant due, Clock.@Nullable State state) {}

  /// That they wait for a person.
  ///
  /// @param due by when one should answer
  public record Waiting(Instant due) {}

  /// What is still to be done for them.
  ///
  /// @param planned whether the bank planned it and nobody promised anything
  public record OpenPromise(String number, Instant due, boolean planned) {

    /// What somebody promised.
    public OpenPromise(String number, Instant due) {
      this(number, due, false);
    }
  }

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
  /// @param waiting null when they wait for nobody
  /// @param depositUntil the last day of the deposit that ends next; null for none
  /// @param rating null when they have none
  /// @param risk null when nothing says that they may leave
  /// @param refusesContact whether they refuse to be contacted
  /// @param advertising whether they allow it; null when they did not say
  /// @param manager the user name of who looks after them; null for nobody
  /// @param core whether they are in one of the bank's core tiers
  /// @param language in which they wrote last; null when they never did
  public record Known(
      List<OpenComplaint> complaints,
      List<OpenPromise> promises,
      List<OpenLead> leads,
      @Nullable Waiting waiting,
      @Nullable LocalDate depositUntil,
      @Nullable Rating rating,
      @Nullable Risk risk,
      boolean refusesContact,
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
    if (known.waiting != null) {
      all.add(
          new Ranked(
              1,
              new Matter(
                  Kind.WAITING, null, known.waiting.due, 1, "正在排队等人接待", "Waits for a person now")));
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (known.depositUntil != null) {
      deposit(known.depositUntil, today).ifPresent(all::add);
    }
    if (known.rating != null) {
      rating(known.rating, today).ifPresent(all::add);
    }
    if (known.risk != null) {
      all.add(about(10, Kind.RISK, known.risk.zh, known.risk.en));
    }
    boolean noAdvertising = Boolean.FALSE.equals(known.advertising);
    if (known.refusesContact) {
      all.add(
          about(
              5,
              Kind.CONSENT,
              (noAdvertising ? "不同意联系和营销" : "不同意联系") + "，请勿主动联系",
              (noAdvertising ? "Refuses contact and advertising" : "Refuses contact")
                  + ": do not contact them"));
    } else if (noAdvertising) {
      all.add(about(12, Kind.CONSENT, "不同意营销，请勿推荐产品", "Wants no advertising: offer no products"));
    }
    if (known.manager != null) {
      all.add(
          about(
              13,
              Kind.MANAGER,
              (known.core ? "核心客户，客户经理 " : "客户经理 ") + known.manager,
              (known.core ? "Core customer, looked after by " : "Looked after by ")
                  + known.manager));
    }
    if (known.language == Language.EN || known.language == Language.ZH) {
      all.add(
          known.language == Language.EN
              ? about(16, Kind.LANGUAGE, "使用英文", "Writes English")
              : about(16, Kind.LANGUAGE, "使用中文", "Writes Chinese"));
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

  private static Optional<Ranked> deposit(LocalDate until, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, until);
    if (days < 0 || days > AHEAD) {
      return Optional.empty();
    }
    return Optional.of(
        about(
            8,
            Kind.DEPOSIT,
            "存款 " + until + " 到期（" + inDays(days, "今天", "明天", " 天后") + "）",
            "A deposit ends on "
                + until
                + " ("
                + inDays(days, "today", "tomorrow", " days from now")
                + ")"));
  }

  private static Optional<Ranked> rating(Rating rating, LocalDate today) {
    if (rating.expired(today)) {
      return Optional.of(
          about(
              9,
              Kind.RATING,
              "风险评级 " + rating.grade() + " 已于 " + rating.until() + " 到期，须重新评估",
              "Risk rating "
                  + rating.grade()
                  + " expired on "
                  + rating.until()
                  + ": assess again"));
    }
    long days = ChronoUnit.DAYS.between(today, LocalDate.parse(rating.until()));
    if (days > AHEAD) {
      return Optional.empty();
    }
    return Optional.of(
        about(
            9,
            Kind.RATING,
            "风险评级 "
                + rating.grade()
                + " 将于 "
                + rating.until()
                + " 到期（"
                + inDays(days, "今天", "明天", " 天后")
                + "），请重新评估",
            "Risk rating "
                + rating.grade()
                + " ends on "
                + rating.until()
                + " ("
                + inDays(days, "today", "tomorrow", " days from now")
                + "): assess again"));
  }

  private static String inDays(long days, String today, String tomorrow, String later) {
    return days == 0 ? today : days == 1 ? tomorrow : days + later;
  }

  private static Ranked complaint(OpenComplaint one, Instant now) {
    boolean major = one.severity == Severity.MAJOR;
    String zh = (major ? "重大投诉 " : "投诉 ") + one.number;
    String en = (major ? "Major complaint " : "Complaint ") + one.number;
    int rank;
    if (one.state == Clock.State.OVERDUE || (one.due != null && !now.isBefore(one.due))) {
      rank = 2;
      zh += " 已超时";
      en += " is overdue";
    } else if (one.state == Clock.State.ENDING) {
      rank = 4;
      zh += " 即将到期";
      en += " is due soon";
    } else {
      rank = major ? 4 : 7;
      zh += " 未结";
      en += " is open";
    }
    return new Ranked(rank, new Matter(Kind.COMPLAINT, one.number, one.due, 1, zh, en));
  }

  private static Ranked promise(OpenPromise one, Instant now) {
    String zh = (one.planned ? "计划联系 " : "承诺 ") + one.number;
    String en = (one.planned ? "Planned contact " : "Promise ") + one.number;
    int rank;
    if (now.isAfter(one.due)) {
      rank = 3;
      zh += " 已超时";
      en += " is overdue";
    } else if (!now.plus(SOON).isBefore(one.due)) {
      rank = 6;
      zh += " 一天内到期";
      en += " is due within a day";
    } else {
      rank = 14;
      zh += one.planned ? " 待办" : " 待兑现";
      en += one.planned ? " is to be made" : " is to be kept";
    }
    return new Ranked(rank, new Matter(Kind.FOLLOW_UP, one.number, one.due, 1, zh, en));
  }

  private static Ranked lead(OpenLead one) {
    boolean likely = one.expected >= LIKELY;
    String chance = " " + Math.round(100 * one.expected) + " %";
    Fit fit = one.fit;
    return new Ranked(
        likely ? 11 : 15,
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
