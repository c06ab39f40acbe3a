package dev.lobby.language.signal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something an utterance shows about its speaker that matters beside what it asks for.
///
/// A signal is not an intent: one utterance may ask about a fee, complain about it and ask for a
/// person.
public enum Signal {
  /// Dissatisfaction that wants to be heard, with or without the word.
  COMPLAINT("complaint"),
  /// The wish to deal with a human.
  PERSON("person"),
  /// A card that is lost, stolen or otherwise out of its owner's hands.
  LOST_CARD("lost-card"),
  /// Interest in taking up one of the bank's products.
  PRODUCT_INTEREST("product-interest");

  private final String wire;

  Signal(String wire) {
    this.wire = wire;
  }

  /// Returns the name used in files and on the wire.
  public String wire() {
    return wire;
  }

  /// Returns the signal with this wire name; empty when there is none.
  public static Optional<Signal> ofWire(String wire) {
    return Arrays.stream(values()).filter(signal -> signal.wire.equals(wire)).findFirst();
  }

  /// Returns the wire names of all signals, for error messages.
  public static String allowed() {
    return Arrays.stream(values()).map(Signal::wire).collect(Collectors.joining(", "));
  }
}
