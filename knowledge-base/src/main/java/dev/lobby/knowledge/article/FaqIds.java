package dev.lobby.knowledge.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Gives ids to the rows of a table that have none: never one that stands in the table or that an
/// article has, as a row would change that article without anybody having named it.
final class FaqIds {
  private static final int MAX = 40;
  private static final int MIN = 3;
  private static final int HASH_DIGITS = 6;

  private final Set<String> used;
  private final Predicate<String> isArticle;

  /// The number that an id was last told apart from others by, so that many alike are not counted
  /// through anew for each.
  private final Map<String, Integer> numbers = new HashMap<>();

  /// @param written the ids that stand in the table
  /// @param isArticle says of an id whether an article has it
  FaqIds(Set<String> written, Predicate<String> isArticle) {
    this.used = new HashSet<>(written);
    this.isArticle = isArticle;
  }

  /// Returns a free id.
  ///
  /// @param names what the article may be called after, the best first
  /// @param phrasing a question of it, which it is called after when none of the names has Latin
  ///   letters; the row's number would be that of another row in the next file
  String free(List<String> names, String phrasing) {
    String base =
        names.stream()
            .map(FaqIds::words)
            .filter(it -> it.length() >= MIN)
            .findFirst()
            .orElseGet(() -> "faq-" + hash(phrasing));
    String id = base;
    while (used.contains(id) || isArticle.test(id)) {
      id = base + "-" + numbers.merge(base, 2, (last, first) -> last + 1);
    }
    used.add(id);
    return id;
  }

  private static String words(String name) {
    String words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return words.length() <= MAX ? words : words.substring(0, MAX).replaceAll("-[^-]*$", "");
  }

  private static String hash(String phrasing) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(ArticleFolder.key(phrasing).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
