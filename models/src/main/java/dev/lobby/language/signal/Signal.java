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
  PRODUCT_INTEREST("product-interest"),
  /// Being tricked, now or just before: a code given away, money sent, a caller who lies.
  FRAUD("fraud"),
  /// Money that left by a transaction the customer did not make or does not recognise.
  DISPUTED_TRANSACTION("disputed-transaction"),
  /// Not being able to pay, or the fear of it.
  HARDSHIP("hardship"),
  /// Someone who needs more care than others: old, ill, disabled, bereaved, a minor alone.
  VULNERABLE("vulnerable"),
  /// A court, a lawyer, a regulator or the press, against the bank.
  LEGAL_THREAT("legal-threat"),
  /// Not wanting to live, or meaning to hurt oneself.
  SELF_HARM("self-harm"),
  /// Insults, curses, threats or harassment.
  ABUSE("abuse");

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
