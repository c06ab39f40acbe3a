package dev.lobby.cli;

import dev.lobby.Lobby;
import dev.lobby.MasterKeySource;
import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench messages`: the whole path of a message, HTTP in → durable → reply out, beside a
/// bare echo and an echo that appends to a journal of its own and forces it.
///
/// The three take turns, several rounds over, because machines are noisy: the ratios hold, the
/// absolute times are this machine's. Load and servers share the process and so the processors,
/// with threads that only keep them busy where `--busy` asks for some: what Lobby then no longer
/// understands in time is told as `late`.
@Command(
    name = "messages",
    mixinStandardHelpOptions = true,
    description = "Messages a second and latency of the whole path, beside two echoes.")
final class MessagesBench implements Callable<Integer> {

  private static final int[] CONVERSATIONS = {1, 16, 128};
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// Stands where words are filled, and in no words.
  private static final String FILLED = "\u0001";

  @Mixin private SettingsOptions options;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      paramLabel = "S",
      description = "Length of one measurement. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Measurements of each. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--busy",
      defaultValue = "0",
      paramLabel = "N",
      description = "Threads that keep processors busy meanwhile. Default: ${DEFAULT-VALUE}.")
  private int busy;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  MessagesBench() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  /// Where a connection sends its messages.
  private record Line(String path, @Nullable String token) {}

  /// What is measured: a server, and the lines into it.
  private record Target(String name, int port, List<Line> lines) {}

  /// One measurement.
  ///
  /// @param late the share of messages that were not understood in time, 0 to 1
  private record Measured(double perSecond, double p50Millis, double p99Millis, double late) {}

  /// What is asked, and what is said where it was not understood in time.
  private record Script(List<String> questions, List<String> late) {
    private Script {
      questions = List.copyOf(questions);
      late = List.copyOf(late);
    }

    /// Whether a reply says that its message was not understood.
    boolean tellsLate(Buffer reply) {
      String text = reply.toString();
      return late.stream().anyMatch(text::contains);
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Settings from = options.read().settings();
    Path data = Files.createTempDirectory("lobby-bench");
    Vertx vertx = Vertx.vertx();
    try (Lobby lobby = Lobby.start(onAnyPort(from, data));
        FileJournal journal =
            FileJournal.open(data.resolve("echo"), Store.codec(), InstantSource.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Script script = script(from);
      HttpClient client =
          vertx.createHttpClient(
              new HttpClientOptions().setKeepAlive(true),
              new PoolOptions().setHttp1MaxSize(CONVERSATIONS[CONVERSATIONS.length - 1]));
      HttpServer echo = echo(vertx);
      HttpServer durable = durableEcho(vertx, journal, threads);
      int port = URI.create(lobby.url()).getPort();
      List<Line> conversations = startConversations(client, port);
      List<Line> plain = conversations.stream().map(line -> new Line("/echo", null)).toList();
      List<Target> targets =
          List.of(
              new Target("Lobby", port, conversations),
              new Target("echo", echo.actualPort(), plain),
              new Target("echo + append", durable.actualPort(), plain));
      Map<String, List<Measured>> results = measureBusy(vertx, client, targets, script);
      print(out, targets, results);
    } finally {
      vertx.close().await();
      delete(data);
    }
    return 0;
  }

  private static Settings onAnyPort(Settings from, Path data) {
    return new Settings(
        data,
        new MasterKeySource.InDataDirectory(),
        from.release(),
        from.embeddings(),
        // The same questions come again and again, which customers' do less often.
        0,
        "127.0.0.1",
        0,
        from.allowedOrigins(),
        from.secureCookies(),
        from.tokenLifetime(),
        from.customerTokenSecret(),
        from.leads(),
        from.feedback(),
        from.timeZone(),
        from.approval(),
        from.answerLimits(),
        from.checkpointEvery(),
        List.of(),
        from.retention(),
        false,
        from.gate(),
        from.gaps(),
        Optional.empty(),
        List.of(),
        from.confirmIncidentWithin(),
        from.complaintClocks(),
        from.complaintProgress(),
        from.contacts(),
        from.value());
  }

  /// What customers ask: the phrasings of the release, Chinese and English in turn.
  static List<String> questions(Settings settings) {
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      return questions(release);
    }
  }

  private static List<String> questions(Release release) {
    List<String> questions = new ArrayList<>();
    release
        .articles()
        .forEach(article -> {
          for (Language language : LANGUAGES) {
            questions.addAll(
                article.phrasings().getOrDefault(language, List.of()).stream().limit(5).toList());
          }
        });
    return questions;
  }

  private static Script script(Settings settings) {
    try (Release release = Release.open(settings.release(), settings.embedders())) {
      return new Script(
          questions(release),
          LANGUAGES.stream().map(language -> sorry(release, language)).toList());
    }
  }

  /// The longest piece of the bank's words for what was not understood in which nothing is filled.
  private static String sorry(Release release, Language language) {
    String filled = release.words().say(WordsKey.FAILED, language, Map.of("position", FILLED));
    return Stream.of(filled.split(FILLED, -1))
        .max(Comparator.comparingInt(String::length))
        .orElse(filled);
  }

  private static HttpServer echo(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> request.response().end(body)))
        .listen(0, "127.0.0.1")
        .await();
  }

  /// Appends the message as one event, waits for the force, and sends it back.
  private static HttpServer durableEcho(Vertx vertx, Journal journal, ExecutorService threads) {
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request.body().onSuccess(body -> threads.execute(() -> append(journal, request, body))))
        .listen(0, "127.0.0.1")
        .await();
  }

  private static void append(Journal journal, HttpServerRequest request, Buffer body) {
    JsonObject message = body.toJsonObject();
    journal.append(
        List.of(
            new StreamWrite(
                "echo",
                StreamWrite.ANY,
                "",
                new ConversationEvent.CustomerWrote(
                    message.getString("clientMessageId"),
                    Language.EN,
                    message.getString("text")))));
    request.response().end(body);
  }

  private static List<Line> startConversations(HttpClient client, int port) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS[CONVERSATIONS.length - 1]; i++) {
      JsonObject started =
          post(client, port, new Line("/api/v1/conversations", null), new JsonObject())
              .await()
              .toJsonObject();
      lines.add(
          new Line(
              "/api/v1/conversations/" + started.getString("id") + "/messages",
              started.getString("token")));
    }
    return lines;
  }

  private static Future<Buffer> post(HttpClient client, int port, Line line, JsonObject body) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(line.path);
    return client
        .request(request)
        .compose(open -> {
          open.putHeader("Content-Type", "application/json");
          if (line.token != null) {
            open.putHeader("Authorization", "Bearer " + line.token);
          }
          return open.send(body.toBuffer());
        })
        .compose(response ->
            response
                .body()
                .map(bytes -> {
                  if (response.statusCode() >= 300) {
                    throw new IllegalStateException(
                        line.path + " answered " + response.statusCode() + ": " + bytes);
                  }
                  return bytes;
                }));
  }

  private Map<String, List<Measured>> measureBusy(
      Vertx vertx, HttpClient client, List<Target> targets, Script script)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    for (int i = 0; i < busy; i++) {
      Thread.ofPlatform()
          .daemon(true)
          .start(() -> {
            while (!over.get()) {
              Thread.onSpinWait();
            }
          });
    }
    try {
      return measure(vertx, client, targets, script);
    } finally {
      over.set(true);
    }
  }

  private Map<String, List<Measured>> measure(
      Vertx vertx, HttpClient client, List<Target> targets, Script script)
      throws InterruptedException {
    Map<String, List<Measured>> results = new HashMap<>();
    // Round 0 warms up and is not counted.
    for (int round = 0; round <= rounds; round++) {
      for (int conversations : CONVERSATIONS) {
        for (Target target : targets) {
          Measured measured = run(vertx, client, target, conversations, script);
          if (round > 0) {
            results
                .computeIfAbsent(key(target, conversations), key -> new ArrayList<>())
                .add(measured);
          }
        }
      }
    }
    return results;
  }

  private static String key(Target target, int conversations) {
    return target.name + "/" + conversations;
  }

  private Measured run(
      Vertx vertx, HttpClient client, Target target, int conversations, Script script)
      throws InterruptedException {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Sender> senders = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(conversations);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < conversations; i++) {
      Sender sender =
          new Sender(client, target.port, target.lines.get(i), script, i, end, done, failed);
      senders.add(sender);
      // On one event loop for good, as a connection is.
      vertx.runOnContext(begin -> sender.next());
    }
    if (!done.await(seconds + 8L, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          target.name
              + ": "
              + done.getCount()
              + " of "
              + conversations
              + " connections wait for an answer.");
    }
    double took = (System.nanoTime() - start) / 1e9;
    if (failed.get() > 0) {
      throw new IllegalStateException(target.name + ": " + failed.get() + " connections failed.");
    }
    long[] all =
        senders.stream()
            .flatMapToLong(sender -> sender.nanos.stream().mapToLong(n -> n))
            .sorted()
            .toArray();
    int late = senders.stream().mapToInt(sender -> sender.late).sum();
    return new Measured(
        all.length / took,
        quantile(all, 0.50),
        quantile(all, 0.99),
        all.length == 0 ? Double.NaN : late / (double) all.length);
  }

  private static double quantile(long[] sorted, double q) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, q * sorted.length)] / 1e6;
  }

  /// One connection: sends a message, waits for its reply, sends the next.
  private static final class Sender {
    private final HttpClient client;
    private final int port;
    private final Line line;
    private final Script script;
    private final long end;
    private final CountDownLatch done;
    private final AtomicInteger failed;
    private final List<Long> nanos = new ArrayList<>();
    private int question;
    private int late;

    Sender(
        HttpClient client,
        int port,
        Line line,
        Script script,
        int first,
        long end,
        CountDownLatch done,
        AtomicInteger failed) {
      this.client = client;
      this.port = port;
      this.line = line;
      this.script = script;
      this.question = first * 7;
      this.end = end;
      this.done = done;
      this.failed = failed;
    }

    void next() {
      if (System.nanoTime() >= end) {
        done.countDown();
        return;
      }
      JsonObject message =
          new JsonObject()
              .put("clientMessageId", end + "-" + question)
              .put("text", script.questions.get(question++ % script.questions.size()));
      long sent = System.nanoTime();
      post(client, port, line, message)
          .onSuccess(reply -> {
            nanos.add(System.nanoTime() - sent);
            if (script.tellsLate(reply)) {
              late++;
            }
            next();
          })
          .onFailure(e -> {
            failed.incrementAndGet();
            done.countDown();
          });
    }
  }

  private void print(PrintWriter out, List<Target> targets, Map<String, List<Measured>> results) {
    JsonObject object = new JsonObject();
    out.printf(
        Locale.ROOT,
        "%d processors, %d threads that keep them busy, JDK %s, median of %d rounds of %d s each%n",
        Runtime.getRuntime().availableProcessors(),
        busy,
        Runtime.version(),
        rounds,
        seconds);
    out.printf(
        "%-13s  %-14s  %11s  %9s  %9s  %7s  %14s%n",
        "conversations", "", "messages/s", "p50 ms", "p99 ms", "late", "of echo+append");
    for (int conversations : CONVERSATIONS) {
      double base = median(results, key(targets.getLast(), conversations), Measured::perSecond);
      for (Target target : targets) {
        String key = key(target, conversations);
        double perSecond = median(results, key, Measured::perSecond);
        double p50 = median(results, key, Measured::p50Millis);
        double p99 = median(results, key, Measured::p99Millis);
        double late = median(results, key, Measured::late);
        out.printf(
            Locale.ROOT,
            "%13d  %-14s  %11.0f  %9.2f  %9.2f  %5.1f %%  %14.2f%n",
            conversations,
            target.name,
            perSecond,
            p50,
            p99,
            100 * late,
            perSecond / base);
        object.put(
            key,
            new JsonObject()
                .put("perSecond", perSecond)
                .put("p50Millis", p50)
                .put("p99Millis", p99)
                .put("late", late));
      }
    }
    if (json) {
      out.println(object.encode());
    }
    out.flush();
  }

  private static double median(
      Map<String, List<Measured>> results,
      String key,
      java.util.function.ToDoubleFunction<Measured> figure) {
    double[] sorted =
        results.getOrDefault(key, List.of()).stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
