package dev.lobby.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What handlers share in reading requests and answering them.
public final class Requests {

  private static final String BEARER = "Bearer ";

  private static final String HALF_A_PAIR =
      " holds half of a surrogate pair, which is no character.";

  private static final Pattern JSON_TYPE =
      Pattern.compile("\\s*application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern UTF_8 = Pattern.compile("utf-?8", Pattern.CASE_INSENSITIVE);

  /// No request nests deeper than two; what goes far beyond is an attack.
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxNumberLength(100)
                  // A document is a long text; how long a body is was looked at before.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final ObjectMapper JSON = new ObjectMapper(STRICT);
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Requests() {}

  /// Lets a request through only when its address can be decoded.
  public static void requireAddress(RoutingContext ctx) {
    try {
      ctx.normalizedPath();
      ctx.queryParams();
    } catch (IllegalArgumentException | HttpException e) {
      // Failing would look for a route by the very address.
      Problem.badRequest("The address is not encoded as it should be.").send(ctx);
      return;
    }
    ctx.next();
  }

  /// Lets a request with a body through only when the body is JSON in valid UTF-8.
  public static void requireJson(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    // A form's body is not kept, so its type alone tells that there was one.
    if (type == null ? bytes.length > 0 : !JSON_TYPE.matcher(type).matches()) {
      ctx.fail(Problem.unsupportedType("Send the body as application/json."));
      return;
    }
    if (type != null && !isUtf8(type)) {
      ctx.fail(Problem.unsupportedType("Send the body as application/json in UTF-8."));
      return;
    }
    if (bytes.length == 0) {
      ctx.next();
      return;
    }
    // One way of writing it for those who come after.
    ctx.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      requireOneValue(text.toString());
      ctx.next();
    } catch (Problem e) {
      ctx.fail(e);
    } catch (CharacterCodingException e) {
      ctx.fail(Problem.badRequest("The body is not valid UTF-8."));
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      ctx.fail(
          Problem.badRequest(
              "The body is not JSON: "
                  + Problems.firstLine(Problems.plain(e.getOriginalMessage()) + where)));
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot be read.", e);
    }
  }

  /// Whether a type that is JSON names UTF-8, or no charset, which means the same.
  private static boolean isUtf8(String type) {
    Matcher charset = CHARSET.matcher(type);
    return !charset.find() || UTF_8.matcher(charset.group(1)).matches();
  }

  /// Reads JSON to its end, so that what is malformed, too deep or says a thing twice is refused
  /// before anybody understands it in their own way.
  private static void requireOneValue(String text) throws IOException {
    try (JsonParser parser = STRICT.createParser(text)) {
      int depth = 0;
      boolean done = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (done) {
          throw new JsonParseException(parser, "there is more after its end");
        }
        if (token == JsonToken.FIELD_NAME && holdsHalfAPair(parser.currentName())) {
          throw Problem.badRequest("The name of a field" + HALF_A_PAIR);
        }
        if (token == JsonToken.VALUE_STRING && holdsHalfAPair(parser.getText())) {
          throw Problem.badRequest(field(parser) + HALF_A_PAIR);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        done = depth == 0;
      }
      if (!done) {
        throw new JsonParseException(parser, "it is empty");
      }
    }
  }

  private static String field(JsonParser parser) {
    JsonStreamContext at = parser.getParsingContext();
    while (at.getCurrentName() == null && at.getParent() != null) {
      at = at.getParent();
    }
    return at.getCurrentName() == null ? "A text" : "\"" + at.getCurrentName() + "\"";
  }

  /// Whether there is half of a surrogate pair, which no UTF-8 can hold and thus no journal.
  private static boolean holdsHalfAPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /// Whether a request comes from a page of the very host it goes to.
  public static boolean fromOwnPage(RoutingContext ctx) {
    String host = ctx.request().getHeader(HttpHeaders.HOST);
    String origin = ctx.request().getHeader("Origin");
    try {
      return host != null
          && origin != null
          && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
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
    try {
      Map<String, Object> object = JSON.readValue(body.getBytes(), OBJECT);
      if (object != null) {
        return new JsonObject(object);
      }
    } catch (MismatchedInputException e) {
      // Told below.
    } catch (IOException e) {
      throw new DecodeException(String.valueOf(e.getMessage()), e);
    }
    throw Problem.badRequest("The body is not a JSON object.");
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
    return text;
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
