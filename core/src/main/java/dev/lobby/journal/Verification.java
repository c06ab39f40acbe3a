package dev.lobby.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a full check of a journal's files found: every header, every body, the whole chain.
///
/// @param segments how many files were read
/// @param frames how many frames are good
/// @param events how many events they hold
/// @param last the time of the last frame; null when there is none
/// @param headHash the last frame's hash in hexadecimal, which stands for everything before it
/// @param blanked how many frames hold something that was blanked, and is not what was written
/// @param unfinished how many blankings are named and not known to be done; the next start does
///   them
/// @param tornBytes bytes at the end that belong to no acknowledged frame, and are cut at the next
///   start
public record Verification(
    int segments,
    long frames,
    long events,
    @Nullable Instant last,
    String headHash,
    long blanked,
    int unfinished,
    long tornBytes) {

  private static final Blanks NONE = new Blanks();

  /// Reads the whole journal of a directory and changes nothing. A server may be running on it.
  ///
  /// @throws JournalException.Damaged at the first place where the files are not what was written
  /// @throws JournalException when there is no journal
  public static Verification of(Path directory) throws IOException {
    return of(Disk.LOCAL, directory, new Witness(), Taker.NOBODY);
  }

  /// Reads the whole journal as [#of(Path)] does, and holds it against what was signed of it.
  ///
  /// @param key what the checkpoints were signed with
  /// @throws JournalException when the journal is not what was signed, or a signature is wrong
  public static Verification of(Path directory, List<Checkpoint> checkpoints, PublicKey key)
      throws IOException {
    return of(Disk.LOCAL, directory, new Witness(checkpoints, key), Taker.NOBODY);
  }

  /// As [#of(Path, List, PublicKey)], on any disk.
  public static Verification of(
      Disk disk, Path directory, List<Checkpoint> checkpoints, PublicKey key) throws IOException {
    return of(disk, directory, new Witness(checkpoints, key), Taker.NOBODY);
  }

  /// As [#of(Path)], on any disk.
  static Verification of(Disk disk, Path directory) throws IOException {
    return of(disk, directory, new Witness(), Taker.NOBODY);
  }

  /// Takes each segment once it is known to be good.
  interface Taker {
    /// One that takes nothing.
    Taker NOBODY = (file, bytes, end, blank) -> {};

    /// @param bytes what stands in the file
    /// @param end where the last good frame ends
    /// @param blank the parts that are named to be blank, whether they are yet or not
    void segment(Path file, ByteBuffer bytes, int end, List<Frame.Part> blank) throws IOException;
  }

  /// Reads the whole journal as [#of(Path)] does, and hands out what is good of it.
  static Verification of(Path directory, Taker taker) throws IOException {
    return of(Disk.LOCAL, directory, new Witness(), taker);
  }

  private static Verification of(Disk disk, Path directory, Witness witness, Taker taker)
      throws IOException {
    if (!disk.isDirectory(directory)) {
      throw new JournalException(
          "There is no journal in " + directory + ": name the data directory with --data.");
    }
    List<Path> files = Segment.list(disk, directory);
    if (files.isEmpty()) {
      throw new JournalException(
          "There is no journal in " + directory + ": it has no segment file.");
    }
    long sequence = 0;
    byte[] hash = new byte[Frame.HASH_BYTES];
    long[] events = {0};
    @Nullable Instant[] time = {null};
    long torn = 0;
    long[] blanked = {0};
    Blanks named = new Blanks();
    if (!taker.equals(Taker.NOBODY)) {
      lookAhead(disk, ByteBuffer.allocate(0), new SegmentWalk.End(0, 0, hash, 0), files, named);
    }
    for (int i = 0; i < files.size(); i++) {
      boolean last = i == files.size() - 1;
      try (Segment segment = Segment.open(disk, files.get(i), sequence + 1, hash);
          Arena arena = Arena.ofConfined()) {
        List<Frame.Part> blank = new ArrayList<>();
        SegmentWalk.End end = SegmentWalk.start(sequence, hash);
        SegmentWalk.End before;
        ByteBuffer bytes;
        int reads = 0;
        do {
          // A server beside us may have written a frame after its place was read and before a later
          // one was, or blanked what is named behind it; what is still bad when it is read again is
          // bad.
          before = end;
          bytes = segment.load(arena);
          ByteBuffer read = bytes;
          SegmentWalk.Visitor visitor =
              (frame, offset) -> {
                witness.frame(frame.sequence(), frame.hash(read, offset));
                events[0] += frame.writes().size();
                time[0] = frame.time();
                named.take(frame, read, offset);
                List<Frame.Part> parts = frame.blankParts(named, offset);
                if (!parts.isEmpty()) {
                  blank.addAll(parts);
                  blanked[0] += frame.readBody(read, offset, NONE) == null ? 1 : 0;
                }
              };
          end = SegmentWalk.walk(read, before, named, visitor);
          if (!end.clean()) {
            // What looks bad may be blank, and a later segment says so, which may be a new one.
            files = Segment.list(disk, directory);
            last = i == files.size() - 1;
            if (!last) {
              lookAhead(disk, read, end, files.subList(i + 1, files.size()), named);
              end = SegmentWalk.walk(read, end, named, visitor);
            }
          }
        } while (!end.clean() && (end.sequence() > before.sequence() || reads++ == 0));
        if (!end.clean()) {
          if (!last
              || SegmentWalk.laterFrameNamesAsForced(bytes, end.offset() + 1, end.sequence() + 1)) {
            throw new JournalException.Damaged(
                files.get(i),
                end.offset(),
                "frame " + (end.sequence() + 1) + " is not what was written.");
          }
          torn = end.torn();
        }
        taker.segment(files.get(i), bytes, end.offset(), blank);
        sequence = end.sequence();
        hash = end.hash();
      }
    }
    witness.end(sequence);
    return new Verification(
        files.size(),
        sequence,
        events[0],
        time[0],
        HexFormat.of().formatHex(hash),
        blanked[0],
        named.unfinished().size(),
        torn);
  }

  /// Takes in what the frames to come name to be blank, as far as they follow each other.
  ///
  /// @param bytes the rest of a segment from `from` on
  /// @param later the segments after it
  private static void lookAhead(
      Disk disk, ByteBuffer bytes, SegmentWalk.End from, List<Path> later, Blanks named)
      throws IOException {
    SegmentWalk.End end =
        SegmentWalk.walk(bytes, from, (frame, offset) -> named.take(frame, bytes, offset));
    for (int i = 0; i < later.size(); i++) {
      try (Segment segment = Segment.open(disk, later.get(i), end.sequence() + 1, end.hash());
          Arena arena = Arena.ofConfined()) {
        ByteBuffer next = segment.load(arena);
        SegmentWalk.End start = SegmentWalk.start(end.sequence(), end.hash());
        SegmentWalk.Visitor visitor = (frame, offset) -> named.take(frame, next, offset);
        // What names parts must not stand in a batch that is cut.
        end =
            i == later.size() - 1
                ? SegmentWalk.walk(next, start, named, visitor)
                : SegmentWalk.walk(next, start, visitor);
      } catch (JournalException.Damaged e) {
        // The one who reads on comes by here and says so.
        return;
      }
    }
  }
}
