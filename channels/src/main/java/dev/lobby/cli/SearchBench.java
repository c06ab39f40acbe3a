package dev.lobby.cli;

import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.search.PassageIndex;
import dev.lobby.knowledge.search.PhrasingIndex;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench search`: how long one thread takes to find what phrasings and passages say about a
/// question, beside a plain scan of all of them, as there are more and more.
///
/// Embedding the question is not in it; `lobby bench understand` measures that.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Latency of searching phrasings and passages as they grow, beside a plain scan.")
final class SearchBench implements Callable<Integer> {
  private static final long SEED = 20_26;
  private static final int PHRASINGS_A_TOPIC = 20;
  private static final int TOPICS = 5000;
  private static final int WARM_UP = 300;
  private static final int FOUND = 10;

  @Option(
      names = "--phrasings",
      split = ",",
      defaultValue = "10000,30000,100000",
      paramLabel = "N",
      description = "Numbers of phrasings, 20 to an article. Default: ${DEFAULT-VALUE}.")
  private int[] phrasings;

  @Option(
      names = "--passages",
      split = ",",
      defaultValue = "2000,6000,20000",
      paramLabel = "N",
      description =
          "Numbers of passages; the index of 200000 takes ten minutes to build. Default: ${DEFAULT-VALUE}.")
  private int[] passages;

  @Option(
      names = "--questions",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Questions asked of each. Default: ${DEFAULT-VALUE}.")
  private int questions;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  SearchBench() {
    this.phrasings = new int[0];
    this.passages = new int[0];
    this.spec = CommandSpec.create();
  }

  /// What was measured of one size.
  ///
  /// @param count how many phrasings or passages
  /// @param cpuP99Ms the processor's time, which others on the machine do not lengthen
  /// @param right the share of questions whose article came first, or of whose topic one of ten
  ///   passages is
  /// @param scanMs the median of a plain scan
  private record Row(
      int count,
      double p50Ms,
      double p99Ms,
      double cpuP99Ms,
      double indexMb,
      double heapMb,
      double buildSeconds,
      double right,
      double scanMs) {

    JsonObject json(String of) {
      return new JsonObject()
          .put(of, count)
          .put("p50Ms", p50Ms)
          .put("p99Ms", p99Ms)
          .put("cpuP99Ms", cpuP99Ms)
          .put("indexMb", indexMb)
          .put("heapMb", heapMb)
          .put("buildSeconds", buildSeconds)
          .put("found", right)
          .put("scanP50Ms", scanMs);
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Row> ofPhrasings = new ArrayList<>();
    for (int count : phrasings) {
      ofPhrasings.add(inDirectory(directory -> phrasings(count, directory)));
    }
    List<Row> ofPassages = new ArrayList<>();
    for (int count : passages) {
      ofPassages.add(inDirectory(directory -> passages(count, directory)));
    }
    if (json) {
      out.println(
          new JsonObject()
              .put("rows", array(ofPhrasings, "phrasings"))
              .put("passages", array(ofPassages, "passages"))
              .encode());
    } else {
      out.printf(
          Locale.ROOT,
          "%d processors, JDK %s, %d questions each by one thread, without embedding them%n",
          Runtime.getRuntime().availableProcessors(),
          Runtime.version(),
          questions);
      print(out, "phrasings", ofPhrasings);
      print(out, "passages", ofPassages);
    }
    out.flush();
    return 0;
  }

  private static JsonArray array(List<Row> rows, String of) {
    return new JsonArray(rows.stream().map(row -> row.json(of)).toList());
  }

  private static void print(PrintWriter out, String of, List<Row> rows) {
    out.printf(
        "%10s  %8s  %8s  %8s  %8s  %8s  %8s  %7s  %13s%n",
        of,
        "p50 ms",
        "p99 ms",
        "of CPU",
        "index MB",
        "heap MB",
        "built s",
        "found",
        "plain scan ms");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%10d  %8.2f  %8.2f  %8.2f  %8.1f  %8.1f  %8.1f  %5.1f %%  %13.2f%n",
          row.count,
          row.p50Ms,
          row.p99Ms,
          row.cpuP99Ms,
          row.indexMb,
          row.heapMb,
          row.buildSeconds,
          100 * row.right,
          row.scanMs);
    }
  }

  /// A measurement that needs a directory.
  private interface Measurement {
    Row in(Path directory) throws IOException;
  }

  private static Row inDirectory(Measurement measurement) throws IOException {
    Path directory = Files.createTempDirectory("lobby-bench");
    try {
      return measurement.in(directory);
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Row phrasings(int count, Path path) throws IOException {
    SyntheticBank bank = new SyntheticBank(SEED, Math.max(1, count / PHRASINGS_A_TOPIC));
    List<LabelledUtterance> texts = bank.phrasings(PHRASINGS_A_TOPIC);
    List<String> labels = bank.labels();
    try (Directory directory = FSDirectory.open(path)) {
      long begun = System.nanoTime();
      PhrasingIndex.write(directory, texts);
      double built = seconds(begun);
      long before = heap();
      try (PhrasingIndex index = PhrasingIndex.open(directory, labels)) {
        double held = Math.max(0, heap() - before) / 1e6;
        PlainScan scan = new PlainScan(texts.stream().map(LabelledUtterance::text).toList());
        Asked asked =
            ask(
                bank,
                labels.size(),
                (question, language, topic) ->
                    index.evidence(question, language).best().map(it -> it == topic).orElse(false));
        double plain = median(bank, labels.size(), scan);
        return new Row(
            texts.size(),
            asked.p50,
            asked.p99,
            asked.cpuP99,
            megabytes(path),
            held,
            built,
            asked.right,
            plain);
      }
    }
  }

  private Row passages(int count, Path path) throws IOException {
    int topics = Math.clamp(count / 4, 1, TOPICS);
    SyntheticBank bank = new SyntheticBank(SEED, topics);
    try (Directory directory = FSDirectory.open(path)) {
      long begun = System.nanoTime();
      PassageIndex.write(directory, bank.documents(count), bank);
      double built = seconds(begun);
      long before = heap();
      try (PassageIndex index = PassageIndex.open(directory, bank)) {
        double held = Math.max(0, heap() - before) / 1e6;
        Asked asked =
            ask(
                bank,
                topics,
                (question, language, topic) ->
                    index.search(question, language, FOUND).stream()
                        .anyMatch(found -> SyntheticBank.topicOf(found.passage()) == topic));
        List<String> texts = new ArrayList<>();
        for (Document document : bank.documents(Math.min(count, PlainScan.MOST))) {
          document.passages().forEach(passage -> texts.add(passage.text()));
        }
        double plain = median(bank, topics, new PlainScan(texts)) * count / texts.size();
        return new Row(
            count,
            asked.p50,
            asked.p99,
            asked.cpuP99,
            megabytes(path),
            held,
            built,
            asked.right,
            plain);
      }
    }
  }

  /// One search, which says whether what it found is about the topic.
  private interface Search {
    boolean finds(String question, Language language, int topic);
  }

  /// What asking took, in milliseconds.
  private record Asked(double p50, double p99, double cpuP99, double right) {}

  private Asked ask(SyntheticBank bank, int topics, Search search) {
    Random random = new Random(SEED);
    double[] millis = new double[questions];
    double[] cpu = new double[questions];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int right = 0;
    for (int i = -WARM_UP; i < questions; i++) {
      int topic = random.nextInt(topics);
      int language = random.nextInt(2);
      String question = bank.question(topic, language, random);
      long worked = threads.getCurrentThreadCpuTime();
      long begun = System.nanoTime();
      boolean found = search.finds(question, language == 0 ? Language.ZH : Language.EN, topic);
      long took = System.nanoTime() - begun;
      if (i >= 0) {
        millis[i] = took / 1e6;
        cpu[i] = (threads.getCurrentThreadCpuTime() - worked) / 1e6;
        right += found ? 1 : 0;
      }
    }
    Arrays.sort(millis);
    Arrays.sort(cpu);
    int last = (int) (questions * 0.99);
    return new Asked(millis[questions / 2], millis[last], cpu[last], (double) right / questions);
  }

  private static double median(SyntheticBank bank, int topics, PlainScan scan) {
    Random random = new Random(SEED);
    double[] millis = new double[21];
    for (int i = -5; i < millis.length; i++) {
      String question = bank.question(random.nextInt(topics), random.nextInt(2), random);
      long begun = System.nanoTime();
      scan.best(question);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /// Returns the bytes that live on the heap.
  private static long heap() {
    // What the first leaves to be cleaned up the second takes.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double megabytes(Path directory) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1e6;
  }
}
