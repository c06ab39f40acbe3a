package dev.lobby.journal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads frames back from their segments, checks them and decodes their events.
///
/// Safe for use by many threads.
final class FrameReader {

  /// How many frames are decoded at once when many are read in order.
  private static final int BLOCK_FRAMES = 256;

  /// From how many frames on they are not read one by one.
  private static final int FRAMES_FOR_WINDOW = 32;

  /// How much is read at once then, in bytes.
  private static final int WINDOW_BYTES = 1 << 20;

  private static final byte[] NOTHING = new byte[0];

  private final List<Segment> segments;
  private final FramePositions positions;
  private final StreamIndex index;
  private final Blanks blanks;
  private final EventCodec codec;
  private final Sealer sealer;

  FrameReader(
      List<Segment> segments,
      FramePositions positions,
      StreamIndex index,
      Blanks blanks,
      EventCodec codec,
      Sealer sealer) {
    this.segments = segments;
    this.positions = positions;
    this.index = index;
    this.blanks = blanks;
    this.codec = codec;
    this.sealer = sealer;
  }

  /// What of each event is wanted.
  ///
  /// @param stream only what is written to it; null for all
  /// @param types chooses by the wire name
  /// @param sealedToo whether what is somebody's own is opened, or left out as if it were erased
  record Wanted(@Nullable String stream, Predicate<String> types, boolean sealedToo) {
    static final Wanted ALL = new Wanted(null, type -> true, true);
    static final Wanted CLEAR = new Wanted(null, type -> true, false);

    boolean in(Frame.Write write) {
      return stream == null || stream.equals(write.stream());
    }

    boolean includes(Frame.Write write) {
      return in(write) && types.test(write.type());
    }
  }

  /// The events of a stream after a version, in order.
  List<Recorded> read(String stream, long afterVersion, Predicate<String> types) {
    // An import's frame holds hundreds of customers: of the others nothing is opened.
    Wanted wanted = new Wanted(stream, types, true);
    return index.read(stream, afterVersion, sequence -> frame(sequence, wanted));
  }

  /// The hash of a frame, in hexadecimal.
  String hash(long sequence) {
    long position = positions.get(sequence);
    Segment segment = segments.get(FramePositions.segment(position));
    long offset = FramePositions.offset(position);
    ByteBuffer bytes = segment.readFrame(offset);
    Frame frame = Frame.readHeader(bytes, 0);
    if (frame == null || frame.sequence() != sequence) {
      throw damaged(segment, offset, sequence);
    }
    return HexFormat.of().formatHex(frame.hash(bytes, 0));
  }

  /// Hands the events of the frames in `(after, upTo]` to the reader, in order. Many are decoded by
  /// several threads ahead of the reader.
  ///
  /// @param upTo at most the last durable frame
  void replay(long after, long upTo, Wanted wanted, Consumer<Recorded> reader) {
    if (upTo - after <= BLOCK_FRAMES) {
      block(after, upTo, wanted).forEach(reader);
      return;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    Deque<CompletableFuture<List<Recorded>>> ahead = new ArrayDeque<>();
    try (ExecutorService decoders =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("replay-", 0).daemon(true).factory())) {
      long next = after;
      while (next < upTo || !ahead.isEmpty()) {
        while (next < upTo && ahead.size() <= threads) {
          long from = next;
          next = Math.min(upTo, from + BLOCK_FRAMES);
          long to = next;
          ahead.add(CompletableFuture.supplyAsync(() -> block(from, to, wanted), decoders));
        }
        ahead.remove().join().forEach(reader);
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private List<Recorded> block(long after, long upTo, Wanted wanted) {
    List<Recorded> events = new ArrayList<>();
    if (upTo - after < FRAMES_FOR_WINDOW) {
      for (long sequence = after + 1; sequence <= upTo; sequence++) {
        events.addAll(frame(sequence, wanted));
      }
      return events;
    }
    Window window = new Window();
    for (long sequence = after + 1; sequence <= upTo; sequence++) {
      long position = positions.get(sequence);
      Segment segment = segments.get(FramePositions.segment(position));
      long offset = FramePositions.offset(position);
      events.addAll(decode(sequence, segment, offset, window.frame(segment, offset), wanted));
    }
    return events;
  }

  /// A piece of a segment, for frames that are read one after another.
  ///
  /// It must not be kept: what is beyond the last durable frame changes.
  private static final class Window {
    private @Nullable Segment segment;
    private long from;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    ByteBuffer frame(Segment wanted, long offset) {
      long at = offset - from;
      if (wanted == segment && at >= 0 && at < bytes.limit()) {
        int length = Frame.lengthAt(bytes, (int) at);
        if (length > 0 && at + length <= bytes.limit()) {
          return bytes.slice((int) at, length);
        }
      }
      segment = wanted;
      from = offset;
      bytes = wanted.read(offset, WINDOW_BYTES);
      int length = Frame.lengthAt(bytes, 0);
      return length == 0 || length > bytes.limit()
          ? wanted.readFrame(offset)
          : bytes.slice(0, length);
    }
  }

  /// The events of a frame.
  List<Recorded> frame(long sequence) {
    return frame(sequence, Wanted.ALL);
  }

  private List<Recorded> frame(long sequence, Wanted wanted) {
    long position = positions.get(sequence);
    Segment segment = segments.get(FramePositions.segment(position));
    long offset = FramePositions.offset(position);
    return decode(sequence, segment, offset, segment.readFrame(offset), wanted);
  }

  private List<Recorded> decode(
      long sequence, Segment segment, long offset, ByteBuffer bytes, Wanted wanted) {
    Frame frame = Frame.readHeader(bytes, 0);
    List<EventCodec.Encoded> parts =
        frame == null ? null : frame.readBody(bytes, 0, blanks, wanted::includes, wanted.sealedToo);
    if (frame == null || frame.sequence() != sequence || parts == null) {
      throw damaged(segment, offset, sequence);
    }
    Map<String, Long> versions = new HashMap<>();
    List<Recorded> events = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Frame.Write write = frame.writes().get(i);
      if (!wanted.in(write)) {
        continue;
      }
      String stream = write.stream();
      long version = versions.computeIfAbsent(stream, name -> index.firstVersion(name, sequence));
      versions.put(stream, version + 1);
      if (wanted.types.test(write.type())) {
        events.add(
            new Recorded(
                stream,
                version,
                sequence,
                frame.time(),
                write.subject(),
                event(write, sequence, parts.get(i), wanted.sealedToo)));
      }
    }
    return events;
  }

  private Event event(
      Frame.Write write, long sequence, EventCodec.Encoded stored, boolean sealedToo) {
    if (write.type().startsWith(BlankEvent.TYPES)) {
      return BlankEvent.decode(write.type(), write.version(), stored.clear());
    }
    if (blanks.clear(write.stream(), sequence)) {
      return new BlankedEvent(write.type(), write.version());
    }
    if (write.sealedLength() > 0 && (!sealedToo || blanks.sealed(write.stream(), sequence))) {
      return codec.decodeErased(stored);
    }
    if (write.keyId() == 0) {
      return codec.decode(stored);
    }
    return sealer
        .open(write.stream(), write.keyId(), stored.sealed())
        .map(own -> codec.decode(with(stored, own)))
        .orElseGet(() -> codec.decodeErased(with(stored, NOTHING)));
  }

  private static EventCodec.Encoded with(EventCodec.Encoded stored, byte[] sealed) {
    return new EventCodec.Encoded(stored.type(), stored.version(), stored.clear(), sealed);
  }

  private static JournalException.Damaged damaged(Segment segment, long offset, long sequence) {
    return new JournalException.Damaged(
        segment.path(), offset, "frame " + sequence + " is not what was written.");
  }
}
