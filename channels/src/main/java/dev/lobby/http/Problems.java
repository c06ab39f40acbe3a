package dev.lobby.http;

import dev.lobby.conversation.Busy;
import dev.lobby.journal.JournalException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.JsonSchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one place where failures become answers.
public final class Problems {

  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^\\]]*?(line: \\d+, column: \\d+)\\]");

  private static final Pattern SWITCHES =
      Pattern.compile(
          ",? \\(?from `StreamReadConstraints[^`]*`|:? \\(?enable `?(Json|Stream)ReadFeature[^`]*`? to allow\\)?"
              + "|;? \\(?not recognized as one since Feature '\\w+' not enabled for parser\\)?"
              + "|\\[Source: [^\\]]*\\]");

  private Problems() {}

  /// Answers a failed request.
  public static void answer(RoutingContext ctx) {
    of(ctx).send(ctx);
  }

  /// What made a request fail, out of its wrappings; null when it failed by its status alone.
  public static @Nullable Throwable cause(RoutingContext ctx) {
    return unwrap(ctx.failure());
  }

  private static Problem of(RoutingContext ctx) {
    int status = ctx.statusCode();
    String path = String.valueOf(ctx.request().path());
    Throwable cause = cause(ctx);
    return switch (cause) {
      case null -> byStatus(status, ctx);
      case Problem problem -> problem;
      case Busy busy -> Problem.busy(String.valueOf(busy.getMessage()));
      // What its message says is for whoever runs Lobby, who finds it in the log.
      case JournalException.Full full ->
          Problem.busy("Lobby cannot store this at the moment, so it did not. Try again later.");
      case ValidatorException e -> Problem.badRequest(validation(e));
      case DecodeException e ->
          Problem.badRequest("The body is not JSON: " + firstLine(plain(e.getMessage())));
      // Nobody is left to read the answer.
      case HttpClosedException gone -> Problem.badRequest("The connection was closed.");
      case HttpException e when e.getStatusCode() < 500 -> byStatus(e.getStatusCode(), ctx);
      default -> {
        if (status >= 400 && status < 500) {
          yield byStatus(status, ctx);
        }
        LOG.log(Level.ERROR, "A request to " + path + " failed.", cause);
        yield Problem.internal();
      }
    };
  }

  private static Problem byStatus(int status, RoutingContext ctx) {
    return switch (status) {
      case 400 -> Problem.badRequest("The request is not well-formed HTTP.");
      case 404 -> Problem.notFound("There is nothing at " + ctx.request().path() + ".");
      case 405 -> Problem.other(405, "This method is not allowed here.");
      case 413 -> Bodies.tooLarge(ctx);
      case 415 -> Problem.unsupportedType("Send the body as application/json.");
      default ->
          status >= 400 && status < 500
              ? Problem.other(status, "The request was refused.")
              : Problem.internal();
    };
  }

  private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException
            || cause instanceof ExecutionException
            || (cause instanceof HttpException && cause.getCause() != null))
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String validation(ValidatorException e) {
    if (e.getCause() instanceof JsonSchemaValidationException) {
      // Its own message says which parameter it is, or that it is the body.
      return "The request does not fit the API's description: "
          + firstLine(e.getMessage())
          + " See /openapi.json.";
    }
    if (e.getCause() instanceof DecodeException decode) {
      return "The body is not JSON: " + firstLine(plain(decode.getMessage()));
    }
    return firstLine(e.getMessage()) + " See /openapi.json.";
  }

  /// Returns what a JSON parser says without the names of its own classes and switches.
  static String plain(@Nullable String message) {
    String text = String.valueOf(message);
    text = SOURCE.matcher(text).replaceAll("$1");
    return SWITCHES.matcher(text).replaceAll("");
  }

  static String firstLine(@Nullable String text) {
    String line = String.valueOf(text).lines().findFirst().orElse("");
    line = line.length() > 300 ? line.substring(0, 300) + "…" : line;
    return line.endsWith(".") ? line : line + ".";
  }
}
