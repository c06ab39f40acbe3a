package dev.lobby.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What handlers share in reading requests and answering them.
public final class Requests {

  private static final String BEARER = "Bearer ";

  private Requests() {}

  /// Lets a request with a body through only when the body is JSON in valid UTF-8.
  public static void requireJson(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      ctx.next();
      return;
    }
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      ctx.fail(Problem.unsupportedType("Send the body as application/json."));
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
      ctx.next();
    } catch (CharacterCodingException e) {
      ctx.fail(Problem.badRequest("The body is not valid UTF-8."));
    }
  }

  /// The body as a JSON object.
  ///
  /// @throws Problem when it is none
  public static JsonObject object(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      throw Problem.badRequest("The body is missing; send a JSON object.");
    }
    if (!(Json.decodeValue(body) instanceof JsonObject object)) {
      throw Problem.badRequest("The body is not a JSON object.");
    }
    return object;
  }

  /// A text field of a body.
  ///
  /// @throws Problem when it is missing, no text, blank, too long, or holds a NUL
  public static String text(JsonObject body, String field, int longest) {
    Object value = body.getValue(field);
    if (value == null) {
      throw Problem.badRequest("\"" + field + "\" is missing.");
    }
    if (!(value instanceof String text)) {
      throw Problem.badRequest("\"" + field + "\" is not a text.");
    }
    if (text.isBlank()) {
      throw Problem.badRequest("\"" + field + "\" is empty.");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw Problem.badRequest("\"" + field + "\" is longer than " + longest + " characters.");
    }
    if (text.indexOf('\0') >= 0) {
      throw Problem.badRequest("\"" + field + "\" holds a NUL character.");
    }
    return wellFormed(text);
  }

  /// Checks a field that takes one of a few words, when it is there.
  ///
  /// @throws Problem when it is something else
  public static void oneOf(JsonObject body, String field, List<String> allowed) {
    Object value = body.getValue(field);
    if (value != null && !(value instanceof String text && allowed.contains(text))) {
      throw Problem.badRequest(
          "\"" + field + "\" is not one of " + String.join(", ", allowed) + ".");
    }
  }

  /// Replaces halves of surrogate pairs, which cannot be written as UTF-8, by the replacement
  /// character.
  static String wellFormed(String text) {
    return new String(
        text.codePoints()
            .map(point ->
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                    ? 0xFFFD
                    : point)
            .toArray(),
        0,
        text.codePointCount(0, text.length()));
  }

  /// The id in a request's path.
  public static String id(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.pathParam("id"));
  }

  /// The bearer token of a request.
  ///
  /// @throws Problem when there is none
  public static String bearer(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw Problem.unauthorized("Send the conversation's token as Authorization: Bearer.");
    }
    return header.substring(BEARER.length()).strip();
  }

  /// Answers with JSON.
  public static void answer(RoutingContext ctx, int status, JsonObject body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.toBuffer());
  }

  /// Answers on the request's event loop once a result is there, or fails the request.
  public static <T> void whenDone(
      RoutingContext ctx, CompletableFuture<T> result, Consumer<T> answer) {
    Future.fromCompletionStage(result, ctx.vertx().getOrCreateContext())
        .onSuccess(value -> {
          try {
            answer.accept(value);
          } catch (RuntimeException e) {
            ctx.fail(e);
          }
        })
        .onFailure(ctx::fail);
  }

  /// A value that must be there.
  ///
  /// @throws Problem when it is not
  public static <T> T found(Optional<T> value, String what) {
    return value.orElseThrow(() -> Problem.notFound("There is no such " + what + "."));
  }

  /// Collects into a JSON array.
  public static JsonArray array(Iterable<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
