package dev.lobby.complaint;

import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to a complaint. Stream: `complaint/` and its number.
public sealed interface ComplaintEvent extends Event {

  /// The stream of a complaint.
  static String stream(String number) {
    return "complaint/" + number;
  }

  /// Somebody complained.
  ///
  /// @param conversation where; null for one that came by another way, such as by telephone
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param product the part of the bank's business it is about; null when that is not known
  /// @param acknowledged whether the customer was told so, with the number, in the same moment
  /// @param by the user name of who registered it; null for the assistant
  /// @param receivedAt when it came, such as `2026-03-02T10:15:00Z`, where that is not the moment
  ///   in which it was registered; null where it is
  @WireName("complaint.filed")
  record Filed(
      @Nullable String conversation,
      String customer,
      String channel,
      Language language,
      @Nullable String product,
      Severity severity,
      boolean acknowledged,
      @Nullable String by,
      @Nullable String receivedAt)
      implements ComplaintEvent {

    /// One that the assistant heard.
    public Filed(
        String conversation,
        String customer,
        String channel,
        Language language,
        @Nullable String product,
        Severity severity,
        boolean acknowledged) {
      this(conversation, customer, channel, language, product, severity, acknowledged, null, null);
    }
  }

  /// It was said what it is about.
  ///
  /// @param product the part of the bank's business; empty where that stays as it was
  /// @param cause what went wrong, by the bank's own list; empty when that is not known yet
  @WireName("complaint.classified")
  record Classified(String by, String product, String cause, Severity severity)
      implements ComplaintEvent {}

  /// Somebody looks after it from now on.
  @WireName("complaint.assigned")
  record Assigned(String by, String owner) implements ComplaintEvent {}

  /// The customer was told that it arrived, with its number.
  ///
  /// @param how by which way, such as `telephone`
  @WireName("complaint.acknowledged")
  record Acknowledged(String by, String how) implements ComplaintEvent {}

  /// The customer said something of it when the assistant asked, or whoever registered it did.
  ///
  /// @param fact the name of what was asked for
  /// @param zh what that is called in Chinese
  /// @param en the same in English
  /// @param said in the customer's words
  @WireName("complaint.stated")
  record Stated(String fact, String zh, String en, @Personal String said)
      implements ComplaintEvent {}

  /// What was found out on the way.
  @WireName("complaint.noted")
  record Noted(String by, @Personal String text) implements ComplaintEvent {}

  /// What is done next.
  ///
  /// @param until by when, such as `2026-03-02T10:15:00Z`
  @WireName("complaint.planned")
  record Planned(String by, @Personal String action, String until) implements ComplaintEvent {}

  /// It goes to somebody who may do more.
  ///
  /// @param clock the clock that ends; null when somebody decided so
  @WireName("complaint.escalated")
  record Escalated(String by, @Nullable String clock, @Personal @Nullable String reason)
      implements ComplaintEvent {}

  /// Somebody asked for more time for a clock.
  ///
  /// @param reason why, for whoever approves it
  /// @param toCustomer why, as the customer is told once it is approved; null where nobody said
  @WireName("complaint.extension-asked")
  record ExtensionAsked(
      String by, String clock, @Personal String reason, @Personal @Nullable String toCustomer)
      implements ComplaintEvent {}

  /// A second person gave a clock more time.
  @WireName("complaint.extended")
  record Extended(String by, String clock) implements ComplaintEvent {}

  /// A second person did not give a clock the time that was asked for.
  @WireName("complaint.extension-refused")
  record ExtensionRefused(String by, String clock, @Personal String reason)
      implements ComplaintEvent {}

  /// Another conversation is about it, too.
  @WireName("complaint.linked")
  record Linked(String by, String conversation) implements ComplaintEvent {}

  /// It is one of many with the same cause, or no longer.
  ///
  /// @param group the number of the complaint that stands for them; null when it stands by itself
  ///   again
  @WireName("complaint.grouped")
  record Grouped(String by, @Nullable String group) implements ComplaintEvent {}

  /// It is the same as another one of the customer's, where it goes on: it is handled and told
  /// there.
  ///
  /// @param into the number of the other one
  @WireName("complaint.joined")
  record Joined(String by, String into) implements ComplaintEvent {}

  /// It goes on by itself again, with its clocks as if they had never stopped.
  ///
  /// @param from the number of the one it was joined to
  @WireName("complaint.parted")
  record Parted(String by, String from) implements ComplaintEvent {}

  /// Another one of the customer's is the same and goes on here.
  ///
  /// @param duplicate the number of the other one
  /// @param conversations where that was talked about
  /// @param since when its clocks were started, such as `2026-03-02T10:15:00Z`; null where no
  ///   earlier than those of this one
  @WireName("complaint.duplicate-joined")
  record DuplicateJoined(
      String by, String duplicate, List<String> conversations, @Nullable String since)
      implements ComplaintEvent {
    public DuplicateJoined {
      conversations = List.copyOf(conversations);
    }
  }

  /// One that was joined to it goes on by itself again.
  ///
  /// @param duplicate the number of the other one
  @WireName("complaint.duplicate-parted")
  record DuplicateParted(String by, String duplicate) implements ComplaintEvent {}

  /// The bank has decided.
  ///
  /// @param cause the cause at the root of it, by the bank's own list
  /// @param found what happened
  /// @param remedy what the bank does about it; why nothing when it does nothing
  /// @param appeal where the customer can go who does not agree
  /// @param owed what the bank still has to do for the customer; null for nothing
  /// @param owedUntil the day by whose end that is done, such as `2026-03-09`; null for nothing
  @WireName("complaint.resolved")
  record Resolved(
      String by,
      Finding finding,
      String cause,
      @Personal String found,
      @Personal String remedy,
      @Personal String appeal,
      @Personal @Nullable String owed,
      @Nullable String owedUntil)
      implements ComplaintEvent {

    /// A decision with which nothing more is owed.
    public Resolved(
        String by, Finding finding, String cause, String found, String remedy, String appeal) {
      this(by, finding, cause, found, remedy, appeal, null, null);
    }
  }

  /// The customer was told what the bank decided.
  ///
  /// @param how by which way, such as `conversation`
  /// @param note who was told, at which number or address, and when; null where it is written in
  ///   their conversation
  @WireName("complaint.told")
  record Told(String by, String how, @Personal @Nullable String note) implements ComplaintEvent {}

  /// It is done.
  @WireName("complaint.closed")
  record Closed(String by) implements ComplaintEvent {}

  /// The customer took it back, and it is done.
  ///
  /// @param how by which way they said so, such as `telephone`
  /// @param said who said so, and in which words
  @WireName("complaint.withdrawn")
  record Withdrawn(String by, String how, @Personal String said) implements ComplaintEvent {}

  /// It is no complaint and was registered in error, and it is done.
  @WireName("complaint.dismissed")
  record Dismissed(String by, @Personal String reason) implements ComplaintEvent {}

  /// It is not done after all: what was decided no longer counts. Where the customer was told that,
  /// or it had ended with nothing decided, the clocks start anew.
  ///
  /// @param told whether the customer was told in the same moment that it was taken up again; null
  ///   where nobody wrote that down, and it counts as if they were
  @WireName("complaint.reopened")
  record Reopened(String by, @Personal String reason, @Nullable Boolean told)
      implements ComplaintEvent {}

  /// The customer said how satisfied they are with how it was handled.
  ///
  /// @param score from 1 to 5
  @WireName("complaint.rated")
  record Rated(int score) implements ComplaintEvent {}
}
