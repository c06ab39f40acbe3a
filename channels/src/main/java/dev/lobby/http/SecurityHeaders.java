package dev.lobby.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/// The headers every answer carries.
public final class SecurityHeaders {

  private SecurityHeaders() {}

  /// Sets them and goes on.
  public static void add(RoutingContext ctx) {
    MultiMap headers = ctx.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", policy(""));
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    ctx.next();
  }

  /// The content security policy of a page.
  ///
  /// @param scriptHashes hashes of inline scripts it may hold, each with a leading space; empty for
  ///   none
  static String policy(String scriptHashes) {
    return "default-src 'none'; script-src 'self'"
        + scriptHashes
        + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self';"
        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}
