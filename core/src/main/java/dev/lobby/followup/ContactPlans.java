package dev.lobby.followup;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Milestone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// Makes follow-ups by rule: some working days after a complaint was closed, the customer is asked
/// whether they are content.
///
/// Calling it often, or on several nodes, makes nothing twice: a follow-up made by rule is named
/// after what it follows, and the journal takes a first event once.
public final class ContactPlans {

  /// Who promises by rule.
  public static final String RULE = "rule";

  /// By when on its day a follow-up is kept, so that nobody is called at night.
  private static final LocalTime BY = LocalTime.of(17, 0);

  /// @param afterComplaint how many working days after a complaint was told and closed; 0 for never
  public record Rules(int afterComplaint) {}

  private final Rules rules;
  private final Complaints complaints;
  private final FollowUps followUps;
  private final FollowUpDesk desk;
  private final BusinessCalendar calendar;
  private final ZoneId zone;
  private final InstantSource clock;

  public ContactPlans(
      Rules rules,
      Complaints complaints,
      FollowUps followUps,
      FollowUpDesk desk,
      BusinessCalendar calendar,
      ZoneId zone,
      InstantSource clock) {
    this.rules = rules;
    this.complaints = complaints;
    this.followUps = followUps;
    this.desk = desk;
    this.calendar = calendar;
    this.zone = zone;
    this.clock = clock;
  }

  /// Looks at what is to be followed.
  ///
  /// @return how many follow-ups were made
  public int run() {
    if (rules.afterComplaint == 0) {
      return 0;
    }
    int made = 0;
    Instant now = clock.instant();
    for (Complaint complaint : complaints.all()) {
      if (complaint.closed() && follow(complaint, now)) {
        made++;
      }
    }
    return made;
  }

  private boolean follow(Complaint complaint, Instant now) {
    String number = "F-" + complaint.number() + "-" + (complaint.reopenings() + 1);
    Instant told = complaint.reached(Milestone.TOLD).orElse(complaint.filedAt());
    LocalDate day = calendar.workingDayAfter(LocalDate.ofInstant(told, zone), rules.afterComplaint);
    Instant due = day.atTime(BY).atZone(zone).toInstant();
    // What was closed long before the rule came is left alone.
    if (due.isBefore(now) || followUps.find(number).isPresent()) {
      return false;
    }
    return desk.promiseOnce(
        number,
        new FollowUpEvent.Promised(
            RULE,
            complaint.customer(),
            complaint.conversations().getLast(),
            complaint.number(),
            Kind.AFTER_COMPLAINT,
            due.toString(),
            complaint.owner(),
            null));
  }
}
