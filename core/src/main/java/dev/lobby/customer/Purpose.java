package dev.lobby.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a customer may allow the bank to do.
public enum Purpose {
  /// To be called back and written to.
  CONTACT,
  /// To be told of products.
  MARKETING,
  /// Their data to be passed on to the bank's partners.
  SHARING;

  /// The name in the journal and in interfaces.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
