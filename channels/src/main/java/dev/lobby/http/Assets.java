package dev.lobby.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Serves the pages and their modules from the class path, where `web/` holds them.
public final class Assets {

  /// How the addresses of the widget's modules begin.
  private static final String WIDGET = "/widget";

  /// The consoles, each with a folder of its name below `web/`, and what stands in the tab of its
  /// page, which is the same for all but for that.
  private static final Map<String, String> CONSOLES =
      Map.ofEntries(
          Map.entry("agent", "Agent console"),
          Map.entry("complaints", "Complaints"),
          Map.entry("customers", "Customers"),
          Map.entry("editor", "Knowledge console"),
          Map.entry("feedback", "Feedback"),
          Map.entry("leads", "Leads"),
          Map.entry("supervisor", "Supervisor console"),
          Map.entry("today", "Today"));

  private static final String CONSOLE_PAGE = "console/console.html";

  /// URL prefix → folder below `web/`, or what the names of files in one begin with; beside the
  /// consoles.
  private static final Map<String, String> FOLDERS =
      Map.of(
          "/console/assets/",
          "console/",
          "/assets/",
          "assets/",
          // The page of a bank's own site loads these; their names begin with "widget".
          WIDGET,
          "widget/widget",
          "/",
          "site/");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "png", "image/png");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /// One file as it is sent.
  private record Asset(Buffer bytes, String type, String etag, String policy) {}

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /// Adds the routes; the last ones of the router, since `/` takes whatever is left.
  public void mount(Router router) {
    router
        .routeWithRegex("/.*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::serve);
  }

  private void serve(RoutingContext ctx) {
    String path = ctx.normalizedPath();
    if (CONSOLES.containsKey(path.substring(1))) {
      ctx.response().setStatusCode(308).putHeader(HttpHeaders.LOCATION, path + "/").end();
      return;
    }
    Asset asset = find(path);
    if (asset == null) {
      ctx.fail(404);
      return;
    }
    ctx.response()
        .putHeader("Content-Security-Policy", asset.policy)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.ETAG, asset.etag)
        // The widget's modules are meant for the pages of the bank's own site.
        .putHeader(
            "Cross-Origin-Resource-Policy",
            path.startsWith(WIDGET) ? "cross-origin" : "same-origin");
    if (isKnown(asset, ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      ctx.response().setStatusCode(304).end();
      return;
    }
    ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, asset.type);
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      ctx.response()
          .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(asset.bytes.length()))
          .end();
    } else {
      ctx.response().end(asset.bytes);
    }
  }

  /// Whether the sender has this very file; a proxy may have marked its tag as weak.
  private static boolean isKnown(Asset asset, @Nullable String known) {
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(String::strip)
            .anyMatch(
                tag -> tag.equals("*") || tag.equals(asset.etag) || tag.equals("W/" + asset.etag));
  }

  private @Nullable Asset find(String path) {
    Asset known = loaded.get(path);
    if (known != null) {
      return known;
    }
    String console = path.substring(1, Math.max(1, path.indexOf('/', 1)));
    String title = CONSOLES.get(console);
    String file =
        title == null
            ? file(path)
            : path.equals("/" + console + "/") ? CONSOLE_PAGE : path.substring(1);
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || file.contains("..") || file.contains("\\") || file.contains("//")) {
      return null;
    }
    try (InputStream in = Assets.class.getResourceAsStream("/web/" + file)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      if (title != null && file.equals(CONSOLE_PAGE)) {
        bytes =
            new String(bytes, StandardCharsets.UTF_8)
                .replace("{{title}}", title)
                .replace("{{name}}", console)
                .getBytes(StandardCharsets.UTF_8);
      }
      String policy =
          SecurityHeaders.policy(type.startsWith("text/html") ? importMapHash(bytes) : "");
      String etag = "\"" + HexFormat.of().formatHex(sha256(bytes), 0, 12) + "\"";
      Asset asset = new Asset(Buffer.buffer(bytes), type, etag, policy);
      loaded.put(path, asset);
      return asset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String path) {
    String prefix =
        FOLDERS.keySet().stream()
            .filter(path::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElse("/");
    String file = FOLDERS.get(prefix) + path.substring(prefix.length());
    return file.endsWith("/") ? file + "index.html" : file;
  }

  /// The hash under which the policy admits a page's import map, which browsers take inline only.
  private static String importMapHash(byte[] page) {
    Matcher matcher = IMPORT_MAP.matcher(new String(page, StandardCharsets.UTF_8));
    return matcher.find()
        ? " 'sha256-"
            + Base64.getEncoder()
                .encodeToString(sha256(matcher.group(1).getBytes(StandardCharsets.UTF_8)))
            + "'"
        : "";
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
