package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.knowledge.ReleaseBuilder;
import dev.lobby.knowledge.evaluation.PeakMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby train`: makes a release from a bank's files and tells how good it is.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Makes a release from a bank's articles, words, signals and moods, and tells its figures. It takes minutes, and"
            + " tells on the error output how far it is.")
public final class TrainCommand implements Callable<Integer> {

  @Option(
      names = "--bank",
      paramLabel = "DIR",
      description =
          "The folder with articles/ (one <id>.md each), words.yaml, signals/ (<signal>.tsv for every signal, and if"
              + " wanted off-topic.tsv and ordinary.tsv), mood.tsv and, if wanted, feedback.tsv. Where it has no signals/, they are"
              + " those of models/<the folder's name>. Default: the starter bank.")
  private @Nullable Path bank;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the release goes; a release that is there is replaced. Default: the one that answers.")
  private @Nullable Path out;

  @Mixin private ReleaseOptions options;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public TrainCommand() {
    this.options = new ReleaseOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    BankFolders folders = BankFolders.of(bank);
    Settings settings = options.read();
    Path release = out == null ? settings.release() : out.toAbsolutePath().normalize();
    checkReplaceable(release);
    Files.createDirectories(release.resolveSibling("."));
    ReleaseBuilder.Summary summary =
        ReleaseBuilder.build(
            folders.models(), folders.knowledge(), release, settings.embedders(), this::tell);
    PrintWriter printed = spec.commandLine().getOut();
    printed.print(summary.table());
    printed.printf(Locale.ROOT, "%-18s%.0f MB at most%n", "memory", PeakMemory.megabytes());
    printed.printf("%-18s%s%n", "written to", release);
    printed.flush();
    return 0;
  }

  private void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("lobby: " + line);
    err.flush();
  }

  /// What is there is deleted, so it must not be anything but a release.
  private static void checkReplaceable(Path release) throws IOException {
    if (!Files.exists(release) || Files.isRegularFile(release.resolve("manifest.json"))) {
      return;
    }
    if (Files.isDirectory(release)) {
      try (Stream<Path> entries = Files.list(release)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new Settings.Invalid(
        release + " is there and no release, so it is not replaced. Name another with --out.");
  }
}
