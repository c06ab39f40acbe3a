package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.knowledge.Release;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench understand`: how long one thread takes from an utterance to the probability of each
/// article, and which expert takes it, beside the n-grams alone.
@Command(
    name = "understand",
    mixinStandardHelpOptions = true,
    description = "Latency of understanding and matching an utterance of up to 20 tokens, by JMH.")
final class UnderstandBench implements Callable<Integer> {
  /// Parts of the whole and what they are called, the baseline second.
  private static final Map<String, String> NAMES =
      Map.of(
          "whole", "text to probabilities",
          "words", "n-grams alone",
          "meaning", "sentence encoder, kernel",
          "signals", "signals",
          "matching", "BM25, fusion");

  private static final List<String> PARTS =
      List.of("whole", "words", "meaning", "signals", "matching");
  private static final int MEASUREMENTS = 3;

  @Mixin private ReleaseOptions options;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description = "Length of one measurement, of which there are 3. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--forks",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "JVMs for each figure, one after the other; 0 for this one, which is quicker and less exact. Default:"
              + " ${DEFAULT-VALUE}.")
  private int forks;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  UnderstandBench() {
    this.options = new ReleaseOptions();
    this.spec = CommandSpec.create();
  }

  /// One figure of one language.
  private record Latency(double meanMicros, double p50Micros, double p99Micros) {}

  @Override
  public Integer call() throws RunnerException {
    Settings settings = options.read();
    // Wrong settings are told here, in a sentence, and not by JMH.
    Release.open(settings.release(), settings.embedders()).close();
    System.setProperty("jmh.ignoreLock", "true");
    System.setProperty(UnderstandingState.RELEASE, settings.release().toString());
    System.setProperty(
        UnderstandingState.EMBEDDINGS, settings.embeddings().map(Path::toString).orElse(""));
    TimeValue time = TimeValue.milliseconds(Math.max(1, Math.round(1000 * seconds)));
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^\\Q" + UnderstandingState.class.getName() + "\\E\\.")
                    .threads(1)
                    .forks(forks)
                    .warmupIterations(2)
                    .warmupTime(time)
                    .measurementIterations(MEASUREMENTS)
                    .measurementTime(time)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .jvmArgsAppend(
                        property(UnderstandingState.RELEASE),
                        property(UnderstandingState.EMBEDDINGS))
                    .build())
            .run();
    Map<String, Latency> latencies = new HashMap<>();
    for (RunResult result : results) {
      Statistics statistics = result.getPrimaryResult().getStatistics();
      latencies.put(
          result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("language"),
          new Latency(
              statistics.getMean(), statistics.getPercentile(50), statistics.getPercentile(99)));
    }
    print(latencies);
    return 0;
  }

  private static String property(String name) {
    return "-D" + name + "=" + System.getProperty(name, "");
  }

  private void print(Map<String, Latency> latencies) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonObject object = new JsonObject();
      for (String language : List.of("zh", "en")) {
        JsonObject own = new JsonObject();
        for (String part : PARTS) {
          Latency latency = latency(latencies, part, language);
          own.put(
              part,
              new JsonObject()
                  .put("p50Micros", latency.p50Micros)
                  .put("p99Micros", latency.p99Micros)
                  .put(
                      "share",
                      latency.meanMicros / latency(latencies, "whole", language).meanMicros));
        }
        object.put(language, own);
      }
      out.println(object.encode());
    } else {
      out.printf(
          "%-26s%12s%12s%9s%15s%12s%9s%n",
          "ms", "zh p50", "p99", "share", "en p50", "p99", "share");
      for (String part : PARTS) {
        out.printf("%-26s", NAMES.getOrDefault(part, part));
        for (String language : List.of("zh", "en")) {
          Latency latency = latency(latencies, part, language);
          out.printf(
              Locale.ROOT,
              language.equals("zh") ? "%12.3f%12.3f%7.0f %%" : "%15.3f%12.3f%7.0f %%",
              latency.p50Micros / 1000,
              latency.p99Micros / 1000,
              100 * latency.meanMicros / latency(latencies, "whole", language).meanMicros);
        }
        out.println();
      }
    }
    out.flush();
  }

  private static Latency latency(Map<String, Latency> latencies, String part, String language) {
    return latencies.getOrDefault(part + " " + language, new Latency(0, 0, 0));
  }
}
