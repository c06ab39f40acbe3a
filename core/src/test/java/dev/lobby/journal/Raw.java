package dev.lobby.journal;

import java.nio.charset.StandardCharsets;

/// An event that is nothing but what the journal stores of it, for trying every form of it.
record Raw(String type, int version, String clear, String sealed) implements Event {

  static final EventCodec CODEC =
      new EventCodec() {
        @Override
        public Encoded encode(Event event) {
          Raw raw = (Raw) event;
          return new Encoded(
              raw.type,
              raw.version,
              raw.clear.getBytes(StandardCharsets.UTF_8),
              raw.sealed.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Event decode(Encoded encoded) {
          return new Raw(
              encoded.type(),
              encoded.version(),
              new String(encoded.clear(), StandardCharsets.UTF_8),
              new String(encoded.sealed(), StandardCharsets.UTF_8));
        }
      };
}
