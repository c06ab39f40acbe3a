package dev.lobby.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A failure that is answered as RFC 9457 problem details.
public final class Problem extends RuntimeException {

  /// A sentence or more in Chinese and, after a blank, the same in English.
  private static final Pattern BOTH =
      Pattern.compile("(.*?\\p{IsHan}.*?[。！？]) ([A-Z\"“].*)", Pattern.DOTALL);

  private final int status;
  private final String title;

  /// The detail in Chinese; null when it is told in English alone.
  private final @Nullable String zh;

  /// The detail in English.
  private final String en;

  private final OptionalInt retryAfterSeconds;

  /// What whoever asked may be sure of to have it done all the same.
  private final List<String> confirm;

  private Problem(
      int status, String title, String detail, @Nullable String zh, OptionalInt retryAfterSeconds) {
    this(status, title, detail, zh, detail, retryAfterSeconds, List.of());
  }

  private Problem(
      int status,
      String title,
      String detail,
      @Nullable String zh,
      String en,
      OptionalInt retryAfterSeconds,
      List<String> confirm) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.zh = zh;
    this.en = en;
    this.retryAfterSeconds = retryAfterSeconds;
    this.confirm = List.copyOf(confirm);
  }

  private static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, null, OptionalInt.empty());
  }

  public static Problem badRequest(String detail) {
    return of(400, "The request is not right", detail);
  }

  /// One that pages show in their reader's language.
  public static Problem badRequest(String en, String zh) {
    return new Problem(400, "The request is not right", en, zh, OptionalInt.empty());
  }

  public static Problem unauthorized(String detail) {
    return of(401, "Not signed in", detail);
  }

  public static Problem forbidden(String detail) {
    return of(403, "Not allowed", detail);
  }

  public static Problem notFound(String detail) {
    return of(404, "Not found", detail);
  }

  /// One that pages show in their reader's language.
  public static Problem notFound(String en, String zh) {
    return new Problem(404, "Not found", en, zh, OptionalInt.empty());
  }

  /// One that pages show in their reader's language, where it is told in Chinese and then in
  /// English.
  public static Problem conflict(String detail) {
    Matcher both = BOTH.matcher(detail);
    return both.matches()
        ? conflict(detail, both.group(2), both.group(1), List.of())
        : of(409, "Conflict", detail);
  }

  /// One that pages show in their reader's language, and that is done all the same for whoever
  /// sends in `confirm` what they are sure of.
  ///
  /// @param detail in both languages
  /// @param confirm empty where nothing helps
  public static Problem conflict(String detail, String en, String zh, List<String> confirm) {
    return new Problem(409, "Conflict", detail, zh, en, OptionalInt.empty(), confirm);
  }

  public static Problem tooLarge(String detail) {
    return of(413, "Too large", detail);
  }

  /// One that pages show in their reader's language.
  public static Problem tooLarge(String en, String zh) {
    return new Problem(413, "Too large", en, zh, OptionalInt.empty());
  }

  public static Problem unsupportedType(String detail) {
    return of(415, "Not JSON", detail);
  }

  public static Problem tooMany(String detail, int retryAfterSeconds) {
    return new Problem(429, "Too many tries", detail, null, OptionalInt.of(retryAfterSeconds));
  }

  public static Problem busy(String detail) {
    return new Problem(503, "Busy", detail, null, OptionalInt.of(1));
  }

  /// A failure that is Lobby's own; the detail gives nothing away.
  static Problem internal() {
    return of(
        500,
        "Something went wrong",
        "Lobby could not do this; the failure is in its log. Try again in a moment.");
  }

  static Problem other(int status, String detail) {
    return of(status, "The request was refused", detail);
  }

  public int status() {
    return status;
  }

  /// The detail: a sentence for a person.
  public String detail() {
    return String.valueOf(getMessage());
  }

  void send(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    retryAfterSeconds.ifPresent(
        seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
    JsonObject body =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail());
    if (zh != null) {
      body.put("zh", zh).put("en", en);
    }
    if (!confirm.isEmpty()) {
      body.put("confirm", new JsonArray(confirm));
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json; charset=utf-8")
        .end(body.toBuffer());
  }
}
