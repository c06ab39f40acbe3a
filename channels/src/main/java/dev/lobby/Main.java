package dev.lobby;

import dev.lobby.cli.AskCommand;
import dev.lobby.cli.BackupCommand;
import dev.lobby.cli.BenchCommand;
import dev.lobby.cli.BudgetCommand;
import dev.lobby.cli.ComplaintsCommand;
import dev.lobby.cli.CustomersCommand;
import dev.lobby.cli.DocumentsCommand;
import dev.lobby.cli.EraseCommand;
import dev.lobby.cli.EvalCommand;
import dev.lobby.cli.ExportCommand;
import dev.lobby.cli.GapsCommand;
import dev.lobby.cli.GateCommand;
import dev.lobby.cli.OutboxCommand;
import dev.lobby.cli.RebuildCommand;
import dev.lobby.cli.RecallCommand;
import dev.lobby.cli.ReleasesCommand;
import dev.lobby.cli.RestoreCommand;
import dev.lobby.cli.RetentionCommand;
import dev.lobby.cli.RotateKeyCommand;
import dev.lobby.cli.ServeCommand;
import dev.lobby.cli.StaffCommand;
import dev.lobby.cli.TrainCommand;
import dev.lobby.cli.VerifyCommand;
import dev.lobby.cli.WebhooksCommand;
import dev.lobby.journal.JournalException;
import dev.lobby.keys.KeyException;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.document.UnreadableDocumentException;
import dev.lobby.knowledge.evaluation.MalformedTableException;
import dev.lobby.language.embedding.EmbeddingException;
import dev.lobby.language.entity.MalformedGoldenException;
import dev.lobby.language.feedback.MalformedFeedbackException;
import dev.lobby.language.mood.MalformedMoodsException;
import dev.lobby.language.signal.MalformedExamplesException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point: one command line, one command each.
@Command(
    name = "lobby",
    mixinStandardHelpOptions = true,
    version = "Lobby 0.1.0",
    description = "A conversational customer-service assistant for banks.",
    subcommands = {
      ServeCommand.class,
      AskCommand.class,
      EvalCommand.class,
      TrainCommand.class,
      BudgetCommand.class,
      BenchCommand.class,
      CustomersCommand.class,
      DocumentsCommand.class,
      VerifyCommand.class,
      RebuildCommand.class,
      ComplaintsCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      EraseCommand.class,
      ExportCommand.class,
      GapsCommand.class,
      GateCommand.class,
      ReleasesCommand.class,
      OutboxCommand.class,
      WebhooksCommand.class,
      RecallCommand.class,
      RetentionCommand.class,
      RotateKeyCommand.class,
      StaffCommand.class
    })
public final class Main {

  /// Lucene logs through the JDK's own loggers, and warns that it does without the incubating
  /// vector module; an index of some thousand phrasings does not need it. Held here, because the
  /// JDK forgets loggers nobody holds.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Main() {}

  /// Runs the command line and ends the process with its exit code: 0 done, 1 not done, 2 called
  /// wrongly.
  public static void main(String[] args) {
    LUCENE.setLevel(Level.SEVERE);
    // Chinese must come out right whatever the machine's locale says.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int code = commandLine().execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /// The command line, which explains what goes wrong.
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  /// What a person can mend is told in a sentence; only what is Lobby's own fault shows where it
  /// happened.
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    switch (e) {
      case Settings.Invalid known -> command.getErr().println("lobby: " + known.getMessage());
      case KeyException known -> command.getErr().println("lobby: " + known.getMessage());
      case JournalException known -> command.getErr().println("lobby: " + known.getMessage());
      case UnreadableDocumentException known ->
          command.getErr().println("lobby: " + known.getMessage());
      case MalformedTableException known ->
          command.getErr().println("lobby: " + known.getMessage());
      case ReleaseException known ->
          command
              .getErr()
              .println(
                  "lobby: "
                      + known.getMessage()
                      + ". Train it again with ./lobby train, or name another with --release.");
      case EmbeddingException known -> command.getErr().println("lobby: " + known.getMessage());
      case MalformedContentException known -> command.getErr().println(known.getMessage());
      case MalformedExamplesException known -> command.getErr().println(known.getMessage());
      case MalformedMoodsException known -> command.getErr().println(known.getMessage());
      case MalformedFeedbackException known -> command.getErr().println(known.getMessage());
      case MalformedGoldenException known -> command.getErr().println(known.getMessage());
      case UncheckedIOException known ->
          command.getErr().println("lobby: " + known.getMessage() + " (" + known.getCause() + ")");
      case NoSuchFileException known ->
          command.getErr().println("lobby: there is no file " + known.getMessage() + ".");
      case IOException known ->
          command.getErr().println("lobby: cannot be read or written: " + known + ".");
      default -> {
        command.getErr().println("lobby: this should not have happened:");
        e.printStackTrace(command.getErr());
      }
    }
    return 1;
  }
}
