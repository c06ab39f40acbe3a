package dev.lobby.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of requests up to a size; of a larger one is told what may be sent to this very
/// route.
public final class Bodies {
  private static final String TOO_LARGE = "lobby.bodyTooLarge";

  /// What three bytes of a file are in Base64.
  private static final int BASE64 = 4;

  /// Room for what stands around a file: its name and what it is for.
  private static final int AROUND = 1 << 20;

  private Bodies() {}

  /// Reads bodies.
  ///
  /// @param most how many bytes
  /// @param tooLarge what is answered to a larger one, by how many bytes it has; 0 when it does not
  ///   say
  public static Handler<RoutingContext> upTo(int most, LongFunction<Problem> tooLarge) {
    BodyHandler bodies = BodyHandler.create(false).setBodyLimit(most);
    return ctx -> {
      ctx.put(TOO_LARGE, tooLarge);
      bodies.handle(ctx);
    };
  }

  /// Reads bodies that hold a file in Base64.
  ///
  /// @param largest how many bytes the file may have
  public static Handler<RoutingContext> ofFiles(int largest) {
    return upTo(
        Math.toIntExact(Math.ceilDiv((long) largest * BASE64, 3) + AROUND),
        sent -> {
          long most = largest >> 20;
          long has = Math.ceilDiv(sent * 3 / BASE64, 1L << 20);
          boolean known = has > most;
          return Problem.tooLarge(
              (known ? "The file has " + has + " MB; at most " : "The file is too large; at most ")
                  + most
                  + " MB are taken here. Split it, and send its parts.",
              (known ? "文件有 " + has + " MB" : "文件太大") + "，这里最多 " + most + " MB。请拆分后分几次导入。");
        });
  }

  /// What is answered to a body that is too large.
  static Problem tooLarge(RoutingContext ctx) {
    LongFunction<Problem> tooLarge = ctx.get(TOO_LARGE);
    return tooLarge == null
        ? Problem.tooLarge("The body is too large.")
        : tooLarge.apply(length(ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Math.max(0, Long.parseLong(header));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
