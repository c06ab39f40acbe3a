package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Milestone;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Figures;
import dev.lobby.survey.Nps;
import dev.lobby.value.Valuation;
import dev.lobby.value.ValueClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what happened that plans follow.
final class Occasions {

  /// So long something that came too late is counted as such.
  private static final Duration MISSED_FOR = Duration.ofDays(30);

  private final Known known;
  private final BusinessCalendar calendar;

  Occasions(Known known, BusinessCalendar calendar) {
    this.known = known;
    this.calendar = calendar;
  }

  /// Whether the views say that there may be an occasion for one of the bank's customers. Those of
  /// complaints are found by the complaints.
  boolean mayBe(Plan plan, String id, Instant now) {
    return switch (plan.trigger()) {
      case Trigger.Opened it -> opened(plan, id).filter(one -> isTold(one, now)).isPresent();
      case Trigger.ComplaintClosed it -> false;
      case Trigger.InClass it -> lasts(plan, id, now) && !known.outreaches().reached(plan.id(), id);
      case Trigger.ChurnWarning it ->
          lasts(plan, id, now) && !known.outreaches().reached(plan.id(), id);
      case Trigger.RatingExpires(int days) ->
          known
                  .directory()
                  .find(id)
                  .map(CustomerDirectory.Row::rating)
                  .filter(rating -> ends(rating.until(), days, now))
                  .isPresent()
              || known.outreaches().assessed(id);
      case Trigger.DepositEnds(int days) ->
          known
              .directory()
              .find(id)
              .map(CustomerDirectory.Row::depositUntil)
              .filter(until -> ends(until, days, now))
              .isPresent();
      case Trigger.Every(int days) ->
          since(id, known.outreaches().last(plan.id(), id).orElse(null))
              .filter(since -> isOver(since, days, now))
              .isPresent();
      case Trigger.Detractor it -> detracted(plan, id).anyMatch(one -> isTold(one, now));
    };
  }

  /// A customer's occasions whose time is not over, or not for long: that something was missed, as
  /// when an account is imported days after it was opened, is told and not passed over.
  List<Occasion> of(Plan plan, Customer customer, History history, Instant now) {
    return switch (plan.trigger()) {
      case Trigger.Opened it ->
          opened(plan, customer.id()).filter(one -> isTold(one, now)).stream().toList();
      case Trigger.ComplaintClosed it ->
          customer.family().stream()
              .flatMap(id -> known.complaints().of(id).stream())
              .filter(Occasions::isDone)
              .map(complaint -> closed(plan, complaint))
              .filter(one -> isTold(one, now))
              .toList();
      case Trigger.InClass it -> stay(plan, customer, history, now);
      case Trigger.ChurnWarning it -> stay(plan, customer, history, now);
      case Trigger.RatingExpires(int days) ->
          Optional.ofNullable(customer.profile().rating())
              .flatMap(rating -> ending(plan, rating.until(), days, now))
              .stream()
              .toList();
      case Trigger.DepositEnds(int days) ->
          Optional.ofNullable(customer.profile().depositUntil())
              .flatMap(until -> ending(plan, until, days, now))
              .stream()
              .toList();
      case Trigger.Every(int days) ->
          since(customer.id(), history.last().get(plan.id()))
              .filter(since -> isOver(since, days, now))
              .map(since -> noticed(plan, "since-" + since, now, Instant.MAX))
              .stream()
              .toList();
      case Trigger.Detractor it ->
          customer.family().stream()
              .flatMap(id -> detracted(plan, id))
              .filter(one -> isTold(one, now))
              .toList();
    };
  }

  /// Whether a closed complaint may still be followed.
  boolean mayBe(Plan plan, Complaint complaint, Instant now) {
    return plan.trigger() instanceof Trigger.ComplaintClosed
        && isDone(complaint)
        && isTold(closed(plan, complaint), now);
  }

  private static boolean isTold(Occasion occasion, Instant now) {
    return !now.isAfter(occasion.until().plus(MISSED_FOR));
  }

  /// One that was joined to another is not followed beside that, nor one that ended with nothing
  /// decided.
  private static boolean isDone(Complaint complaint) {
    return complaint.closedAt() != null && complaint.ending() == null && complaint.joined() == null;
  }

  private List<Occasion> stay(Plan plan, Customer customer, History history, Instant now) {
    return lasts(plan, customer.id(), now)
        ? List.of(noticed(plan, history.stay(plan), now, Instant.MAX))
        : List.of();
  }

  /// Whether a customer stands as a plan follows them; true of one that follows something else.
  boolean lasts(Plan plan, String id, Instant now) {
    Optional<Valuation> value = known.values().of(id, day(now));
    return switch (plan.trigger()) {
      case Trigger.InClass(ValueClass valueClass) ->
          value.map(Valuation::valueClass).filter(valueClass::equals).isPresent();
      case Trigger.ChurnWarning it -> value.filter(Valuation::churnWarning).isPresent();
      default -> true;
    };
  }

  /// The bank tells the day alone, so it is counted from its beginning.
  private Optional<Occasion> opened(Plan plan, String id) {
    return Optional.ofNullable(known.values().standing(id).figures())
        .map(Figures::opened)
        .map(day -> from(plan, "opened-" + day, start(LocalDate.parse(day)), null));
  }

  /// The day from which on what comes regularly is counted; empty of whom the bank does not know.
  ///
  /// @param last when it came last; null for never
  private Optional<LocalDate> since(String id, @Nullable Instant last) {
    if (last != null) {
      return Optional.of(day(last));
    }
    Figures figures = known.values().standing(id).figures();
    return figures != null && figures.opened() != null
        ? Optional.of(LocalDate.parse(figures.opened()))
        : known.directory().find(id).map(CustomerDirectory.Row::since).map(this::day);
  }

  private boolean isOver(LocalDate since, int days, Instant now) {
    return !day(now).isBefore(since.plusDays(days));
  }

  private Stream<Occasion> detracted(Plan plan, String id) {
    return known.surveys().of(id).stream()
        .flatMap(survey ->
            Stream.ofNullable(survey.answer())
                .filter(answer -> Nps.isDetractor(answer.score()))
                .map(answer ->
                    from(plan, survey.number(), answer.at(), null).in(survey.conversation())));
  }

  private Occasion closed(Plan plan, Complaint complaint) {
    return from(
        plan,
        complaint.number() + "-" + (complaint.reopenings() + 1),
        complaint.reached(Milestone.TOLD).orElse(complaint.filedAt()),
        complaint);
  }

  private Occasion from(Plan plan, String id, Instant moment, @Nullable Complaint complaint) {
    Span after = plan.after();
    Instant due = plan.due().end(moment, calendar);
    return new Occasion(
        id,
        after == null ? moment : after.begin(moment, calendar),
        due,
        due,
        complaint == null ? null : complaint.number(),
        complaint == null || complaint.conversations().isEmpty()
            ? null
            : complaint.conversations().getLast(),
        complaint == null ? null : complaint.owner());
  }

  /// What has no moment of its own is counted from when it is noticed.
  private Occasion noticed(Plan plan, String id, Instant now, Instant until) {
    Instant due = plan.due().end(now, calendar);
    return new Occasion(id, now, due.isBefore(until) ? due : until, until, null, null, null);
  }

  private Optional<Occasion> ending(Plan plan, String until, int days, Instant now) {
    return ends(until, days, now)
        ? Optional.of(
            noticed(
                plan,
                Occasion.UNTIL + until,
                now,
                start(LocalDate.parse(until).plusDays(1)).minusSeconds(1)))
        : Optional.empty();
  }

  /// Whether something ends within so many days whose last day is told.
  private boolean ends(String until, int days, Instant now) {
    LocalDate last = LocalDate.parse(until);
    LocalDate today = day(now);
    return !today.isAfter(last) && !today.isBefore(last.minusDays(days));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, calendar.zone());
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toInstant();
  }
}
