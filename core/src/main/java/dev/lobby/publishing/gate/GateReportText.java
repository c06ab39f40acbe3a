package dev.lobby.publishing.gate;

import dev.lobby.knowledge.LeftOut;
import dev.lobby.publishing.gate.GateRules.Breach;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A report to be read, with headings in both languages.
public final class GateReportText {
  private static final int LONGEST = 400;

  private final StringBuilder text = new StringBuilder();
  private final Formatter out = new Formatter(text, Locale.ROOT);

  private GateReportText() {}

  /// Returns the report.
  ///
  /// @param examples how many of its examples at most
  public static String of(GateReport report, int examples) {
    GateReportText written = new GateReportText();
    written.write(report, examples);
    return written.text.toString();
  }

  private void write(GateReport report, int examples) {
    GateFigures figures = report.figures();
    out.format("Present    现行发布    %s%n", report.present());
    out.format("Candidate  候选发布    %s%n", report.candidate());
    out.format(
        "Replayed   重放        %d turns 轮次 of the last %d days, %d questions of the regression"
            + " set 回归问题; %.0f a second%n",
        figures.turns().asked(), figures.days(), figures.regression().asked(), report.perSecond());
    left(figures);
    out.format("%n");
    out.format("%9s  %9s%n", "turns", "regression");
    out.format("%9s  %8s%n", "轮次", "回归集");
    row("same  相同", figures.turns().same(), figures.regression().same());
    for (Effect effect : Effect.values()) {
      row(effect.title(), figures.turns().count(effect), figures.regression().count(effect));
    }
    row("known how to decide  已知正误", figures.turns().judged(), figures.regression().judged());
    row(
        "answered wrongly now  现行答错",
        figures.turns().wrongBefore(),
        figures.regression().wrongBefore());
    row(
        "answered wrongly then  候选答错",
        figures.turns().wrongAfter(),
        figures.regression().wrongAfter());
    found(report);
    examples(report.examples(), examples);
    out.format("%n");
    verdict(report);
  }

  private void left(GateFigures figures) {
    if (figures.cut() > 0) {
      out.format(
          "  %d older turns of these days were left out: gate.turns. 更早的轮次未重放。%n", figures.cut());
    }
    if (figures.erased() > 0) {
      out.format("  %d turns have no words any more. 已删除或清空，无法重放。%n", figures.erased());
    }
    if (figures.human() > 0) {
      out.format("  %d turns were a person's to answer. 人工处理中，助手不作答。%n", figures.human());
    }
    if (figures.drifted() > 0) {
      out.format(
          "  %d turns are decided otherwise than at the time by the same release: Lobby or a setting"
              + " changed since. 与当时的决定不一致。%n",
          figures.drifted());
    }
  }

  private void found(GateReport report) {
    if (report.found().isEmpty()) {
      return;
    }
    out.format("%n");
    out.format(
        "Found by their own phrasings when those are left out  去掉自己的问法后能否找到: %d new or changed"
            + " articles, %d by fewer than half 不到一半%n",
        report.found().size(), report.seldomFound());
    for (OwnPhrasings own : report.found()) {
      for (LeftOut leftOut : own.leftOut()) {
        out.format(
            "%s %s  %s: %d of %d phrasings left out, %d answered 答上, %d offered 建议%n",
            leftOut.isSeldomFound() ? "!" : " ",
            own.article(),
            leftOut.language().wire(),
            leftOut.asked(),
            leftOut.phrasings(),
            leftOut.answered(),
            leftOut.offered());
      }
    }
  }

  private void examples(List<Example> all, int most) {
    if (all.isEmpty() || most == 0) {
      return;
    }
    out.format("%n");
    out.format(
        "Examples  示例: %d of %d questions that are treated differently, the most asked first%n",
        Math.min(most, all.size()), all.size());
    for (Example example : all.subList(0, Math.min(most, all.size()))) {
      out.format("%n");
      out.format(
          "%d x  %s%n", Math.max(example.turns(), example.regression()), one(example.words()));
      for (Effect effect : example.effects()) {
        out.format("  * %s%n", effect.title());
      }
      said("now   现行", example.present());
      said("then  候选", example.candidate());
    }
  }

  private void said(String title, Said said) {
    StringBuilder likeliest = new StringBuilder();
    for (Said.Candidate candidate : said.likeliest()) {
      likeliest
          .append(likeliest.isEmpty() ? "" : ", ")
          .append(candidate.article())
          .append(String.format(Locale.ROOT, " %.1f %%", 100 * candidate.probability()));
    }
    out.format(
        "  %s: %s%s%s  [%s; answered from %.1f %%]%n",
        title,
        said.say(),
        said.articles().isEmpty() ? "" : " " + String.join(", ", said.articles()),
        said.route() == null ? "" : " + a person (" + said.route() + ")",
        likeliest,
        100 * said.answerThreshold());
    if (!said.words().isEmpty()) {
      out.format("    | %s%n", one(said.words()));
    }
  }

  private void verdict(GateReport report) {
    out.format(
        "%s%n", report.passed() ? "The gate lets it pass. 通过。" : "The gate refuses it. 未通过：");
    report.breaches().forEach(this::breach);
    if (!report.tooFew().isEmpty()) {
      out.format(
          "Told only, of fewer than %d messages (gate.minQuestions). 样本太少，仅供参考：%n",
          report.rules().minQuestions());
      report.tooFew().forEach(this::breach);
    }
  }

  private void breach(Breach breach) {
    out.format(
        "  %s: %.2f %% of the %s (%d of %d), at most %.2f %% is allowed%n",
        breach.limit(),
        100 * breach.found(),
        of(breach.of()),
        breach.count(),
        breach.among(),
        100 * breach.allowed());
  }

  private static String of(String what) {
    return switch (what) {
      case "turns" -> "turns 轮次";
      case "regression" -> "regression set 回归集";
      default -> "messages of which the right decision is known 已知正误的消息";
    };
  }

  private void row(String title, int turns, int regression) {
    out.format("%9d  %9d  %s%n", turns, regression, title);
  }

  /// Text on one line, and no longer than anybody reads.
  private static String one(String words) {
    String line = words.replaceAll("\\s*\\R\\s*", " / ").replaceAll("\\p{Cntrl}", "");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
