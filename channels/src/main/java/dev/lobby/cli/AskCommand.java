package dev.lobby.cli;

import dev.lobby.channel.web.WebChannel;
import dev.lobby.conversation.Reason;
import dev.lobby.dialogue.Decision;
import dev.lobby.dialogue.Deliberation;
import dev.lobby.dialogue.Interpretation;
import dev.lobby.dialogue.Say;
import dev.lobby.dialogue.Standing;
import dev.lobby.dialogue.Traces;
import dev.lobby.dialogue.Wording;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby ask`: what Lobby would decide about a first message, without a server and without writing
/// anything.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description =
        "Decides about each TEXT, or each line of the input, as if it opened a conversation. What the customers' API"
            + " would refuse is refused here too: an empty message, and one of more than 4000 characters.")
public final class AskCommand implements Callable<Integer> {

  /// Nobody knows who asks.
  private static final String SOMEBODY = "v-";

  @Mixin private SettingsOptions options;

  @Option(
      names = "--language",
      paramLabel = "zh|en",
      description = "The language of the reply where the message leaves it open. Default: zh.")
  private @Nullable String language;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description =
          "Messages; none: read lines from the input. Several words without quotes are one message; as soon as a TEXT has a"
              + " blank in it, each is a message of its own.")
  private List<String> texts = List.of();

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public AskCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    if (language != null && !language.equals("zh") && !language.equals("en")) {
      throw new ParameterException(
          spec.commandLine(), "--language is \"" + language + "\"; allowed is zh or en.");
    }
    PrintWriter out = spec.commandLine().getOut();
    var settings = options.read().settings();
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      boolean answered = true;
      for (String text : messages()) {
        answered &= answerOrRefuse(release, text, settings.timeZone(), out);
      }
      if (texts.isEmpty()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
          answered &= answerOrRefuse(release, line, settings.timeZone(), out);
        }
      }
      return answered ? 0 : 1;
    }
  }

  /// The messages among the arguments: words that a shell took apart are one.
  private List<String> messages() {
    boolean words =
        texts.size() > 1
            && texts.stream()
                .noneMatch(it -> it.isEmpty() || it.codePoints().anyMatch(AskCommand::isBlank));
    return words ? List.of(String.join(" ", texts)) : texts;
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /// Answers a message, or says why it is refused; returns whether it was answered.
  private boolean answerOrRefuse(Release release, String text, ZoneId zone, PrintWriter out) {
    Optional<String> refusal = refusal(text);
    if (refusal.isEmpty()) {
      answer(release, text, zone, out);
      return true;
    }
    if (json) {
      out.println(encode(new JsonObject().put("text", text).put("refused", refusal.get())));
    } else {
      int shown = text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length())));
      out.println("> " + printable(text.substring(0, shown)) + (shown < text.length() ? "…" : ""));
      out.println("  refused: " + refusal.get());
    }
    out.flush();
    return false;
  }

  private static Optional<String> refusal(String text) {
    if (text.isBlank()) {
      return Optional.of("the message is empty");
    }
    if (text.codePointCount(0, text.length()) > WebChannel.LONGEST_MESSAGE) {
      return Optional.of(
          "the message is longer than " + WebChannel.LONGEST_MESSAGE + " characters");
    }
    return text.indexOf('\0') >= 0
        ? Optional.of("the message holds a NUL character")
        : Optional.empty();
  }

  /// Writes control characters, which would rule the terminal, as escapes.
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (Character.isISOControl(point) && point != '\t' && point != '\n') {
            printable.append(String.format(Locale.ROOT, "\\u%04x", point));
          } else {
            printable.appendCodePoint(point);
          }
        });
    return printable.toString();
  }

  /// Encodes in a line; JSON itself leaves some control characters as they are.
  private static String encode(JsonObject line) {
    return printable(line.encode());
  }

  private void answer(Release release, String text, ZoneId zone, PrintWriter out) {
    LocalDate today = LocalDate.now(zone);
    Understanding understanding = release.interpreter().interpret(text, today);
    Deliberation deliberation =
        Deliberation.of(
            release,
            Standing.first(SOMEBODY, "en".equals(language) ? Language.EN : Language.ZH),
            Interpretation.of(release, understanding),
            today,
            heard -> false,
            Optional::empty,
            Deliberation.StandIns.NONE);
    List<Match> matches = deliberation.sayable();
    Decision decision = deliberation.decision();
    Language reply = deliberation.language();
    String words = words(new Wording(release, reply, zone, today), decision);
    @Nullable Match best = matches.isEmpty() ? null : matches.getFirst();
    @Nullable String route = decision.route().map(Reason::wire).orElse(null);
    List<String> signals =
        understanding.signals().keySet().stream()
            .filter(understanding::hears)
            .map(Signal::wire)
            .toList();
    if (json) {
      out.println(
          encode(
              new JsonObject()
                  .put("text", text)
                  .put("article", best == null ? null : best.articleId())
                  .put("probability", best == null ? 0 : best.probability())
                  .put("say", decision.say().wire())
                  .put("articles", new JsonArray(Traces.articles(decision.say())))
                  .put("route", route)
                  .put("language", understanding.language().wire())
                  .put("signals", new JsonArray(signals))
                  .put("entities", new JsonArray(entities(understanding)))
                  .put("reply", words)
                  .put("row", decision.why().getLast().row())));
    } else {
      out.println("> " + printable(text));
      out.printf(
          Locale.ROOT,
          "  %s%s   %s %.1f %%   language %s%s%n",
          decision.say().wire(),
          route == null ? "" : " + a person (" + route + ")",
          best == null ? "-" : best.articleId(),
          best == null ? 0 : 100 * best.probability(),
          understanding.language().wire(),
          signals.isEmpty() ? "" : "   heard " + String.join(", ", signals));
      understanding
          .entities()
          .forEach(it ->
              out.println(
                  "  names "
                      + it.kind().wire()
                      + " "
                      + printable(it.text())
                      + " = "
                      + it.value().normalised()));
      out.println("  because " + printable(decision.why().getLast().why()));
      words.lines().forEach(line -> out.println("  | " + line));
    }
    out.flush();
  }

  private static List<JsonObject> entities(Understanding understanding) {
    return understanding.entities().stream()
        .map(it ->
            new JsonObject()
                .put("kind", it.kind().wire())
                .put("text", it.text())
                .put("value", it.value().normalised()))
        .toList();
  }

  private static String words(Wording wording, Decision decision) {
    Reason reason = decision.route().orElse(Reason.PERSON);
    Instant due = Instant.now().plus(reason.target());
    return switch (decision.say()) {
      case Say.Silent silent -> "";
      // Nothing stands in for a topic where no store is open.
      case Say.Incident about -> "";
      case Say.Answer(String article) -> {
        Wording.Words words = wording.answer(article);
        StringBuilder text = new StringBuilder(words.text());
        words.links().forEach(link -> text.append("\n- ").append(link.line()));
        yield text.toString();
      }
      case Say.Suggest(List<String> articles) -> {
        Wording.Words words = wording.suggest(articles);
        StringBuilder text = new StringBuilder(words.text());
        words.choices().forEach(choice -> text.append("\n- ").append(choice.text()));
        yield text.toString();
      }
      case Say.Withhold it -> wording.withPerson(WordsKey.UNSUITABLE).text();
      // Nothing is under way where a message is the first.
      case Say.Ask ask -> "";
      case Say.Acknowledge(var key) -> wording.queued(key, 1, "C-0000", due).text();
      case Say.Protocol(var key) -> wording.queued(key, 1, "C-0000", due).text();
      case Say.Decline(var key) -> wording.queued(key, 1, "C-0000", due).text();
    };
  }
}
