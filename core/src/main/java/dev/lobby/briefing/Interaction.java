package dev.lobby.briefing;

import dev.lobby.complaint.Complaint;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Disclosure;
import dev.lobby.feedback.Feedback;
import dev.lobby.followup.FollowUp;
import dev.lobby.lead.Lead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time at which a customer and the bank dealt with each other.
public sealed interface Interaction {

  /// When.
  Instant at();

  /// What kind it is, in interfaces.
  String kind();

  /// The door it came in by; null when by none of Lobby's.
  default @Nullable String channel() {
    return null;
  }

  /// They talked.
  record Talked(Summary conversation) implements Interaction {
    @Override
    public Instant at() {
      return conversation.startedAt();
    }

    @Override
    public String kind() {
      return "conversation";
    }

    @Override
    public String channel() {
      return conversation.channel();
    }
  }

  /// They complained, or were told what was decided.
  ///
  /// @param told whether this is the telling
  record Complained(Complaint complaint, boolean told, Instant at) implements Interaction {
    @Override
    public String kind() {
      return "complaint";
    }

    @Override
    public @Nullable String channel() {
      return told ? null : complaint.channel();
    }
  }

  /// They showed interest, or somebody spoke with them about it.
  ///
  /// @param contacted whether this is the speaking
  record Interested(Lead lead, boolean contacted, Instant at) implements Interaction {
    @Override
    public String kind() {
      return "lead";
    }

    @Override
    public @Nullable String channel() {
      return contacted ? null : lead.origin().channel();
    }
  }

  /// They suggested or praised something, or were told what came of it.
  ///
  /// @param ended whether this is the telling, or the passing on
  record GaveFeedback(Feedback feedback, boolean ended, Instant at) implements Interaction {
    @Override
    public String kind() {
      return "feedback";
    }

    @Override
    public @Nullable String channel() {
      return ended ? null : feedback.origin().channel();
    }
  }

  /// Something was promised to them, or that ended.
  ///
  /// @param ended whether this is the end
  record Promised(FollowUp followUp, boolean ended, Instant at) implements Interaction {
    @Override
    public String kind() {
      return "follow-up";
    }
  }

  /// They allowed something, or took it back.
  record Allowed(Consent consent) implements Interaction {
    @Override
    public Instant at() {
      return consent.at();
    }

    @Override
    public String kind() {
      return "consent";
    }
  }

  /// They were told what they must be told.
  record Disclosed(Disclosure disclosure) implements Interaction {
    @Override
    public Instant at() {
      return disclosure.at();
    }

    @Override
    public String kind() {
      return "disclosure";
    }
  }
}
