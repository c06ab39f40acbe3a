package dev.lobby.knowledge.flow;

import dev.lobby.knowledge.article.ContentFile;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.article.YamlMap;
import dev.lobby.knowledge.flow.Flow.Of;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Otherwise;
import dev.lobby.knowledge.flow.Flow.Sentence;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a bank's flows: a YAML file with each flow under its name.
public final class FlowFile {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final int ASKS_MAX = 9;
  private static final int MINUTES_MAX = 7 * 24 * 60;
  private static final int LETTERS_MAX = 2000;

  /// No channel shows more buttons.
  private static final int OPTIONS_MAX = 9;

  private static final String WORDS = "words";
  private static final String CHOICE = "choice";
  private static final String RATING = "rating";
  private static final String CONTACT = "contact";

  private final ContentFile file;

  private FlowFile(ContentFile file) {
    this.file = file;
  }

  /// Returns the flows in `path`.
  ///
  /// @throws MalformedContentException naming every line that is wrong
  public static List<Flow> read(Path path) {
    List<String> errors = new ArrayList<>();
    ContentFile file = new ContentFile(path, errors);
    List<Flow> flows =
        file.text()
            .flatMap(text -> file.yaml(text, 0))
            .map(yaml -> new FlowFile(file).flows(yaml))
            .orElse(List.of());
    if (!errors.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return flows;
  }

  private List<Flow> flows(YamlMap yaml) {
    List<Flow> flows = new ArrayList<>();
    Set<Start> starts = new HashSet<>();
    for (String id : yaml.keys()) {
      if (!NAME.matcher(id).matches()) {
        file.wrong(yaml.line(id), "'" + id + "' is no name: small letters, digits and hyphens");
      }
      yaml.map(id)
          .flatMap(own -> flow(id, own))
          .ifPresent(flow -> {
            if (!starts.add(flow.starts())) {
              file.wrong(
                  yaml.line(id), "'" + flow.starts().wire() + "' starts another flow already");
            }
            flows.add(flow);
          });
    }
    return flows;
  }

  private Optional<Flow> flow(String id, YamlMap yaml) {
    yaml.allow(keys("asks", "minutes", "sentences", "starts", "steps", "stop", "unknown"));
    Optional<Start> starts = one(yaml, "starts", Start.values());
    int asks = number(yaml, "asks", ASKS_MAX);
    int minutes = number(yaml, "minutes", MINUTES_MAX);
    Map<Language, List<String>> stop = lists(yaml, "stop");
    Map<Language, List<String>> unknown = lists(yaml, "unknown");
    Map<Sentence, Map<Language, String>> sentences = new EnumMap<>(Sentence.class);
    yaml.map("sentences")
        .ifPresent(own -> {
          own.allow(
              Arrays.stream(Sentence.values())
                  .map(Sentence::wire)
                  .collect(Collectors.toCollection(TreeSet::new)));
          for (Sentence sentence : Sentence.values()) {
            sentences.put(sentence, texts(own, sentence.wire(), allowed(starts, sentence)));
          }
        });
    List<Step> steps = new ArrayList<>();
    Set<String> slots = new HashSet<>();
    for (YamlMap own : yaml.maps("steps")) {
      step(own, slots, allowed(starts, Sentence.STOPPED))
          .ifPresent(step -> {
            if (starts.filter(Start.LEAD::equals).isPresent()) {
              leadStep(own.line("takes"), step);
            }
            steps.add(step);
          });
    }
    if (yaml.keys().contains("steps") && steps.isEmpty()) {
      file.wrong(yaml.line("steps"), "'" + id + "' asks nothing; give it a step");
    }
    if (starts.filter(Start.COMPLAINT_CLOSED::equals).isPresent()
        && steps.stream().noneMatch(step -> step.takes() instanceof Takes.Rating)) {
      file.wrong(
          yaml.line("steps"),
          "'" + id + "' asks how satisfied the customer is, so one step must take a rating");
    }
    return starts.map(
        it -> new Flow(id, it, asks, Duration.ofMinutes(minutes), stop, unknown, sentences, steps));
  }

  /// What a lead takes out of an answer must be there to be taken.
  private void leadStep(int line, Step step) {
    Set<String> options =
        step.takes() instanceof Takes.Choice(List<Option> all)
            ? all.stream().map(Option::id).collect(Collectors.toCollection(TreeSet::new))
            : Set.of();
    if (step.slot().equals(Flow.HORIZON)
        && (options.isEmpty() || !Flow.HORIZONS.containsAll(options))) {
      file.wrong(
          line,
          "'"
              + Flow.HORIZON
              + "' of a lead takes a choice among "
              + String.join(", ", new TreeSet<>(Flow.HORIZONS)));
    }
    if (step.slot().equals(Flow.CONTACT)
        && (options.size() < 2 || !options.contains(Flow.REFUSAL))) {
      file.wrong(
          line,
          "'"
              + Flow.CONTACT
              + "' of a lead takes a choice, of which '"
              + Flow.REFUSAL
              + "' means that the customer does not want to be contacted");
    }
  }

  private static Set<String> allowed(Optional<Start> starts, Sentence sentence) {
    Set<String> allowed = keys("bank");
    if (sentence == Sentence.NOTED || sentence == Sentence.DONE) {
      allowed.add("facts");
    }
    if (starts.filter(Start.LEAD::equals).isEmpty()) {
      allowed.add("number");
    }
    return allowed;
  }

  private Optional<Step> step(YamlMap yaml, Set<String> slots, Set<String> placeholders) {
    yaml.allow(
        keys(
            "again",
            "alone",
            "ask",
            "label",
            "none",
            "of",
            "options",
            "otherwise",
            "said",
            "says",
            "slot",
            "takes"));
    Optional<YamlMap.Text> slot = yaml.text("slot");
    slot.ifPresent(it -> {
      if (!NAME.matcher(it.value()).matches()) {
        file.wrong(it.line(), "'" + it.value() + "' is no name: small letters, digits and hyphens");
      } else if (!slots.add(it.value())) {
        file.wrong(it.line(), "the slot '" + it.value() + "' stands twice");
      }
    });
    Optional<Takes> takes = takes(yaml);
    Map<Language, String> label = texts(yaml, "label", Set.of());
    if (takes.filter(Takes.Choice.class::isInstance).isPresent()) {
      placeholders.add("options");
    }
    Map<Language, String> ask = texts(yaml, "ask", placeholders);
    Map<Language, String> again = texts(yaml, "again", placeholders);
    Optional<Otherwise> otherwise =
        yaml.keys().contains("otherwise")
            ? one(yaml, "otherwise", Otherwise.values())
            : Optional.of(Otherwise.HAND_OVER);
    Optional<Of> of =
        yaml.keys().contains("of") ? one(yaml, "of", Of.values()) : Optional.of(Of.EVERYBODY);
    return slot.isEmpty() || takes.isEmpty() || otherwise.isEmpty() || of.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step(
                slot.get().value(), label, takes.get(), ask, again, otherwise.get(), of.get()));
  }

  private Optional<Takes> takes(YamlMap yaml) {
    Optional<YamlMap.Text> text = yaml.text("takes");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String takes = text.get().value();
    only(yaml, "options", takes.equals(CHOICE), CHOICE);
    only(yaml, "said", takes.equals(WORDS), WORDS);
    boolean thing = !List.of(WORDS, CHOICE, RATING, CONTACT).contains(takes);
    if (yaml.keys().contains("says") && !thing && !takes.equals(WORDS)) {
      file.wrong(
          yaml.line("says"), "'says' is for a step that takes words or a thing a message names");
    }
    if (yaml.keys().contains("none") && !thing) {
      file.wrong(yaml.line("none"), "'none' is for a step that takes a thing a message names");
    }
    if (yaml.keys().contains("alone") && !thing) {
      file.wrong(
          yaml.line("alone"),
          "'alone' is for an option, or for a step that takes a thing a message names");
    }
    Map<Language, List<String>> says =
        yaml.keys().contains("says") ? lists(yaml, "says") : Map.of();
    Map<Language, List<String>> none =
        yaml.keys().contains("none") ? lists(yaml, "none") : Map.of();
    Map<Language, List<String>> alone =
        yaml.keys().contains("alone") ? lists(yaml, "alone") : Map.of();
    return switch (takes) {
      case WORDS ->
          Optional.of(
              new Takes.Words(
                  yaml.keys().contains("said") ? number(yaml, "said", LETTERS_MAX) : 0, says));
      case CHOICE -> Optional.of(new Takes.Choice(options(yaml)));
      case RATING -> Optional.of(new Takes.Rating());
      case CONTACT -> Optional.of(new Takes.Contact());
      default -> {
        Optional<Takes> named =
            Arrays.stream(Entity.Kind.values())
                .filter(kind -> kind.wire().equals(takes))
                .findFirst()
                .map(kind -> new Takes.Named(kind, says, none, alone));
        if (named.isEmpty()) {
          file.wrong(
              text.get().line(),
              "unknown '"
                  + takes
                  + "'; a step takes one of "
                  + Stream.concat(
                          Stream.of(WORDS, CHOICE, RATING, CONTACT),
                          Arrays.stream(Entity.Kind.values()).map(Entity.Kind::wire))
                      .collect(Collectors.joining(", ")));
        }
        yield named;
      }
    };
  }

  private void only(YamlMap yaml, String key, boolean fits, String takes) {
    if (yaml.keys().contains(key) && !fits) {
      file.wrong(yaml.line(key), "'" + key + "' is only for a step that takes " + takes);
    }
  }

  private List<Option> options(YamlMap yaml) {
    List<Option> options = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap own : yaml.maps("options")) {
      own.allow(keys("alone", "en", "id", "zh"));
      own.text("id")
          .ifPresent(id -> {
            if (!ids.add(id.value())) {
              file.wrong(id.line(), "the option '" + id.value() + "' stands twice");
            }
            options.add(
                new Option(
                    id.value(),
                    languages(own),
                    own.keys().contains("alone") ? lists(own, "alone") : Map.of()));
          });
    }
    if (yaml.keys().contains("options") && (options.size() < 2 || options.size() > OPTIONS_MAX)) {
      file.wrong(yaml.line("options"), "a choice is among 2 to " + OPTIONS_MAX + " options");
    }
    return options;
  }

  private Map<Language, List<String>> lists(YamlMap yaml, String key) {
    return yaml.map(key)
        .map(own -> {
          own.allow(keys("en", "zh"));
          return languages(own);
        })
        .orElse(Map.of());
  }

  private Map<Language, List<String>> languages(YamlMap yaml) {
    Map<Language, List<String>> lists = new EnumMap<>(Language.class);
    for (Language language : LANGUAGES) {
      List<String> texts = yaml.texts(language.wire()).stream().map(YamlMap.Text::value).toList();
      if (texts.isEmpty() && yaml.keys().contains(language.wire())) {
        file.wrong(yaml.line(language.wire()), "the list is empty");
      }
      lists.put(language, texts);
    }
    return lists;
  }

  private Map<Language, String> texts(YamlMap yaml, String key, Set<String> placeholders) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    yaml.map(key)
        .ifPresent(own -> {
          own.allow(keys("en", "zh"));
          for (Language language : LANGUAGES) {
            own.text(language.wire())
                .ifPresent(text -> {
                  check(text, placeholders);
                  texts.put(language, text.value());
                });
          }
        });
    return texts;
  }

  private void check(YamlMap.Text text, Set<String> placeholders) {
    Matcher placeholder = PLACEHOLDER.matcher(text.value());
    while (placeholder.find()) {
      if (!placeholders.contains(placeholder.group(1))) {
        file.wrong(
            text.line(),
            "unknown placeholder '"
                + placeholder.group()
                + "'; "
                + (placeholders.isEmpty()
                    ? "none is allowed here"
                    : "allowed here are " + String.join(", ", placeholders)));
      }
    }
  }

  private int number(YamlMap yaml, String key, int most) {
    Optional<YamlMap.Text> text = yaml.text(key);
    if (text.isEmpty()) {
      return 1;
    }
    String digits = text.get().value();
    if (digits.matches("[1-9][0-9]{0,5}") && Integer.parseInt(digits) <= most) {
      return Integer.parseInt(digits);
    }
    file.wrong(text.get().line(), "'" + key + "' is a number from 1 to " + most);
    return 1;
  }

  private <E extends Wired> Optional<E> one(YamlMap yaml, String key, E[] constants) {
    Optional<YamlMap.Text> text = yaml.text(key);
    Optional<E> found = text.flatMap(it -> Wired.ofWire(constants, it.value()));
    if (text.isPresent() && found.isEmpty()) {
      file.wrong(
          text.get().line(),
          "unknown '"
              + text.get().value()
              + "'; '"
              + key
              + "' is one of "
              + Wired.allowed(constants));
    }
    return found;
  }

  private static Set<String> keys(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
