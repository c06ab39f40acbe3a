package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.text.ControlCharacters;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes an [Entry] of what somebody wrote, or says what is wrong with it.
///
/// | limit | |
/// |---|---|
/// | an id, a name | 60 characters |
/// | an address, opening hours | 200 characters |
/// | a telephone number | 30 characters |
/// | a percentage | 0 to 100, six decimals |
/// | an amount | below 1,000,000,000, as many decimals as its currency has |
/// | periods of one rate or fee | 200, which do not overlap |
/// | a day | in the years 1900 to 9999 |
public final class EntryReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");
  private static final Pattern PHONE = Pattern.compile("[0-9+() -]{3,30}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal AMOUNT_END = BigDecimal.valueOf(1_000_000_000);
  private static final int NAME_MAX = 60;
  private static final int TEXT_MAX = 200;
  private static final int PERCENT_DECIMALS = 6;
  private static final int PERIODS_MAX = 200;

  private final EntryContent content;
  private final List<EntryProblem> problems = new ArrayList<>();

  private EntryReader(EntryContent content) {
    this.content = content;
  }

  /// What came of reading.
  ///
  /// @param entry empty when anything is wrong
  public record Reading(Optional<Entry> entry, List<EntryProblem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /// Reads an entry.
  public static Reading read(EntryContent content) {
    EntryReader reader = new EntryReader(content);
    Entry entry = reader.entry();
    return new Reading(
        reader.problems.isEmpty() ? Optional.ofNullable(entry) : Optional.empty(), reader.problems);
  }

  /// Returns whether `id` may be an entry's.
  public static boolean isId(String id) {
    return id.length() <= NAME_MAX && ID.matcher(id).matches();
  }

  private @Nullable Entry entry() {
    Optional<Kind> kind = Wired.ofWire(Kind.values(), content.kind());
    if (!isId(content.id())) {
      wrong(
          "id",
          "编号只能用小写字母、数字和连字符，最多 " + NAME_MAX + " 个字符。",
          "The id may have lower-case words and digits joined by hyphens, at most "
              + NAME_MAX
              + " characters.");
    }
    Names names = names("zh", content.zh(), "en", content.en(), NAME_MAX);
    if (kind.isEmpty()) {
      wrong(
          "kind",
          "“" + content.kind() + "”不是目录里的类别。",
          "'" + content.kind() + "' is no kind; allowed are " + Wired.allowed(Kind.values()) + ".");
      return null;
    }
    foreign(kind.get());
    return switch (kind.get()) {
      case PRODUCT -> product(names);
      case RATE -> new Entry.Rate(content.id(), names, periods(this::percent));
      case FEE -> new Entry.Fee(content.id(), names, periods(this::charge));
      case BRANCH -> branch(names);
    };
  }

  /// Notes what stands there and belongs to another kind: silently dropped, it would be missed.
  private void foreign(Kind kind) {
    if (kind != Kind.PRODUCT) {
      unused("type", content.type());
      unused("risk", content.risk());
    }
    if (kind != Kind.BRANCH) {
      unused("address.zh", content.addressZh());
      unused("address.en", content.addressEn());
      unused("phone", content.phone());
      unused("hours.zh", content.hoursZh());
      unused("hours.en", content.hoursEn());
    }
    for (int i = 0; i < content.periods().size(); i++) {
      EntryContent.Period period = content.periods().get(i);
      if (kind != Kind.FEE) {
        unused(key(i, "amount"), period.amount());
        unused(key(i, "currency"), period.currency());
        unused(key(i, "min"), period.min());
        unused(key(i, "max"), period.max());
      }
      if (kind != Kind.FEE && kind != Kind.RATE) {
        unused(key(i, "percent"), period.percent());
      }
    }
  }

  private void unused(String key, @Nullable String text) {
    if (text != null) {
      wrong(key, "这一类条目没有这一项，请删掉。", "Entries of this kind have no such value. Remove it.");
    }
  }

  private Entry product(Names names) {
    String type = content.type() == null ? "" : content.type();
    Optional<ProductKind> kind = Wired.ofWire(ProductKind.values(), type);
    if (kind.isEmpty()) {
      wrong(
          "type",
          "“" + type + "”不是产品类别。",
          "'"
              + type
              + "' is no type of product; allowed are "
              + Wired.allowed(ProductKind.values())
              + ".");
    }
    RiskLevel risk = null;
    if (content.risk() != null) {
      String written = content.risk();
      risk =
          Arrays.stream(RiskLevel.values())
              .filter(level -> level.name().equals(written))
              .findFirst()
              .orElse(null);
      if (risk == null) {
        wrong(
            "risk",
            "“" + written + "”不是风险等级，应为 R1 至 R5。",
            "'" + written + "' is no risk level; it is R1 to R5.");
      }
    }
    if (kind.isPresent() && kind.get().isInvestment() != (content.risk() != null)) {
      wrong(
          "risk",
          kind.get().isInvestment() ? "投资类产品要写明风险等级 R1 至 R5。" : "非投资类产品没有风险等级，请删掉。",
          kind.get().isInvestment()
              ? "An investment needs its risk level, R1 to R5."
              : "What is no investment has no risk level. Remove it.");
    }
    return new Entry.Product(
        content.id(), names, kind.orElse(ProductKind.SERVICE), risk, onlyValidity());
  }

  private Entry branch(Names names) {
    Names address =
        names("address.zh", content.addressZh(), "address.en", content.addressEn(), TEXT_MAX);
    Names hours = names("hours.zh", content.hoursZh(), "hours.en", content.hoursEn(), TEXT_MAX);
    String phone = content.phone() == null ? "" : content.phone();
    if (!PHONE.matcher(phone).matches()) {
      wrong(
          "phone",
          "“" + phone + "”不是电话号码。",
          "'" + phone + "' is no telephone number: digits, spaces, + ( ) and hyphens.");
    }
    return new Entry.Branch(content.id(), names, address, phone, hours, onlyValidity());
  }

  private Validity onlyValidity() {
    if (content.periods().size() != 1) {
      wrong("periods", "要有且只有一个有效期。", "Exactly one period is needed.");
    }
    return content.periods().isEmpty()
        ? new Validity(LocalDate.EPOCH, Optional.empty())
        : validity(0, content.periods().getFirst());
  }

  private Names names(
      String zhKey, @Nullable String zh, String enKey, @Nullable String en, int max) {
    return new Names(text(zhKey, zh, max), text(enKey, en, max));
  }

  private String text(String key, @Nullable String text, int max) {
    String plain = text == null ? "" : text.strip();
    if (plain.isEmpty()) {
      wrong(key, "不能为空。", "It is missing.");
    } else if (plain.codePointCount(0, plain.length()) > max) {
      wrong(key, "最多 " + max + " 个字符，请缩短。", "It has more than " + max + " characters. Shorten it.");
    } else if (plain.indexOf('{') >= 0
        || plain.indexOf('}') >= 0
        || plain.lines().count() > 1
        || ControlCharacters.first(plain).isPresent()) {
      wrong(
          key,
          "只能是一行文字，不能有花括号和控制字符。",
          "It is one line of text without braces and control characters.");
    }
    return plain;
  }

  private <V> List<Dated<V>> periods(PeriodReader<V> value) {
    List<EntryContent.Period> written = content.periods();
    if (written.isEmpty() || written.size() > PERIODS_MAX) {
      wrong(
          "periods",
          "要有 1 至 " + PERIODS_MAX + " 个有效期。",
          "Between 1 and " + PERIODS_MAX + " periods are needed.");
      return List.of();
    }
    List<Dated<V>> periods = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      order.add(i);
      periods.add(new Dated<>(value.read(i, written.get(i)), validity(i, written.get(i))));
    }
    if (!problems.isEmpty()) {
      return List.of();
    }
    order.sort(Comparator.comparing(i -> periods.get(i).validity().from()));
    for (int i = 1; i < order.size(); i++) {
      Validity before = periods.get(order.get(i - 1)).validity();
      Validity after = periods.get(order.get(i)).validity();
      if (before.covers(after.from())) {
        wrong(
            key(order.get(i), "from"),
            said(before) + " 与 " + said(after) + " 重叠。请先写明前一个的失效日。",
            "The periods "
                + said(before)
                + " and "
                + said(after)
                + " overlap. Give the first a last day before the second begins.");
      }
    }
    return order.stream().map(periods::get).toList();
  }

  private static String said(Validity validity) {
    return validity.from() + "–" + validity.until().map(LocalDate::toString).orElse("");
  }

  private interface PeriodReader<V> {
    V read(int index, EntryContent.Period period);
  }

  private Validity validity(int i, EntryContent.Period period) {
    LocalDate from = day(key(i, "from"), period.from());
    Optional<LocalDate> until =
        Optional.ofNullable(period.until()).map(text -> day(key(i, "until"), text));
    if (until.isPresent() && until.get().isBefore(from)) {
      wrong(
          key(i, "until"),
          "失效日 " + until.get() + " 早于生效日 " + from + "。",
          "The last day, " + until.get() + ", is before the first, " + from + ".");
    }
    return new Validity(from, until);
  }

  private LocalDate day(String key, String text) {
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() >= 1900) {
          return day;
        }
      }
    } catch (DateTimeException e) {
      // Said below: the thirtieth of February is no day.
    }
    wrong(
        key,
        "“" + text + "”不是日期，应写成 2026-01-31。",
        "'" + text + "' is no day; write it as 2026-01-31.");
    return LocalDate.EPOCH;
  }

  private BigDecimal percent(int i, EntryContent.Period period) {
    return percent(key(i, "percent"), period.percent());
  }

  private BigDecimal percent(String key, @Nullable String text) {
    BigDecimal percent = number(key, text);
    if (percent.signum() < 0
        || percent.compareTo(HUNDRED) > 0
        || percent.scale() > PERCENT_DECIMALS) {
      wrong(
          key,
          "“" + text + "”不是百分比：0 至 100，最多 " + PERCENT_DECIMALS + " 位小数。",
          "'"
              + text
              + "' is no percentage: 0 to 100 with at most "
              + PERCENT_DECIMALS
              + " decimals.");
    }
    return percent;
  }

  private Charge charge(int i, EntryContent.Period period) {
    boolean share = period.percent() != null;
    if (share == (period.amount() != null)) {
      wrong(
          key(i, "amount"),
          "费用要么是金额，要么是百分比，写其中一个。",
          "A fee is either an amount or a percentage. Give one of the two.");
    }
    boolean needed = !share || period.min() != null || period.max() != null;
    Optional<Currency> currency =
        needed || period.currency() != null
            ? currency(key(i, "currency"), period.currency())
            : Optional.empty();
    if (!share) {
      if (period.min() != null || period.max() != null) {
        wrong(
            key(i, "min"), "固定金额没有最低和最高。", "A fixed amount has no least and no most. Remove them.");
      }
      BigDecimal amount = amount(key(i, "amount"), period.amount(), currency);
      return new Charge.Amount(amount, currency.orElse(Currency.getInstance("CNY")));
    }
    Function<String, Optional<BigDecimal>> bound =
        name -> {
          String text = name.equals("min") ? period.min() : period.max();
          return Optional.ofNullable(text).map(it -> amount(key(i, name), it, currency));
        };
    Optional<BigDecimal> min = bound.apply("min");
    Optional<BigDecimal> max = bound.apply("max");
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      wrong(
          key(i, "max"),
          "最高 " + max.get() + " 低于最低 " + min.get() + "。",
          "The most, " + max.get() + ", is below the least, " + min.get() + ".");
    }
    return new Charge.Share(percent(key(i, "percent"), period.percent()), min, max, currency);
  }

  private Optional<Currency> currency(String key, @Nullable String code) {
    try {
      if (code != null) {
        return Optional.of(Currency.getInstance(code));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    wrong(
        key,
        "“" + (code == null ? "" : code) + "”不是货币代码，应为三个字母，如 CNY。",
        "'" + (code == null ? "" : code) + "' is no currency; it is a code such as CNY.");
    return Optional.empty();
  }

  private BigDecimal amount(String key, @Nullable String text, Optional<Currency> currency) {
    BigDecimal amount = number(key, text);
    int decimals = Math.max(0, currency.map(Currency::getDefaultFractionDigits).orElse(2));
    if (amount.signum() < 0) {
      wrong(key, "费用不能是负数。", "A fee is not negative.");
    } else if (amount.compareTo(AMOUNT_END) >= 0 || amount.scale() > decimals) {
      wrong(
          key,
          "“" + text + "”不是金额：小于 1,000,000,000，最多 " + decimals + " 位小数。",
          "'"
              + text
              + "' is no amount: below 1,000,000,000 with at most "
              + decimals
              + " decimals.");
    }
    return amount;
  }

  private BigDecimal number(String key, @Nullable String text) {
    if (text != null && NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    String shown = text == null ? "" : text.length() <= 40 ? text : text.substring(0, 40) + "…";
    wrong(
        key,
        "“" + shown + "”不是数字，或位数太多；应写成 1.25。",
        "'" + shown + "' is no number, or has too many digits; write it as 1.25.");
    return BigDecimal.ZERO;
  }

  private static String key(int i, String name) {
    return "periods." + (i + 1) + "." + name;
  }

  private void wrong(String key, String zh, String en) {
    problems.add(new EntryProblem(key, zh, en));
  }
}
