package dev.lobby.outreach;

import dev.lobby.customer.Purpose;
import dev.lobby.knowledge.article.ContentFile;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.article.YamlMap;
import dev.lobby.value.ValueClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads contact plans; what is wrong in them is told by file, line and key.
public final class PlansFile {

  private static final String PACKAGED = "contact-plans.yaml";
  private static final int TEXT_MAX = 200_000;
  private static final int PLANS_MAX = 50;
  private static final int MESSAGES_MAX = 100;
  private static final int DAYS_MAX = 366;
  private static final int EVERY_MAX = 3_660;
  private static final int WORDS_MAX = 1_000;
  private static final String TRIGGERS =
      "opened, complaint-closed, class, churn-warning, rating-expires, deposit-ending, every, detractor";

  private static final String CAP = "cap";
  private static final String QUIET_HOURS = "quiet-hours";
  private static final String PLANS = "plans";
  private static final String WHEN = "when";
  private static final String AFTER = "after";
  private static final String DUE = "due";
  private static final String DO = "do";
  private static final String TO = "to";
  private static final String PURPOSE = "purpose";
  private static final String NAME = "name";
  private static final String TEXT = "text";
  private static final String DAYS = "days";
  private static final String MESSAGES = "messages";
  private static final String APART = "apart";
  private static final String CLASS = "class";
  private static final String DAYS_OFF = "days-off";

  /// What a survey asks where its plan does not say.
  private static final Plan.Words QUESTION =
      new Plan.Words(
          "您有多大可能向朋友或家人推荐我们银行？请在下面选择 0 到 10 分。",
          "How likely are you to recommend us to friends or family? Choose from 0 to 10 below.");

  private static final Cap NO_CAP = new Cap(1, 1);
  private static final QuietHours NO_HOURS =
      new QuietHours(LocalTime.MIDNIGHT, LocalTime.NOON, false);

  private final ContentFile file;
  private final String text;

  private PlansFile(ContentFile file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The plans that Lobby comes with.
  public static Plans packaged() {
    try (InputStream in = Objects.requireNonNull(PlansFile.class.getResourceAsStream(PACKAGED))) {
      return parse(PACKAGED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The plans that Lobby comes with cannot be read.", e);
    }
  }

  /// The plans in a file.
  ///
  /// @throws MalformedContentException naming every line that is wrong
  public static Plans read(Path path) {
    List<String> errors = new ArrayList<>();
    Optional<String> text = new ContentFile(path, errors).text();
    if (text.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return parse(path.toString(), text.get());
  }

  /// The plans in a text.
  ///
  /// @param name what the text is called where it is told what is wrong with it
  /// @throws MalformedContentException naming every line that is wrong
  public static Plans parse(String name, String text) {
    List<String> errors = new ArrayList<>();
    ContentFile file = new ContentFile(Path.of(name), errors);
    if (text.length() > TEXT_MAX) {
      file.wrong(1, "the plans are longer than " + TEXT_MAX + " characters");
    }
    Optional<Plans> plans =
        errors.isEmpty()
            ? file.yaml(text, 0).map(yaml -> new PlansFile(file, text).plans(yaml))
            : Optional.empty();
    if (!errors.isEmpty() || plans.isEmpty()) {
      throw new MalformedContentException(errors);
    }
    return plans.get();
  }

  private Plans plans(YamlMap yaml) {
    yaml.allow(keys(CAP, QUIET_HOURS, PLANS));
    Cap cap = cap(yaml, "");
    QuietHours quiet = quietHours(yaml, "");
    List<Plan> all = new ArrayList<>();
    YamlMap own = yaml.map(PLANS).orElse(null);
    if (own != null) {
      if (own.keys().size() > PLANS_MAX) {
        file.wrong(yaml.line(PLANS), "'" + PLANS + "' has more than " + PLANS_MAX + " plans");
      }
      for (String id : own.keys()) {
        String path = PLANS + "." + id;
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
          file.wrong(
              own.line(id),
              "'" + path + "' is no name of small letters, digits and hyphens, at most 40");
        }
        own.map(id).flatMap(plan -> plan(id, plan, path + ".", cap, quiet)).ifPresent(all::add);
      }
    }
    return new Plans(text, all);
  }

  private Optional<Plan> plan(String id, YamlMap yaml, String path, Cap cap, QuietHours quiet) {
    yaml.allow(keys(NAME, WHEN, AFTER, DUE, DO, TO, PURPOSE, TEXT, CAP, QUIET_HOURS));
    Trigger trigger = yaml.map(WHEN).flatMap(own -> trigger(own, path + WHEN + ".")).orElse(null);
    Span due = yaml.text(DUE).flatMap(it -> span(it, path + DUE)).orElse(null);
    Span after = yaml.optionalText(AFTER).flatMap(it -> span(it, path + AFTER)).orElse(null);
    if (after != null
        && !(trigger instanceof Trigger.Opened
            || trigger instanceof Trigger.ComplaintClosed
            || trigger instanceof Trigger.Detractor)) {
      file.wrong(
          yaml.line(AFTER),
          "'"
              + path
              + AFTER
              + "' counts from a moment, and only opened, complaint-closed and detractor have one");
    }
    Plan.Act act = one(yaml, path, DO, Plan.Act.values());
    if (act == Plan.Act.SURVEY && trigger instanceof Trigger.Detractor) {
      file.wrong(
          yaml.line(DO),
          "'" + path + DO + "': a survey would follow its own answer, again and again");
    }
    Purpose purpose = purpose(yaml, path);
    To to = to(yaml, path, trigger);
    Plan.Words name = yaml.map(NAME).flatMap(own -> words(own, path + NAME)).orElse(null);
    Plan.Words words =
        act == Plan.Act.MESSAGE || yaml.keys().contains(TEXT)
            ? yaml.map(TEXT).flatMap(own -> words(own, path + TEXT)).orElse(null)
            : act == Plan.Act.SURVEY ? QUESTION : null;
    Cap ownCap = yaml.keys().contains(CAP) ? cap(yaml, path) : cap;
    QuietHours ownQuiet = yaml.keys().contains(QUIET_HOURS) ? quietHours(yaml, path) : quiet;
    return trigger == null || due == null || act == null || purpose == null || name == null
        ? Optional.empty()
        : Optional.of(
            new Plan(
                id, trigger, after, due, act, purpose, to.owner, to.team, ownCap, ownQuiet, name,
                words));
  }

  private Optional<Trigger> trigger(YamlMap yaml, String path) {
    YamlMap.Text name = yaml.text("trigger").orElse(null);
    if (name == null) {
      return Optional.empty();
    }
    return switch (name.value()) {
      case "opened" -> alone(yaml, new Trigger.Opened());
      case "complaint-closed" -> alone(yaml, new Trigger.ComplaintClosed());
      case "detractor" -> alone(yaml, new Trigger.Detractor());
      case "class" -> {
        yaml.allow(keys("trigger", CLASS));
        yield Optional.ofNullable(one(yaml, path, CLASS, ValueClass.values()))
            .map(Trigger.InClass::new);
      }
      case "churn-warning" -> alone(yaml, new Trigger.ChurnWarning());
      case "rating-expires" -> {
        yaml.allow(keys("trigger", DAYS));
        yield Optional.of(new Trigger.RatingExpires(number(yaml, path, DAYS, DAYS_MAX)));
      }
      case "deposit-ending" -> {
        yaml.allow(keys("trigger", DAYS));
        yield Optional.of(new Trigger.DepositEnds(number(yaml, path, DAYS, DAYS_MAX)));
      }
      case "every" -> {
        yaml.allow(keys("trigger", DAYS));
        yield Optional.of(new Trigger.Every(number(yaml, path, DAYS, EVERY_MAX)));
      }
      default -> {
        file.wrong(
            name.line(),
            "'"
                + path
                + "trigger': unknown '"
                + name.value()
                + "'; it is one of "
                + TRIGGERS
                + (name.value().contains("deposit") || name.value().contains("matur")
                    ? ", as no record says when a product ends"
                    : ""));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Trigger> alone(YamlMap yaml, Trigger trigger) {
    yaml.allow(keys("trigger"));
    return Optional.of(trigger);
  }

  private Optional<Span> span(YamlMap.Text written, String path) {
    Optional<Span> span = Span.of(written.value());
    if (span.isEmpty()) {
      file.wrong(
          written.line(),
          "'"
              + path
              + "' is '"
              + written.value()
              + "' and not 1 to "
              + Span.MOST
              + " and one of "
              + Wired.allowed(Span.Unit.values())
              + ", such as 72 hours");
    }
    return span;
  }

  private @Nullable Purpose purpose(YamlMap yaml, String path) {
    YamlMap.Text text = yaml.text(PURPOSE).orElse(null);
    List<Purpose> allowed = List.of(Purpose.CONTACT, Purpose.MARKETING);
    if (text != null && allowed.stream().noneMatch(it -> it.wire().equals(text.value()))) {
      file.wrong(
          text.line(),
          "'" + path + PURPOSE + "': unknown '" + text.value() + "'; it is contact or marketing");
    }
    return text == null
        ? null
        : allowed.stream().filter(it -> it.wire().equals(text.value())).findFirst().orElse(null);
  }

  /// Who gets the work item.
  private record To(Plan.Owner owner, List<String> team) {}

  private To to(YamlMap yaml, String path, @Nullable Trigger trigger) {
    YamlMap.Text text = yaml.optionalText(TO).orElse(null);
    if (text == null) {
      return new To(Plan.Owner.MANAGER, List.of());
    }
    if (text.value().startsWith("team ")) {
      return new To(
          Plan.Owner.TEAM, List.of(text.value().substring("team ".length()).strip().split("\\s+")));
    }
    Plan.Owner owner =
        Wired.ofWire(Plan.Owner.values(), text.value())
            .filter(it -> it != Plan.Owner.TEAM)
            .orElse(null);
    if (owner == null) {
      file.wrong(
          text.line(),
          "'"
              + path
              + TO
              + "': unknown '"
              + text.value()
              + "'; it is manager, complaint-owner, anyone, or team and user names such as team ann"
              + " ben");
    } else if (owner == Plan.Owner.COMPLAINT_OWNER
        && !(trigger instanceof Trigger.ComplaintClosed)) {
      file.wrong(text.line(), "'" + path + TO + "': only complaint-closed has a complaint-owner");
    }
    return new To(owner == null ? Plan.Owner.MANAGER : owner, List.of());
  }

  private Optional<Plan.Words> words(YamlMap yaml, String path) {
    yaml.allow(keys("zh", "en"));
    Optional<YamlMap.Text> zh = yaml.text("zh");
    Optional<YamlMap.Text> en = yaml.text("en");
    for (YamlMap.Text one : List.of(zh, en).stream().flatMap(Optional::stream).toList()) {
      if (one.value().length() > WORDS_MAX) {
        file.wrong(one.line(), "'" + path + "' is longer than " + WORDS_MAX + " characters");
      }
    }
    return zh.flatMap(one -> en.map(other -> new Plan.Words(one.value(), other.value())));
  }

  private Cap cap(YamlMap yaml, String path) {
    return yaml.map(CAP)
        .map(own -> {
          own.allow(keys(MESSAGES, DAYS, APART));
          String within = path + CAP + ".";
          return new Cap(
              number(own, within, MESSAGES, MESSAGES_MAX),
              number(own, within, DAYS, DAYS_MAX),
              own.keys().contains(APART) ? number(own, within, APART, DAYS_MAX) : 0);
        })
        .orElse(NO_CAP);
  }

  private QuietHours quietHours(YamlMap yaml, String path) {
    YamlMap own = yaml.map(QUIET_HOURS).orElse(null);
    if (own == null) {
      return NO_HOURS;
    }
    own.allow(keys("from", "to", DAYS_OFF));
    String within = path + QUIET_HOURS + ".";
    LocalTime from = time(own, within, "from").orElse(NO_HOURS.from());
    LocalTime to = time(own, within, "to").orElse(NO_HOURS.to());
    if (from.equals(to)) {
      file.wrong(own.line("to"), "'" + within + "to' is when they begin; then it is never loud");
    }
    YamlMap.Text off = own.text(DAYS_OFF).orElse(null);
    if (off != null && !off.value().matches("true|false")) {
      file.wrong(off.line(), "'" + within + DAYS_OFF + "' is true or false");
    }
    return new QuietHours(from, to, off != null && off.value().equals("true"));
  }

  private Optional<LocalTime> time(YamlMap yaml, String path, String key) {
    YamlMap.Text text = yaml.text(key).orElse(null);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text.value()));
    } catch (DateTimeParseException e) {
      file.wrong(
          text.line(),
          "'" + path + key + "' is '" + text.value() + "' and not a time such as 09:00");
      return Optional.empty();
    }
  }

  private <E extends Enum<E> & Wired> @Nullable E one(
      YamlMap yaml, String path, String key, E[] constants) {
    YamlMap.Text text = yaml.text(key).orElse(null);
    if (text == null) {
      return null;
    }
    Optional<E> found = Wired.ofWire(constants, text.value());
    if (found.isEmpty()) {
      file.wrong(
          text.line(),
          "'"
              + path
              + key
              + "': unknown '"
              + text.value()
              + "'; it is one of "
              + Arrays.stream(constants).map(Wired::wire).collect(Collectors.joining(", ")));
    }
    return found.orElse(null);
  }

  /// @return 1 where it is missing or wrong
  private int number(YamlMap yaml, String path, String key, int most) {
    YamlMap.Text text = yaml.text(key).orElse(null);
    if (text == null) {
      return 1;
    }
    if (text.value().matches("\\d{1,7}")) {
      int number = Integer.parseInt(text.value());
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    file.wrong(
        text.line(),
        "'" + path + key + "' is '" + text.value() + "' and not a whole number from 1 to " + most);
    return 1;
  }

  private static Set<String> keys(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
