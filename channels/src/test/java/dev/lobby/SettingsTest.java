package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.checkpoint.CheckpointSink;
import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.ClockSet;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.lead.LeadRules;
import dev.lobby.outreach.PlansFile;
import dev.lobby.publishing.ApprovalRules;
import dev.lobby.publishing.gap.GapRules;
import dev.lobby.publishing.gate.GateRules;
import dev.lobby.retention.RecordType;
import dev.lobby.retention.RetentionRule;
import dev.lobby.retention.RetentionRules;
import dev.lobby.value.ValueRulesFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder = Path.of("");

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("lobby.yaml"), yaml);
  }

  private static SettingsReader.Read read(Map<String, String> environment) {
    return SettingsReader.read(null, environment, Map.of());
  }

  @Test
  void without_a_word_the_defaults_run() {
    Settings settings = read(Map.of()).settings();
    assertThat(settings.data()).isAbsolute().endsWithRaw(Path.of(".lobby-data"));
    assertThat(settings.masterKey()).isEqualTo(new MasterKeySource.InDataDirectory());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(7070);
    assertThat(settings.allowedOrigins()).isEmpty();
    assertThat(settings.secureCookies()).isFalse();
    assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.customerTokenSecret()).isEmpty();
    assertThat(settings.leads().coreTiers()).containsExactlyInAnyOrder("gold", "private");
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(settings.approval()).isEqualTo(ApprovalRules.DEFAULT);
    assertThat(settings.answerLimits()).isEmpty();
  }

  @Test
  void who_approves_and_how_long_answers_are_can_be_set() {
    Settings settings =
        read(Map.of(
                "LOBBY_ARTICLES_SECOND_PERSON", "always",
                "LOBBY_ARTICLES_SENSITIVE_AREAS", "fees, loans",
                "LOBBY_ARTICLES_ANSWER_LIMITS", "sms=500, webhook = 4000"))
            .settings();
    assertThat(settings.approval())
        .isEqualTo(new ApprovalRules(Set.of(Area.FEES, Area.LOANS), true));
    assertThat(settings.answerLimits()).isEqualTo(Map.of("sms", 500, "webhook", 4000));
    assertThatThrownBy(() -> read(Map.of("LOBBY_ARTICLES_SENSITIVE_AREAS", "taxes")))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("articles.sensitiveAreas")
        .hasMessageContaining("allowed is accounts, cards");
    assertThatThrownBy(() -> read(Map.of("LOBBY_ARTICLES_ANSWER_LIMITS", "500")))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("sms=500");
  }

  @Test
  void a_file_says_everything_there_is_to_say() throws IOException {
    Settings settings =
        SettingsReader.read(
                file(
                    """
                    # Harbour Bank
                    data: /var/lib/lobby
                    masterKey: file:/run/master
                    release: /opt/release
                    embeddings: /opt/encoders
                    http:
                      host: 0.0.0.0
                      port: 8080
                      allowedOrigins: [https://www.bank.example, "https://APP.bank.example:8443"]
                      secureCookies: true
                    customer:
                      tokenMinutes: 30
                      tokenSecret: %s
                      coreTiers: [gold, 私人银行]
                      contactPlanLimit: 50
                    bank:
                      timeZone: Europe/Berlin
                      weekend: [Sunday]
                      holidays: [2026-12-25, 2026-12-31..2027-01-01]
                      workdays: [2026-12-27]
                    complaints: {clocks: UK}
                    leads: {amounts: [CNY=300000], owners: [loans=ann ben, any=carl]}
                    checkpoints:
                      minutes: 5
                      sinks: ["file:/mnt/proof", "https://proof.bank.example/lobby", "syslog:log:514"]
                    incident: {confirmMinutes: 15}
                    retention:
                      jurisdiction: CN
                      apply: true
                      conversation: {minimum: 5y, blank: 7y}
                      complaint: {minimum: 66m}
                      customer:
                        blank: 10y
                      staff: {blank: 400d}
                    questions: {remembered: 500}
                    gate: {days: 14, turns: 500, maxChanged: 0.25, maxNewlyLost: 0, minQuestions: 20, questions: /opt/questions.tsv}
                    gaps: {days: 30, cost: {person: 5}, backAfter: 1, goodWrapUps: [answered]}
                    """
                        .formatted(SECRET)),
                Map.of(),
                Map.of())
            .settings();
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/var/lib/lobby"),
                new MasterKeySource.InFile(Path.of("/run/master")),
                Path.of("/opt/release"),
                Optional.of(Path.of("/opt/encoders")),
                500,
                "0.0.0.0",
                8080,
                List.of("https://www.bank.example", "https://app.bank.example:8443"),
                true,
                Duration.ofMinutes(30),
                SECRET,
                new LeadRules(
                    Set.of("gold", "私人银行"),
                    Map.of("CNY", new BigDecimal("300000")),
                    Map.of("loans", List.of("ann", "ben"), "any", List.of("carl"))),
                new FeedbackTeams(Map.of("any", "service")),
                ZoneId.of("Europe/Berlin"),
                ApprovalRules.DEFAULT,
                Map.of(),
                Duration.ofMinutes(5),
                List.of(
                    new CheckpointSink.ToFile(Path.of("/mnt/proof")),
                    new CheckpointSink.ToWebhook(URI.create("https://proof.bank.example/lobby")),
                    new CheckpointSink.ToSyslog("log", 514)),
                new RetentionRules(
                    Map.of(
                        RecordType.CONVERSATION,
                        new RetentionRule(Period.ofYears(5), Period.ofYears(7)),
                        RecordType.COMPLAINT,
                        new RetentionRule(Period.ofMonths(66), null),
                        RecordType.CUSTOMER,
                        new RetentionRule(Period.ofYears(10), Period.ofYears(10)),
                        RecordType.STAFF,
                        new RetentionRule(Period.ZERO, Period.ofDays(400)),
                        RecordType.AUDIT,
                        new RetentionRule(Period.ofMonths(6), null)),
                    ZoneId.of("Europe/Berlin")),
                true,
                new Settings.PublishGate(
                    new GateRules(14, 500, 0.25, 0, 0.02, 0.005, 20),
                    Optional.of(Path.of("/opt/questions.tsv")),
                    true),
                new GapRules(30, 20_000, 1, 0.5, 1, 1.5, 3, 2, 5, 1, Set.of("answered")),
                Optional.empty(),
                List.of(),
                Duration.ofMinutes(15),
                ClockRules.of(
                    new BusinessCalendar(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.SUNDAY),
                        Set.of(
                            LocalDate.parse("2026-12-25"),
                            LocalDate.parse("2026-12-31"),
                            LocalDate.parse("2027-01-01")),
                        Set.of(LocalDate.parse("2026-12-27"))),
                    ClockSet.UK),
                "complaint-progress",
                new Settings.Contacts(PlansFile.packaged(), 50),
                new Settings.Value(ValueRulesFile.packaged(), ZoneId.of("Europe/Berlin"))));
  }

  @Test
  void a_flag_wins_over_a_variable_and_that_over_the_file() throws IOException {
    Path file = file("http:\n  port: 1\n  host: h1\ndata: /file\n");
    Map<String, String> environment =
        Map.of(
            "LOBBY_HTTP_PORT", "2", "LOBBY_HTTP_HOST", "h2", "LOBBY_CUSTOMER_TOKEN_MINUTES", "9");
    SettingsReader.Read read = SettingsReader.read(file, environment, Map.of("http.port", "3"));
    assertThat(read.settings().port()).isEqualTo(3);
    assertThat(read.settings().host()).isEqualTo("h2");
    assertThat(read.settings().data()).isEqualTo(Path.of("/file"));
    assertThat(read.settings().tokenLifetime()).isEqualTo(Duration.ofMinutes(9));
    assertThat(read.lines())
        .contains(
            "http.port = 3  (flag)",
            "http.host = h2  (variable LOBBY_HTTP_HOST)",
            "data = /file  (" + file + ", line 4)",
            "bank.timeZone = Asia/Shanghai  (default)");
  }

  @ParameterizedTest
  @CsvSource({
    "LOBBY_DATA, data",
    "LOBBY_RELEASE, release",
    "LOBBY_MASTER_KEY, masterKey",
    "LOBBY_HTTP_HOST, http.host",
    "LOBBY_HTTP_ALLOWED_ORIGINS, http.allowedOrigins",
    "LOBBY_HTTP_SECURE_COOKIES, http.secureCookies",
    "LOBBY_CUSTOMER_TOKEN_SECRET, customer.tokenSecret",
    "LOBBY_CUSTOMER_CORE_TIERS, customer.coreTiers",
    "LOBBY_LEADS_AMOUNTS, leads.amounts",
    "LOBBY_LEADS_OWNERS, leads.owners",
    "LOBBY_BANK_TIME_ZONE, bank.timeZone",
    "LOBBY_ARTICLES_SECOND_PERSON, articles.secondPerson",
    "LOBBY_ARTICLES_SENSITIVE_AREAS, articles.sensitiveAreas",
    "LOBBY_ARTICLES_ANSWER_LIMITS, articles.answerLimits",
    "LOBBY_CHECKPOINTS_MINUTES, checkpoints.minutes",
    "LOBBY_CHECKPOINTS_SINKS, checkpoints.sinks",
    "LOBBY_RETENTION_JURISDICTION, retention.jurisdiction",
    "LOBBY_RETENTION_COMPLAINT_MINIMUM, retention.complaint.minimum",
    "LOBBY_RETENTION_AUDIT_BLANK, retention.audit.blank",
    "LOBBY_RETENTION_APPLY, retention.apply",
    "LOBBY_GATE_DAYS, gate.days",
    "LOBBY_GATE_MAX_NEWLY_LOST, gate.maxNewlyLost",
    "LOBBY_GATE_MIN_QUESTIONS, gate.minQuestions",
    "LOBBY_GATE_QUESTIONS, gate.questions",
    "LOBBY_GATE_SECOND_PERSON, gate.secondPerson"
  })
  void every_key_has_its_variable(String variable, String key) {
    String value =
        switch (key) {
          case "http.secureCookies", "retention.apply", "gate.secondPerson" -> "true";
          case "retention.jurisdiction" -> "hk";
          case "retention.complaint.minimum", "retention.audit.blank" -> "9y";
          case "http.allowedOrigins" -> "https://x.example";
          case "customer.tokenSecret" -> SECRET;
          case "masterKey", "checkpoints.sinks" -> "file:key";
          case "checkpoints.minutes", "gate.days", "gate.minQuestions" -> "7";
          case "gate.maxNewlyLost" -> "0.5";
          case "bank.timeZone" -> "UTC";
          case "articles.secondPerson" -> "always";
          case "articles.sensitiveAreas" -> "fees, loans";
          case "articles.answerLimits" -> "sms=500";
          case "leads.amounts" -> "CNY=1";
          case "leads.owners" -> "any=ann";
          default -> "value";
        };
    assertThat(read(Map.of(variable, value)).lines())
        .anyMatch(
            line -> line.startsWith(key + " = ") && line.endsWith("(variable " + variable + ")"));
  }

  @Test
  void a_secret_is_never_printed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    SettingsReader.Read read =
        SettingsReader.read(
            null, Map.of("LOBBY_CUSTOMER_TOKEN_SECRET", "file:" + secret), Map.of());
    assertThat(read.settings().customerTokenSecret()).isEqualTo(SECRET);
    assertThat(String.join("\n", read.lines()))
        .contains("customer.tokenSecret = ********")
        .doesNotContain(SECRET);
    assertThat(read(Map.of()).lines()).contains("customer.tokenSecret = (none)  (default)");
  }

  @Test
  void the_webhook_takes_an_address_and_a_secret_that_is_not_printed() throws IOException {
    String key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    Path secret = Files.writeString(folder.resolve("webhook"), key + "\n");
    for (String given : List.of(key, "file:" + secret)) {
      SettingsReader.Read read =
          read(
              Map.of(
                  "LOBBY_WEBHOOK_URL",
                  "https://app.bank.example/lobby",
                  "LOBBY_WEBHOOK_SECRET",
                  given));
      assertThat(read.settings().webhook().orElseThrow().url())
          .isEqualTo(URI.create("https://app.bank.example/lobby"));
      assertThat(String.join("\n", read.lines()))
          .contains("webhook.secret = ********")
          .doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }
    assertThat(read(Map.of()).settings().webhook()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_MfKQ9r8GKYqr",
        "whsec_not base64 at all, by any means",
        "file:/nosuch/file"
      })
  void a_webhook_secret_that_cannot_be_used_is_not_shown_in_the_message(String secret) {
    assertThatThrownBy(() ->
            read(Map.of("LOBBY_WEBHOOK_URL", "https://a.example", "LOBBY_WEBHOOK_SECRET", secret)))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("\"webhook.secret\" is not usable")
        .hasMessageContaining("24 to 64 bytes")
        .hasMessageNotContaining("MfKQ9r8GKYqr");
  }

  @Test
  void half_a_webhook_is_refused() {
    assertThatThrownBy(() -> read(Map.of("LOBBY_WEBHOOK_URL", "https://a.example")))
        .hasMessageContaining("belong together");
    assertThatThrownBy(
            () -> read(Map.of("LOBBY_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
        .hasMessageContaining("belong together");
    for (String url :
        List.of("ftp://a.example", "a.example", "https://me:pw@a.example", "https:/x")) {
      assertThatThrownBy(() -> read(Map.of("LOBBY_WEBHOOK_URL", url)))
          .hasMessageContaining("webhook.url")
          .hasMessageContaining("an http or https address");
    }
  }

  @Test
  void receivers_of_changes_have_an_address_and_a_secret_each() throws IOException {
    String key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    Path secret = Files.writeString(folder.resolve("crm"), key + "\n");
    SettingsReader.Read read =
        read(
            Map.of(
                "LOBBY_WEBHOOKS_RECEIVERS",
                "crm=https://crm.bank.example/lobby?a=b, dwh=http://127.0.0.1:8080/in",
                "LOBBY_WEBHOOKS_SECRETS",
                "dwh=" + key + ", crm=file:" + secret));
    assertThat(read.settings().receivers())
        .extracting(Settings.WebhookReceiver::name, it -> it.url().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("crm", "https://crm.bank.example/lobby?a=b"),
            org.assertj.core.groups.Tuple.tuple("dwh", "http://127.0.0.1:8080/in"));
    assertThat(String.join("\n", read.lines()))
        .contains("webhooks.secrets = ********")
        .doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(read(Map.of()).settings().receivers()).isEmpty();
  }

  @Test
  void a_receiver_that_cannot_be_used_is_told_by_its_key() {
    String key = "=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    for (String wrong :
        List.of("crm=http://crm.bank.example", "crm", "CRM=https://a.example", "crm=a.example")) {
      assertThatThrownBy(() ->
              read(
                  Map.of("LOBBY_WEBHOOKS_RECEIVERS", wrong, "LOBBY_WEBHOOKS_SECRETS", "crm" + key)))
          .isInstanceOf(Settings.Invalid.class)
          .hasMessageContaining("webhooks.receivers")
          .hasMessageContaining("https address");
    }
    assertThatThrownBy(() -> read(Map.of("LOBBY_WEBHOOKS_RECEIVERS", "crm=https://a.example")))
        .hasMessageContaining("each receiver has an address and a secret");
    assertThatThrownBy(() -> read(Map.of("LOBBY_WEBHOOKS_SECRETS", "crm=MfKQ9r8GKYqrTwjUPD8I")))
        .hasMessageContaining("\"webhooks.secrets\" is not usable")
        .hasMessageNotContaining("MfKQ9r8GKYqr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-secret", "file:/nosuch/file", "file:", "file:/"})
  void a_secret_that_cannot_be_used_is_not_shown_in_the_message(String secret) {
    assertThatThrownBy(() -> read(Map.of("LOBBY_CUSTOMER_TOKEN_SECRET", secret)))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("customer.tokenSecret")
        .hasMessageContaining("32 bytes")
        .hasMessageContaining("variable LOBBY_CUSTOMER_TOKEN_SECRET")
        .hasMessageNotContaining("short-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOBBY_HTTP_PORT | x | http.port | 0 to 65535",
        "LOBBY_HTTP_PORT | 65536 | http.port | 0 to 65535",
        "LOBBY_HTTP_PORT | -1 | http.port | 0 to 65535",
        "LOBBY_HTTP_PORT | '' | http.port | 0 to 65535",
        "LOBBY_HTTP_HOST | ' ' | http.host | 127.0.0.1",
        "LOBBY_HTTP_SECURE_COOKIES | yes | http.secureCookies | true or false",
        "LOBBY_CUSTOMER_TOKEN_MINUTES | 4 | customer.tokenMinutes | 5 to 1440",
        "LOBBY_BANK_TIME_ZONE | Mars/Base | bank.timeZone | Asia/Shanghai",
        "LOBBY_RETENTION_JURISDICTION | Mars | retention.jurisdiction | none, CN, HK, UK, EU",
        "LOBBY_RETENTION_STAFF_MINIMUM | 5 years | retention.staff.minimum | 5y, 18m or 90d",
        "LOBBY_RETENTION_APPLY | yes | retention.apply | true or false",
        "LOBBY_GATE_DAYS | 0 | gate.days | 1 to 365",
        "LOBBY_GATE_MIN_QUESTIONS | 0 | gate.minQuestions | 1 to 10000",
        "LOBBY_GATE_MAX_NOW_WRONG | 2 % | gate.maxNowWrong | from 0 to 1",
        "LOBBY_GATE_MAX_CHANGED | NaN | gate.maxChanged | from 0 to 1",
        "LOBBY_HTTP_ALLOWED_ORIGINS | www.bank.example | http.allowedOrigins | https://",
        "LOBBY_HTTP_ALLOWED_ORIGINS | https://x.example/ | http.allowedOrigins | https://",
        "LOBBY_HTTP_ALLOWED_ORIGINS | https://x.example?y | http.allowedOrigins | https://",
        "LOBBY_HTTP_ALLOWED_ORIGINS | https://u@x.example | http.allowedOrigins | https://",
        "LOBBY_HTTP_ALLOWED_ORIGINS | * | http.allowedOrigins | https://",
        "LOBBY_HTTP_ALLOWED_ORIGINS | 'https://a.example, ftp://b' | http.allowedOrigins | https://"
      })
  void a_wrong_value_is_named_with_what_is_allowed(
      String variable, String value, String key, String allowed) {
    assertThatThrownBy(() -> read(Map.of(variable, value)))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageStartingWith("variable " + variable + ": \"" + key + "\" is \"" + value + "\"")
        .hasMessageContaining("allowed is")
        .hasMessageContaining(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http:~  prot: 1 | line 2 | http.prot | http.port",
        "# nothing~~htpp:~  port: 1 | line 3 | htpp | http.port",
        "http:~  port: soon | line 2 | http.port | 0 to 65535",
        "http: 7070 | line 1 | http | http.port",
        "http:~  port: {a: b} | line 2 | http.port | a list of values",
        "http:~  port: [[1]] | line 2 | http.port | a list of values",
        "http:~  port: 1~  port: 2 | line 3 | http.port | a second time",
        "http:~  port: 1~data: x~http:~  host: y | line 4 | http | a second time",
        "- a~- b | line 1 | the file | http.port",
        "just words | line 1 | the file | http.port",
        "http:~ port: 1~  host: x | line 3 | no YAML | mapping",
        "data: [a, b | line | no YAML | expected",
        "data: a~---~data: b | line | no YAML | document",
        "retention:~  audit: {minimum: 2y, blank: 1y} | line 2 | retention.audit.blank | minimum,"
            + " 2y",
        "retention:~  jurisdiction: UK~  complaint:~    blank: 71m | line 4 |"
            + " retention.complaint.blank | minimum, 6y",
        "retention:~  coplaint: {blank: 1y} | line 2 | retention.coplaint |"
            + " retention.complaint.blank",
        "? [a]~: b | line 1 | no key | http.port"
      })
  void a_wrong_file_is_named_with_the_line(String yaml, String line, String what, String allowed)
      throws IOException {
    Path file = file(yaml.replace('~', '\n') + "\n");
    assertThatThrownBy(() -> SettingsReader.read(file, Map.of(), Map.of()))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(line)
        .hasMessageContaining(what)
        .hasMessageContaining(allowed);
  }

  @Test
  void a_file_that_is_no_text_is_named() throws IOException {
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThatThrownBy(() -> SettingsReader.read(binary, Map.of(), Map.of()))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("binary.yaml")
        .hasMessageContaining("UTF-8");
    Path control = file("data: a\u0001b\n");
    assertThatThrownBy(() -> SettingsReader.read(control, Map.of(), Map.of()))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageContaining("lobby.yaml")
        .hasMessageContaining("no YAML");
  }

  @Test
  void a_file_that_is_missing_is_named() {
    assertThatThrownBy(() -> SettingsReader.read(folder.resolve("none.yaml"), Map.of(), Map.of()))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageStartingWith("There is no settings file ")
        .hasMessageContaining("none.yaml. Name another with --config")
        .message()
        .doesNotContain("java.");
    assertThatThrownBy(() -> SettingsReader.read(folder, Map.of(), Map.of()))
        .isInstanceOf(Settings.Invalid.class)
        .hasMessageEndingWith("cannot be read: it is a folder.");
  }

  @Test
  void a_variable_that_sets_nothing_is_named_with_the_nearest_that_does() {
    Map<String, String> environment =
        Map.of(
            "LOBBY_PORT", "1",
            "LOBBY_HTTP_HOTS", "x",
            "LOBBY_CONFIG", "c",
            "LOBBY_JAVA_OPTS", "-Xmx1g",
            "LOBBY_DATA", "d",
            "PORT", "2");
    assertThat(SettingsReader.read(null, environment, Map.of()).warnings())
        .containsExactly(
            "there is no setting for the variable LOBBY_HTTP_HOTS; the nearest is LOBBY_HTTP_HOST.",
            "there is no setting for the variable LOBBY_PORT; the nearest is LOBBY_HTTP_PORT.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "http:\n#  port: 1\n", "bank: {}\n"})
  void an_empty_file_changes_nothing(String yaml) throws IOException {
    assertThat(SettingsReader.read(file(yaml), Map.of(), Map.of()).settings())
        .isEqualTo(read(Map.of()).settings());
  }

  @Test
  void a_file_may_begin_with_a_byte_order_mark() throws IOException {
    Path file = folder.resolve("bom.yaml");
    Files.write(file, "\uFEFFhttp:\n  port: 5\n".getBytes(StandardCharsets.UTF_8));
    assertThat(SettingsReader.read(file, Map.of(), Map.of()).settings().port()).isEqualTo(5);
  }
}
