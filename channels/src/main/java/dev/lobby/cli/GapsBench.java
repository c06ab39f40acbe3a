package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.publishing.gap.GapsMeasurement;
import dev.lobby.publishing.overlap.Overlap;
import dev.lobby.publishing.overlap.Overlaps;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench gaps`: how fast questions of one meaning are found together, how well, and what the
/// release's articles have in common.
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    description =
        "Groups the phrasings of the release as if they were questions without an answer, and lists"
            + " its overlapping articles.")
final class GapsBench implements Callable<Integer> {
  /// Of each article, for the quality: as many as a gap might have.
  private static final int OF_EACH = 8;

  @Mixin private ReleaseOptions options;

  @Option(
      names = "--questions",
      defaultValue = "20000",
      paramLabel = "N",
      description = "How many questions of one language to group. Default: ${DEFAULT-VALUE}.")
  private int questions;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  GapsBench() {
    this.options = new ReleaseOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Settings settings = options.read();
    Embedders embedders = settings.embedders();
    JsonObject all = new JsonObject();
    PrintWriter out = spec.commandLine().getOut();
    try (Release release = Release.open(settings.release(), embedders)) {
      JsonArray rows = new JsonArray();
      if (!json) {
        out.printf(
            "%-28s%10s%9s%9s%9s%11s%8s%n",
            "", "questions", "embed s", "group s", "groups", "precision", "recall");
      }
      for (Language language : List.of(Language.ZH, Language.EN)) {
        String name = language.wire();
        row(
            rows,
            name + ", " + OF_EACH + " an article",
            GapsMeasurement.ofPhrasings(release, embedders, language, OF_EACH));
        row(rows, name + ", many", GapsMeasurement.ofMany(release, embedders, language, questions));
      }
      all.put("rows", rows);
      long begun = System.nanoTime();
      List<Overlap> overlaps = new Overlaps(embedders).of(release.articles());
      double seconds = (System.nanoTime() - begun) / 1e9;
      all.put("overlaps", overlaps.size()).put("overlapsSeconds", seconds);
      if (json) {
        out.println(all.encode());
      } else {
        print(overlaps, release.articles().size(), seconds);
      }
    }
    out.flush();
    return 0;
  }

  private void row(JsonArray rows, String name, GapsMeasurement measured) {
    rows.add(
        new JsonObject()
            .put("of", name)
            .put("questions", measured.questions())
            .put("embedSeconds", measured.embedSeconds())
            .put("groupSeconds", measured.groupSeconds())
            .put("groups", measured.groups())
            .put("together", measured.together())
            .put("precision", measured.precision())
            .put("recall", measured.recall()));
    if (!json) {
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%-28s%10d%9.1f%9.1f%9d%9.1f %%%6.1f %%%n",
              name,
              measured.questions(),
              measured.embedSeconds(),
              measured.groupSeconds(),
              measured.groups(),
              100 * measured.precision(),
              100 * measured.recall());
    }
  }

  private void print(List<Overlap> overlaps, int articles, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%n%d overlaps of %d articles, found in %.1f s%n",
        overlaps.size(),
        articles,
        seconds);
    for (Overlap it : overlaps) {
      out.printf(
          Locale.ROOT,
          "%s %s %.2f  %s | %s  %s%n",
          it.language().wire(),
          it.kind().wire(),
          it.alike(),
          it.one(),
          it.other(),
          it.value() == null ? "" : it.oneValue() + " / " + it.otherValue());
      if (!it.onePiece().isEmpty()) {
        out.println("    " + it.onePiece());
        out.println("    " + it.otherPiece());
      }
    }
  }
}
