package dev.lobby.cli;

import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench journal`: acknowledged appends a second, beside a bare loop that writes as many
/// bytes in batches of as many as are in flight and forces each.
///
/// Disks are noisy, so the two take turns every tenth of a second; the ratio holds, the absolute
/// figures are this disk's at this hour. The loop has the same room made ahead of it as the journal
/// makes, so the ratio is what hashing, the chain, the index and the hand-over between threads
/// cost.
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Acknowledged appends a second, beside a bare loop of writes and forces.")
final class JournalBench implements Callable<Integer> {

  private static final int[] IN_FLIGHT = {1, 32, 256};
  private static final long SLICE_NANOS = 100_000_000L;
  private static final int ROOM_BYTES = 4 << 20;

  /// An event that is bytes already: how long it takes to encode one is not the journal's affair.
  private record Message(EventCodec.Encoded bytes) implements Event {}

  /// A customer's message of common length.
  private static final Message MESSAGE =
      new Message(
          new EventCodec.Encoded(
              "conversation.customer-wrote",
              1,
              "{\"clientMessageId\":\"0d5fe9c4-55f6-4a15-bd04-1b9e1f7f5a53\",\"language\":\"zh\"}"
                  .getBytes(StandardCharsets.UTF_8),
              "{\"text\":\"我的信用卡被吞了，请问怎么办？ My card was swallowed by the machine.\"}"
                  .getBytes(StandardCharsets.UTF_8)));

  private static final EventCodec BYTES =
      new EventCodec() {
        @Override
        public Encoded encode(Event event) {
          return ((Message) event).bytes;
        }

        @Override
        public Event decode(Encoded encoded) {
          return new Message(encoded);
        }
      };

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A directory on the disk to measure, in which one is made and removed. Default: the system's for temporary files.")
  private @Nullable Path data;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description = "Length of one measurement. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "N",
      description = "Measurements of each. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  JournalBench() {
    this.spec = CommandSpec.create();
  }

  /// How much of something was done in some time.
  private record Done(long appends, long nanos) {

    static final Done NOTHING = new Done(0, 0);

    Done and(Done more) {
      return new Done(appends + more.appends, nanos + more.nanos);
    }

    double perSecond() {
      return appends * 1e9 / nanos;
    }
  }

  /// One measurement of both.
  private record Measured(double journal, double bare) {
    double ratio() {
      return journal / bare;
    }
  }

  /// What is printed of one number in flight.
  ///
  /// @param sealed whether the personal parts were encrypted
  private record Row(
      int inFlight, boolean sealed, double ratio, double perSecond, double barePerSecond) {

    static Row of(int inFlight, boolean sealed, List<Measured> measured) {
      return new Row(
          inFlight,
          sealed,
          median(measured, Measured::ratio),
          median(measured, Measured::journal),
          median(measured, Measured::bare));
    }

    private static double median(List<Measured> measured, ToDoubleFunction<Measured> figure) {
      double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  @Override
  public Integer call() throws Exception {
    Path directory =
        data == null
            ? Files.createTempDirectory("lobby-bench")
            : Files.createTempDirectory(Files.createDirectories(data), "lobby-bench");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Setup, List<Measured>> measured = new LinkedHashMap<>();
      for (boolean sealed : new boolean[] {false, true}) {
        for (int inFlight : IN_FLIGHT) {
          measured.put(new Setup(inFlight, sealed), new ArrayList<>());
        }
      }
      // Round 0 warms up and is not counted.
      for (int round = 0; round <= rounds; round++) {
        for (Map.Entry<Setup, List<Measured>> entry : measured.entrySet()) {
          Measured one = measure(directory, threads, entry.getKey());
          if (round > 0) {
            entry.getValue().add(one);
          }
        }
      }
      List<Row> rows = new ArrayList<>();
      measured.forEach((setup, all) -> rows.add(Row.of(setup.inFlight, setup.sealed, all)));
      print(rows);
    } finally {
      delete(directory);
    }
    return 0;
  }

  /// What is measured.
  private record Setup(int inFlight, boolean sealed) {

    StreamWrite write(int thread) {
      String number = Integer.toString(100 + thread);
      return new StreamWrite(
          "conversation/" + number, StreamWrite.ANY, sealed ? "v-" + number : "", MESSAGE);
    }
  }

  private Measured measure(Path directory, ExecutorService threads, Setup setup)
      throws IOException, InterruptedException, ExecutionException {
    int inFlight = setup.inFlight;
    Path store = directory.resolve("store");
    Path file = directory.resolve("bare");
    Done appended = Done.NOTHING;
    Done written = Done.NOTHING;
    // What is nobody's own is not sealed.
    try (KeyRing keys =
            KeyRing.open(
                Files.createDirectories(store).resolve("keys"),
                MasterKey.of(new byte[MasterKey.BYTES]));
        Journal journal = FileJournal.open(store, BYTES, () -> keys, InstantSource.system());
        FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // Once for the length of a frame, which does not change.
      journal.append(List.of(setup.write(0)));
      Bare bare = new Bare(out, batch(store, inFlight), inFlight);
      for (long end = (long) (seconds * 1e9); appended.nanos < end; ) {
        written = written.and(bare.run());
        appended = appended.and(append(journal, threads, setup));
      }
    } finally {
      delete(store);
      Files.delete(file);
    }
    return new Measured(appended.perSecond(), written.perSecond());
  }

  /// The bytes of one frame, over and over.
  private static ByteBuffer batch(Path store, int frames) throws IOException {
    byte[] segment;
    try (Stream<Path> files = Files.list(store)) {
      segment =
          Files.readAllBytes(
              files.filter(path -> path.toString().endsWith(".segment")).findFirst().orElseThrow());
    }
    ByteBuffer in = ByteBuffer.wrap(segment);
    // After the segment's header: two lengths, a checksum, and as much as the lengths say.
    int header = 52;
    int length = 12 + in.getInt(header) + in.getInt(header + 4);
    ByteBuffer batch = ByteBuffer.allocateDirect(length * frames);
    while (batch.hasRemaining()) {
      batch.put(segment, header, length);
    }
    return batch.flip();
  }

  /// The bare loop.
  private static final class Bare {
    private final FileChannel out;
    private final ByteBuffer batch;
    private final int appends;
    private long at;
    private long room;

    Bare(FileChannel out, ByteBuffer batch, int appends) {
      this.out = out;
      this.batch = batch;
      this.appends = appends;
    }

    Done run() throws IOException {
      long start = System.nanoTime();
      long count = 0;
      long took;
      do {
        if (at + batch.limit() > room) {
          write(ByteBuffer.allocateDirect(ROOM_BYTES), room);
          out.force(true);
          room += ROOM_BYTES;
        }
        write(batch.rewind(), at);
        out.force(false);
        at += batch.limit();
        count += appends;
        took = System.nanoTime() - start;
      } while (took < SLICE_NANOS);
      return new Done(count, took);
    }

    private void write(ByteBuffer bytes, long offset) throws IOException {
      while (bytes.hasRemaining()) {
        out.write(bytes, offset + bytes.position());
      }
    }
  }

  /// As many threads as are in flight, each of which appends when its last append is acknowledged.
  private static Done append(Journal journal, ExecutorService threads, Setup setup)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    List<Future<Long>> appenders = new ArrayList<>();
    for (int i = 0; i < setup.inFlight; i++) {
      int thread = i;
      appenders.add(
          threads.submit(() -> {
            long count = 0;
            do {
              journal.append(List.of(setup.write(thread)));
              count++;
            } while (System.nanoTime() - start < SLICE_NANOS);
            return count;
          }));
    }
    long count = 0;
    for (Future<Long> appender : appenders) {
      count += appender.get();
    }
    return new Done(count, System.nanoTime() - start);
  }

  private void print(List<Row> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonArray array = new JsonArray();
      for (Row row : rows) {
        array.add(
            new JsonObject()
                .put("inFlight", row.inFlight)
                .put("sealed", row.sealed)
                .put("ratio", row.ratio)
                .put("perSecond", row.perSecond)
                .put("barePerSecond", row.barePerSecond));
      }
      out.println(new JsonObject().put("rows", array).encode());
      out.flush();
      return;
    }
    out.printf(
        Locale.ROOT,
        "%d processors, JDK %s, median of %d rounds of %.1f s each%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        rounds,
        seconds);
    out.printf(
        "%9s  %-6s  %10s  %12s  %6s%n", "in flight", "sealed", "appends/s", "bare loop/s", "ratio");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%9d  %-6s  %10.0f  %12.0f  %6.2f%n",
          row.inFlight,
          row.sealed ? "yes" : "no",
          row.perSecond,
          row.barePerSecond,
          row.ratio);
    }
    out.flush();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
