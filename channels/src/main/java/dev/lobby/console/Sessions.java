package dev.lobby.console;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.conversation.Ids;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.staff.StaffNames;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is signed in to the consoles. Sessions live in memory: a restart asks everybody to sign in
/// again.
///
/// | | |
/// |---|---|
/// | `POST /console/api/session` | `username`, `password`: signs in, and answers as `GET` does |
/// | `GET …/session` | `username`, `displayName`, `role`, and `zone`, the bank's time zone, in which the consoles tell and take times |
/// | `DELETE …/session` | signs out |
public final class Sessions implements AutoCloseable {

  private static final String COOKIE = "lobby_session";
  private static final String MEMBER = "lobby.member";

  /// A shift and a bit; a session ends then, or after [#IDLE] without a request.
  private static final Duration LONGEST = Duration.ofHours(12);

  private static final Duration IDLE = Duration.ofHours(2);
  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 10_000;
  private static final int MOST_HASHING = 32;
  private static final int LONGEST_FIELD = 200;

  private record Session(Staff.Member member, Instant since, Instant seen) {
    boolean holds(Instant now) {
      return now.isBefore(since.plus(LONGEST)) && now.isBefore(seen.plus(IDLE));
    }
  }

  /// Tries of one user name from one address since the last that was right.
  private record Tries(int count, Instant last) {}

  private final Staff staff;
  private final StaffNames names;
  private final Audit audit;
  private final InstantSource clock;
  private final boolean secureCookies;
  private final String zone;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, Tries> tries = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Hashing is made to be slow; more than one at a time would take the processors from the
  /// customers.
  private final Semaphore hashing = new Semaphore(1);

  /// @param zone the bank's, in which the consoles tell times
  public Sessions(
      Staff staff,
      StaffNames names,
      Audit audit,
      InstantSource clock,
      boolean secureCookies,
      ZoneId zone) {
    this.staff = staff;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
    this.secureCookies = secureCookies;
    this.zone = nameForBrowsers(zone);
  }

  /// The name by which browsers know a zone too: `GMT+8` is none to them, `+08:00` is.
  static String nameForBrowsers(ZoneId zone) {
    ZoneId plain = zone.normalized();
    return plain.equals(ZoneOffset.UTC) ? "UTC" : plain.getId();
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.post("/console/api/session").handler(this::signIn);
    router
        .get("/console/api/session")
        .handler(ctx -> answer(ctx, current(ctx).orElseThrow(Sessions::notSignedIn)));
    router.delete("/console/api/session").handler(this::signOut);
  }

  /// Lets only a signed-in member with one of some roles through.
  public Handler<RoutingContext> only(Role... roles) {
    List<Role> allowed = List.of(roles);
    return ctx -> {
      Staff.Member member = current(ctx).orElseThrow(Sessions::notSignedIn);
      if (!allowed.contains(member.role())) {
        throw Problem.forbidden(
            "This is for the role "
                + allowed.stream().map(Role::wire).collect(Collectors.joining(" or "))
                + "; you are signed in as "
                + member.role().wire()
                + ".");
      }
      ctx.put(MEMBER, member);
      ctx.next();
    };
  }

  /// Refuses a request that changes something and comes from another site's page.
  public static void sameOrigin(RoutingContext ctx) {
    String origin = ctx.request().getHeader("Origin");
    HttpMethod method = ctx.request().method();
    if (origin != null
        && !method.equals(HttpMethod.GET)
        && !method.equals(HttpMethod.HEAD)
        && !Requests.fromOwnPage(ctx)) {
      throw Problem.forbidden("This request comes from another site.");
    }
    ctx.next();
  }

  /// The member who makes a request; only behind [#only].
  public static Staff.Member member(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.get(MEMBER));
  }

  /// Tells later on whether the request's session still holds, without prolonging it.
  public BooleanSupplier holding(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(COOKIE);
    String id = cookie == null ? "" : cookie.getValue();
    return () -> {
      Session session = sessions.get(id);
      return session != null && session.holds(clock.instant());
    };
  }

  private Optional<Staff.Member> current(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Session session =
        sessions.computeIfPresent(
            cookie.getValue(),
            (id, known) -> known.holds(now) ? new Session(known.member, known.since, now) : null);
    return Optional.ofNullable(session).map(Session::member);
  }

  private void signIn(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    String username = Requests.text(body, "username", LONGEST_FIELD);
    String password = Requests.text(body, "password", LONGEST_FIELD);
    String who = ctx.request().remoteAddress().hostAddress() + " " + username;
    countTry(who);
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(() -> check(username, password), threads),
        member -> {
          if (member.isEmpty()) {
            throw Problem.unauthorized("The user name or the password is wrong.");
          }
          tries.remove(who);
          Instant now = clock.instant();
          sessions.values().removeIf(session -> !session.holds(now));
          // A new id at every sign-in, so that nobody can plant one.
          Cookie old = ctx.request().getCookie(COOKIE);
          if (old != null) {
            sessions.remove(old.getValue());
          }
          String id = Ids.unguessable();
          sessions.put(id, new Session(member.get(), now, now));
          ctx.response().addCookie(cookie(id));
          answer(ctx, member.get());
        });
  }

  /// Counts a try before it is made, so that many at once are no way around the limit; the right
  /// password takes the count back.
  ///
  /// @throws Problem when there were too many
  private void countTry(String who) {
    if (hashing.getQueueLength() >= MOST_HASHING) {
      throw Problem.busy("Many are signing in. Try again in a moment.");
    }
    Instant now = clock.instant();
    // Who comes with ever new names must not fill the memory.
    if (tries.size() >= MOST_TRIES) {
      tries.values().removeIf(one -> !now.isBefore(one.last.plus(PAUSE)));
    }
    AtomicReference<@Nullable Duration> wait = new AtomicReference<>();
    tries.compute(
        who,
        (key, before) -> {
          if (before == null) {
            return new Tries(1, now);
          }
          Instant again = before.last.plus(PAUSE);
          if (before.count >= TRIES && now.isBefore(again)) {
            wait.set(Duration.between(now, again));
            return before;
          }
          return new Tries(before.count + 1, now);
        });
    Duration left = wait.get();
    if (left != null) {
      throw Problem.tooMany(
          "Too many wrong tries. Wait half a minute.", (int) left.plusMillis(999).toSeconds());
    }
  }

  private Optional<Staff.Member> check(String username, String password) {
    hashing.acquireUninterruptibly();
    try {
      Optional<Staff.Member> member = staff.signIn(username, password);
      if (member.isPresent()) {
        audit.acted(username, Action.SIGNED_IN, null, null);
      } else if (staff.find(username).isPresent()) {
        // Of others not even the name is kept: it may be a password in the wrong field.
        audit.acted(username, Action.SIGN_IN_FAILED, null, null);
      }
      return member;
    } finally {
      hashing.release();
    }
  }

  private void signOut(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(COOKIE);
    if (cookie != null) {
      Session session = sessions.remove(cookie.getValue());
      ctx.response().addCookie(cookie("").setMaxAge(0));
      if (session != null) {
        threads.execute(
            () -> audit.acted(session.member.username(), Action.SIGNED_OUT, null, null));
      }
    }
    ctx.response().setStatusCode(204).end();
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(secureCookies)
        .setPath("/console");
  }

  /// Tells who is signed in, and what everybody is called.
  private void answer(RoutingContext ctx, Staff.Member member) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(names::all, threads),
        known -> {
          JsonObject called = new JsonObject();
          known.forEach(called::put);
          Requests.answer(
              ctx,
              200,
              new JsonObject()
                  .put("username", member.username())
                  .put("displayName", member.displayName())
                  .put("role", member.role().wire())
                  .put("zone", zone)
                  .put("names", called));
        });
  }

  private static Problem notSignedIn() {
    return Problem.unauthorized("Sign in first.");
  }

  @Override
  public void close() {
    threads.close();
  }
}
