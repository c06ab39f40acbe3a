package dev.lobby.lead;

import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to a lead. Stream: `lead/` and its number.
public sealed interface LeadEvent extends Event {

  /// The stream of a lead.
  static String stream(String number) {
    return "lead/" + number;
  }

  /// A customer showed interest that is worth somebody's time.
  ///
  /// @param conversation where
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param core whether the bank counts the customer among those whose interest is always a lead
  @WireName("lead.opened")
  record Opened(
      String conversation,
      String customer,
      String channel,
      Language language,
      boolean core,
      Interest interest)
      implements LeadEvent {}

  /// The customer showed interest in the same again.
  @WireName("lead.heard-again")
  record HeardAgain(String conversation, Interest interest) implements LeadEvent {}

  /// The customer said whether they may be contacted about it.
  ///
  /// @param by the user name of who asked, or [LeadDesk#ASSISTANT]
  /// @param how by which way they said so, such as `conversation`
  /// @param inWriting whether they allowed being written to alone, and no calls; null where that
  ///   was not said
  @WireName("lead.permission")
  record PermissionTold(String by, boolean given, String how, @Nullable Boolean inWriting)
      implements LeadEvent {

    /// What they said of contact by any way.
    public PermissionTold(String by, boolean given, String how) {
      this(by, given, how, null);
    }

    /// Leave to write to them, and not to call.
    public static PermissionTold writing(String by, String how) {
      return new PermissionTold(by, true, how, true);
    }

    /// Whether they may be written to, and not called.
    boolean allowsWritingAlone() {
      return given && Boolean.TRUE.equals(inWriting);
    }
  }

  /// The customer answered a question that the assistant asked about it.
  ///
  /// @param question the name of what was asked for
  /// @param zh what that is called in Chinese
  /// @param en the same in English
  /// @param amount what the answer says of how much, `UNKNOWN` when nothing
  /// @param horizon what it says of when, `UNKNOWN` when nothing
  /// @param said in the customer's words, or those on the button
  @WireName("lead.answered")
  record Answered(
      String conversation,
      String question,
      String zh,
      String en,
      AmountBand amount,
      Horizon horizon,
      @Personal String said)
      implements LeadEvent {}

  /// The interest is in an investment of this risk, the riskiest of those that were named.
  ///
  /// @param product its id in the catalogue
  /// @param risk from `R1` to `R5`
  @WireName("lead.product-named")
  record ProductNamed(String product, String risk) implements LeadEvent {}

  /// Somebody said what it is about, as they know better.
  ///
  /// @param product the part of the bank's business; null when that is not known
  /// @param text how they know, or the sum; null for no note
  @WireName("lead.corrected")
  record Corrected(
      String by,
      @Nullable String product,
      AmountBand amount,
      Horizon horizon,
      @Personal @Nullable String text)
      implements LeadEvent {}

  /// Another one of the customer, which was the same, became part of it.
  ///
  /// @param from the number of the other one
  /// @param conversations where its interest was shown
  /// @param interest what was known of it
  @WireName("lead.absorbed")
  record Absorbed(String by, String from, List<String> conversations, Interest interest)
      implements LeadEvent {
    public Absorbed {
      conversations = List.copyOf(conversations);
    }
  }

  /// Somebody looks after it from now on.
  ///
  /// @param by the user name of who decided so, or [LeadDesk#ROUTING]
  @WireName("lead.assigned")
  record Assigned(String by, String owner) implements LeadEvent {}

  /// What was found out on the way.
  @WireName("lead.noted")
  record Noted(String by, @Personal String text) implements LeadEvent {}

  /// What is done next.
  ///
  /// @param until by when, such as `2026-03-02T10:15:00Z`
  @WireName("lead.planned")
  record Planned(String by, @Personal String action, String until) implements LeadEvent {}

  /// Somebody spoke with the customer about it.
  ///
  /// @param how by which way, such as `telephone`
  @WireName("lead.contacted")
  record Contacted(String by, String how, @Personal @Nullable String text) implements LeadEvent {}

  /// Somebody tried to reach the customer about it, and nobody answered.
  ///
  /// @param how by which way, such as `telephone`
  @WireName("lead.not-reached")
  record NotReached(String by, String how, @Personal @Nullable String text) implements LeadEvent {}

  /// It became business.
  ///
  /// @param expected how likely that was thought before it ended, from 0 to 1
  @WireName("lead.won")
  record Won(String by, double expected, @Personal @Nullable String text) implements LeadEvent {}

  /// It came to nothing.
  ///
  /// @param expected how likely it was thought to become business before it ended, from 0 to 1
  @WireName("lead.lost")
  record Lost(String by, double expected, Loss reason, @Personal @Nullable String text)
      implements LeadEvent {}

  /// It is the same as another one of the customer, which goes on.
  @WireName("lead.merged")
  record Merged(String by, String into) implements LeadEvent {}

  /// It goes on after all.
  @WireName("lead.reopened")
  record Reopened(String by, @Personal String reason) implements LeadEvent {}
}
