package dev.lobby.journal;

import java.nio.charset.StandardCharsets;

/// An event for trying the journal: a number in the clear and a text that is sealed.
record Note(long number, String text) implements Event {

  /// Writes notes as plain text.
  static final EventCodec CODEC =
      new EventCodec() {
        @Override
        public Encoded encode(Event event) {
          Note note = (Note) event;
          return new Encoded(
              "note",
              1,
              Long.toString(note.number()).getBytes(StandardCharsets.US_ASCII),
              note.text().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Event decode(Encoded encoded) {
          return new Note(
              Long.parseLong(new String(encoded.clear(), StandardCharsets.US_ASCII)),
              new String(encoded.sealed(), StandardCharsets.UTF_8));
        }
      };

  static StreamWrite to(String stream, long expectedVersion, long number) {
    return new StreamWrite(
        stream, expectedVersion, "subject-" + stream, new Note(number, "note 笔记 " + number));
  }

  static StreamWrite to(String stream, long number) {
    return to(stream, StreamWrite.ANY, number);
  }
}
