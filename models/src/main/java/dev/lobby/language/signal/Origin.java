package dev.lobby.language.signal;

/// Where an example of a signal comes from, and thus what a false alarm on it would mean.
public enum Origin {
  /// A line written for the signal. One that does not give the signal is a contrast: thought up to
  /// be mistaken for it.
  WRITTEN("contrasts"),
  /// A phrasing of an article: an everyday message.
  PHRASING("phrasings"),
  /// An everyday message to a bank, written because it is one; some share words with a signal.
  ORDINARY("ordinary"),
  /// Chatter and questions that have nothing to do with the bank.
  OFF_TOPIC("off-topic"),
  /// A line written for another signal, which does not give this one.
  OTHER_SIGNAL("other-signals");

  private final String wire;

  Origin(String wire) {
    this.wire = wire;
  }

  /// Returns the name used in files and tables for what does not give the signal.
  public String wire() {
    return wire;
  }
}
