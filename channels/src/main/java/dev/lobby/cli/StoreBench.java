package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.StoredViews;
import dev.lobby.conversation.Conversations;
import dev.lobby.journal.FileJournal;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.LogFilter;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench store`: how a store of many messages loads, starts and answers.
///
/// Each part is a process of its own, as a start is; the frames are those the assistant writes.
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Loads a store with many messages; how it starts, is rebuilt, read and searched.")
final class StoreBench implements Callable<Integer> {

  private static final long SEED = 20_26;
  private static final int READS = 2000;

  /// How many reads a new process is given to compile what reads; they are told apart.
  private static final int FIRST_READS = 500;

  private static final int SEARCHES = 400;

  /// What is done in a process of its own.
  private enum Part {
    LOAD,
    START,
    REBUILD,
    READ
  }

  @Mixin private SettingsOptions options;

  @Option(
      names = "--messages",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Messages of customers, some four events each. Default: ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description =
          "A directory the store is left in, and found when it is there. Default: one that is removed.")
  private @Nullable Path in;

  @Option(names = "--part", hidden = true)
  private @Nullable Part part;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  StoreBench() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path data = in == null ? Files.createTempDirectory("lobby-bench") : in;
    try {
      if (part != null) {
        out.println(run(part, data).encode());
        out.flush();
        return 0;
      }
      if (!Files.isDirectory(Store.journal(data))) {
        print(out, "load", child(Part.LOAD, data));
      }
      Path views = StoredViews.directory(data);
      print(out, "start after an end", child(Part.START, data));
      Files.delete(views.resolve(ViewStore.CLEAN));
      print(out, "start after a crash", child(Part.START, data));
      print(out, "rebuild", child(Part.REBUILD, data));
      print(out, "read and search", child(Part.READ, data));
      JsonObject sizes = new JsonObject();
      for (String name : List.of("journal", "keys", "views/tables.mapdb", "views/log")) {
        sizes.put(name + " MB", size(data.resolve(name)) >> 20);
      }
      print(out, "disk", sizes);
      return 0;
    } finally {
      if (in == null) {
        delete(data);
      }
    }
  }

  private JsonObject run(Part which, Path data) throws IOException, InterruptedException {
    Settings settings = options.read().settings();
    return switch (which) {
      case LOAD -> load(settings, data);
      case START -> start(settings, data, Duration.ZERO);
      case REBUILD -> {
        ViewStore.remove(StoredViews.directory(data));
        yield start(settings, data, Duration.ofHours(1));
      }
      case READ -> read(settings, data);
    };
  }

  private static Store open(Settings settings, Path data) {
    return Store.open(data, settings.masterKey(), InstantSource.system());
  }

  private JsonObject load(Settings settings, Path data) throws InterruptedException {
    List<RecordedConversation> recorded = RecordedConversation.record(settings);
    long begun = System.nanoTime();
    long events;
    try (Store store = open(settings, data);
        StoredViews stored = StoredViews.open(data, store.journal(), settings.value());
        Views views = new Views(store.journal(), stored.store(), stored.all())) {
      events = RecordedConversation.repeat(recorded, messages, store.journal(), SEED);
      double appended = seconds(begun);
      views.await(store.journal().head(), Duration.ofHours(1));
      double folded = seconds(begun);
      stored.index().awaitIndexed(Duration.ofHours(1));
      return new JsonObject()
          .put("frames", store.journal().head())
          .put("events", events)
          .put("events a second", Math.round(events / appended))
          .put("appended s", round(appended))
          .put("folded s", round(folded))
          .put("indexed s", round(seconds(begun)))
          .put("resident MB", resident());
    }
  }

  private JsonObject start(Settings settings, Path data, Duration indexing) {
    long begun = System.nanoTime();
    try (Store store = open(settings, data)) {
      final double journal = seconds(begun);
      try (StoredViews stored = StoredViews.open(data, store.journal(), settings.value());
          Views views = new Views(store.journal(), stored.store(), stored.all())) {
        final double folded = seconds(begun);
        stored.index().awaitIndexed(indexing);
        return new JsonObject()
            .put("frames", views.watermark())
            .put("journal s", round(journal))
            .put("views s", round(folded - journal))
            .put("log s", round(seconds(begun) - folded))
            .put("conversations", stored.index().pending())
            .put("in all s", round(seconds(begun)))
            .put("resident MB", resident());
      }
    }
  }

  private JsonObject read(Settings settings, Path data) throws InterruptedException {
    Random random = new Random(SEED);
    try (Store store = open(settings, data);
        StoredViews stored = StoredViews.open(data, store.journal(), settings.value());
        Views views = new Views(store.journal(), stored.store(), stored.all())) {
      FileJournal journal = store.journal();
      ConversationSearch search =
          new ConversationSearch(stored.index(), new Conversations(journal));
      List<String> ids = new ArrayList<>();
      int total = search.latest(LogFilter.NONE, 0, 0).total();
      while (ids.size() < FIRST_READS + READS) {
        search
            .latest(LogFilter.NONE, random.nextInt(Math.min(total, 100_000)), 100)
            .hits()
            .forEach(hit -> ids.add(hit.conversation()));
      }
      double[] first = reads(journal, ids.subList(0, FIRST_READS));
      double[] reads = reads(journal, ids.subList(FIRST_READS, FIRST_READS + READS));
      List<String> questions = MessagesBench.questions(settings);
      double[] searches = new double[SEARCHES];
      for (int i = 0; i < SEARCHES; i++) {
        String words = RecordedConversation.words(questions, random);
        searches[i] = millis(() -> search.find(words, LogFilter.NONE, 0, 20));
      }
      Arrays.sort(searches);
      double[] lists = new double[SEARCHES];
      for (int i = 0; i < SEARCHES; i++) {
        lists[i] = millis(() -> search.latest(LogFilter.NONE, 0, 50));
      }
      Arrays.sort(lists);
      System.gc();
      Runtime heap = Runtime.getRuntime();
      return new JsonObject()
          .put("conversations", total)
          .put("frames", views.watermark())
          .put("read of 50 messages p50 ms", percentile(reads, 50))
          .put("p99 ms", percentile(reads, 99))
          .put("the first " + FIRST_READS + " p99 ms", percentile(first, 99))
          .put("words p50 ms", percentile(searches, 50))
          .put("words p99 ms", percentile(searches, 99))
          .put("latest p50 ms", percentile(lists, 50))
          .put("latest p99 ms", percentile(lists, 99))
          .put("heap MB", (heap.totalMemory() - heap.freeMemory()) >> 20)
          .put("resident MB", resident());
    }
  }

  /// How long each conversation takes to be read from the journal, in ms, the quickest first.
  private static double[] reads(FileJournal journal, List<String> conversations) {
    return conversations.stream()
        .mapToDouble(id -> millis(() -> new Conversations(journal).load(id).orElseThrow()))
        .sorted()
        .toArray();
  }

  private static double millis(Supplier<?> action) {
    long begun = System.nanoTime();
    Objects.requireNonNull(action.get());
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double percentile(double[] sorted, int percent) {
    return Math.round(sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] * 100) / 100.0;
  }

  /// The memory of this process that is in the machine's, in megabytes; -1 where nobody tells.
  private static long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  private JsonObject child(Part which, Path data) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lobby.Main"));
    command.addAll(List.of("bench", "store", "--part", which.name(), "--in", data.toString()));
    command.addAll(List.of("--messages", Integer.toString(messages)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("The part " + which + " failed; see above.");
    }
    return new JsonObject(line.substring(line.lastIndexOf('\n') + 1));
  }

  private static void print(PrintWriter out, String what, JsonObject figures) {
    out.printf(Locale.ROOT, "%-20s", what);
    figures.forEach(one -> out.print("  " + one.getKey() + " " + one.getValue()));
    out.println();
    out.flush();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double round(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
