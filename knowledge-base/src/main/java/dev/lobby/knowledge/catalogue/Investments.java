package dev.lobby.knowledge.catalogue;

import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The products of a catalogue whose money may become less, found in texts by their names.
///
/// A text names one when it holds its Chinese or English name, or what is left of that without the
/// sort of thing it is: 港湾成长 for 港湾成长混合基金, "Harbour Growth" for "Harbour Growth Fund". Case, width,
/// spaces, punctuation, and traditional characters make no difference, and neither does the day.
public final class Investments {

  /// The sort of thing a name ends with, which people leave out.
  private static final Pattern ZH_SORT =
      Pattern.compile("(理财产品|理财计划|理财|基金|混合|股票|债券|指数|货币|保险|年金|计划|产品)$");

  private static final Pattern EN_SORT =
      Pattern.compile(
          "\\s+(funds?|bonds?|equity|shares|index|insurance|annuity|plans?|products?|wealth)$",
          Pattern.CASE_INSENSITIVE);

  /// What is left of a Chinese name must still be one.
  private static final int ZH_SHORTEST = 3;

  /// Normalising reads the beginning of a text alone, and may make more of a character.
  private static final int PIECE = 100;

  /// A name and whose it is.
  ///
  /// @param written as it stands in the catalogue, or the beginning of that
  private record Name(String written, String squeezed, Entry.Product product) {}

  /// By their first two characters, so that a text is gone through once.
  private final Map<String, List<Name>> names = new HashMap<>();

  private Investments() {}

  /// Returns the investments of a catalogue.
  public static Investments of(Catalogue catalogue) {
    Investments investments = new Investments();
    for (Entry entry : catalogue.entries()) {
      if (entry instanceof Entry.Product product && product.risk() != null) {
        investments.add(product);
      }
    }
    return investments;
  }

  private void add(Entry.Product product) {
    Set<String> all = new LinkedHashSet<>();
    String zh = product.names().zh();
    String en = product.names().en().strip();
    all.add(zh);
    all.add(en);
    for (String rest = zh; ; ) {
      String shorter = ZH_SORT.matcher(rest).replaceFirst("");
      if (shorter.equals(rest) || shorter.codePointCount(0, shorter.length()) < ZH_SHORTEST) {
        break;
      }
      rest = shorter;
      all.add(rest);
    }
    for (String rest = en; ; ) {
      String shorter = EN_SORT.matcher(rest).replaceFirst("");
      if (shorter.equals(rest) || shorter.indexOf(' ') < 0) {
        break;
      }
      rest = shorter;
      all.add(rest);
    }
    for (String written : all) {
      String name = squeezed(written);
      if (name.length() >= 2) {
        names
            .computeIfAbsent(name.substring(0, 2), it -> new ArrayList<>())
            .add(new Name(written, name, product));
      }
    }
  }

  /// Returns the investments that a text names, each once, in the order in which it does.
  public List<Entry.Product> named(String text) {
    return find(text).stream().map(Name::product).distinct().toList();
  }

  /// Returns the names in a text as they stand in the catalogue, the longest first.
  List<String> names(String text) {
    return find(text).stream()
        .map(Name::written)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private Set<Name> find(String text) {
    Set<Name> found = new LinkedHashSet<>();
    if (names.isEmpty()) {
      return found;
    }
    String squeezed = squeezed(text);
    for (int at = 0; at + 2 <= squeezed.length(); at++) {
      for (Name name : names.getOrDefault(squeezed.substring(at, at + 2), List.of())) {
        if (squeezed.startsWith(name.squeezed, at)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /// Returns the letters and digits of a text as they are compared, without a space between them.
  static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int from = 0; from < text.length(); ) {
      int to = end(text, from);
      squeezed.append(NormalForm.key(text.substring(from, to)).replace(" ", ""));
      from = to;
    }
    return squeezed.toString().toLowerCase(Locale.ROOT);
  }

  /// A piece ends before a character that stands alone, never before a mark that belongs to one.
  private static int end(String text, int from) {
    int to = from;
    for (int points = 0; to < text.length(); points++) {
      int point = text.codePointAt(to);
      if (points >= PIECE && !isMark(point)) {
        break;
      }
      to += Character.charCount(point);
    }
    return to;
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }
}
