package dev.lobby.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A type of record that has a rule of its own.
public enum RecordType {
  /// A conversation in which no complaint was filed, and what follows it: leads, feedback,
  /// follow-ups.
  CONVERSATION("conversation/"),
  /// A conversation in which one was, and the complaint.
  COMPLAINT("conversation/"),
  /// Who somebody is.
  CUSTOMER("customer/"),
  /// Who signs in to the consoles.
  STAFF("staff/"),
  /// What members of staff did.
  AUDIT("audit/");

  private final String streams;

  RecordType(String streams) {
    this.streams = streams;
  }

  /// The name in settings, the journal and reports.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is left of a stream's name without its kind.
  String id(String stream) {
    return stream.substring(streams.length());
  }

  String stream(String id) {
    return streams + id;
  }

  boolean holds(String stream) {
    return stream.startsWith(streams);
  }
}
