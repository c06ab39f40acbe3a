package dev.lobby.complaint;

import dev.lobby.language.text.NormalForm;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The number of a complaint, however somebody types it: `C-WM8AEY3N`, `wm8aey3n`, `C WM8A EY3N`.
public final class ComplaintNumber {

  private static final String PREFIX = "C-";

  /// Whoever writes more says more than a number.
  private static final int LONGEST = 60;

  /// How many signs it has after that.
  private static final int LENGTH = 8;

  private static final String SIGN = "[0-9a-z]";

  /// The letters and figures that one is made of.
  private static final Pattern SIGNS = Pattern.compile("[0-9a-hjkmnp-tv-z]+");

  private static final Pattern TYPED =
      Pattern.compile(
          "(?<![0-9a-z])(?<prefix>c ?-? ?)?(?<first>"
              + SIGN
              + "{4})[ -]?(?<last>"
              + SIGN
              + "{4})(?![0-9a-z])");

  /// What may stand around one that says nothing more.
  private static final Pattern AROUND =
      Pattern.compile(
          "(?:投诉|的|编号|单号|号码?|我|这个|是|为|给你|你好|您好|查一?下|看一?下|帮我|请|麻烦|查询"
              + "|\\b(?:hi|hello|here|it's|its|it|is|my|the|this|complaint|case|reference|ref|number|no|please|check|for|of|about)\\b|[ ,.:!?;'#])*+");

  private ComplaintNumber() {}

  /// Whether a message names one: as it is written, or as all it says.
  public static boolean isIn(String text) {
    String form = NormalForm.of(text);
    Matcher typed = TYPED.matcher(form);
    while (typed.find()) {
      String signs = typed.group("first") + typed.group("last");
      boolean written = typed.group("prefix") != null && typed.group("prefix").contains("-");
      boolean alone =
          form.length() <= LONGEST
              && isMade(signs)
              && AROUND.matcher(form.substring(0, typed.start())).matches()
              && AROUND.matcher(form.substring(typed.end())).matches();
      if (written || alone) {
        return true;
      }
    }
    return false;
  }

  /// Whether signs are none of a word: figures among letters, or hardly a vowel.
  private static boolean isMade(String signs) {
    long vowels = signs.chars().filter(it -> it == 'a' || it == 'e').count();
    return signs.chars().anyMatch(Character::isLetter)
        && SIGNS.matcher(signs).matches()
        && (signs.chars().anyMatch(Character::isDigit) || vowels <= 1);
  }

  /// All that a message may name, as they are written: whoever looks for one finds the right one
  /// among the customer's own.
  public static Set<String> in(String text) {
    return TYPED
        .matcher(NormalForm.of(text))
        .results()
        .map(it -> PREFIX + (it.group("first") + it.group("last")).toUpperCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// One as it is written, where somebody typed nothing else; what they typed where it is none.
  public static String written(String typed) {
    String signs = typed.strip().toUpperCase(Locale.ROOT).replace(" ", "").replace("-", "");
    String bare =
        signs.length() == LENGTH + 1 && signs.startsWith("C") ? signs.substring(1) : signs;
    return bare.length() == LENGTH ? PREFIX + bare : typed.strip();
  }
}
