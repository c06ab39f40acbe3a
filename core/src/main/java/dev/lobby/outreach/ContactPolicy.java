package dev.lobby.outreach;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what is done about an occasion: a pure function.
///
/// What only time holds back waits as long as it is still done in time; whatever else holds a
/// message back makes a work item of it. Who took back their consent is left alone, and so is who
/// never gave it, but where something of theirs [ends][Trigger#ends()]: that it does is service and
/// no advertising, so somebody has it on their list, and tells them when they come by themselves.
final class ContactPolicy {

  /// The channel whose conversations messages go to.
  static final String CHANNEL = "web";

  /// Whoever is busy is looked at again so soon.
  private static final Duration SOON = Duration.ofHours(1);

  /// A cap may end in quiet hours, and they while the cap holds; not for ever.
  private static final int TURNS = 100;

  /// What the customer said of the plan's purpose, last, as [ContactConsents] tells it.
  enum Permission {
    GIVEN,
    /// They never said.
    NONE,
    /// They said no, and never yes, as files of a bank often have it; or they said so of a lead.
    REFUSED,
    /// They said yes once, and no since.
    WITHDRAWN
  }

  /// Where the customer would read a message.
  enum Place {
    NOWHERE,
    OPEN,
    /// A person is in it or waited for, or a flow is under way.
    BUSY
  }

  /// What is known when it is decided.
  ///
  /// @param channels those the customer wants to be reached by; empty when they did not say
  /// @param sent when plans wrote to them, the first first
  record Situation(
      Instant now, Permission permission, List<String> channels, List<Instant> sent, Place place) {

    Situation {
      channels = List.copyOf(channels);
      sent = List.copyOf(sent);
    }
  }

  private final BusinessCalendar calendar;

  ContactPolicy(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  Step decide(Plan plan, Occasion occasion, Situation now) {
    if (now.permission == Permission.WITHDRAWN) {
      return new Step.Nothing(Why.OPTED_OUT);
    } else if (now.now.isAfter(occasion.until())) {
      return new Step.Nothing(Why.TOO_LATE);
    } else if (now.now.isBefore(occasion.from())) {
      return new Step.Wait(Why.EARLY, occasion.from());
    } else if (now.permission == Permission.REFUSED) {
      return plan.trigger().ends() && plan.act() != Plan.Act.SURVEY
          ? new Step.Work(Why.REFUSED)
          : new Step.Nothing(Why.REFUSED);
    } else if (plan.act() == Plan.Act.WORK_ITEM) {
      // A person may ask for consent, and does so first. Whoever complained came by themselves, and
      // is told what became of it.
      boolean mayCall =
          now.permission == Permission.GIVEN
              || (occasion.complaint() != null && plan.purpose() == Purpose.CONTACT);
      return new Step.Work(mayCall ? Why.PLANNED : Why.NO_CONSENT);
    } else if (now.permission == Permission.NONE) {
      return new Step.Work(Why.NO_CONSENT);
    } else if (!now.channels.isEmpty() && !now.channels.contains(CHANNEL)) {
      return new Step.Work(Why.OTHER_CHANNEL);
    } else if (now.place == Place.NOWHERE) {
      return new Step.Work(Why.NO_CONVERSATION);
    }
    return message(plan, occasion, now);
  }

  private Step message(Plan plan, Occasion occasion, Situation now) {
    Instant free = now.now;
    @Nullable Why why = null;
    if (now.place == Place.BUSY) {
      free = now.now.plus(SOON);
      why = Why.IN_CONVERSATION;
    }
    for (int turn = 0; turn < TURNS; turn++) {
      Optional<Instant> loud = plan.quietHours().until(free, calendar);
      if (loud.isPresent()) {
        free = loud.get();
        why = Why.QUIET_HOURS;
      }
      if (why != null && free.isAfter(occasion.due())) {
        return new Step.Work(why);
      }
      Optional<Instant> fewer = plan.cap().until(now.sent, free);
      if (fewer.isPresent()) {
        free = fewer.get();
        why = Why.CAP;
      }
      if (why != null && free.isAfter(occasion.due())) {
        return new Step.Work(why);
      }
      Optional<Instant> farther = plan.cap().apartUntil(now.sent, free);
      if (farther.isPresent()) {
        free = farther.get();
        why = Why.APART;
      }
      if (why != null && free.isAfter(occasion.due())) {
        return new Step.Work(why);
      }
      if (loud.isEmpty() && fewer.isEmpty() && farther.isEmpty()) {
        break;
      }
    }
    return why == null ? new Step.Send() : new Step.Wait(why, free);
  }
}
