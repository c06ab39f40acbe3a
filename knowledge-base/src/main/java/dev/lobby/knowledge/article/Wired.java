package dev.lobby.knowledge.article;

import java.util.Locale;

/// An enum whose names in files are its constants in lower case with hyphens.
public interface Wired {

  /// Returns the constant's name in Java.
  String name();

  /// Returns the name used in files and on the wire.
  default String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
