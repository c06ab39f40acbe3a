package dev.lobby.value;

import dev.lobby.customer.BalanceLevel;
import dev.lobby.knowledge.article.ContentFile;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.article.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the rules by which customers are classed; what is wrong in them is told by file, line and
/// key.
public final class ValueRulesFile {

  private static final String PACKAGED = "value-rules.yaml";
  private static final int TEXT_MAX = 200_000;
  private static final int EDGES = 4;
  private static final int COUNT_MAX = 1_000_000;
  private static final int CURRENCIES_MAX = 50;
  private static final int CONDITIONS_MAX = 20;
  private static final int POINTS_MAX = 100;
  private static final String MONETARY = "monetary";
  private static final String HEALTH = "health";
  private static final String AT_RISK = "at-risk";
  private static final String CHURN_WARNING = "churn-warning";
  private static final String AT_LEAST = "at-least";
  private static final String AT_MOST = "at-most";
  private static final Rule NONE = new Rule(List.of(), 1);

  private final ContentFile file;
  private final String text;

  private ValueRulesFile(ContentFile file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The rules that Lobby comes with.
  public static ValueRules packaged() {
    try (InputStream in =
        Objects.requireNonNull(ValueRulesFile.class.getResourceAsStream(PACKAGED))) {
      return parse(PACKAGED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The rules that Lobby comes with cannot be read.", e);
    }
  }

  /// The rules in a file.
  ///
  /// @throws MalformedContentException naming every line that is wrong
  public static ValueRules read(Path path) {
    List<String> errors = new ArrayList<>();
    Optional<String> text = new ContentFile(path, errors).text();
    if (text.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return parse(path.toString(), text.get());
  }

  /// The rules in a text.
  ///
  /// @param name what the text is called where it is told what is wrong with it
  /// @throws MalformedContentException naming every line that is wrong
  public static ValueRules parse(String name, String text) {
    List<String> errors = new ArrayList<>();
    ContentFile file = new ContentFile(Path.of(name), errors);
    if (text.length() > TEXT_MAX) {
      file.wrong(1, "the rules are longer than " + TEXT_MAX + " characters");
    }
    Optional<ValueRules> rules =
        errors.isEmpty()
            ? file.yaml(text, 0).map(yaml -> new ValueRulesFile(file, text).rules(yaml))
            : Optional.empty();
    if (!errors.isEmpty() || rules.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return rules.get();
  }

  private ValueRules rules(YamlMap yaml) {
    yaml.allow(
        keys(
            "figures-hold-days",
            "recency",
            "frequency",
            "monetary",
            "health",
            "stages",
            "classes",
            AT_RISK,
            CHURN_WARNING));
    return new ValueRules(
        text,
        number(yaml, "", "figures-hold-days", 1, Measure.QUIET_DAYS.most()),
        wholes(yaml, "recency"),
        wholes(yaml, "frequency"),
        monetary(yaml),
        weights(yaml),
        rules(yaml, "stages", LifeStage.values()),
        rules(yaml, "classes", ValueClass.values()),
        alone(yaml, AT_RISK),
        alone(yaml, CHURN_WARNING));
  }

  private List<Integer> wholes(YamlMap yaml, String key) {
    return edges(
            yaml,
            "",
            key,
            "a whole number up to " + COUNT_MAX,
            it ->
                it.matches("\\d{1,7}") && Integer.parseInt(it) <= COUNT_MAX
                    ? Optional.of(Long.valueOf(it))
                    : Optional.empty())
        .stream()
        .map(Long::intValue)
        .toList();
  }

  private Map<String, List<Long>> monetary(YamlMap yaml) {
    Map<String, List<Long>> all = new LinkedHashMap<>();
    yaml.map(MONETARY)
        .ifPresent(own -> {
          for (String currency : own.keys()) {
            if (!currency.matches("[A-Z]{3}")) {
              file.wrong(
                  own.line(currency),
                  "'" + MONETARY + "." + currency + "' is no currency of three capital letters");
            }
            all.put(
                currency,
                edges(
                    own,
                    MONETARY + ".",
                    currency,
                    "one digit and zeros, such as 300000, as of a balance nothing else is kept",
                    BalanceLevel::edge));
          }
          if (all.isEmpty() || all.size() > CURRENCIES_MAX) {
            file.wrong(
                yaml.line(MONETARY),
                "'" + MONETARY + "' has the scales of 1 to " + CURRENCIES_MAX + " currencies");
          }
        });
    return all;
  }

  /// Four numbers, each above the one before.
  private List<Long> edges(
      YamlMap yaml, String path, String key, String what, Function<String, Optional<Long>> reader) {
    List<Long> edges = new ArrayList<>();
    List<YamlMap.Text> texts = yaml.texts(key);
    for (YamlMap.Text written : texts) {
      Optional<Long> edge = reader.apply(written.value());
      if (edge.isEmpty()) {
        file.wrong(
            written.line(), "'" + path + key + "': '" + written.value() + "' is not " + what);
      } else if (!edges.isEmpty() && edge.get() <= edges.getLast()) {
        file.wrong(
            written.line(),
            "'" + path + key + "': " + edge.get() + " is not above " + edges.getLast());
      }
      edge.ifPresent(edges::add);
    }
    if (yaml.keys().contains(key) && texts.size() != EDGES) {
      file.wrong(
          yaml.line(key), "'" + path + key + "' has " + texts.size() + " numbers and not " + EDGES);
    }
    return edges;
  }

  private ValueRules.Weights weights(YamlMap yaml) {
    Optional<YamlMap> found = yaml.map(HEALTH);
    if (found.isEmpty()) {
      return new ValueRules.Weights(1, 1, 1, 0);
    }
    YamlMap own = found.get();
    own.allow(keys("value", "behaviour", "satisfaction", "open-complaint"));
    ValueRules.Weights weights =
        new ValueRules.Weights(
            number(own, HEALTH + ".", "value", 0, POINTS_MAX),
            number(own, HEALTH + ".", "behaviour", 0, POINTS_MAX),
            number(own, HEALTH + ".", "satisfaction", 0, POINTS_MAX),
            number(own, HEALTH + ".", "open-complaint", 0, POINTS_MAX));
    if (weights.value() + weights.behaviour() + weights.satisfaction() == 0) {
      file.wrong(
          yaml.line(HEALTH),
          "'" + HEALTH + "': one of value, behaviour and satisfaction is above 0");
    }
    return weights;
  }

  /// A rule for each constant, in the order of the file, the last without conditions.
  private <E extends Wired> SequencedMap<E, Rule> rules(YamlMap yaml, String key, E[] constants) {
    SequencedMap<E, Rule> rules = new LinkedHashMap<>();
    YamlMap own = yaml.map(key).orElse(null);
    if (own == null) {
      return rules;
    }
    Set<String> names =
        Arrays.stream(constants)
            .map(Wired::wire)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    own.allow(names);
    for (String name : names) {
      if (!own.keys().contains(name)) {
        file.wrong(yaml.line(key), "key '" + key + "." + name + "' is missing");
      }
    }
    String last = "";
    for (String name : own.keys()) {
      Optional<E> constant = Wired.ofWire(constants, name);
      Optional<YamlMap> rule = own.map(name);
      if (constant.isPresent() && rule.isPresent()) {
        rules.put(constant.get(), rule(rule.get(), key + "." + name));
        last = name;
      }
    }
    for (Map.Entry<E, Rule> rule : rules.entrySet()) {
      String name = rule.getKey().wire();
      if (rule.getValue().remaining() != name.equals(last)) {
        file.wrong(
            own.line(name),
            "'"
                + key
                + "."
                + name
                + (name.equals(last)
                    ? "' is the last and has no conditions: it is what all others are"
                    : "' has no conditions; only the last has none"));
      }
    }
    return rules;
  }

  private Rule alone(YamlMap yaml, String key) {
    Rule rule = yaml.map(key).map(own -> rule(own, key)).orElse(NONE);
    if (rule.remaining() && yaml.keys().contains(key)) {
      file.wrong(yaml.line(key), "'" + key + ".when' is missing: say what must hold");
    }
    return rule;
  }

  private Rule rule(YamlMap yaml, String path) {
    yaml.allow(keys("needs", "when"));
    if (!yaml.keys().contains("when")) {
      if (yaml.keys().contains("needs")) {
        file.wrong(
            yaml.line("needs"), "'" + path + ".needs' counts conditions, and there are none");
      }
      return NONE;
    }
    List<Condition> conditions = new ArrayList<>();
    for (YamlMap own : yaml.maps("when")) {
      condition(own, path + ".when").ifPresent(conditions::add);
    }
    int count = conditions.size();
    if (count == 0 || count > CONDITIONS_MAX) {
      file.wrong(
          yaml.line("when"), "'" + path + ".when' has 1 to " + CONDITIONS_MAX + " conditions");
      return NONE;
    }
    return new Rule(
        conditions,
        yaml.keys().contains("needs") ? number(yaml, path + ".", "needs", 1, count) : count);
  }

  private Optional<Condition> condition(YamlMap yaml, String path) {
    yaml.allow(keys("measure", AT_LEAST, AT_MOST));
    YamlMap.Text name = yaml.text("measure").orElse(null);
    if (name == null) {
      return Optional.empty();
    }
    Measure measure = Wired.ofWire(Measure.values(), name.value()).orElse(null);
    if (measure == null) {
      file.wrong(
          name.line(),
          "'"
              + path
              + ".measure': unknown '"
              + name.value()
              + "'; it is one of "
              + Wired.allowed(Measure.values()));
      return Optional.empty();
    }
    Integer atLeast = limit(yaml, path, AT_LEAST, measure);
    Integer atMost = limit(yaml, path, AT_MOST, measure);
    if (!yaml.keys().contains(AT_LEAST) && !yaml.keys().contains(AT_MOST)) {
      file.wrong(
          name.line(),
          "'" + path + "': " + measure.wire() + " has a limit, " + AT_LEAST + " or " + AT_MOST);
    } else if (atLeast != null && atMost != null && atLeast > atMost) {
      file.wrong(
          name.line(), "'" + path + "': nothing is at least " + atLeast + " and at most " + atMost);
    }
    return Optional.of(new Condition(measure, atLeast, atMost));
  }

  private @Nullable Integer limit(YamlMap yaml, String path, String key, Measure measure) {
    return yaml.keys().contains(key)
        ? number(yaml, path + ".", key, measure.least(), measure.most())
        : null;
  }

  /// @return the least one where it is missing or wrong
  private int number(YamlMap yaml, String path, String key, int least, int most) {
    YamlMap.Text text = yaml.text(key).orElse(null);
    if (text == null) {
      return least;
    }
    if (text.value().matches("-?\\d{1,7}")) {
      int number = Integer.parseInt(text.value());
      if (number >= least && number <= most) {
        return number;
      }
    }
    file.wrong(
        text.line(),
        "'"
            + path
            + key
            + "' is '"
            + text.value()
            + "' and not a whole number from "
            + least
            + " to "
            + most);
    return least;
  }

  private static Set<String> keys(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
