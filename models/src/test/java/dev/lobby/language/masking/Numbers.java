package dev.lobby.language.masking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Numbers of fictional customers, and the ways in which people write and hide them.
final class Numbers {
  private static final List<String> ISSUERS =
      List.of(
          "622202", "621700", "622848", "625912", "621288", "4539", "4", "51", "5555", "2720",
          "6011", "3530", "955880");
  private static final List<String> PROVINCES =
      List.of("110105", "310104", "440305", "330106", "510107", "620102", "370202", "650102");

  private final Random random;

  Numbers(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String digits(int length) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /// A card number that passes Luhn's check.
  String card() {
    String issuer = pick(ISSUERS);
    int length = issuer.startsWith("62") ? 16 + random.nextInt(4) : 16;
    if (random.nextInt(12) == 0) {
      issuer = random.nextBoolean() ? "34" : "37";
      length = 15;
    }
    return withLuhn(issuer + digits(length - 1 - issuer.length()));
  }

  static String withLuhn(String digits) {
    for (char check = '0'; check <= '9'; check++) {
      if (CardNumbers.passesLuhn(digits + check)) {
        return digits + check;
      }
    }
    throw new IllegalArgumentException(digits);
  }

  /// An identity number of 18 characters.
  String id() {
    LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
    String digits = pick(PROVINCES) + born.toString().replace("-", "") + digits(3);
    for (char check : "0123456789X".toCharArray()) {
      if (IdNumbers.isValid(digits + check)) {
        return digits + check;
      }
    }
    throw new IllegalArgumentException(digits);
  }

  String oldId() {
    LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(10_000));
    return pick(PROVINCES) + born.toString().replace("-", "").substring(2) + digits(3);
  }

  /// Every way to write a number; each is one text.
  List<UnaryOperator<String>> disguises() {
    return List.of(
        number -> number,
        number -> shifted(number, '０'),
        number -> grouped(number, " "),
        number -> grouped(number, "\u3000"),
        number -> grouped(number, "\u00A0 "),
        number -> grouped(number, "-"),
        number -> grouped(number, "—"),
        number -> grouped(number, "."),
        number -> grouped(number, "/"),
        number -> grouped(number, "\n"),
        number -> grouped(number, " \r\n "),
        number -> grouped(number, "_"),
        number -> grouped(number, ", "),
        number -> grouped(number, "，"),
        number -> grouped(number, " 然后 "),
        number -> grouped(number, "然后是"),
        number -> grouped(number, "空格"),
        number -> grouped(number, "，接着"),
        number -> grouped(number, " then "),
        number -> grouped(number, ", and then "),
        number -> grouped(number, " dash "),
        number -> grouped(number, " 🙂 "),
        number -> spread(number, " "),
        number -> spread(number, "-"),
        number -> spread(number, "\u200B"),
        number -> spread(number, "\u2060\uFEFF"),
        number -> spread(number, "\u0336") + "\u0336",
        number -> mapped(number, "零一二三四五六七八九"),
        number -> mapped(number, "〇一二三四五六七八九"),
        number -> mapped(number, "零壹贰叁肆伍陆柒捌玖"),
        number -> mapped(number, "零壹貳參肆伍陸柒捌玖"),
        number -> mapped(number, "0一2三4五6七8九"),
        number -> mapped(number, "⓪①②③④⑤⑥⑦⑧⑨"),
        number -> mapped(number, "⓿❶❷❸❹❺❻❼❽❾"),
        number -> mapped(number, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        number -> mapped(number, "٠١٢٣٤٥٦٧٨٩"),
        number -> shifted(number, 0x1D7CE),
        number -> shifted(number, 0x1D7F6),
        number -> number.replaceAll("[0-9]", "$0\uFE0F\u20E3"));
  }

  /// Letters that look like digits; only a number with a checksum is known in them.
  List<UnaryOperator<String>> lookAlikes() {
    return List.of(
        number -> grouped(number.replace('0', 'O'), " "),
        number -> number.replace('0', 'o').replace('1', 'l'),
        number -> number.replace('0', 'О').replace('1', 'I'));
  }

  private static String spread(String number, String separator) {
    return number.replaceAll("(.)(?=.)", "$1" + separator);
  }

  static String grouped(String number, String separator) {
    return number.replaceAll("(.{4})(?=.)", "$1" + separator);
  }

  private static String mapped(String number, String digits) {
    StringBuilder mapped = new StringBuilder();
    number
        .chars()
        .forEach(c -> mapped.append(Character.isDigit(c) ? digits.charAt(c - '0') : (char) c));
    return mapped.toString();
  }

  private static String shifted(String number, int zero) {
    StringBuilder shifted = new StringBuilder();
    number.chars().forEach(c -> shifted.appendCodePoint(Character.isDigit(c) ? zero + c - '0' : c));
    return shifted.toString();
  }

  /// A number that is nobody's secret, as it stands in a sentence.
  String innocent() {
    int amount = 1 + random.nextInt(9_999_999);
    return switch (random.nextInt(30)) {
      case 0 -> amount + "元";
      case 1 -> String.format(Locale.ROOT, "%,d.%02d", amount * 37L, random.nextInt(100));
      case 2 -> "¥" + amount + ".00";
      case 3 -> String.format(Locale.ROOT, "%,d", (long) amount * amount);
      case 4 -> "RMB " + amount;
      case 5 -> "1" + (3 + random.nextInt(7)) + digits(9);
      case 6 -> "1" + (3 + random.nextInt(7)) + digits(1) + " " + digits(4) + " " + digits(4);
      case 7 -> "+86 1" + (3 + random.nextInt(7)) + digits(1) + "-" + digits(4) + "-" + digits(4);
      case 8 -> "021-" + (5 + random.nextInt(4)) + digits(7);
      case 9 -> "400-820-0000";
      case 10 -> "+86 21 6000 0000";
      case 11 -> date().toString();
      case 12 ->
          date().getYear() + "年" + date().getMonthValue() + "月" + date().getDayOfMonth() + "日";
      case 13 -> date().toString().replace('-', '/') + " " + time();
      case 14 -> time();
      case 15 -> date().toString().replace("-", "");
      case 16 -> unchecked(pick(List.of(10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22)));
      case 17 -> "SF" + unchecked(13);
      case 18 -> pick(List.of("MU", "CA", "BA", "LH")) + (100 + random.nextInt(8900));
      case 19 -> random.nextInt(500) + pick(List.of("个", "张", "次", "笔", " pieces", " times"));
      case 20 -> "C2026" + digits(6);
      case 21 -> pick(List.of("200120", "100032", "518000", "310012"));
      case 22 -> (random.nextInt(900) / 100.0) + "%";
      case 23 -> pick(List.of("二〇二六年三月", "五万三千", "一百二十三", "三点五个点", "twenty five", "one or two"));
      case 24 -> "尾号" + digits(4);
      case 25 -> "ending in " + digits(4);
      case 26 -> "+44 20 7946 0" + digits(3);
      case 27 -> "95588";
      case 28 -> random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".1";
      default -> "iPhone " + (10 + random.nextInt(8)) + " 128GB";
    };
  }

  private LocalDate date() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
  }

  private String time() {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  /// Digits of an order or a parcel: no card's and no person's.
  private String unchecked(int length) {
    while (true) {
      String digits = (1 + random.nextInt(9)) + digits(length - 1);
      boolean card =
          length >= CardNumbers.SHORTEST
              && length <= CardNumbers.LONGEST
              && CardNumbers.isValid(digits);
      boolean id =
          (length == IdNumbers.LENGTH && IdNumbers.isValid(digits))
              || (length == IdNumbers.OLD_LENGTH && IdNumbers.isValidOld(digits));
      if (!card && !id) {
        return digits;
      }
    }
  }
}
