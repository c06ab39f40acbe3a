package dev.lobby.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The journal's own events; no codec that is handed in sees them. Stream: [#STREAM].
sealed interface BlankEvent extends Event {

  String STREAM = "journal";

  /// What the types of the journal's own events begin with.
  String TYPES = "journal.";

  String NAMED = TYPES + "blank";
  String DONE = TYPES + "blanked";

  /// From here on parts count as blank, and may be overwritten.
  record Named(List<Blank> blanks) implements BlankEvent {}

  /// The parts that were named in a frame are overwritten.
  record Done(long named) implements BlankEvent {}

  int VERSION = 1;
  int CLEAR = 1;
  int SEALED = 2;

  /// Writes the clear part; there is no sealed one.
  ///
  /// | event | fields |
  /// |---|---|
  /// | named | number `u32`, then for each: stream, last sequence `u64`, parts `u8` (2: sealed, 3: clear too) |
  /// | done | sequence of the frame that named them `u64` |
  default EventCodec.Encoded encoded() {
    return switch (this) {
      case Named(List<Blank> blanks) -> {
        List<byte[]> streams =
            blanks.stream().map(one -> one.stream().getBytes(StandardCharsets.UTF_8)).toList();
        int length = Integer.BYTES;
        for (byte[] stream : streams) {
          length += Short.BYTES + stream.length + Long.BYTES + 1;
        }
        ByteBuffer out = ByteBuffer.allocate(length).putInt(blanks.size());
        for (int i = 0; i < streams.size(); i++) {
          out.putShort((short) streams.get(i).length).put(streams.get(i));
          out.putLong(blanks.get(i).upToSequence());
          out.put((byte) (blanks.get(i).clear() ? CLEAR | SEALED : SEALED));
        }
        yield new EventCodec.Encoded(NAMED, VERSION, out.array(), new byte[0]);
      }
      case Done(long named) ->
          new EventCodec.Encoded(
              DONE, VERSION, ByteBuffer.allocate(Long.BYTES).putLong(named).array(), new byte[0]);
    };
  }

  /// Reads what [#encoded] made.
  ///
  /// @throws JournalException when a newer Lobby wrote it
  static BlankEvent decode(String type, int version, byte[] clear) {
    ByteBuffer in = ByteBuffer.wrap(clear);
    try {
      if (version == VERSION && type.equals(DONE)) {
        return new Done(in.getLong());
      } else if (version == VERSION && type.equals(NAMED)) {
        List<Blank> blanks = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
          byte[] stream = new byte[Short.toUnsignedInt(in.getShort())];
          in.get(stream);
          blanks.add(
              new Blank(
                  new String(stream, StandardCharsets.UTF_8),
                  in.getLong(),
                  (in.get() & CLEAR) != 0));
        }
        return new Named(blanks);
      }
    } catch (BufferUnderflowException e) {
      throw new JournalException("An event " + type + " is cut short.", e);
    }
    throw new JournalException(
        "The journal holds an event "
            + type
            + " of version "
            + version
            + ", which this Lobby does not know. Use the one that wrote it, or a newer one.");
  }
}
