package dev.lobby;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lobby.channel.web.ConversationStreams;
import dev.lobby.knowledge.Release;
import dev.lobby.publishing.Releases;
import dev.lobby.staff.Role;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Lobby that runs for tests, and the ways to talk to it: HTTP, WebSocket, bare bytes.
public final class RunningLobby implements AutoCloseable {

  /// The secret under which the bank's site signs customers here.
  public static final String CUSTOMER_SECRET = "the-secret-of-the-site-of-the-bank-in-tests";

  /// The password of everybody who may sign in.
  public static final String PASSWORD = "correct horse battery staple";

  /// Passwords are hashed so that guessing takes long; nobody guesses here.
  private static final int PASSWORD_ROUNDS = 1_000;

  /// The setting that asks customers who [allow it][#surveyed] how likely they recommend the bank.
  public static final String SURVEY_PLANS =
      "customer.contactPlans=src/test/resources/survey-plans.yaml";

  /// How long a message may take to be understood, on the busiest machine.
  private static final Duration UNDERSTANDING = Duration.ofSeconds(30);

  /// How long a request may take.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path data;
  private final Lobby lobby;
  private final MovableClock clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> cookies = new HashMap<>();

  /// The release the build made, which all Lobbies of a process read once between them; what is
  /// published meanwhile each reads for itself.
  private static final class SharedRelease implements Releases.Reader {
    private static final Path PACKAGED = Path.of(release());
    private static final Release RELEASE = Release.open(PACKAGED);

    @Override
    public Release open(Path directory) {
      return directory.equals(PACKAGED) ? RELEASE : Release.open(directory);
    }

    @Override
    public void close(Release release) {
      if (release != RELEASE) {
        release.close();
      }
    }
  }

  private RunningLobby(Path data, Lobby lobby, MovableClock clock) {
    this.data = data;
    this.lobby = lobby;
    this.clock = clock;
  }

  static RunningLobby start(WithLobby with) {
    Map<String, String> flags = new HashMap<>();
    flags.put("data", temporary().toString());
    flags.put("release", release());
    flags.put("http.port", "0");
    flags.put("customer.tokenSecret", CUSTOMER_SECRET);
    for (String setting : with.settings()) {
      int equals = setting.indexOf('=');
      flags.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return start(
        SettingsReader.read(null, Map.of(), flags).settings(),
        new ConversationStreams.Patience(
            Duration.ofMillis(with.firstFrameMillis()),
            Duration.ofMillis(with.writeMillis()),
            Duration.ofSeconds(20)),
        Duration.ofMillis(with.contactsMillis()));
  }

  /// One with settings of its own, whose store stays when it is closed.
  public static RunningLobby start(Settings settings) {
    return start(settings, ConversationStreams.Patience.DEFAULT, Lobby.CONTACTS_EVERY);
  }

  /// As the other, and looks that often whether contact plans have anything to do.
  public static RunningLobby start(Settings settings, Duration contactsEvery) {
    return start(settings, ConversationStreams.Patience.DEFAULT, contactsEvery);
  }

  private static RunningLobby start(
      Settings settings, ConversationStreams.Patience patience, Duration contactsEvery) {
    MovableClock clock = new MovableClock();
    Lobby lobby =
        Lobby.start(
            settings,
            clock,
            patience,
            UNDERSTANDING,
            PASSWORD_ROUNDS,
            new SharedRelease(),
            contactsEvery);
    lobby.awaitReady();
    return new RunningLobby(settings.data(), lobby, clock);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("lobby-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The directory of the release the build made.
  public static String release() {
    return Objects.requireNonNull(System.getProperty("lobby.release"), "lobby.release");
  }

  public String url() {
    return lobby.url();
  }

  public Path data() {
    return data;
  }

  public MovableClock clock() {
    return clock;
  }

  /// How many live streams are open.
  public int openStreams() {
    return lobby.openStreams();
  }

  // --- HTTP

  /// Sends a request.
  ///
  /// @param body the body; null for none
  /// @param headers names and values in turn
  public Reply send(String method, String path, byte @Nullable [] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(PATIENCE)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return reply(send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
  }

  /// Sends a request whose answer is read as the caller likes.
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /// Posts JSON.
  public Reply post(String path, String json, String... headers) {
    return send("POST", path, json.getBytes(StandardCharsets.UTF_8), asJson(headers));
  }

  /// Posts JSON.
  public Reply post(String path, JsonObject json, String... headers) {
    return post(path, json.encode(), headers);
  }

  static String[] asJson(String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  /// Sends bytes as they are and reads what comes until the server closes or an answer is complete.
  ///
  /// @param head lines of the request's head, without their ends
  public String raw(String... head) {
    return rawBody("", head);
  }

  /// Sends bytes as they are after a head, and reads what comes until the server closes.
  public String rawBody(String body, String... head) {
    URI uri = URI.create(url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      String request =
          String.join("\r\n", head)
              + "\r\nHost: "
              + uri.getAuthority()
              + "\r\nConnection: close\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks for a WebSocket and reads the head of the answer.
  public String rawUpgrade(String path, String... headers) {
    URI uri = URI.create(url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + uri.getAuthority()
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
              + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              + String.join("\r\n", headers)
              + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      StringBuilder head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int read = in.read();
        if (read < 0) {
          return head.toString();
        }
        head.append((char) read);
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  // --- Customers

  /// Starts a conversation of somebody nobody knows.
  public Visitor visitor(String language) {
    return visitor(new JsonObject().put("channel", "web").put("language", language));
  }

  /// Starts or resumes a conversation.
  public Visitor visitor(JsonObject start) {
    return new Visitor(this, post("/api/v1/conversations", start).is(201).json());
  }

  /// Starts or resumes the conversation of a customer the bank's site has signed.
  public Visitor customer(String subject, @Nullable String name, @Nullable String tier) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", subject);
    claims.put("exp", Date.from(clock.instant().plusSeconds(300)));
    if (name != null) {
      claims.put("name", name);
    }
    if (tier != null) {
      claims.put("tier", tier);
    }
    return visitor(
        new JsonObject().put("channel", "web").put("customer", signed(CUSTOMER_SECRET, claims)));
  }

  /// Has the bank's own systems say what they know of a customer.
  public Reply bankSays(String number, JsonObject profile) {
    String token =
        signed(
            CUSTOMER_SECRET,
            Map.of(
                "sub",
                "core-banking",
                "scope",
                "customers:write",
                "exp",
                Date.from(clock.instant().plusSeconds(300))));
    return send(
        "PUT",
        "/bank/v1/customers/" + number,
        profile.encode().getBytes(StandardCharsets.UTF_8),
        asJson("Authorization", "Bearer " + token));
  }

  /// A compact JWS, HS256.
  public static String signed(String secret, Map<String, Object> claims) {
    try {
      JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
      claims.forEach(set::claim);
      SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set.build());
      jwt.sign(new MACSigner(secret));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Has the bank tell of a customer who has been one for long and may be contacted, and waits
  /// until they are asked in their conversation how likely they recommend the bank.
  public Visitor surveyed(String number, String name) {
    Visitor visitor = customer(number, name, "gold");
    longKnown(number, name);
    until(() -> visitor.read(0).getLast(), message -> message.containsKey("survey"));
    return visitor;
  }

  /// Has the bank tell of a customer who has been one for long and may be contacted.
  ///
  /// @return the record's id
  public String longKnown(String number, String name) {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1).toString();
    return bankSays(
            number,
            new JsonObject()
                .put("name", name)
                .put("consents", new JsonObject().put("contact", true))
                .put(
                    "figures",
                    new JsonObject()
                        .put("asOf", today)
                        .put("opened", "2020-01-01")
                        .put("lastActivity", today)
                        .put("transactions", 10)
                        .put("transactionsBefore", 10)
                        .put("balance", "2000.00")
                        .put("balanceBefore", "2000.00")
                        .put("currency", "CNY")))
        .is(200)
        .json()
        .getString("id");
  }

  // --- Staff

  /// Lets a member of staff sign in from now on: `agent`, `agent2`, `supervisor`, `supervisor2`,
  /// `editor` or `editor2`.
  public void employ(String username) {
    switch (username) {
      case "agent" -> lobby.staff().add(username, Role.AGENT, "Agent 1 · 1 号客服", PASSWORD);
      case "agent2" -> lobby.staff().add(username, Role.AGENT, "Agent 2 · 2 号客服", PASSWORD);
      case "supervisor" ->
          lobby.staff().add(username, Role.SUPERVISOR, "Supervisor · 主管", PASSWORD);
      case "supervisor2" ->
          lobby.staff().add(username, Role.SUPERVISOR, "Supervisor 2 · 2 号主管", PASSWORD);
      case "editor" -> lobby.staff().add(username, Role.EDITOR, "Editor · 知识编辑", PASSWORD);
      case "editor2" -> lobby.staff().add(username, Role.EDITOR, "Editor 2 · 2 号编辑", PASSWORD);
      default -> throw new IllegalArgumentException(username);
    }
  }

  /// The session cookie of a member of staff, as a header's value; signs in at the first call.
  public synchronized String cookie(String username) {
    if (!cookies.containsKey(username)) {
      employ(username);
    }
    return cookies.computeIfAbsent(
        username,
        name ->
            cookieOf(
                post(
                        "/console/api/session",
                        new JsonObject().put("username", name).put("password", PASSWORD))
                    .is(200)));
  }

  /// The cookie an answer sets, as it is sent back.
  public static String cookieOf(Reply reply) {
    String set = reply.header("Set-Cookie");
    return set.substring(0, set.indexOf(';'));
  }

  /// Forgets who is signed in, for when the clock has gone past the sessions' end.
  public synchronized void forgetSessions() {
    cookies.clear();
  }

  /// Asks as a member of staff.
  public Reply as(String username, String path) {
    return get("/console/api" + path, "Cookie", cookie(username));
  }

  /// Asks as a member of staff for something to be done.
  public Reply as(String username, String path, JsonObject body) {
    return post("/console/api" + path, body, "Cookie", cookie(username));
  }

  /// Lets a customer ask for a person and an agent serve them.
  ///
  /// @return the place of the words that tell the customer that the agent is done
  public long served(Visitor visitor) {
    visitor.say("I want to talk to a human agent").is(200);
    serve(visitor.id());
    return visitor.read(0).getLast().getLong("seq");
  }

  /// Lets an agent take a conversation that waits for a person, and end it.
  public void serve(String id) {
    String conversation = "/agent/conversations/" + id;
    String ticket =
        as("agent", conversation).is(200).json().getJsonObject("ticket").getString("id");
    as("agent", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
    as("agent", conversation + "/resolve", new JsonObject().put("wrapUp", "answered")).is(200);
  }

  /// Asks until an answer fits.
  public static <T> T until(Supplier<T> ask, Predicate<T> fits) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      T answer = ask.get();
      if (fits.test(answer)) {
        return answer;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("The last answer was " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    lobby.close();
  }

  /// Removes the store.
  public void forget() {
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
