package dev.lobby.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How grave a complaint is.
public enum Severity {
  ORDINARY,
  /// The law is threatened, somebody vulnerable is harmed, much money or many people are affected.
  MAJOR;

  /// The name in the journal, settings and interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
