package dev.lobby.language.masking;

import java.time.YearMonth;

/// Which numbers are those of Chinese residents (GB 11643-1999): the code of a province, a day of
/// birth, and for the form of 18 characters a check character (ISO 7064, MOD 11-2).
final class IdNumbers {
  static final int LENGTH = 18;
  static final int OLD_LENGTH = 15;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private IdNumbers() {}

  /// Returns whether `number`, 18 digits of which the last may be `X`, is one.
  static boolean isValid(String number) {
    int x = number.indexOf('X');
    if ((x >= 0 && x < LENGTH - 1)
        || !isProvince(number)
        || !isBirthday(number, 6, 10)
        || number.charAt(6) > '2') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECK.charAt(sum % 11) == number.charAt(LENGTH - 1);
  }

  /// Returns whether `number`, 15 digits, may be one of the form given out until 1999.
  static boolean isValidOld(String number) {
    return number.indexOf('X') < 0 && isProvince(number) && isBirthday(number, 6, 8);
  }

  private static boolean isProvince(String number) {
    int code = Integer.parseInt(number, 0, 2, 10);
    return switch (code) {
      case 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46 ->
          true;
      case 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83 -> true;
      default -> false;
    };
  }

  private static boolean isBirthday(String number, int yearFrom, int monthFrom) {
    int year = Integer.parseInt(number, yearFrom, monthFrom, 10);
    int month = Integer.parseInt(number, monthFrom, monthFrom + 2, 10);
    int day = Integer.parseInt(number, monthFrom + 2, monthFrom + 4, 10);
    int fullYear = monthFrom - yearFrom == 2 ? 1900 + year : year;
    return fullYear >= 1880
        && fullYear < 2100
        && month >= 1
        && month <= 12
        && YearMonth.of(fullYear, month).isValidDay(day);
  }
}
