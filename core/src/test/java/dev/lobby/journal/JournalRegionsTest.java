package dev.lobby.journal;

import static dev.lobby.journal.JournalContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every field of every file of a journal, hurt in every way: what must come of it is worked out
/// here from the format's description, and exactly that comes of it.
///
/// The journal is one whose process was killed: its last segment has room behind its frames.
class JournalRegionsTest {

  private static final Path DIRECTORY = Path.of("/journal");
  private static final int SEGMENT_BYTES = 14_000;
  private static final int BLOCK_BYTES = 4096;

  /// How many fields the journal has, and how many blocks.
  private static final int FIELDS = 1321;

  private static final int BLOCKS = 27;

  /// A field of a segment.
  private record Region(String name, int from, int to) {}

  /// A frame, and where it is.
  private record Place(long sequence, long forced, int from, int body, int to) {}

  /// A segment as it was written.
  private record Layout(Path path, byte[] bytes, List<Region> regions, List<Place> frames) {}

  private static final List<Layout> SEGMENTS = new ArrayList<>();
  private static final List<Recorded> EVENTS = new ArrayList<>();

  @BeforeAll
  static void writeJournal() throws Exception {
    SEGMENTS.clear();
    EVENTS.clear();
    SimulatedDisk disk = new SimulatedDisk(SimulatedDisk.Plan.nothing());
    GatedClock clock = new GatedClock(NOW);
    FileJournal journal = open(disk, clock);
    for (int i = 0; i < 7; i++) {
      journal.append(List.of(Note.to("a", 1), Note.to("客户", 2), Note.to("a", 3)));
      journal.append(List.of(note("b", 9000 - 100 * i)));
      clock.append(
          journal,
          List.of(note("", "a", 0)),
          List.of(List.of(note("c", 200)), List.of(note("d", 300)), List.of(note("a", 100))));
    }
    journal.append(List.of(Note.to("a", 4)));
    journal.append(List.of(note("a", 6000)));
    clock.append(
        journal,
        List.of(note("a", 10)),
        List.of(List.of(note("b", 700)), List.of(note("c", 5000)), List.of(note("a", 30))));
    journal.replay(0, Long.MAX_VALUE, EVENTS::add);
    for (Path segment : Segment.list(disk, DIRECTORY)) {
      SEGMENTS.add(layout(segment, disk.content(segment)));
    }
    disk.kill();
    assertThat(SEGMENTS).hasSizeGreaterThan(4);
    Layout last = SEGMENTS.getLast();
    assertThat(last.frames).hasSizeGreaterThan(3);
    assertThat(last.regions.getLast().name).isEqualTo("room");
  }

  private static StreamWrite note(String stream, int length) {
    return note("someone", stream, length);
  }

  private static StreamWrite note(String subject, String stream, int length) {
    return new StreamWrite(stream, StreamWrite.ANY, subject, new Note(5, "x".repeat(length)));
  }

  private static FileJournal open(Disk disk, GatedClock clock) {
    return FileJournal.open(
        disk,
        DIRECTORY,
        Note.CODEC,
        clock,
        SEGMENT_BYTES,
        error -> fail("The journal gave up.", error));
  }

  /// Reads a segment field by field as the package's description has them.
  private static Layout layout(Path path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Region> regions = new ArrayList<>();
    List<Place> frames = new ArrayList<>();
    take(in, "magic", 8, regions);
    take(in, "format version", 4, regions);
    take(in, "first sequence", 8, regions);
    take(in, "previous segment's hash", 32, regions);
    while (in.hasRemaining() && in.getInt(in.position()) != 0) {
      int from = in.position();
      int header = take(in, "header length", 4, regions).getInt();
      int body = take(in, "body length", 4, regions).getInt();
      take(in, "checksum", 4, regions);
      long sequence = take(in, "sequence", 8, regions).getLong();
      long forced = take(in, "forced", 8, regions).getLong();
      take(in, "time", 8, regions);
      take(in, "previous hash", 32, regions);
      int writes = take(in, "number of writes", 2, regions).getShort();
      Map<String, Integer> parts = new LinkedHashMap<>();
      for (int i = 0; i < writes; i++) {
        takeString(in, "stream", regions);
        take(in, "expected version", 8, regions);
        takeString(in, "subject", regions);
        take(in, "key id", 8, regions);
        takeString(in, "type", regions);
        take(in, "version", 2, regions);
        parts.put("clear " + i, take(in, "clear length", 4, regions).getInt());
        take(in, "clear hash", 32, regions);
        parts.put("sealed " + i, take(in, "sealed length", 4, regions).getInt());
        take(in, "sealed hash", 32, regions);
      }
      assertThat(in.position()).isEqualTo(from + 12 + header);
      int bodyFrom = in.position();
      parts.forEach((name, length) -> take(in, name, length, regions));
      assertThat(in.position()).isEqualTo(bodyFrom + body);
      frames.add(new Place(sequence, forced, from, bodyFrom, in.position()));
    }
    if (in.hasRemaining()) {
      take(in, "room", in.remaining(), regions);
    }
    return new Layout(path, bytes, regions, frames);
  }

  private static ByteBuffer take(ByteBuffer in, String name, int length, List<Region> regions) {
    int from = in.position();
    if (length > 0) {
      regions.add(new Region(name, from, from + length));
    }
    in.position(from + length);
    return in.slice(from, length);
  }

  private static void takeString(ByteBuffer in, String name, List<Region> regions) {
    int length = take(in, name + " length", 2, regions).getShort();
    take(in, name, length, regions);
  }

  /// A place where damage must be found.
  private record Found(String segment, long offset) {}

  /// What must come of damage.
  ///
  /// @param opening where opening must find it; null when it must open
  /// @param verifying where a full check must find it; null when it must find nothing
  /// @param bodies the frames that must be refused when they are read
  /// @param kept how many frames there must be when it opens
  private record Outcome(
      @Nullable Found opening, @Nullable Found verifying, List<Long> bodies, long kept) {}

  private static Outcome expected(int at, byte[] hurt) {
    Layout segment = SEGMENTS.get(at);
    boolean last = at == SEGMENTS.size() - 1;
    long all = SEGMENTS.getLast().frames.getLast().sequence;
    if (hurt.length < Segment.HEADER_BYTES) {
      return refused(new Found(name(segment), 0));
    }
    for (Region field : segment.regions.subList(0, 4)) {
      if (changed(segment, hurt, field.from, field.to)) {
        return refused(new Found(name(segment), field.from));
      }
    }
    List<Place> badHeaders = new ArrayList<>();
    List<Place> bad = new ArrayList<>();
    for (Place frame : segment.frames) {
      boolean header = changed(segment, hurt, frame.from, frame.body) || hurt.length < frame.to;
      if (header) {
        badHeaders.add(frame);
      }
      if (header || changed(segment, hurt, frame.body, frame.to)) {
        bad.add(frame);
      }
    }
    if (bad.isEmpty()) {
      return new Outcome(null, null, List.of(), all);
    }
    Place first = bad.getFirst();
    if (last) {
      boolean namedAsForced =
          segment.frames.stream()
              .filter(frame -> frame.from > first.from && frame.forced >= first.sequence)
              .anyMatch(frame -> !changed(segment, hurt, frame.from, frame.body));
      return namedAsForced
          ? refused(new Found(name(segment), first.from))
          : new Outcome(null, null, List.of(), first.sequence - 1);
    }
    Found verifying = found(at, hurt, first);
    if (badHeaders.isEmpty()) {
      return new Outcome(null, verifying, bad.stream().map(Place::sequence).toList(), all);
    }
    return new Outcome(found(at, hurt, badHeaders.getFirst()), verifying, List.of(), 0);
  }

  private static Outcome refused(Found found) {
    return new Outcome(found, found, List.of(), 0);
  }

  /// A segment that ends early at a whole frame is missed where the next one begins.
  private static Found found(int at, byte[] hurt, Place bad) {
    for (int i = bad.from; i < hurt.length; i++) {
      if (hurt[i] != 0) {
        return new Found(name(SEGMENTS.get(at)), bad.from);
      }
    }
    return new Found(name(SEGMENTS.get(at + 1)), 0);
  }

  private static String name(Layout segment) {
    return segment.path.getFileName().toString();
  }

  private static boolean changed(Layout segment, byte[] hurt, int from, int to) {
    return hurt.length < to || !Arrays.equals(segment.bytes, from, to, hurt, from, to);
  }

  /// How often each came about.
  private static final class Count {
    private int refused;
    private int refusedWhenRead;
    private int cutToABeginning;
    private int readRight;

    int all() {
      return refused + refusedWhenRead + cutToABeginning + readRight;
    }

    @Override
    public String toString() {
      return all()
          + " cases: "
          + refused
          + " refused, "
          + refusedWhenRead
          + " refused when read, "
          + cutToABeginning
          + " taken for a torn batch, "
          + readRight
          + " read right";
    }
  }

  private static void check(int at, byte[] hurt, Count count) throws IOException {
    Outcome outcome = expected(at, hurt);
    SimulatedDisk disk = new SimulatedDisk(SimulatedDisk.Plan.nothing());
    disk.makeDirectory(DIRECTORY);
    for (int i = 0; i < SEGMENTS.size(); i++) {
      disk.put(SEGMENTS.get(i).path, i == at ? hurt : SEGMENTS.get(i).bytes);
    }

    Found verifying = null;
    try {
      assertThat(Verification.of(disk, DIRECTORY).frames()).isEqualTo(outcome.kept);
    } catch (JournalException.Damaged e) {
      verifying = new Found(e.segment(), e.offset());
    }
    assertThat(verifying).isEqualTo(outcome.verifying);

    Found opening = null;
    try (FileJournal journal = open(disk, new GatedClock(NOW))) {
      assertThat(journal.head()).isEqualTo(outcome.kept);
      for (long sequence = 1; sequence <= outcome.kept; sequence++) {
        read(journal, sequence, outcome);
      }
      assertThat(journal.append(List.of(note("z", 10)))).isInstanceOf(AppendResult.Appended.class);
      if (!outcome.bodies.isEmpty()) {
        count.refusedWhenRead++;
      } else if (outcome.kept < SEGMENTS.getLast().frames.getLast().sequence) {
        count.cutToABeginning++;
      } else {
        count.readRight++;
      }
    } catch (JournalException.Damaged e) {
      opening = new Found(e.segment(), e.offset());
      assertThat(disk.content(SEGMENTS.get(at).path)).isEqualTo(hurt);
      count.refused++;
    }
    assertThat(opening).isEqualTo(outcome.opening);
  }

  private static void read(FileJournal journal, long sequence, Outcome outcome) {
    List<Recorded> read = new ArrayList<>();
    try {
      journal.replay(sequence - 1, sequence, read::add);
    } catch (JournalException.Damaged e) {
      assertThat(outcome.bodies).contains(sequence);
      assertThat(e.segment()).isEqualTo(outcome.verifying == null ? "" : outcome.verifying.segment);
      return;
    }
    assertThat(outcome.bodies).doesNotContain(sequence);
    assertThat(read).isEqualTo(EVENTS.stream().filter(one -> one.sequence() == sequence).toList());
  }

  @Test
  void a_flipped_bit_in_any_field_is_refused_or_costs_a_batch_that_may_be_torn()
      throws IOException {
    Count count = new Count();
    int regions = 0;
    for (int at = 0; at < SEGMENTS.size(); at++) {
      Layout segment = SEGMENTS.get(at);
      for (Region region : segment.regions) {
        regions++;
        int[] places = {region.from, (region.from + region.to) / 2, region.to - 1};
        for (int i = 0; i < places.length; i++) {
          byte[] hurt = segment.bytes.clone();
          hurt[places[i]] ^= (byte) (1 << (regions + 3 * i) % 8);
          check(at, hurt, count);
        }
      }
    }
    System.out.println("A flipped bit in " + regions + " regions, " + count);
    assertThat(regions).isEqualTo(FIELDS);
    assertThat(count.all()).isEqualTo(3 * FIELDS);
  }

  @Test
  void a_zeroed_block_anywhere_is_refused_or_costs_a_batch_that_may_be_torn() throws IOException {
    Count count = new Count();
    for (int at = 0; at < SEGMENTS.size(); at++) {
      Layout segment = SEGMENTS.get(at);
      // Aligned as a disk's are, and from every field on.
      for (int from = 0; from < segment.bytes.length; from += BLOCK_BYTES) {
        check(at, zeroed(segment, from), count);
      }
      for (Region region : segment.regions) {
        check(at, zeroed(segment, region.from), count);
      }
    }
    System.out.println("A zeroed block, " + count);
    assertThat(count.all()).isEqualTo(BLOCKS + FIELDS);
  }

  private static byte[] zeroed(Layout segment, int from) {
    byte[] hurt = segment.bytes.clone();
    Arrays.fill(hurt, from, Math.min(from + BLOCK_BYTES, hurt.length), (byte) 0);
    return hurt;
  }

  @Test
  void a_cut_in_any_field_is_refused_or_costs_a_batch_that_may_be_torn() throws IOException {
    Count count = new Count();
    for (int at = 0; at < SEGMENTS.size(); at++) {
      Layout segment = SEGMENTS.get(at);
      for (Region region : segment.regions) {
        for (int length : new int[] {region.from, (region.from + region.to) / 2, region.to - 1}) {
          check(at, Arrays.copyOf(segment.bytes, length), count);
        }
      }
    }
    System.out.println("A cut, " + count);
    assertThat(count.all()).isEqualTo(3 * FIELDS);
  }
}
