package dev.lobby.http;

import dev.lobby.Settings;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// The one HTTP server: what every request passes, the description of the API, health, the pages.
public final class HttpDoor implements AutoCloseable {

  /// 4000 characters, every one of them escaped as a pair of surrogates, and room around them.
  private static final int LARGEST_BODY = 64 << 10;

  /// Editors send more than messages, which is read once it is known that they are signed in.
  private static final String EDITORS = "/console/api/editor/";

  private static final int LARGEST_SOCKET_FRAME = 16 << 10;

  private final HttpServer server;
  private final String url;
  private volatile boolean ready;

  private HttpDoor(
      Vertx vertx,
      Settings settings,
      BiConsumer<Router, OpenAPIContract> mount,
      BooleanSupplier prepared) {
    String description = resource("/openapi.json");
    OpenAPIContract contract = OpenAPIContract.from(vertx, forValidation(description)).await();
    Router router = Router.router(vertx);
    // Failures that never reach a route.
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, Problems::answer);
    }
    router.route().handler(SecurityHeaders::add);
    router.route().handler(Requests::requireAddress);
    router
        .route("/health/live")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(ctx -> Requests.answer(ctx, 200, new JsonObject().put("status", "up")));
    router
        .route("/health/ready")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(ctx -> {
          boolean up = ready && prepared.getAsBoolean();
          Requests.answer(
              ctx, up ? 200 : 503, new JsonObject().put("status", up ? "up" : "starting"));
        });
    AllowedOrigins origins = new AllowedOrigins(settings.allowedOrigins());
    router.route("/api/v1/*").handler(origins::handle);
    router.routeWithRegex("/widget[a-z-]*\\.js").handler(origins::handle);
    router
        .route("/openapi.json")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(ctx ->
            ctx.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Buffer.buffer(description)));
    Handler<RoutingContext> bodies =
        Bodies.upTo(
            LARGEST_BODY,
            sent ->
                Problem.tooLarge(
                    "The body is too large; a message may have at most 4000 characters."));
    router
        .route()
        .method(HttpMethod.POST)
        .method(HttpMethod.PUT)
        .method(HttpMethod.PATCH)
        .method(HttpMethod.DELETE)
        .handler(ctx -> {
          if (ctx.normalizedPath().startsWith(EDITORS)) {
            ctx.next();
          } else {
            bodies.handle(ctx);
          }
        })
        .handler(ctx -> {
          // What comes by a provider is verified over its bytes before anybody looks into it.
          String path = ctx.normalizedPath();
          if (path.startsWith("/channel/") || path.startsWith(EDITORS)) {
            ctx.next();
          } else {
            Requests.requireJson(ctx);
          }
        });
    router.route("/console/api/*").handler(dev.lobby.console.Sessions::sameOrigin);
    mount.accept(router, contract);
    new Assets().mount(router);
    // Last, so that a route's own failure handler can explain more.
    router.route().failureHandler(Problems::answer);

    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setIdleTimeout(75)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setCompressionSupported(true)
            // What unpacks can be a bomb; messages are short.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setMaxWebSocketFrameSize(LARGEST_SOCKET_FRAME)
            .setMaxWebSocketMessageSize(LARGEST_SOCKET_FRAME);
    server = vertx.createHttpServer(options).requestHandler(router);
    try {
      server.listen().await();
    } catch (Exception e) {
      throw cannotListen(settings, e);
    }
    url =
        "http://"
            + (settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host())
            + ":"
            + server.actualPort();
    ready = true;
  }

  /// Opens the door.
  ///
  /// @param mount adds the routes of the features
  /// @param prepared whether messages can be answered at once
  /// @throws Settings.Invalid when the address cannot be listened on
  public static HttpDoor open(
      Vertx vertx,
      Settings settings,
      BiConsumer<Router, OpenAPIContract> mount,
      BooleanSupplier prepared) {
    return new HttpDoor(vertx, settings, mount, prepared);
  }

  private static RuntimeException cannotListen(Settings settings, Exception e) {
    String where = settings.host() + ":" + settings.port();
    if (e instanceof BindException || e.getCause() instanceof BindException) {
      return new Settings.Invalid(
          "Cannot listen on "
              + where
              + ": the port is in use or the address is not this machine's. Choose another with --port or http.port.");
    }
    return new Settings.Invalid(
        "Cannot listen on " + where + ": " + e + ". Check http.host and http.port.");
  }

  /// The description without the bodies of problems, whose media type the validator of requests
  /// does not know.
  private static JsonObject forValidation(String description) {
    JsonObject contract = new JsonObject(description);
    contract
        .getJsonObject("components")
        .getJsonObject("responses")
        .getJsonObject("Problem")
        .remove("content");
    return contract;
  }

  /// Where it listens.
  public String url() {
    return url;
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HttpDoor.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close().await();
  }
}
