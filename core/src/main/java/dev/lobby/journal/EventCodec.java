package dev.lobby.journal;

/// Turns events into bytes and back.
public interface EventCodec {

  /// Encodes an event under its wire name.
  ///
  /// @throws IllegalArgumentException when the event's class has no wire name
  Encoded encode(Event event);

  /// Decodes what [#encode] made, in this or an earlier release of Lobby.
  ///
  /// @throws IllegalArgumentException when the bytes are not of the named type
  Event decode(Encoded encoded);

  /// Decodes an event whose sealed part cannot be read any more, because its key was destroyed.
  ///
  /// @param encoded with nothing sealed
  default Event decodeErased(Encoded encoded) {
    return decode(encoded);
  }

  /// An event as it is stored.
  ///
  /// @param type the event's stable wire name
  /// @param version the version of the wire format of that type, from 1
  /// @param clear what may outlive the person it is about: ids, types, times, counts
  /// @param sealed what is the person's own: text, names, contact data
  record Encoded(String type, int version, byte[] clear, byte[] sealed) {}
}
