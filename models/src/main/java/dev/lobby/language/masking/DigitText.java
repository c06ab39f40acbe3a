package dev.lobby.language.masking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The digits of a folded text in order, and what stands between them.
///
/// Digits are `0`–`9`; Chinese numerals read one by one, financial ones included; the English words
/// for them; and in words of nothing else, letters that look like a digit, if a digit or an `O` is
/// among them. An `x` after a digit is read too, as the last character of an identity number.
final class DigitText {
  /// The value of an `x`.
  static final int X = 10;

  /// What stands between a digit and the one before it.
  enum Gap {
    /// Nothing.
    NONE,
    /// Spaces, dashes, dots, slashes and brackets, or words like "then" and 空格.
    SEPARATOR,
    /// Commas, semicolons, colons: a number goes on here only if it is grouped evenly.
    LISTING,
    /// Short words, likewise.
    WORDS,
    /// Something that ends a number.
    BREAK
  }

  private enum Script {
    ARABIC,
    LETTER,
    HAN,
    WORD
  }

  private static final String HAN_DIGITS =
      "零0〇0○0◯0洞0一1壹1弌1幺1二2贰2弍2三3叁3参3弎3四4肆4五5伍5六6陆6七7柒7拐7八8捌8九9玖9勾9";
  private static final Map<Character, Integer> HAN = han();

  private static final Pattern WORD_DIGIT =
      Pattern.compile("zero|nought|oh|one|two|three|four|five|six|seven|eight|nine");
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("nought", 0),
          Map.entry("oh", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9));

  /// Longer gaps end a number. Whitespace is not counted.
  private static final int GAP_MAX = 24;

  private static final int WHITESPACE_MAX = 200;
  private static final int WORDS_BETWEEN_MAX = 14;

  private static final Pattern SEPARATORS =
      Pattern.compile(
          "(?:[ \n\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\u2212./\\\\_~*|'\"`^·•‧⁄\u30FB\u00AF…]"
              + "|空格|空|然后是?|接着是?|再|后面是?|接下来是?|下面是?|之后是?|跟着|横杠|横线|横|杠|减|点|斜杠|嗯|呃|啊"
              + "|(?<![a-z])(?:and then|then|next|space|dash|hyphen|minus|dot|slash|followed by|after that"
              + "|um|uh|er)(?![a-z]))*+");
  private static final Pattern UNIT =
      Pattern.compile(
          "[ ]?(?:[元块圆角分年月日号时点秒天周岁%‰$€£¥万亿千百十个位次张笔期折]|yuan|rmb|cny|usd|dollars?|st\\b|nd\\b|rd\\b"
              + "|th\\b|am\\b|pm\\b)");
  private static final Pattern CURRENCY = Pattern.compile("[$€£¥%]|元|usd|rmb|cny|hkd|eur|gbp");

  private final String text;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private byte[] values = new byte[16];
  private Script[] scripts = new Script[16];
  private Gap[] gaps = new Gap[16];
  private int size;

  private DigitText(String text) {
    this.text = text;
  }

  /// Reads a folded text.
  static DigitText of(String folded) {
    DigitText digits = new DigitText(folded);
    digits.read();
    return digits;
  }

  int size() {
    return size;
  }

  int value(int i) {
    return values[i];
  }

  /// Returns where digit `i` begins in the folded text.
  int start(int i) {
    return starts[i];
  }

  /// Returns where digit `i` ends in the folded text.
  int end(int i) {
    return ends[i];
  }

  /// Returns what stands before digit `i`.
  Gap gap(int i) {
    return gaps[i];
  }

  /// Returns the text before digit `i`, after the one before it.
  String between(int i) {
    return text.substring(ends[i - 1], starts[i]);
  }

  /// Returns whether a number may begin with digit `i`, or end before it: in a row of plain digits
  /// it may not.
  boolean isEdge(int i) {
    return i == 0
        || i == size
        || gaps[i] != Gap.NONE
        || scripts[i] != Script.ARABIC
        || scripts[i - 1] != Script.ARABIC;
  }

  /// Returns digits `from` to before `to`, an `x` as `X`.
  String number(int from, int to) {
    StringBuilder number = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      number.append(values[i] == X ? 'X' : (char) ('0' + values[i]));
    }
    return number.toString();
  }

  /// Returns the first digit that begins at `at` or later, [#size] when there is none.
  int firstFrom(int at) {
    int found = Arrays.binarySearch(starts, 0, size, at);
    return found >= 0 ? found : -found - 1;
  }

  private void read() {
    Matcher word = WORD_DIGIT.matcher(text);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      Integer han = c < 0x80 ? null : HAN.get(c);
      if (han != null) {
        add(i, i + 1, han, Script.HAN);
        i++;
      } else if (isAsciiDigit(c) || lookAlike(c) >= 0 || isLetter(c)) {
        i = readWord(i, word);
      } else {
        if (c == '×') {
          readX(i);
        }
        i++;
      }
    }
  }

  /// Reads a word of Latin letters and digits.
  private int readWord(int from, Matcher wordDigit) {
    int end = from;
    int digits = 0;
    boolean zero = false;
    int letters = 0;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (isAsciiDigit(c)) {
        digits++;
      } else if (lookAlike(c) >= 0) {
        zero |= lookAlike(c) == 0;
      } else if (isLetter(c)) {
        letters++;
      } else {
        break;
      }
      end++;
    }
    if (digits == 0 && !(zero && letters == 0)) {
      if (wordDigit.region(from, end).matches()) {
        Integer value = WORDS.get(wordDigit.group());
        add(from, end, value == null ? 0 : value, Script.WORD);
      } else if (end == from + 1 && text.charAt(from) == 'x') {
        readX(from);
      }
      return end;
    }
    boolean readAlike = letters == 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (isAsciiDigit(c)) {
        add(i, i + 1, c - '0', Script.ARABIC);
      } else if (readAlike && lookAlike(c) >= 0) {
        add(i, i + 1, lookAlike(c), Script.LETTER);
      } else if (c == 'x' && (i + 1 == end || !isLetter(text.charAt(i + 1)))) {
        readX(i);
      }
    }
    return end;
  }

  private void readX(int at) {
    if (size > 0 && at - ends[size - 1] <= 3 && values[size - 1] != X) {
      add(at, at + 1, X, Script.LETTER);
    }
  }

  private void add(int start, int end, int value, Script script) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      scripts = Arrays.copyOf(scripts, 2 * size);
      gaps = Arrays.copyOf(gaps, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    values[size] = (byte) value;
    scripts[size] = script;
    gaps[size] = size == 0 ? Gap.BREAK : gap(ends[size - 1], start);
    // Beside a number in figures, a numeral between other words is one of them: 查一下.
    if (gaps[size] == Gap.WORDS && isFigure(scripts[size - 1]) != isFigure(script)) {
      gaps[size] = Gap.BREAK;
    }
    size++;
  }

  private static boolean isFigure(Script script) {
    return script == Script.ARABIC || script == Script.LETTER;
  }

  private Gap gap(int from, int to) {
    if (from == to) {
      return Gap.NONE;
    }
    if (to - from > WHITESPACE_MAX) {
      return Gap.BREAK;
    }
    String between = text.substring(from, to);
    if (between.replaceAll("[ \n]", "").length() > GAP_MAX
        || between.indexOf(MaskToken.OPAQUE) >= 0) {
      return Gap.BREAK;
    }
    if (SEPARATORS.matcher(between).matches()) {
      return Gap.SEPARATOR;
    }
    if (UNIT.matcher(between).lookingAt() || CURRENCY.matcher(between).find()) {
      return Gap.BREAK;
    }
    // A Chinese character weighs as much as two letters.
    int weight = 0;
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      weight += c >= 0x2E80 && Character.isLetter(c) ? 2 : Character.isLetter(c) ? 1 : 0;
    }
    return weight == 0 ? Gap.LISTING : weight <= WORDS_BETWEEN_MAX ? Gap.WORDS : Gap.BREAK;
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c < 0x2E80 && Character.isLetter(c);
  }

  /// Returns the digit a letter looks like; -1 for none.
  private static int lookAlike(char c) {
    return switch (c) {
      // Latin, Cyrillic, Greek.
      case 'o', 'о', 'ο' -> 0;
      case 'l', 'i', 'і', 'ι' -> 1;
      default -> -1;
    };
  }

  private static Map<Character, Integer> han() {
    Map<Character, Integer> digits = new HashMap<>();
    for (int i = 0; i < HAN_DIGITS.length(); i += 2) {
      digits.put(HAN_DIGITS.charAt(i), HAN_DIGITS.charAt(i + 1) - '0');
    }
    return Map.copyOf(digits);
  }
}
