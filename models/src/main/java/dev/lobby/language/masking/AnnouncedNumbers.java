package dev.lobby.language.masking;

import dev.lobby.language.masking.DigitText.Gap;
import dev.lobby.language.masking.SensitiveSpans.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a word before it announces: account numbers, passwords, PINs and one-time codes, and
/// card and identity numbers with a slip in them.
///
/// Between the word and what it announces only words like "is", 号码 and a colon may stand, so that
/// `密码错误3次` announces nothing.
final class AnnouncedNumbers {

  /// What a word announces.
  private enum Word {
    CARD(
        "(?:银行|信用|储蓄|借记)?卡的?(?:号码|号)"
            + "|(?:bank |credit |debit )?card[ ]?(?:numbers?|nums?|nos?|nr|#)"),
    ID_NUMBER(
        "身[份分]证(?:号码|号|件号|是|为)?|证件(?:号码|号)|(?:national |resident )?(?:id|identity)(?: card)?"
            + " (?:number|num|no)"),
    ACCOUNT(
        "账(?:户|号)(?:的?(?:号码|号))?|户口号码?|存折(?:号码|号)"
            + "|(?:account|acct|acc|a/c|iban)s?(?: (?:numbers?|num|nos?|nr|id))?"),
    PASSWORD(
        "密码|口令|验证码|校验码|动态码|短信码|确认码|安全码|识别码|背面(?:的)?(?:后)?[三四]位(?:数字|数)?|后三码|末三码|pin码"
            + "|passwords?|passwd|passcodes?|passphrase|pwd|pw|pins?(?: code| number)?|cvv2?|cvc2?|cvn2?|otps?"
            + "|(?:security|verification|confirmation|authentication|auth|access|sms|login|secret|one[- ]time)"
            + " (?:codes?|pins?|numbers?)|(?:my|the) code");

    private final String pattern;

    Word(String pattern) {
      this.pattern = pattern;
    }

    private static Pattern all() {
      List<String> words = new ArrayList<>();
      for (Word word : values()) {
        words.add("(?<" + word.name().replace("_", "") + ">" + word.pattern + ")");
      }
      // Latin words stand alone; Chinese ones and digits may touch them.
      return Pattern.compile("(?<![a-z])(?:" + String.join("|", words) + ")(?![a-z])");
    }

    private static Word of(Matcher matcher) {
      for (Word word : values()) {
        if (matcher.start(word.name().replace("_", "")) >= 0) {
          return word;
        }
      }
      throw new IllegalStateException("a word was found that no group holds");
    }
  }

  private static final Pattern WORDS = Word.all();

  /// Says outright that what follows is it.
  private static final String IS =
      "[:=>→]|'s(?![a-z])|就是|是|为|叫做?|设成|设为|设置成|设置为|设定为|改成|改为|变成"
          + "|(?<![a-z])(?:is|was|are|equals|it's|its|it is|set to|changed to|reads)(?![a-z])";

  private static final Pattern LINK =
      Pattern.compile(
          "(?:(?<is>"
              + IS
              + ")|\\([^()0-9⟦]{1,10}\\)|(?!⟦)[ \n\\p{Pd}\\p{Ps}\\p{Pi}\\p{Pf}\\p{Pe}#\"'*~_,;.、。!…]|号码|号|码|输入的?|输|填写?的?|写的?|我的|你的|我|给你|你"
              + "|收到的?了?|发来的?|发的|了|的|也|都|已经|应该|好像|可能|现在|目前|当前|新|旧|原|老|这个|那个|这里|在这里?|如下|下面|后面|吧|呢|啊|哦"
              + "|(?<![a-z])(?:numbers?|num|no|nr|code|the|my|this|here|here's|i got|i received|received"
              + "|got|sent|as|new|old|current|follows|currently|now|please|probably|should be|must be|for"
              + " you)(?![a-z]))");
  private static final int LINKS_MAX = 24;
  private static final int LINK_LENGTH_MAX = 60;

  /// What a number counts or dates, so that it is no secret.
  private static final Pattern UNIT =
      Pattern.compile(
          "[ ]?(?:[位次个天年月日号秒分时小元块圆万千百亿%点种条遍张笔人岁周星]|(?:digits?|numbers?|char|letters?|times?|attempts?|tries"
              + "|min|sec|hour|day|week|month|year|yuan|rmb|dollar|usd|people|st\\b|nd\\b|rd\\b|th\\b|am\\b|pm\\b))");

  private static final Pattern CURRENCY_BEFORE = Pattern.compile("(?:[$€£¥]|rmb|cny|usd|hkd) ?$");
  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+[.][0-9]{1,2}");
  private static final Pattern DATE =
      Pattern.compile("(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:就是|是|为|is|was) ?(?:我们?的?|the|my|our|his|her)? ?(?:卡的?|支付|取款|登录|查询|交易|银行卡|手机|短信|new|old"
              + "|current|card|atm|bank|login)? ?$");
  private static final int BEFORE_MAX = 24;

  /// English words that may follow "my password is" without being it.
  private static final Pattern PREDICATE =
      Pattern.compile(
          "(?:not|in|un|non|re|mis|dis|de)[a-z]*|[a-z]+(?:ed|en|ing)|wrong|lost|gone|ok|okay|fine|right|correct|weak|strong"
              + "|safe|secure|secret|sent|bad|set|a|an|the|my|too|so|very|still|also|always|being|only|what|where"
              + "|this|that|it|there|same|different|for|to|and|but|or|on|at|of|with|no|none|n't|long|short|old|new"
              + "|blank|empty|on|off|out|up|due|late|just|now|never|public|private|private|visible|valid");

  private static final int ACCOUNT_SHORTEST = 8;
  private static final int ACCOUNT_LONGEST = 30;
  private static final int CARD_SHORTEST = 12;
  private static final int SECRET_SHORTEST = 3;
  private static final int CODE_LONGEST = 8;
  private static final int SECRET_LONGEST = 64;

  private final String text;
  private final DigitText digits;
  private final List<Found> found = new ArrayList<>();

  private AnnouncedNumbers(String text, DigitText digits) {
    this.text = text;
    this.digits = digits;
  }

  /// Finds in a folded text whose digits are `digits`.
  static List<Found> in(String folded, DigitText digits) {
    AnnouncedNumbers numbers = new AnnouncedNumbers(folded, digits);
    numbers.find();
    return numbers.found;
  }

  private void find() {
    Matcher word = WORDS.matcher(text);
    Matcher link = LINK.matcher(text);
    while (word.find()) {
      Link after = link(link, word.end());
      switch (Word.of(word)) {
        case CARD -> number(SensitiveKind.CARD, after.end, CARD_SHORTEST, CardNumbers.LONGEST);
        case ID_NUMBER ->
            number(SensitiveKind.ID_NUMBER, after.end, IdNumbers.OLD_LENGTH, IdNumbers.LENGTH);
        case ACCOUNT -> number(SensitiveKind.ACCOUNT, after.end, ACCOUNT_SHORTEST, ACCOUNT_LONGEST);
        case PASSWORD -> {
          secret(word.end(), after);
          secretBefore(word.start());
        }
      }
    }
  }

  /// What leads from a word to what it announces.
  ///
  /// @param end where it ends
  /// @param is whether it says so outright
  /// @param comma whether a new clause has begun since
  private record Link(int end, boolean is, boolean comma) {}

  private Link link(Matcher link, int from) {
    int end = from;
    boolean is = false;
    boolean comma = false;
    int links = 0;
    while (links < LINKS_MAX && end < text.length() && end - from < LINK_LENGTH_MAX) {
      link.region(end, text.length()).useTransparentBounds(true);
      if (!link.lookingAt()) {
        break;
      }
      boolean says = link.start("is") >= 0;
      char first = text.charAt(end);
      comma = !says && (comma || ",;.。!、…".indexOf(first) >= 0);
      is |= says;
      links += first <= ' ' ? 0 : 1;
      end = link.end();
    }
    return new Link(end, is, comma);
  }

  /// Finds a number that begins at `at`.
  private void number(SensitiveKind kind, int at, int shortest, int longest) {
    int from = digits.firstFrom(at);
    if (from == digits.size() || digits.start(from) != at) {
      return;
    }
    int to = from;
    for (int i = from + 1; i <= digits.size() && i - from <= longest; i++) {
      if (digits.isEdge(i)) {
        to = i;
      }
      if (i == digits.size() || (digits.gap(i) != Gap.NONE && digits.gap(i) != Gap.SEPARATOR)) {
        break;
      }
    }
    if (to - from >= shortest && !isOfAnotherKind(from, to) && !isAmount(from, to)) {
      add(kind, from, to);
    }
  }

  private boolean isOfAnotherKind(int from, int to) {
    String written = text.substring(digits.start(from), digits.end(to - 1));
    return MOBILE.matcher(written).matches()
        || DATE.matcher(written).matches()
        || isCounted(to)
        || CURRENCY_BEFORE
            .matcher(text.substring(Math.max(0, digits.start(from) - 5), digits.start(from)))
            .find();
  }

  private boolean isAmount(int from, int to) {
    return DECIMAL.matcher(text).region(digits.start(from), digits.end(to - 1)).matches();
  }

  private boolean isCounted(int to) {
    int end = digits.end(to - 1);
    return UNIT.matcher(text).region(end, Math.min(text.length(), end + 12)).lookingAt();
  }

  private void add(SensitiveKind kind, int from, int to) {
    found.add(new Found(kind, digits.start(from), digits.end(to - 1), digits.number(from, to)));
  }

  /// Finds a secret after its word: digits, or after an outright "is" any word.
  private void secret(int wordEnd, Link link) {
    if (link.comma) {
      return;
    }
    int tokenEnd = tokenEnd(link.end);
    int from = digits.firstFrom(link.end);
    if (from < digits.size() && digits.start(from) == link.end) {
      int to = code(from, link.is);
      boolean wordGoesOn = to > from && tokenEnd > digits.end(to - 1);
      if (to > from && !wordGoesOn) {
        add(SensitiveKind.PASSWORD, from, to);
        return;
      }
    }
    String token = text.substring(link.end, tokenEnd);
    boolean apart = link.end > wordEnd;
    if (apart && isPassword(token, link, tokenEnd)) {
      found.add(new Found(SensitiveKind.PASSWORD, link.end, tokenEnd, token));
    }
  }

  /// Returns where the digits of a code end that begins with digit `from`; `from` when they are
  /// none.
  private int code(int from, boolean is) {
    int to = group(from);
    if (isCounted(to)) {
      return from;
    }
    while (to < digits.size() && digits.gap(to) == Gap.SEPARATOR) {
      int next = group(to);
      boolean small = next - to <= SECRET_SHORTEST && next - from <= CODE_LONGEST;
      if (!small || isCounted(next)) {
        break;
      }
      to = next;
    }
    int length = to - from;
    boolean fits =
        length >= SECRET_SHORTEST && (is ? length <= SECRET_LONGEST : length <= CODE_LONGEST);
    boolean other = !is && isOfAnotherKind(from, to);
    return fits && !other ? to : from;
  }

  /// Returns the end of the digits that stand together from digit `from` on.
  private int group(int from) {
    int to = from + 1;
    while (to < digits.size() && digits.gap(to) == Gap.NONE) {
      to++;
    }
    return to;
  }

  /// Returns where the word ends that begins at `from`: before a space, a Chinese character, or the
  /// punctuation that closes it.
  private int tokenEnd(int from) {
    int end = from;
    while (end < text.length() && end - from < SECRET_LONGEST && isInToken(text.charAt(end))) {
      end++;
    }
    while (end > from && ".,!?;:)]}\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isInToken(char c) {
    return c > ' ' && c < 0x2000 && c != MaskToken.OPAQUE;
  }

  private boolean isPassword(String token, Link link, int tokenEnd) {
    if (token.length() < SECRET_SHORTEST) {
      return false;
    }
    boolean letter = token.chars().anyMatch(Character::isLetter);
    boolean digit = token.chars().anyMatch(Character::isDigit);
    if (letter && digit) {
      return (link.is || token.length() >= 6) && !isCountedWord(token);
    }
    if (!link.is || !letter) {
      return false;
    }
    if (token.chars().anyMatch(c -> "@#$%^&*_+!".indexOf(c) >= 0)) {
      return true;
    }
    boolean sentenceGoesOn =
        tokenEnd + 1 < text.length()
            && text.charAt(tokenEnd) == ' '
            && Character.isLetter(text.charAt(tokenEnd + 1))
            && text.charAt(tokenEnd + 1) < 0x2E80;
    return !sentenceGoesOn && !PREDICATE.matcher(token).matches();
  }

  // As "6digits", "2nd" or "30min".
  private static boolean isCountedWord(String token) {
    int end = 0;
    while (end < token.length() && Character.isDigit(token.charAt(end))) {
      end++;
    }
    return end > 0 && end <= 2 && UNIT.matcher(token).region(end, token.length()).lookingAt();
  }

  /// Finds digits before their word, as in "1234 is my pin".
  private void secretBefore(int wordStart) {
    int from = Math.max(0, wordStart - BEFORE_MAX);
    Matcher before = BEFORE.matcher(text).region(from, wordStart);
    if (!before.find()) {
      return;
    }
    int end = before.start();
    while (end > from && " ,\"'”’".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int last = digits.firstFrom(end) - 1;
    if (last < 0 || digits.end(last) != end) {
      return;
    }
    int first = last;
    while (first > 0 && digits.gap(first) == Gap.NONE && last - first < SECRET_LONGEST) {
      first--;
    }
    int length = last + 1 - first;
    if (length >= SECRET_SHORTEST && length <= CODE_LONGEST) {
      add(SensitiveKind.PASSWORD, first, last + 1);
    }
  }
}
