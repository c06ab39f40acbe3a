package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.match.BinomialBound;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalDetector;
import dev.lobby.language.signal.SignalScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Measures how well signals are heard: in golden lines that nothing was trained on, and in vain in
/// ordinary messages of the public sets.
public final class GuardsEvaluation {
  private static final double CONFIDENCE = 0.95;
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private static final List<PublicSet> SETS =
      List.of(
          PublicSet.BANKING77,
          PublicSet.CLINC150,
          PublicSet.HWU64,
          PublicSet.HINT3_CUREKART,
          PublicSet.HINT3_POWERPLAY11,
          PublicSet.HINT3_SOFMATTRESS,
          PublicSet.MULTIDOGO_FINANCE);

  /// The intents of the public sets that are a signal, so that hearing it there is no false alarm.
  /// Chosen by what their names and descriptions say, not by what is heard in them.
  private static final Map<Signal, Set<String>> OWN_INTENTS =
      Map.of(
          Signal.PERSON,
          Set.of("CHAT_WITH_AGENT", "CHAT_WITH_AN_AGENT"),
          // A phone is no card, but what it pays with is out of the owner's hands too.
          Signal.LOST_CARD,
          Set.of(
              "lost_or_stolen_card",
              "lost_or_stolen_phone",
              "card_swallowed",
              "compromised_card",
              "report_lost_card",
              "freeze_account",
              "reportlostcard"),
          // Cards are products.
          Signal.PRODUCT_INTEREST,
          Set.of(
              "getting_spare_card",
              "getting_virtual_card",
              "get_disposable_virtual_card",
              "order_physical_card",
              "new_card",
              "openaccount"),
          Signal.FRAUD,
          Set.of("compromised_card", "report_fraud"),
          Signal.DISPUTED_TRANSACTION,
          Set.of(
              "card_payment_not_recognised",
              "cash_withdrawal_not_recognised",
              "direct_debit_payment_not_recognised",
              "transaction_charged_twice",
              "extra_charge_on_statement",
              "compromised_card",
              "report_fraud",
              "disputecharge",
              "ACCOUNT_BALANCE_DEDUCTED"));

  private GuardsEvaluation() {}

  /// In how many of how many messages something was heard.
  public record Count(int heard, int of) {

    private Count plus(boolean isHeard) {
      return new Count(heard + (isHeard ? 1 : 0), of + 1);
    }

    /// Returns the share, 0 when there are none.
    public double share() {
      return of == 0 ? 0 : (double) heard / of;
    }

    /// Returns the Wilson interval of the share at 95 %.
    public BinomialBound.Interval interval() {
      return BinomialBound.wilson(heard, of, CONFIDENCE);
    }
  }

  /// One signal in the golden lines of one language.
  ///
  /// @param recall of the lines that give the signal, those it was heard in
  /// @param falseAlarms of the lines that give no signal at all, those it was heard in
  public record Golden(Language language, Signal signal, Count recall, Count falseAlarms) {}

  /// How well signals are heard.
  ///
  /// @param golden for each language and signal
  /// @param ordinary of the public messages whose intent is not the signal, those it was heard in;
  ///   empty without the public sets
  /// @param anyOrdinary of all public messages, those with at least one false alarm
  public record Result(List<Golden> golden, Map<Signal, Count> ordinary, Count anyOrdinary) {

    /// Copies the lists.
    public Result {
      golden = List.copyOf(golden);
      ordinary = Map.copyOf(ordinary);
    }

    /// Returns the figures: of all guards, of each in the public messages, and of each in the
    /// golden lines of a language.
    ///
    /// The recall of `guards` is the mean over signals and languages, its false alarms are the
    /// public messages in which any guard was heard in vain.
    public List<SetResult> sets() {
      List<SetResult> sets = new ArrayList<>();
      List<Golden> measured = golden.stream().filter(it -> it.recall.of > 0).toList();
      Map<Figure, Double> all = new EnumMap<>(Figure.class);
      all.put(
          Figure.RECALL,
          measured.stream().mapToDouble(it -> it.recall.share()).average().orElse(0));
      if (anyOrdinary.of > 0) {
        all.put(Figure.FALSE_ALARMS, anyOrdinary.share());
      }
      sets.add(new SetResult("guards", all));
      for (Signal signal : Signal.values()) {
        Count count = ordinary.get(signal);
        if (count != null) {
          sets.add(
              new SetResult("guards-" + signal.wire(), Map.of(Figure.FALSE_ALARMS, count.share())));
        }
      }
      for (Golden it : measured) {
        BinomialBound.Interval interval = it.recall.interval();
        sets.add(
            new SetResult(
                "guards-" + it.signal.wire() + "-" + it.language.wire(),
                Map.of(
                    Figure.RECALL, it.recall.share(),
                    Figure.RECALL_LOW, interval.low(),
                    Figure.RECALL_HIGH, interval.high(),
                    Figure.FALSE_ALARMS, it.falseAlarms.share())));
      }
      return sets;
    }
  }

  /// A message and the signals that are heard in it.
  private record Listened(Message message, Set<Signal> heard) {}

  /// A message and what it was labelled with: signals of a golden line, intents of a public one.
  private record Message(String text, Set<String> labels) {}

  /// Measures the detector of a release.
  ///
  /// @param golden the folder with `guards-zh.tsv` and `guards-en.tsv`
  /// @param data the folder with public sets, of which those that are there are heard
  /// @throws MalformedTableException when a file is missing or wrong, naming file and line
  public static Result run(Release release, Path golden, Optional<Path> data) {
    return run(text -> release.interpreter().interpret(text).signals(), golden, data);
  }

  /// Measures a detector with these sentence encoders.
  ///
  /// @throws MalformedTableException when a file is missing or wrong, naming file and line
  public static Result run(
      SignalDetector detector, Embedders embedders, Path golden, Optional<Path> data) {
    return run(
        text -> {
          Map<Language, Embedding> embeddings = new EnumMap<>(Language.class);
          for (Language language : Language.of(text).spoken()) {
            embedders.of(language).ifPresent(it -> embeddings.put(language, it.embed(text)));
          }
          return detector.detect(text, embeddings);
        },
        golden,
        data);
  }

  private static Result run(
      Function<String, Map<Signal, SignalScore>> listener, Path golden, Optional<Path> data) {
    List<Golden> lines = new ArrayList<>();
    for (Language language : LANGUAGES) {
      List<Listened> listened =
          listen(listener, golden(golden.resolve("guards-" + language.wire() + ".tsv")));
      for (Signal signal : Signal.values()) {
        lines.add(golden(language, signal, listened));
      }
    }
    Map<Signal, Count> ordinary = new EnumMap<>(Signal.class);
    Count any = new Count(0, 0);
    if (data.isPresent()) {
      for (Listened it : listen(listener, ordinary(data.get()))) {
        Set<Signal> falseAlarms = EnumSet.noneOf(Signal.class);
        for (Signal signal : Signal.values()) {
          if (it.message.labels.stream()
              .noneMatch(OWN_INTENTS.getOrDefault(signal, Set.of())::contains)) {
            boolean isHeard = it.heard.contains(signal);
            ordinary.merge(signal, new Count(isHeard ? 1 : 0, 1), GuardsEvaluation::sum);
            if (isHeard) {
              falseAlarms.add(signal);
            }
          }
        }
        any = any.plus(!falseAlarms.isEmpty());
      }
    }
    return new Result(lines, ordinary, any);
  }

  private static Count sum(Count a, Count b) {
    return new Count(a.heard + b.heard, a.of + b.of);
  }

  private static List<Listened> listen(
      Function<String, Map<Signal, SignalScore>> listener, List<Message> messages) {
    return messages.parallelStream()
        .map(it -> {
          Set<Signal> heard = EnumSet.noneOf(Signal.class);
          listener
              .apply(it.text)
              .forEach((signal, score) -> {
                if (score.fired()) {
                  heard.add(signal);
                }
              });
          return new Listened(it, heard);
        })
        .toList();
  }

  private static Golden golden(Language language, Signal signal, List<Listened> listened) {
    Count recall = new Count(0, 0);
    Count falseAlarms = new Count(0, 0);
    for (Listened it : listened) {
      if (it.message.labels.contains(signal.wire())) {
        recall = recall.plus(it.heard.contains(signal));
      } else if (it.message.labels.isEmpty()) {
        falseAlarms = falseAlarms.plus(it.heard.contains(signal));
      }
    }
    return new Golden(language, signal, recall, falseAlarms);
  }

  /// Reads golden lines: signals joined by commas, or `-`, a tab, and the utterance.
  private static List<Message> golden(Path file) {
    List<Message> messages = new ArrayList<>();
    for (Table.Row row : Table.read(file).tsv()) {
      if (!row.cells().getFirst().startsWith("#")) {
        messages.add(message(file + ":" + row.line(), row.cells()));
      }
    }
    return messages;
  }

  private static Message message(String place, List<String> columns) {
    if (columns.size() != 2 || columns.get(1).isBlank()) {
      throw new MalformedTableException(
          place + ": signals or -, a tab and an utterance are needed");
    }
    Set<String> signals =
        columns.get(0).equals("-") ? Set.of() : Set.copyOf(List.of(columns.get(0).split(",", -1)));
    for (String signal : signals) {
      if (Signal.ofWire(signal).isEmpty()) {
        throw new MalformedTableException(
            place + ": unknown signal '" + signal + "'; allowed are " + Signal.allowed());
      }
    }
    return new Message(columns.get(1), signals);
  }

  private static Message both(Message a, Message b) {
    Set<String> labels = new TreeSet<>(a.labels);
    labels.addAll(b.labels);
    return new Message(a.text, labels);
  }

  /// Returns the test questions of the public sets that are in `data`, each text once, with its
  /// intents in all of them.
  private static List<Message> ordinary(Path data) {
    Map<String, Message> messages = new LinkedHashMap<>();
    for (PublicSet set : SETS.stream().filter(it -> it.isIn(data)).toList()) {
      DataSet.Split test = set.read(data).test();
      Stream.of(test.inScope(), test.outOfScope())
          .flatMap(List<Example>::stream)
          .forEach(it ->
              messages.merge(
                  it.text(),
                  new Message(it.text(), Set.copyOf(it.labels())),
                  GuardsEvaluation::both));
    }
    return List.copyOf(messages.values());
  }
}
