package dev.lobby;

import dev.lobby.channel.webhook.WebhookSecret;
import dev.lobby.checkpoint.CheckpointSink;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.complaint.TimeLimit;
import dev.lobby.dialogue.ComplaintProgress;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.lead.LeadRules;
import dev.lobby.outreach.PlansFile;
import dev.lobby.publishing.ApprovalRules;
import dev.lobby.publishing.gap.GapRules;
import dev.lobby.publishing.gate.GateRules;
import dev.lobby.retention.Jurisdiction;
import dev.lobby.retention.RecordType;
import dev.lobby.retention.RetentionRule;
import dev.lobby.retention.RetentionRules;
import dev.lobby.value.ValueRulesFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the settings: defaults, over them a YAML file, over it `LOBBY_…` variables, over them the
/// command's flags.
public final class SettingsReader {

  private static final String PREFIX = "LOBBY_";

  /// What the commands and the launcher read themselves.
  private static final List<String> OTHER_VARIABLES = List.of("LOBBY_CONFIG", "LOBBY_JAVA_OPTS");

  /// A key: its name, its default, and whether it is printed.
  private enum Key {
    DATA("data", ".lobby-data"),
    MASTER_KEY("masterKey", ""),
    RELEASE("release", ""),
    EMBEDDINGS("embeddings", ""),
    REMEMBERED("questions.remembered", "10000"),
    HOST("http.host", "127.0.0.1"),
    PORT("http.port", "7070"),
    ALLOWED_ORIGINS("http.allowedOrigins", ""),
    SECURE_COOKIES("http.secureCookies", "false"),
    TOKEN_LIFETIME("customer.tokenMinutes", "60"),
    CUSTOMER_TOKEN_SECRET("customer.tokenSecret", ""),
    CORE_TIERS("customer.coreTiers", "gold, private"),
    VALUE_RULES("customer.valueRules", ""),
    CONTACT_PLANS("customer.contactPlans", ""),
    CONTACT_PLAN_LIMIT("customer.contactPlanLimit", "500"),
    LEAD_AMOUNTS("leads.amounts", "CNY=500000, USD=70000, HKD=550000, EUR=65000"),
    LEAD_OWNERS("leads.owners", ""),
    FEEDBACK_TEAMS("feedback.teams", "any=service"),
    TIME_ZONE("bank.timeZone", "Asia/Shanghai"),
    WEEKEND("bank.weekend", "saturday, sunday"),
    HOLIDAYS("bank.holidays", ""),
    WORKDAYS("bank.workdays", ""),
    COMPLAINT_CLOCKS("complaints.clocks", "CN"),
    GOAL_ACKNOWLEDGED("complaints.goals.acknowledged", "24h"),
    GOAL_MAJOR_DECIDED("complaints.goals.majorDecided", "4h"),
    GOAL_DECIDED("complaints.goals.decided", "12h"),
    COMPLAINT_PROGRESS("complaints.progressArticle", ComplaintProgress.ARTICLE),
    SECOND_PERSON("articles.secondPerson", "sensitive"),
    SENSITIVE_AREAS("articles.sensitiveAreas", "fees"),
    ANSWER_LIMITS("articles.answerLimits", ""),
    CHECKPOINT_MINUTES("checkpoints.minutes", "10"),
    CHECKPOINT_SINKS("checkpoints.sinks", ""),
    WEBHOOK_URL("webhook.url", ""),
    WEBHOOK_SECRET("webhook.secret", ""),
    RECEIVERS("webhooks.receivers", ""),
    RECEIVER_SECRETS("webhooks.secrets", ""),
    CONFIRM_INCIDENT("incident.confirmMinutes", "60"),
    JURISDICTION("retention.jurisdiction", "none"),
    CONVERSATION_MINIMUM("retention.conversation.minimum", ""),
    CONVERSATION_BLANK("retention.conversation.blank", ""),
    COMPLAINT_MINIMUM("retention.complaint.minimum", ""),
    COMPLAINT_BLANK("retention.complaint.blank", ""),
    CUSTOMER_MINIMUM("retention.customer.minimum", ""),
    CUSTOMER_BLANK("retention.customer.blank", ""),
    STAFF_MINIMUM("retention.staff.minimum", ""),
    STAFF_BLANK("retention.staff.blank", ""),
    AUDIT_MINIMUM("retention.audit.minimum", ""),
    AUDIT_BLANK("retention.audit.blank", ""),
    APPLY_RETENTION("retention.apply", "false"),
    GATE_DAYS("gate.days", Integer.toString(GateRules.DEFAULT.days())),
    GATE_TURNS("gate.turns", Integer.toString(GateRules.DEFAULT.turns())),
    GATE_MAX_CHANGED("gate.maxChanged", Double.toString(GateRules.DEFAULT.maxChanged())),
    GATE_MAX_NEWLY_LOST("gate.maxNewlyLost", Double.toString(GateRules.DEFAULT.maxNewlyLost())),
    GATE_MAX_HANDED_OVER("gate.maxHandedOver", Double.toString(GateRules.DEFAULT.maxHandedOver())),
    GATE_MAX_NOW_WRONG("gate.maxNowWrong", Double.toString(GateRules.DEFAULT.maxNowWrong())),
    GATE_MIN_QUESTIONS("gate.minQuestions", Integer.toString(GateRules.DEFAULT.minQuestions())),
    GATE_QUESTIONS("gate.questions", ""),
    GATE_SECOND_PERSON("gate.secondPerson", "true"),
    GAPS_DAYS("gaps.days", Integer.toString(GapRules.DEFAULT.days())),
    GAPS_QUESTIONS("gaps.questions", Integer.toString(GapRules.DEFAULT.questions())),
    GAPS_DECLINED("gaps.cost.declined", Double.toString(GapRules.DEFAULT.declined())),
    GAPS_SUGGESTED("gaps.cost.suggested", Double.toString(GapRules.DEFAULT.suggested())),
    GAPS_FAILED("gaps.cost.failed", Double.toString(GapRules.DEFAULT.failed())),
    GAPS_BADLY_RATED("gaps.cost.badlyRated", Double.toString(GapRules.DEFAULT.badlyRated())),
    GAPS_WRONG("gaps.cost.wrong", Double.toString(GapRules.DEFAULT.wrong())),
    GAPS_SHOULD_HAVE_ASKED(
        "gaps.cost.shouldHaveAsked", Double.toString(GapRules.DEFAULT.shouldHaveAsked())),
    GAPS_PERSON("gaps.cost.person", Double.toString(GapRules.DEFAULT.person())),
    GAPS_BACK_AFTER("gaps.backAfter", Integer.toString(GapRules.DEFAULT.backAfter())),
    GAPS_GOOD_WRAP_UPS(
        "gaps.goodWrapUps",
        GapRules.DEFAULT.goodWrapUps().stream().sorted().collect(Collectors.joining(", ")));

    private final String path;
    private final String byDefault;

    Key(String path, String byDefault) {
      this.path = path;
      this.byDefault = byDefault;
    }

    boolean secret() {
      return this == CUSTOMER_TOKEN_SECRET
          || this == MASTER_KEY
          || this == WEBHOOK_SECRET
          || this == RECEIVER_SECRETS;
    }

    String variable() {
      return PREFIX
          + path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
  }

  /// A raw value and where it stands.
  private record Raw(String text, String where) {}

  private final Map<Key, Raw> values = new LinkedHashMap<>();

  private SettingsReader() {
    for (Key key : Key.values()) {
      values.put(key, new Raw(key.byDefault, "default"));
    }
  }

  /// The settings of this process, and how each of them came about.
  ///
  /// @param settings the typed value
  /// @param lines `key = value (source)`, secrets masked
  /// @param warnings a sentence for each variable that looks like a setting and is none
  public record Read(Settings settings, List<String> lines, List<String> warnings) {}

  /// Reads the settings.
  ///
  /// @param file the YAML file; null for none
  /// @param environment the process's variables
  /// @param flags values of the command's flags by key
  /// @throws Settings.Invalid when a key or a value is wrong
  public static Read read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    SettingsReader reader = new SettingsReader();
    if (file != null) {
      reader.file(file);
    }
    for (Key key : Key.values()) {
      String variable = environment.get(key.variable());
      if (variable != null) {
        reader.values.put(key, new Raw(variable, "variable " + key.variable()));
      }
      String flag = flags.get(key.path);
      if (flag != null) {
        reader.values.put(key, new Raw(flag, "flag"));
      }
    }
    return new Read(reader.typed(), reader.lines(), unknown(environment.keySet()));
  }

  private static List<String> unknown(Set<String> variables) {
    Set<String> known = new LinkedHashSet<>(OTHER_VARIABLES);
    Arrays.stream(Key.values()).map(Key::variable).forEach(known::add);
    return variables.stream()
        .filter(it -> it.startsWith(PREFIX) && !known.contains(it))
        .sorted()
        .map(it ->
            "there is no setting for the variable "
                + it
                + "; the nearest is "
                + nearest(it, known)
                + ".")
        .toList();
  }

  /// The variable that was meant most likely: one with further words in it, or the one that takes
  /// the fewest strokes to get to.
  private static String nearest(String variable, Set<String> known) {
    Set<String> words = words(variable);
    return known.stream()
        .min(
            Comparator.comparingInt((String it) -> words(it).containsAll(words) ? 0 : 1)
                .thenComparingInt(it -> strokes(variable, it)))
        .orElseThrow();
  }

  private static Set<String> words(String variable) {
    return Set.copyOf(Arrays.asList(variable.substring(PREFIX.length()).split("_+", -1)));
  }

  /// The Levenshtein distance of two names.
  private static int strokes(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int kept = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }

  private void file(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (MalformedInputException e) {
      throw new Settings.Invalid("The settings file " + file + " is not UTF-8. Save it as UTF-8.");
    } catch (NoSuchFileException e) {
      throw new Settings.Invalid(
          "There is no settings file " + file + ". Name another with --config or LOBBY_CONFIG.");
    } catch (IOException e) {
      throw new Settings.Invalid(
          "The settings file "
              + file
              + " cannot be read"
              + (Files.isDirectory(file) ? ": it is a folder." : ": " + e + "."));
    }
    Optional<Node> root;
    try {
      root =
          new Compose(LoadSettings.builder().setLabel(file.toString()).setUseMarks(true).build())
              .composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw new Settings.Invalid(
          file
              + e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("")
              + ": this is no YAML: "
              + e.getProblem()
              + ".");
    } catch (YamlEngineException e) {
      throw new Settings.Invalid(
          file
              + ": this is no YAML: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ".");
    }
    root.ifPresent(node -> section(file, "", node));
  }

  private void section(Path file, String prefix, Node node) {
    if (node instanceof ScalarNode nothing && nothing.getValue().isEmpty()) {
      // Every key in it is commented out.
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      throw new Settings.Invalid(
          place(file, node)
              + ": "
              + (prefix.isEmpty() ? "the file" : "\"" + prefix + "\"")
              + " is a section; keys are expected in it. Keys: "
              + keys()
              + ".");
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String path = prefix.isEmpty() ? name : prefix + "." + name;
      if (!seen.add(path)) {
        throw new Settings.Invalid(
            place(file, entry.getKeyNode()) + ": \"" + path + "\" stands here a second time.");
      }
      Optional<Key> key =
          Arrays.stream(Key.values()).filter(one -> one.path.equals(path)).findFirst();
      if (key.isPresent()) {
        values.put(
            key.get(),
            new Raw(scalar(file, path, entry.getValueNode()), place(file, entry.getKeyNode())));
      } else if (Arrays.stream(Key.values()).anyMatch(one -> one.path.startsWith(path + "."))) {
        section(file, path, entry.getValueNode());
      } else {
        throw new Settings.Invalid(
            place(file, entry.getKeyNode())
                + ": there is no key \""
                + path
                + "\". Keys: "
                + keys()
                + ".");
      }
    }
  }

  private static String scalar(Path file, String path, Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
          list.getValue().stream()
              .map(one -> ((ScalarNode) one).getValue())
              .collect(Collectors.joining(", "));
      default ->
          throw new Settings.Invalid(
              place(file, node) + ": \"" + path + "\" takes a value or a list of values.");
    };
  }

  private static String place(Path file, Node node) {
    return file
        + node.getStartMark().map(Mark::getLine).map(line -> ", line " + (line + 1)).orElse("");
  }

  private static String keys() {
    return Arrays.stream(Key.values()).map(key -> key.path).collect(Collectors.joining(", "));
  }

  private Settings typed() {
    ZoneId zone = value(Key.TIME_ZONE, "a time zone such as Asia/Shanghai", ZoneId::of);
    return new Settings(
        value(Key.DATA, "a directory", Path::of).toAbsolutePath().normalize(),
        value(Key.MASTER_KEY, MasterKeySource.ALLOWED, MasterKeySource::of),
        value(Key.RELEASE, "a directory", SettingsReader::releaseDirectory),
        value(
            Key.EMBEDDINGS,
            "a directory",
            text ->
                text.isEmpty()
                    ? Optional.<Path>empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize())),
        value(Key.REMEMBERED, "a number from 0 to 1000000", text -> between(text, 0, 1_000_000)),
        value(Key.HOST, "an address such as 127.0.0.1 or 0.0.0.0", SettingsReader::notEmpty),
        value(Key.PORT, "a number from 0 to 65535", text -> between(text, 0, 65_535)),
        value(
            Key.ALLOWED_ORIGINS,
            "origins such as https://www.bank.example, separated by commas",
            text -> list(text).stream().map(SettingsReader::origin).toList()),
        value(Key.SECURE_COOKIES, "true or false", SettingsReader::bool),
        value(
            Key.TOKEN_LIFETIME,
            "a number of minutes from 5 to 1440",
            text -> Duration.ofMinutes(between(text, 5, 1440))),
        value(
            Key.CUSTOMER_TOKEN_SECRET,
            "a secret of at least 32 bytes, or file: and the path of a file that holds one",
            SettingsReader::secret),
        leads(),
        value(
            Key.FEEDBACK_TEAMS,
            "products with the team that gets their suggestions and praise, such as cards=card-team,"
                + " any=service",
            text ->
                new FeedbackTeams(pairs(text, SettingsReader::notEmpty, SettingsReader::notEmpty))),
        zone,
        approval(),
        value(
            Key.ANSWER_LIMITS,
            "channels with the characters an answer may have, such as sms=500, separated by commas",
            text -> pairs(text, SettingsReader::notEmpty, number -> between(number, 1, 1_000_000))),
        value(
            Key.CHECKPOINT_MINUTES,
            "a number of minutes from 1 to 1440",
            text -> Duration.ofMinutes(between(text, 1, 1440))),
        value(
            Key.CHECKPOINT_SINKS,
            CheckpointSink.ALLOWED + ", several separated by commas",
            text -> list(text).stream().map(CheckpointSink::of).toList()),
        retention(zone),
        value(Key.APPLY_RETENTION, "true or false", SettingsReader::bool),
        gate(),
        gaps(),
        webhook(),
        receivers(),
        value(
            Key.CONFIRM_INCIDENT,
            "a number of minutes from 5 to 1440",
            text -> Duration.ofMinutes(between(text, 5, 1440))),
        complaintClocks(zone),
        value(Key.COMPLAINT_PROGRESS, "the id of an article", SettingsReader::notEmpty),
        new Settings.Contacts(
            rules(Key.CONTACT_PLANS, PlansFile::read, PlansFile::packaged),
            value(
                Key.CONTACT_PLAN_LIMIT,
                "a number of customers from 1 to 1000000",
                text -> between(text, 1, 1_000_000))),
        new Settings.Value(
            rules(Key.VALUE_RULES, ValueRulesFile::read, ValueRulesFile::packaged), zone));
  }

  /// Rules that are a file of the bank's own, or those that Lobby comes with.
  private <T> T rules(Key key, Function<Path, T> read, Supplier<T> packaged) {
    Optional<Path> file =
        value(
            key,
            "a file",
            text ->
                text.isEmpty()
                    ? Optional.<Path>empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize()));
    try {
      return file.map(read).orElseGet(packaged);
    } catch (MalformedContentException e) {
      throw new Settings.Invalid("The rules in \"" + key.path + "\" are wrong:\n" + e.getMessage());
    }
  }

  private LeadRules leads() {
    return new LeadRules(
        value(Key.CORE_TIERS, "names separated by commas", text -> Set.copyOf(list(text))),
        value(
            Key.LEAD_AMOUNTS,
            "currencies with the amount from which interest is a lead, such as CNY=500000,"
                + " separated by commas",
            text -> pairs(text, SettingsReader::currency, SettingsReader::amount)),
        value(
            Key.LEAD_OWNERS,
            "products with the user names of those who take their leads, such as"
                + " loans=ann ben, any=carl",
            text -> pairs(text, SettingsReader::notEmpty, SettingsReader::names)));
  }

  /// Reads `key=value, key=value`.
  private static <T> Map<String, T> pairs(
      String text, UnaryOperator<String> key, Function<String, T> value) {
    Map<String, T> pairs = new TreeMap<>();
    for (String pair : list(text)) {
      int sign = pair.indexOf('=');
      if (sign < 0
          || pairs.put(
                  key.apply(pair.substring(0, sign).strip()),
                  value.apply(pair.substring(sign + 1).strip()))
              != null) {
        throw new IllegalArgumentException(pair);
      }
    }
    return pairs;
  }

  private static String currency(String code) {
    return Currency.getInstance(code).getCurrencyCode();
  }

  private static BigDecimal amount(String text) {
    BigDecimal amount = new BigDecimal(text);
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException(text);
    }
    return amount;
  }

  private static List<String> names(String text) {
    return List.of(notEmpty(text).split("\\s+"));
  }

  private ClockRules complaintClocks(ZoneId zone) {
    String days = "days such as 2026-10-01 or 2026-10-01..2026-10-07, separated by commas";
    Set<LocalDate> holidays = value(Key.HOLIDAYS, days, text -> BusinessCalendar.days(list(text)));
    Set<LocalDate> workdays = value(Key.WORKDAYS, days, text -> BusinessCalendar.days(list(text)));
    BusinessCalendar calendar =
        value(
            Key.WEEKEND,
            "days of the week such as saturday, sunday, and not all of them",
            text ->
                new BusinessCalendar(
                    zone,
                    list(text).stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                    holidays,
                    workdays));
    return ClockRules.of(
        calendar,
        value(
            Key.COMPLAINT_CLOCKS,
            "one of OWN, CN, UK",
            text -> ClockSet.valueOf(text.toUpperCase(Locale.ROOT))),
        new ClockSet.Goals(
            goal(Key.GOAL_ACKNOWLEDGED), goal(Key.GOAL_MAJOR_DECIDED), goal(Key.GOAL_DECIDED)));
  }

  private TimeLimit goal(Key key) {
    return value(
        key,
        "a time such as 24h, 12bh (hours of working days), 2d, 3bd (working days) or 1w",
        TimeLimit::parse);
  }

  private Settings.PublishGate gate() {
    GateRules rules =
        new GateRules(
            value(Key.GATE_DAYS, "a number of days from 1 to 365", text -> between(text, 1, 365)),
            value(
                Key.GATE_TURNS,
                "a number of turns from 1 to 200000",
                text -> between(text, 1, 200_000)),
            share(Key.GATE_MAX_CHANGED),
            share(Key.GATE_MAX_NEWLY_LOST),
            share(Key.GATE_MAX_HANDED_OVER),
            share(Key.GATE_MAX_NOW_WRONG),
            value(
                Key.GATE_MIN_QUESTIONS,
                "a number of questions from 1 to 10000",
                text -> between(text, 1, 10_000)));
    return new Settings.PublishGate(
        rules,
        value(
            Key.GATE_QUESTIONS,
            "a file",
            text ->
                text.isEmpty()
                    ? Optional.<Path>empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize())),
        value(Key.GATE_SECOND_PERSON, "true or false", SettingsReader::bool));
  }

  private GapRules gaps() {
    return new GapRules(
        value(Key.GAPS_DAYS, "a number of days from 1 to 365", text -> between(text, 1, 365)),
        value(
            Key.GAPS_QUESTIONS,
            "a number of questions from 1 to 50000",
            text -> between(text, 1, 50_000)),
        cost(Key.GAPS_DECLINED),
        cost(Key.GAPS_SUGGESTED),
        cost(Key.GAPS_FAILED),
        cost(Key.GAPS_BADLY_RATED),
        cost(Key.GAPS_WRONG),
        cost(Key.GAPS_SHOULD_HAVE_ASKED),
        cost(Key.GAPS_PERSON),
        value(Key.GAPS_BACK_AFTER, "a number from 1 to 1000", text -> between(text, 1, 1_000)),
        value(
            Key.GAPS_GOOD_WRAP_UPS,
            "wrap-up codes separated by commas",
            text -> Set.copyOf(list(text))));
  }

  private double cost(Key key) {
    return value(
        key,
        "a number from 0 to 1000, such as 3",
        text -> {
          double cost = Double.parseDouble(text);
          if (!(cost >= 0 && cost <= 1_000)) {
            throw new IllegalArgumentException("out of range");
          }
          return cost;
        });
  }

  private double share(Key key) {
    return value(
        key,
        "a share from 0 to 1, such as 0.02",
        text -> {
          double share = Double.parseDouble(text);
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("out of range");
          }
          return share;
        });
  }

  private ApprovalRules approval() {
    boolean always =
        value(
            Key.SECOND_PERSON,
            "sensitive or always",
            text ->
                switch (text) {
                  case "always" -> true;
                  case "sensitive" -> false;
                  default -> throw new IllegalArgumentException("neither");
                });
    return new ApprovalRules(
        value(
            Key.SENSITIVE_AREAS,
            Wired.allowed(Area.values()) + ", several separated by commas",
            text -> ApprovalRules.areas(list(text))),
        always);
  }

  private RetentionRules retention(ZoneId zone) {
    Jurisdiction jurisdiction =
        value(
            Key.JURISDICTION,
            "one of none, CN, HK, UK, EU",
            text -> Jurisdiction.valueOf(text.toUpperCase(Locale.ROOT)));
    Map<RecordType, RetentionRule> rules = new EnumMap<>(RecordType.class);
    for (RecordType type : RecordType.values()) {
      Period minimum =
          value(
              Key.valueOf(type.name() + "_MINIMUM"),
              RetentionRule.ALLOWED,
              text -> text.isEmpty() ? jurisdiction.minimum(type) : RetentionRule.period(text));
      Key blank = Key.valueOf(type.name() + "_BLANK");
      RetentionRule rule = new RetentionRule(minimum, null);
      rules.put(
          type,
          value(
              blank,
              RetentionRule.ALLOWED + ", not shorter than the minimum, " + rule.minimumText(),
              text ->
                  text.isEmpty() ? rule : new RetentionRule(minimum, RetentionRule.period(text))));
    }
    return new RetentionRules(rules, zone);
  }

  private Optional<Settings.Webhook> webhook() {
    Optional<URI> url =
        value(
            Key.WEBHOOK_URL,
            "an http or https address",
            text -> text.isEmpty() ? Optional.<URI>empty() : Optional.of(webAddress(text)));
    Optional<WebhookSecret> secret =
        value(
            Key.WEBHOOK_SECRET,
            WebhookSecret.ALLOWED,
            text ->
                text.isEmpty()
                    ? Optional.<WebhookSecret>empty()
                    : Optional.of(WebhookSecret.of(fromFile(text))));
    if (url.isPresent() != secret.isPresent()) {
      throw new Settings.Invalid(
          "\"webhook.url\" and \"webhook.secret\" belong together: set both, or neither.");
    }
    return url.flatMap(at -> secret.map(key -> new Settings.Webhook(at, key)));
  }

  private List<Settings.WebhookReceiver> receivers() {
    Map<String, URI> urls =
        value(
            Key.RECEIVERS,
            "names of small letters, digits and hyphens with the https address of each, such as"
                + " crm=https://crm.bank.example/lobby, separated by commas; http only on this machine",
            text -> pairs(text, SettingsReader::receiverName, SettingsReader::receiverAddress));
    Map<String, WebhookSecret> secrets =
        value(
            Key.RECEIVER_SECRETS,
            "for each name in \"webhooks.receivers\" "
                + WebhookSecret.ALLOWED
                + ", such as crm=file:/etc/lobby/crm.secret, separated by commas",
            text ->
                pairs(
                    text,
                    SettingsReader::receiverName,
                    secret -> WebhookSecret.of(fromFile(secret))));
    if (!urls.keySet().equals(secrets.keySet())) {
      throw new Settings.Invalid(
          "\"webhooks.receivers\" names "
              + urls.keySet()
              + " and \"webhooks.secrets\" "
              + secrets.keySet()
              + ": each receiver has an address and a secret.");
    }
    return urls.entrySet().stream()
        .flatMap(entry ->
            Stream.ofNullable(secrets.get(entry.getKey()))
                .map(secret ->
                    new Settings.WebhookReceiver(entry.getKey(), entry.getValue(), secret)))
        .toList();
  }

  private static String receiverName(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static URI receiverAddress(String text) {
    URI uri = webAddress(text);
    boolean here =
        uri.getHost().equals("localhost")
            || uri.getHost().equals("[::1]")
            || uri.getHost().matches("127(\\.[0-9]{1,3}){3}");
    if (!uri.getScheme().equals("https") && !here) {
      throw new IllegalArgumentException("not https");
    }
    return uri;
  }

  private <T> T value(Key key, String allowed, Function<String, T> parse) {
    Raw raw = values.getOrDefault(key, new Raw("", ""));
    try {
      return parse.apply(raw.text.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Settings.Invalid(
          raw.where
              + ": \""
              + key.path
              + "\" is "
              + (key.secret() ? "not usable" : "\"" + raw.text + "\"")
              + "; allowed is "
              + allowed
              + ".");
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    values.forEach((key, raw) -> {
      String text = key.secret() && !raw.text.isEmpty() ? "********" : raw.text;
      lines.add(key.path + " = " + (text.isEmpty() ? "(none)" : text) + "  (" + raw.where + ")");
    });
    return lines;
  }

  private static Path releaseDirectory(String text) {
    if (!text.isEmpty()) {
      return Path.of(text).toAbsolutePath().normalize();
    }
    // What the build put beside the libraries.
    return Path.of(System.getProperty("lobby.home", "."), "release").toAbsolutePath().normalize();
  }

  private static String notEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return text;
  }

  private static int between(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private static String origin(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null
        || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || !uri.getPath().isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("no origin");
    }
    // As browsers write it.
    return text.toLowerCase(Locale.ROOT);
  }

  private static URI webAddress(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null
        || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("no address");
    }
    return uri;
  }

  private static String secret(String text) {
    String secret = fromFile(text);
    if (!secret.isEmpty() && secret.getBytes(java.nio.charset.StandardCharsets.UTF_8).length < 32) {
      throw new IllegalArgumentException("too short");
    }
    return secret;
  }

  /// What a file holds when one is named, else the text itself.
  private static String fromFile(String text) {
    if (!text.startsWith("file:")) {
      return text;
    }
    try {
      return Files.readString(Path.of(text.substring("file:".length()))).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("unreadable", e);
    }
  }
}
