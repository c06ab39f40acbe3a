package dev.lobby.language.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a message does in a conversation that is under way, a dialogue act; one message may do
/// several.
public enum Act {
  /// Wants nobody to get in touch any more.
  NO_CONTACT,
  /// Wants no telephone calls, whether or not writing is welcome.
  NO_CALLS,
  /// No longer needs a call that was promised.
  CALL_OFF,
  /// Takes a complaint back, or says that it is settled.
  WITHDRAWAL,
  /// Asks how a complaint stands.
  STATUS,
  /// Does not accept what came of a complaint.
  OBJECTION,
  /// Accepts what came of a complaint, gladly or not.
  ACCEPTANCE,
  /// Brings up a second grievance beside the first.
  ANOTHER,
  /// Thanks or takes leave, and asks for nothing.
  THANKS,
  /// Wants a call that was promised at another time.
  CALL_MOVED,
  /// Is no longer interested in what they asked about.
  INTEREST_LOST,
  /// Wants to be telephoned.
  CALL_WANTED,
  /// May be contacted after all, where that was refused before.
  CONTACT_WELCOME;

  /// Returns the name used in files.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the act of this name; empty when there is none.
  public static Optional<Act> ofWire(String wire) {
    return Arrays.stream(values()).filter(act -> act.wire().equals(wire)).findFirst();
  }

  /// Returns the names of all acts, for error messages.
  public static String allowed() {
    return Arrays.stream(values()).map(Act::wire).collect(Collectors.joining(", "));
  }
}
