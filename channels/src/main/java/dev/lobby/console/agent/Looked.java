package dev.lobby.console.agent;

import dev.lobby.http.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a board that somebody looks at: the first of one of its lists, or of what is open
/// and of what is over where they named none. Of those alone names and words are read, so that a
/// board takes no longer however many cases there are.
///
/// @param member the user name of who looks
/// @param list what is open (`all`), what of it is theirs (`mine`) or nobody's (`unowned`), or what
///   is over; null for none named
/// @param most how many at most
record Looked(String member, @Nullable String list, int most) {

  private static final int USUAL = 100;
  private static final int MOST = 5000;

  /// What a request asks for, by `show` and `most`.
  ///
  /// @param over what the list of what is over is called
  static Looked of(RoutingContext ctx, String member, String over) {
    String list = ctx.request().getParam("show");
    if (list != null && !List.of("all", "mine", "unowned", over).contains(list)) {
      throw Problem.badRequest("\"show\" is one of all, mine, unowned, " + over + ".");
    }
    return new Looked(member, list, most(ctx));
  }

  /// How many rows a request asks for.
  static int most(RoutingContext ctx) {
    String text = ctx.request().getParam("most");
    try {
      int most = text == null ? USUAL : Integer.parseInt(text);
      if (most > 0 && most <= MOST) {
        return most;
      }
    } catch (NumberFormatException e) {
      // Told below, as is a number that is out of bounds.
    }
    throw Problem.badRequest("\"most\" is a whole number from 1 to " + MOST + ".");
  }

  /// Those that are looked at.
  ///
  /// @param open the rows of what is open, each with its `owner`
  /// @param over of what is over
  Stream<JsonObject> of(List<JsonObject> open, List<JsonObject> over) {
    if (list == null) {
      return Stream.concat(open.stream().limit(most), over.stream().limit(most));
    }
    return switch (list) {
      case "all" -> open.stream().limit(most);
      case "mine" -> owned(open, member::equals);
      case "unowned" -> owned(open, Objects::isNull);
      default -> over.stream().limit(most);
    };
  }

  private Stream<JsonObject> owned(List<JsonObject> open, Predicate<@Nullable String> by) {
    return open.stream().filter(it -> by.test(it.getString("owner"))).limit(most);
  }
}
