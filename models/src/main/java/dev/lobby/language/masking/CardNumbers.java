package dev.lobby.language.masking;

/// Which numbers are those of payment cards: Luhn's check digit (ISO/IEC 7812-1), and a beginning
/// and a length that an issuer uses.
final class CardNumbers {
  static final int SHORTEST = 13;
  static final int LONGEST = 19;

  private CardNumbers() {}

  /// Returns whether a card or an identity number may begin with this digit.
  static boolean mayBegin(int digit) {
    return digit >= 1 && digit <= 9;
  }

  /// Returns whether `number`, 13 to 19 digits, is a card's.
  static boolean isValid(String number) {
    return number.indexOf('X') < 0 && isIssued(number) && passesLuhn(number);
  }

  /// Returns whether `number` begins as nearly all Chinese cards do, and few other numbers.
  static boolean isUnionPay(String number) {
    return number.startsWith("62");
  }

  private static boolean isIssued(String number) {
    int length = number.length();
    int two = prefix(number, 2);
    int three = prefix(number, 3);
    int four = prefix(number, 4);
    boolean long16 = length >= 16;
    return switch (number.charAt(0)) {
      // Visa.
      case '4' -> length == 13 || length == 16 || length == 19;
      // Mastercard, Maestro.
      case '5' -> length == 16 || (long16 && (two == 50 || two >= 56));
      // UnionPay, Discover, Maestro, RuPay and the older Chinese debit cards.
      case '6' -> long16;
      // American Express, Diners Club, JCB.
      case '3' ->
          (length == 15 && (two == 34 || two == 37))
              || (length == 14 && (two == 36 || two == 38 || two == 39 || isIn(three, 300, 305)))
              || (long16 && isIn(four, 3528, 3589));
      // Mastercard, Mir.
      case '2' -> length == 16 && (isIn(four, 2221, 2720) || isIn(four, 2200, 2204));
      // The older debit cards of ICBC and others.
      case '9' -> long16 && isIn(four, 9558, 9559);
      // UnionPay, RuPay.
      case '8' -> long16 && (two == 81 || two == 82);
      default -> false;
    };
  }

  private static int prefix(String number, int length) {
    return Integer.parseInt(number, 0, length, 10);
  }

  private static boolean isIn(int value, int first, int last) {
    return value >= first && value <= last;
  }

  /// Returns whether the digits of `number` pass Luhn's check.
  static boolean passesLuhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
