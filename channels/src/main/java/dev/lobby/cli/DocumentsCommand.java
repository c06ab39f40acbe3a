package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.evaluation.PassageEvaluation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby documents`: handbooks and notices, as Lobby reads them.
@Command(
    name = "documents",
    mixinStandardHelpOptions = true,
    subcommands = {DocumentsCommand.Read.class, DocumentsCommand.Eval.class},
    description = "Reads long documents: docx, xlsx, pdf, html, Markdown, CSV, plain text.")
public final class DocumentsCommand implements Runnable {

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public DocumentsCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// `lobby documents eval`: how well passages are found and quoted.
  @Command(
      name = "eval",
      mixinStandardHelpOptions = true,
      description =
          "Asks a release questions that passages of its documents answer: how many are quoted, and"
              + " how many of those wrongly.")
  static final class Eval implements Callable<Integer> {

    @Option(
        names = "--questions",
        paramLabel = "FILE",
        description =
            "A TSV: the passage, such as handbook#12, or - for none; zh or en; the question. Default:"
                + " the starter bank's golden/handbook-questions.tsv.")
    private @Nullable Path questions;

    @Mixin private ReleaseOptions options;

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Eval() {
      this.options = new ReleaseOptions();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
      Settings settings = options.read();
      Path file =
          questions == null ? BankFolders.of(null).golden("handbook-questions.tsv") : questions;
      try (Release release = Release.open(settings.release(), settings.embedders())) {
        PassageEvaluation.run(release, file)
            .forEach(it -> spec.commandLine().getOut().println(it.sentence()));
      }
      return 0;
    }
  }

  /// `lobby documents read`: the passages of a file, or what is wrong with it; nothing is stored.
  @Command(
      name = "read",
      mixinStandardHelpOptions = true,
      description = "Prints the passages of a file, or what is wrong with it; nothing is stored.")
  static final class Read implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The document; its name says nothing.")
    private Path file;

    @Option(
        names = "--max-mb",
        defaultValue = "50",
        paramLabel = "MB",
        description = "The largest file that is read. Default: ${DEFAULT-VALUE}.")
    private int maxMegabytes;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Read() {
      this.file = Path.of("");
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      if (maxMegabytes < 1 || maxMegabytes > 1024) {
        throw new ParameterException(
            spec.commandLine(), "--max-mb is between 1 and 1024, not " + maxMegabytes + ".");
      }
      ReadingLimits limits = ReadingLimits.DEFAULT.withBytes((long) maxMegabytes << 20);
      long begun = System.nanoTime();
      Document document = new DocumentReader(limits, InstantSource.system()).read(file);
      long took = (System.nanoTime() - begun) / 1_000_000;
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(document).encodePrettily());
      } else {
        print(document, out);
        out.printf(
            Locale.ROOT,
            "%s: %s, %d passages in %d ms, SHA-256 %s%n",
            document.title(),
            document.type().wire(),
            document.passages().size(),
            took,
            document.sha256());
      }
      out.flush();
      return 0;
    }

    private static void print(Document document, PrintWriter out) {
      for (Passage passage : document.passages()) {
        out.printf(
            Locale.ROOT,
            "#%d%s  %s%n%s%n%n",
            passage.number(),
            passage.page() == 0 ? "" : "  p. " + passage.page(),
            String.join(" › ", passage.headings()),
            passage.text());
      }
      for (Document.Note note : document.notes()) {
        out.println(note.en() + " " + note.zh());
      }
    }

    private static JsonObject json(Document document) {
      JsonArray passages = new JsonArray();
      for (Passage passage : document.passages()) {
        passages.add(
            new JsonObject()
                .put("id", passage.id())
                .put("headings", new JsonArray(passage.headings()))
                .put("page", passage.page() == 0 ? null : passage.page())
                .put("language", passage.language().wire())
                .put("text", passage.text()));
      }
      JsonArray notes = new JsonArray();
      for (Document.Note note : document.notes()) {
        notes.add(new JsonObject().put("en", note.en()).put("zh", note.zh()));
      }
      return new JsonObject()
          .put("title", document.title())
          .put("type", document.type().wire())
          .put("sha256", document.sha256())
          .put("notes", notes)
          .put("passages", passages);
    }
  }
}
