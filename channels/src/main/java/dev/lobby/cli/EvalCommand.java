package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.dialogue.Hearing;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.Calibration;
import dev.lobby.knowledge.evaluation.Charts;
import dev.lobby.knowledge.evaluation.DataSet;
import dev.lobby.knowledge.evaluation.FaqEvaluation;
import dev.lobby.knowledge.evaluation.Figure;
import dev.lobby.knowledge.evaluation.Floors;
import dev.lobby.knowledge.evaluation.GuardsEvaluation;
import dev.lobby.knowledge.evaluation.HearingEvaluation;
import dev.lobby.knowledge.evaluation.IntentEvaluation;
import dev.lobby.knowledge.evaluation.Measured;
import dev.lobby.knowledge.evaluation.PublicSet;
import dev.lobby.knowledge.evaluation.RiskCoverage;
import dev.lobby.knowledge.evaluation.SetResult;
import dev.lobby.knowledge.evaluation.StarterEvaluation;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityEvaluation;
import dev.lobby.language.entity.EntityRecognizer;
import dev.lobby.language.signal.Signal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby eval`: how well questions are answered, and what else is understood.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures how well questions are answered.")
public final class EvalCommand implements Callable<Integer> {
  private static final String ALL = "all";

  /// What can be measured, in the order of `all`.
  private enum Subject {
    ENTITIES("entities", ""),
    GUARDS("guards", ""),
    HEARING("hearing", ""),
    SAFETY("safety", ""),
    CALLS("calls", ""),
    STARTER("starter", ""),
    FAQ("faq", "banking77"),
    BANKING77("banking77", "banking77"),
    BANKING77_10SHOT("banking77-10shot", "banking77"),
    CLINC150("clinc150", "clinc150"),
    HWU64("hwu64", "hwu64"),
    HINT3("hint3", "hint3/v1");

    private final String wire;
    private final String folder;

    /// @param folder what `--data` has to hold; empty when nothing
    Subject(String wire, String folder) {
      this.wire = wire;
      this.folder = folder;
    }

    /// Returns what is read from the folder.
    private List<PublicSet> sets() {
      return switch (this) {
        case ENTITIES, GUARDS, HEARING, SAFETY, CALLS, STARTER -> List.of();
        case FAQ -> List.of(PublicSet.BANKING77_FAQ_10, PublicSet.BANKING77_FAQ_5);
        case BANKING77 -> List.of(PublicSet.BANKING77);
        case BANKING77_10SHOT -> List.of(PublicSet.BANKING77_FAQ_10);
        case CLINC150 -> List.of(PublicSet.CLINC150);
        case HWU64 -> List.of(PublicSet.HWU64);
        case HINT3 ->
            List.of(
                PublicSet.HINT3_CUREKART, PublicSet.HINT3_POWERPLAY11, PublicSet.HINT3_SOFMATTRESS);
      };
    }

    static String allowed() {
      return Stream.concat(Arrays.stream(values()).map(it -> it.wire), Stream.of(ALL))
          .collect(Collectors.joining(", "));
    }
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "SET",
      description =
          "What to measure: entities, guards, hearing, safety, calls, starter, faq, banking77, banking77-10shot, clinc150, hwu64,"
              + " hint3 or all.")
  private @Nullable String set;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder that holds banking77/, clinc150/, hwu64/ and hint3/v1/; guards listen to those that are there,"
              + " and to multidogo_finance/, for false alarms.")
  private @Nullable Path data;

  @Option(names = "--json", description = "One JSON object a line for each set.")
  private boolean json;

  @Option(
      names = "--check",
      description = "Fails, naming them, when figures are below the bank's golden/floors.json.")
  private boolean check;

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "Where to draw reliability and risk against coverage, as SVG.")
  private @Nullable Path charts;

  @Option(
      names = "--bank",
      paramLabel = "DIR",
      description =
          "The bank with golden/ and its questions and floors. Default: the starter bank.")
  private @Nullable Path bank;

  @Option(
      names = "--knowledge",
      paramLabel = "F.csv",
      description = "With faq: a FAQ of your own: columns id,answer,question[,language].")
  private @Nullable Path knowledge;

  @Option(
      names = "--test",
      paramLabel = "T",
      description =
          "With faq: the questions to ask that FAQ: a CSV with the columns category or id, and text or question; or a"
              + " TSV without header: id, question.")
  private @Nullable Path test;

  @Mixin private ReleaseOptions options;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public EvalCommand() {
    this.options = new ReleaseOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    String name = set;
    if (name == null) {
      throw called("SET is missing; allowed are " + Subject.allowed() + ".");
    }
    if (knowledge != null || test != null) {
      return ownFaq();
    }
    List<Subject> subjects = subjects(name);
    List<String> folders =
        subjects.stream().map(it -> it.folder).filter(it -> !it.isEmpty()).distinct().toList();
    if (data == null && !folders.isEmpty()) {
      throw called(
          name
              + " needs --data DIR, the folder that holds "
              + String.join(", ", folders)
              + (subjects.contains(Subject.FAQ) && subjects.size() == 1
                  ? "; or a FAQ of your own with --knowledge and --test."
                  : "."));
    }
    checkThere(subjects, folders);
    Optional<Floors> floors =
        check
            ? Optional.of(Floors.read(BankFolders.of(bank).golden("floors.json")))
            : Optional.empty();
    List<SetResult> results = new ArrayList<>();
    for (Subject subject : subjects) {
      List<Measured> measured = measure(subject);
      results.addAll(print(measured));
      for (Measured one : measured) {
        draw(one);
      }
    }
    List<String> fallen =
        floors
            .map(it ->
                name.equals(ALL)
                    ? it.violated(results)
                    : results.stream().flatMap(one -> it.violated(one).stream()).toList())
            .orElse(List.of());
    fallen.forEach(it -> spec.commandLine().getErr().println("lobby: " + it));
    return fallen.isEmpty() ? 0 : 1;
  }

  /// Names everything at once that measuring would miss, before the first of many minutes.
  private void checkThere(List<Subject> subjects, List<String> folders) {
    List<Path> missing = new ArrayList<>();
    if (data != null && !folders.isEmpty()) {
      Path given = data;
      if (Files.isDirectory(given)) {
        subjects.stream()
            .flatMap(it -> it.sets().stream())
            .flatMap(it -> it.missing(given).stream())
            .forEach(missing::add);
      } else {
        missing.add(given);
      }
    }
    subjects.stream()
        .flatMap(it -> bankFiles(it).stream())
        .filter(it -> !Files.isRegularFile(it))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      throw new Settings.Invalid(
          "there is no such file or folder: "
              + missing.stream().distinct().map(Path::toString).collect(Collectors.joining(", "))
              + (folders.isEmpty()
                  ? ". --bank DIR names the bank with golden/."
                  : ". --data DIR names the folder that holds "
                      + String.join(", ", folders)
                      + "."));
    }
  }

  private List<Path> bankFiles(Subject subject) {
    BankFolders folders = BankFolders.of(bank);
    return switch (subject) {
      case ENTITIES -> List.of(folders.goldenOfModels("entities.tsv"));
      case GUARDS ->
          List.of(folders.goldenOfModels("guards-zh.tsv"), folders.goldenOfModels("guards-en.tsv"));
      case HEARING -> List.of(folders.goldenOfModels("hearing.tsv"));
      case SAFETY -> List.of(folders.goldenOfModels("safety.tsv"));
      case CALLS -> List.of(folders.goldenOfModels("calls.tsv"));
      case STARTER -> List.of(folders.golden("questions.tsv"));
      case FAQ, BANKING77, BANKING77_10SHOT, CLINC150, HWU64, HINT3 -> List.of();
    };
  }

  private List<Subject> subjects(String name) {
    if (name.equals(ALL)) {
      return List.of(Subject.values());
    }
    return Arrays.stream(Subject.values())
        .filter(it -> it.wire.equals(name))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () -> called("there is no set '" + name + "'; allowed are " + Subject.allowed() + "."));
  }

  private ParameterException called(String wrongly) {
    return new ParameterException(spec.commandLine(), wrongly);
  }

  private List<Measured> measure(Subject subject) throws IOException {
    return switch (subject) {
      case ENTITIES -> entities();
      case GUARDS -> guards();
      case HEARING -> hearing();
      case SAFETY -> safety();
      case CALLS -> calls();
      case STARTER -> starter();
      case BANKING77_10SHOT -> List.of(intents(tenShot()));
      case FAQ, BANKING77, CLINC150, HWU64, HINT3 ->
          subject.sets().stream().map(it -> intents(read(it))).toList();
    };
  }

  private Measured intents(DataSet questions) {
    return IntentEvaluation.run(questions, options.read().embedders());
  }

  private DataSet read(PublicSet publicSet) {
    return publicSet.read(data == null ? Path.of("") : data);
  }

  /// Ten questions an intent and nothing else: what others report as ten shots.
  private DataSet tenShot() {
    DataSet faq = read(PublicSet.BANKING77_FAQ_10);
    return new DataSet(
        Subject.BANKING77_10SHOT.wire, faq.train(), faq.validation(), faq.test(), Map.of());
  }

  private List<Measured> starter() {
    Settings settings = options.read();
    Path questions = BankFolders.of(bank).golden("questions.tsv");
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      return StarterEvaluation.run(release, questions);
    }
  }

  private List<Measured> guards() {
    Settings settings = options.read();
    Path golden = BankFolders.of(bank).goldenOfModels("");
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      return GuardsEvaluation.run(release, golden, Optional.ofNullable(data)).sets().stream()
          .map(it -> new Measured(it, List.of()))
          .toList();
    }
  }

  private List<Measured> hearing() {
    Settings settings = options.read();
    Path golden = BankFolders.of(bank).goldenOfModels("hearing.tsv");
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      return HearingEvaluation.run(
              Subject.HEARING.wire,
              golden,
              Hearing.names(),
              (name, text) -> Hearing.of(name).isIn(release.interpreter().interpret(text)))
          .stream()
          .map(it -> new Measured(it, List.of()))
          .toList();
    }
  }

  private List<Measured> safety() {
    Settings settings = options.read();
    Path golden = BankFolders.of(bank).goldenOfModels("safety.tsv");
    List<Measured> measured = new ArrayList<>();
    try (Release release = Release.open(settings.release(), settings.embedders());
        Rehearsal rehearsal = new Rehearsal(release)) {
      for (Rehearsal.Before before : Rehearsal.Before.ordinary()) {
        HearingEvaluation.run(
                Subject.SAFETY.wire + "-" + before.wire(),
                golden,
                Set.of(Signal.SELF_HARM.wire()),
                (name, text) -> rehearsal.bringsForDanger(before, text))
            .forEach(it -> measured.add(new Measured(it, List.of())));
      }
    }
    return measured;
  }

  private List<Measured> calls() {
    Settings settings = options.read();
    Path golden = BankFolders.of(bank).goldenOfModels("calls.tsv");
    try (Release release = Release.open(settings.release(), settings.embedders());
        Rehearsal rehearsal = new Rehearsal(release)) {
      return HearingEvaluation.run(
              Subject.CALLS.wire, golden, Rehearsal.OfCalls.names(), rehearsal::does)
          .stream()
          .map(it -> new Measured(it, List.of()))
          .toList();
    }
  }

  private List<Measured> entities() throws IOException {
    EntityEvaluation evaluation =
        EntityEvaluation.of(
            new EntityRecognizer(List.of()), BankFolders.of(bank).goldenOfModels("entities.tsv"));
    List<Measured> measured = new ArrayList<>();
    measured.add(entities("entities", evaluation.overall()));
    for (Entity.Kind kind : Entity.Kind.values()) {
      if (evaluation.score(kind).expected() > 0) {
        measured.add(entities("entities-" + kind.wire(), evaluation.score(kind)));
      }
    }
    return measured;
  }

  private static Measured entities(String name, EntityEvaluation.Score score) {
    return new Measured(
        new SetResult(
            name,
            Map.of(
                Figure.PRECISION, score.precision(),
                Figure.RECALL, score.recall(),
                Figure.F1, score.f1())),
        List.of());
  }

  private List<SetResult> print(List<Measured> measured) {
    PrintWriter out = spec.commandLine().getOut();
    List<SetResult> results = measured.stream().map(Measured::result).toList();
    if (json) {
      results.forEach(it -> out.println(it.json()));
    } else {
      out.println(SetResult.table(results));
    }
    out.flush();
    return results;
  }

  private void draw(Measured measured) throws IOException {
    if (charts == null || measured.inScope().isEmpty()) {
      return;
    }
    String name = measured.result().set();
    Files.createDirectories(charts);
    Files.writeString(
        charts.resolve(name + "-reliability.svg"),
        Charts.reliability(
            name, new LinkedHashMap<>(Map.of(name, Calibration.bins(measured.inScope())))));
    Files.writeString(
        charts.resolve(name + "-risk-coverage.svg"),
        Charts.riskCoverage(
            name, new LinkedHashMap<>(Map.of(name, RiskCoverage.curve(measured.inScope())))));
  }

  private int ownFaq() {
    if (!Subject.FAQ.wire.equals(set) || knowledge == null || test == null) {
      throw called("--knowledge F.csv and --test T go together, with faq.");
    }
    PrintWriter out = spec.commandLine().getOut();
    FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, options.read().embedders());
    if (json) {
      result
          .tooSmall()
          .ifPresent(it -> spec.commandLine().getErr().println("lobby: too small: " + it + "."));
      result
          .conflicts()
          .forEach(it -> spec.commandLine().getErr().println("lobby: conflict: " + it + "."));
    }
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
