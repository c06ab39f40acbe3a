package dev.lobby.knowledge.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An enum whose names in files are its constants in lower case with hyphens.
public interface Wired {

  /// Returns the constant's name in Java.
  String name();

  /// Returns the name used in files and on the wire.
  default String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the one of these constants that has the name on the wire; empty when none has.
  static <E extends Wired> Optional<E> ofWire(E[] constants, String wire) {
    return Arrays.stream(constants).filter(one -> one.wire().equals(wire)).findFirst();
  }

  /// Returns the names of these constants on the wire, with commas between them.
  static String allowed(Wired... constants) {
    return Arrays.stream(constants).map(Wired::wire).collect(Collectors.joining(", "));
  }
}
