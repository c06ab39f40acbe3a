package dev.lobby.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/// Lets the pages of some other sites use the customer's API and the widget, beside Lobby's own.
final class AllowedOrigins {

  private final List<String> origins;
  private final CorsHandler cors;

  AllowedOrigins(List<String> origins) {
    this.origins = origins;
    // It turns away what it does not know, Lobby's own pages too, so it is asked only when it does.
    this.cors =
        CorsHandler.create()
            .addOrigins(origins)
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
            .allowedHeaders(Set.of("Authorization", "Content-Type"))
            .exposedHeader("Retry-After")
            .maxAgeSeconds(600);
  }

  void handle(RoutingContext ctx) {
    String origin = ctx.request().getHeader("Origin");
    if (origin == null || Requests.fromOwnPage(ctx)) {
      ctx.next();
    } else if (origins.contains(origin)) {
      cors.handle(ctx);
    } else {
      ctx.fail(Problem.forbidden("Pages of " + origin + " may not use this Lobby."));
    }
  }
}
