package dev.lobby.cli;

import dev.lobby.knowledge.evaluation.FaqEvaluation;
import dev.lobby.language.embedding.Embedders;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby eval`: how well questions are answered.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures how well questions are answered.",
    subcommands = EvalCommand.Faq.class)
public final class EvalCommand implements Runnable {

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public EvalCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// `lobby eval faq`: trains on a bank's FAQ and asks it other people's questions.
  @Command(
      name = "faq",
      mixinStandardHelpOptions = true,
      description = "Trains on a FAQ and asks it the questions of a test file, each once.")
  static final class Faq implements Callable<Integer> {

    @Option(
        names = "--knowledge",
        required = true,
        paramLabel = "F.csv",
        description = "The FAQ: columns id,answer,question[,language].")
    private Path knowledge;

    @Option(
        names = "--test",
        required = true,
        paramLabel = "T",
        description =
            "The questions: a CSV with the columns category or id, and text or question; or a TSV without header: id,"
                + " question.")
    private Path test;

    @Option(names = "--json", description = "One JSON object with the counts.")
    private boolean json;

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Faq() {
      this.knowledge = Path.of("");
      this.test = Path.of("");
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, Embedders.bundled());
      out.println(
          json
              ? new JsonObject()
                  .put("total", result.total())
                  .put("top1", result.top1())
                  .put("top3", result.top3())
                  .put("answered", result.answered())
                  .put("right", result.right())
                  .put("wrong", result.wrong())
                  .put("suggestedRight", result.suggestedRight())
                  .encode()
              : result.table());
      out.flush();
      return 0;
    }
  }
}
