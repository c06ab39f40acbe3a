package dev.lobby.customer;

import dev.lobby.customer.ProfileChange.Part;
import dev.lobby.customer.ProfileTable.Problem;
import dev.lobby.knowledge.catalogue.CustomerRating;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a table of profiles under one header.
final class ProfileRows {

  private static final int ID_MAX = 64;
  private static final int NAME_MAX = 200;
  private static final int WORD_MAX = 60;
  private static final int CONTACTS_MAX = 10;
  private static final int HOLDINGS_MAX = 200;

  private static final Pattern LIST = Pattern.compile("\\s*[;；\n]\\s*");
  private static final Pattern SPACES = Pattern.compile("[\\s:：=]+");
  static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
  private static final Set<String> RENMINBI = Set.of("RMB", "CNH", "¥", "￥", "元", "人民币");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "同意");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "不同意");

  private static final Map<ProfileColumn, Part> PARTS =
      Map.of(
          ProfileColumn.FIGURES_AS_OF, Part.FIGURES,
          ProfileColumn.NAME, Part.NAME,
          ProfileColumn.TIER, Part.TIER,
          ProfileColumn.MANAGER, Part.MANAGER,
          ProfileColumn.PHONES, Part.PHONES,
          ProfileColumn.EMAILS, Part.EMAILS,
          ProfileColumn.PRODUCTS, Part.HOLDINGS,
          ProfileColumn.DEPOSIT_UNTIL, Part.DEPOSIT,
          ProfileColumn.RATING, Part.RATING);

  /// A cell that does not say what its column asks for.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ProfileColumn column;
    private final String zh;

    Wrong(ProfileColumn column, String zh, String en) {
      super(en, null, false, false);
      this.column = column;
      this.zh = zh;
    }

    Problem at(long line, String title) {
      return new Problem(line, title, zh, String.valueOf(getMessage()));
    }
  }

  private final List<String> header;
  private final Map<ProfileColumn, Integer> places;
  private final Set<Part> told;

  private ProfileRows(List<String> header, Map<ProfileColumn, Integer> places) {
    this.header = header;
    this.places = places;
    this.told =
        PARTS.entrySet().stream()
            .filter(it -> places.containsKey(it.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Reads the header.
  ///
  /// @return empty when rows below it cannot be read
  static Optional<ProfileRows> under(long line, List<String> header, List<Problem> problems) {
    Map<ProfileColumn, Integer> places = new EnumMap<>(ProfileColumn.class);
    for (int i = 0; i < header.size(); i++) {
      String title = header.get(i).strip();
      Optional<ProfileColumn> column = ProfileColumn.of(title);
      if (column.isEmpty()) {
        problems.add(
            new Problem(
                line,
                title,
                "没有这一列；可用的列：" + String.join("、", ProfileColumn.titles()) + "。",
                "there is no such column; those there are: "
                    + String.join(", ", ProfileColumn.titles())
                    + "."));
      } else if (places.putIfAbsent(column.get(), i) != null) {
        problems.add(new Problem(line, title, "这一列出现了两次。", "this column stands there twice."));
      }
    }
    require(places, ProfileColumn.EXTERNAL_ID, line, problems);
    if (places.containsKey(ProfileColumn.RATING)) {
      require(places, ProfileColumn.RATING_UNTIL, line, problems);
    } else if (places.containsKey(ProfileColumn.RATING_UNTIL)) {
      require(places, ProfileColumn.RATING, line, problems);
    }
    if (ProfileColumn.FIGURES.stream().anyMatch(places::containsKey)) {
      ProfileColumn.FIGURES.forEach(column -> require(places, column, line, problems));
    }
    return problems.isEmpty()
        ? Optional.of(new ProfileRows(List.copyOf(header), places))
        : Optional.empty();
  }

  private static void require(
      Map<ProfileColumn, Integer> places, ProfileColumn column, long line, List<Problem> problems) {
    if (!places.containsKey(column)) {
      problems.add(new Problem(line, column.title(), "缺少这一列。", "this column is missing."));
    }
  }

  /// What a column is called in this file.
  String title(ProfileColumn column) {
    Integer place = places.get(column);
    return place == null ? column.title() : header.get(place).strip();
  }

  /// Reads a row.
  ///
  /// @return empty when it is broken, and problems says why
  Optional<ProfileChange> read(long line, List<String> cells, List<Problem> problems) {
    if (cells.size() != header.size()) {
      problems.add(
          new Problem(
              line,
              "",
              "这一行有 " + cells.size() + " 格，应有 " + header.size() + " 格，请检查分隔符和引号。",
              "this row has "
                  + cells.size()
                  + " cells and not "
                  + header.size()
                  + ". Look for a separator too many or a quote that is not closed."));
      return Optional.empty();
    }
    int before = problems.size();
    Row row = new Row(cells, line, problems);
    String id = row.text(ProfileColumn.EXTERNAL_ID, ID_MAX);
    if (id == null && problems.size() == before) {
      row.wrong(new Wrong(ProfileColumn.EXTERNAL_ID, "客户号为空。", "the customer's number is empty."));
    }
    ProfileChange change =
        new ProfileChange(
            id == null ? "" : id,
            told,
            row.text(ProfileColumn.NAME, NAME_MAX),
            row.text(ProfileColumn.TIER, WORD_MAX),
            row.text(ProfileColumn.MANAGER, WORD_MAX),
            row.contacts(ProfileColumn.PHONES, Contact::phone),
            row.contacts(ProfileColumn.EMAILS, Contact::email),
            row.list(ProfileColumn.PRODUCTS, HOLDINGS_MAX, ProfileRows::holding),
            row.rating(),
            row.consents(),
            new FiguresCells(row).read(),
            row.day(ProfileColumn.DEPOSIT_UNTIL));
    return problems.size() == before ? Optional.of(change) : Optional.empty();
  }

  private static Holding holding(String written) throws Wrong {
    String[] words = SPACES.split(written, -1);
    String product = words[0];
    if (product.length() > WORD_MAX || words.length == 2 || words.length > 3) {
      throw new Wrong(
          ProfileColumn.PRODUCTS,
          "“" + written + "”应为产品名，或“产品名 金额 币种”，如 deposit-1y 120000.00 CNY。",
          "'"
              + written
              + "' is neither a product's name nor one with amount and currency, such as"
              + " deposit-1y 120000.00 CNY.");
    }
    if (words.length == 1) {
      return new Holding(product, null, null);
    }
    String amount = words[1];
    String currency = currency(words[2]).orElse(null);
    if (!AMOUNT.matcher(amount).matches()) {
      throw new Wrong(
          ProfileColumn.PRODUCTS,
          "“" + written + "”的金额应为数字，如 120000.00。",
          "in '" + written + "' the amount is no number such as 120000.00.");
    }
    if (currency == null) {
      throw new Wrong(
          ProfileColumn.PRODUCTS,
          "“" + written + "”的币种应为三个大写字母的货币代码，如 CNY、USD。",
          "in '"
              + written
              + "' the currency is no code of one in three capital letters, such as CNY.");
    }
    if (amount.startsWith("-")) {
      throw new Wrong(
          ProfileColumn.PRODUCTS,
          "“" + written + "”的金额为负；欠款请以贷款产品的正数表示。",
          "the amount in '"
              + written
              + "' is negative; what is owed is the amount of a loan, as a positive number.");
    }
    return new Holding(product, amount, currency);
  }

  /// The code of a currency as people write it; empty of one there is not.
  static Optional<String> currency(String written) {
    if (RENMINBI.contains(written)) {
      return Optional.of("CNY");
    }
    try {
      return Optional.of(Currency.getInstance(written).getCurrencyCode());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Reads one of the things in a cell.
  interface Reader<T> {
    T read(String written) throws Wrong;
  }

  /// One row; what is wrong with it goes to the problems.
  final class Row {
    private final List<String> cells;
    private final long line;
    private final List<Problem> problems;

    Row(List<String> cells, long line, List<Problem> problems) {
      this.cells = cells;
      this.line = line;
      this.problems = problems;
    }

    void wrong(Wrong wrong) {
      problems.add(wrong.at(line, title(wrong.column)));
    }

    /// What a cell says; empty when it is, or there is no such column.
    String cell(ProfileColumn column) {
      Integer place = places.get(column);
      return place == null ? "" : cells.get(place).strip();
    }

    /// Returns a text; null when the cell is empty, or broken.
    @Nullable String text(ProfileColumn column, int longest) {
      String text = cell(column);
      if (text.length() > longest) {
        wrong(
            new Wrong(
                column,
                "超过 " + longest + " 个字符。",
                "it is longer than " + longest + " characters."));
        return null;
      }
      if (CONTROL.matcher(text).find()) {
        wrong(new Wrong(column, "含有控制字符或换行。", "it holds a control character or a line's end."));
        return null;
      }
      return text.isEmpty() ? null : text;
    }

    <T> List<T> list(ProfileColumn column, int most, Reader<T> reader) {
      String cell = cell(column);
      List<T> all = new ArrayList<>();
      if (cell.isEmpty()) {
        return all;
      }
      try {
        for (String written : LIST.split(cell, -1)) {
          if (!written.isEmpty()) {
            all.add(reader.read(written));
          }
        }
        if (all.size() > most) {
          throw new Wrong(column, "超过 " + most + " 项。", "there are more than " + most + ".");
        }
        return all;
      } catch (Wrong e) {
        wrong(e);
        return List.of();
      }
    }

    List<Contact> contacts(ProfileColumn column, Function<String, Optional<Contact>> reader) {
      return list(
          column,
          CONTACTS_MAX,
          written ->
              reader
                  .apply(written)
                  .orElseThrow(() ->
                      new Wrong(
                          column,
                          "“"
                              + written
                              + "”不是"
                              + (column == ProfileColumn.PHONES ? "电话号码。" : "邮箱地址。"),
                          "'"
                              + written
                              + "' is no "
                              + (column == ProfileColumn.PHONES
                                  ? "telephone number."
                                  : "e-mail address."))));
    }

    @Nullable Rating rating() {
      String grade = cell(ProfileColumn.RATING).toUpperCase(Locale.ROOT);
      String until = cell(ProfileColumn.RATING_UNTIL);
      if (grade.isEmpty() && until.isEmpty()) {
        return null;
      }
      Optional<CustomerRating> known =
          Arrays.stream(CustomerRating.values()).filter(it -> it.name().equals(grade)).findFirst();
      if (grade.isEmpty()) {
        wrong(
            new Wrong(
                ProfileColumn.RATING,
                "为空；写了有效期就要写明评级 C1 到 C5。",
                "it is empty; where there is a day until which a rating holds, say which of C1 to C5"
                    + " it is."));
        return null;
      }
      if (known.isEmpty()) {
        wrong(
            new Wrong(
                ProfileColumn.RATING,
                "“" + grade + "”应为 C1 到 C5。",
                "'" + grade + "' is none of C1 to C5."));
        return null;
      }
      String last = until(ProfileColumn.RATING_UNTIL);
      return last == null ? null : new Rating(known.get(), last);
    }

    /// Returns a day; null when the cell is empty, or broken.
    @Nullable String day(ProfileColumn column) {
      return cell(column).isEmpty() ? null : until(column);
    }

    private @Nullable String until(ProfileColumn column) {
      String until = cell(column);
      if (until.isEmpty()) {
        wrong(
            new Wrong(
                column,
                "为空；应为日期，如 2026-12-31。",
                "it is empty; a date is needed, such as 2026-12-31."));
        return null;
      }
      try {
        return LocalDate.parse(until).toString();
      } catch (DateTimeException e) {
        wrong(
            new Wrong(
                column,
                "“" + until + "”应为日期，如 2026-12-31。",
                "'" + until + "' is no date such as 2026-12-31."));
        return null;
      }
    }

    Map<Purpose, Boolean> consents() {
      Map<Purpose, Boolean> all = new EnumMap<>(Purpose.class);
      consent(ProfileColumn.CONSENT_CONTACT, Purpose.CONTACT, all);
      consent(ProfileColumn.CONSENT_MARKETING, Purpose.MARKETING, all);
      consent(ProfileColumn.CONSENT_SHARING, Purpose.SHARING, all);
      return all;
    }

    private void consent(ProfileColumn column, Purpose purpose, Map<Purpose, Boolean> all) {
      String word = cell(column).toLowerCase(Locale.ROOT);
      if (YES.contains(word)) {
        all.put(purpose, true);
      } else if (NO.contains(word)) {
        all.put(purpose, false);
      } else if (!word.isEmpty()) {
        wrong(new Wrong(column, "应为 yes、no 或留空。", "it is neither yes nor no nor empty."));
      }
    }
  }
}
