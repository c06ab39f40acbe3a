package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.FaqColumns.Column;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.text.UtteranceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the rows of a table together, those of one id to one article.
final class FaqEntries {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// How many characters of an answer come in. More is a document, or a quote that was never closed
  /// and took in the rows below it: a warning would lose those rows, so it is refused.
  private static final int ANSWER_MAX = 4_000;

  /// A day, as spreadsheets make it of one that they recognise.
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");

  /// What the console calls the areas in Chinese.
  private static final Map<Area, String> CHINESE_AREAS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Area.ACCOUNTS, "账户"),
              Map.entry(Area.CARDS, "银行卡"),
              Map.entry(Area.TRANSFERS, "转账汇款"),
              Map.entry(Area.DIGITAL, "电子银行"),
              Map.entry(Area.LOANS, "贷款"),
              Map.entry(Area.DEPOSITS, "存款"),
              Map.entry(Area.WEALTH, "理财"),
              Map.entry(Area.FX, "外汇"),
              Map.entry(Area.FEES, "费用"),
              Map.entry(Area.SECURITY, "安全"),
              Map.entry(Area.CORPORATE, "对公业务"),
              Map.entry(Area.BRANCHES, "网点"),
              Map.entry(Area.SERVICE, "服务"),
              Map.entry(Area.SMALL_TALK, "闲聊")));

  /// What else the areas are called, in Chinese and where the console's English name is not the one
  /// on the wire.
  private static final Map<String, Area> AREAS =
      Map.ofEntries(
          Map.entry("卡片", Area.CARDS),
          Map.entry("卡", Area.CARDS),
          Map.entry("信用卡", Area.CARDS),
          Map.entry("转账", Area.TRANSFERS),
          Map.entry("手机银行", Area.DIGITAL),
          Map.entry("收费", Area.FEES),
          Map.entry("对公", Area.CORPORATE),
          Map.entry("企业", Area.CORPORATE),
          Map.entry("其他", Area.SERVICE),
          Map.entry("digital-banking", Area.DIGITAL),
          Map.entry("foreign-exchange", Area.FX));

  private final FaqErrors errors;
  private final LocalDate today;
  private final Function<String, Optional<Article>> known;
  private final List<FaqEntry> entries = new ArrayList<>();
  private final Map<String, FaqEntry> named = new HashMap<>();

  /// @param today the first day on which new articles may be shown that say none
  /// @param known finds the article of an id that there is
  FaqEntries(FaqErrors errors, LocalDate today, Function<String, Optional<Article>> known) {
    this.errors = errors;
    this.today = today;
    this.known = known;
  }

  /// Takes a row; what is wrong in it is noted.
  void add(FaqRow row, FaqColumns columns) {
    String id = id(row, columns);
    if (id == null) {
      return;
    }
    FaqEntry entry = entry(row, columns, id);
    general(row, columns, entry);
    if (columns.isOneLanguageARow()) {
      Language language = language(row, columns);
      if (language != null) {
        side(row, columns, entry, language);
      }
      return;
    }
    boolean any = false;
    for (Language language : LANGUAGES) {
      if (!questions(row, columns, language).isEmpty()
          || !row.text(columns.at(Column.ANSWER, language)).isEmpty()) {
        any = true;
        side(row, columns, entry, language);
      }
    }
    if (!any) {
      errors.wrong(row.at(-1), "question and answer are missing.", "缺少问题和答案。");
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private FaqEntry entry(FaqRow row, FaqColumns columns, String id) {
    FaqEntry entry = named.get(id);
    if (entry == null) {
      entry = new FaqEntry(row.at(-1), id);
      entries.add(entry);
      if (entry.isNamed) {
        named.put(id, entry);
      } else {
        name(row, columns, entry);
      }
    }
    return entry;
  }

  /// Notes what an article without an id may be called after. Which ids are free is known only when
  /// all rows were read.
  private static void name(FaqRow row, FaqColumns columns, FaqEntry entry) {
    List<String> names = new ArrayList<>();
    for (Language language : List.of(Language.EN, Language.ZH)) {
      List<FaqRow.Text> questions = questions(row, columns, language);
      names.add(row.text(columns.at(Column.TITLE, language)));
      if (!questions.isEmpty()) {
        entry.phrasing = questions.getFirst().text();
        names.add(entry.phrasing);
      }
    }
    entry.names = names;
  }

  /// Returns the questions of a row, those of the column for similar ones last.
  private static List<FaqRow.Text> questions(FaqRow row, FaqColumns columns, Language language) {
    List<FaqRow.Text> questions =
        new ArrayList<>(row.questions(columns.at(Column.QUESTION, language)));
    questions.addAll(row.questions(columns.at(Column.SIMILAR, language)));
    return questions;
  }

  /// Returns the id that a row has; empty when there is none, null when it cannot be one.
  private @Nullable String id(FaqRow row, FaqColumns columns) {
    int at = columns.at(Column.ID);
    String id = row.text(at).toLowerCase(Locale.ROOT);
    if (id.isEmpty()) {
      return "";
    }
    String clean = id.replaceAll("[ _.]+", "-");
    if (!ArticleFile.ID.matcher(clean).matches()) {
      errors.wrong(
          row.at(at),
          "id '"
              + id
              + "': allowed are lower-case words and digits joined by hyphens; or leave it empty.",
          "编号只能用小写字母、数字和连字符，也可以留空。");
      return null;
    }
    return clean.matches("[0-9]+") ? "faq-" + clean : clean;
  }

  /// Takes what is of no language.
  private void general(FaqRow row, FaqColumns columns, FaqEntry entry) {
    area(row, columns.at(Column.AREA), entry);
    sensitivity(row, columns.at(Column.SENSITIVITY), entry);
    audience(row, columns.at(Column.AUDIENCE), entry);
    LocalDate from = day(row, columns.at(Column.VALID_FROM));
    entry.from = from == null ? entry.from : from;
    entry.hasUntil |= columns.has(Column.VALID_UNTIL);
    LocalDate until = day(row, columns.at(Column.VALID_UNTIL));
    entry.until = until == null ? entry.until : until;
    entry.signals = signals(row, columns, Column.SIGNALS, entry.signals);
    entry.maySignal = signals(row, columns, Column.MAY_SIGNAL, entry.maySignal);
    if (columns.has(Column.CHOICES)) {
      entry.choices = choices(row, columns.at(Column.CHOICES), entry.choices);
    }
    if (columns.has(Column.READERS) && entry.variants == null) {
      entry.variants = new LinkedHashMap<>();
    }
  }

  private void area(FaqRow row, int at, FaqEntry entry) {
    String cell = row.text(at);
    if (cell.isEmpty()) {
      return;
    }
    String name = cell.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    Optional<Area> area =
        Arrays.stream(Area.values())
            .filter(it -> name.equals(CHINESE_AREAS.get(it)))
            .findFirst()
            .or(() -> Optional.ofNullable(AREAS.get(name)))
            .or(() -> Wired.ofWire(Area.values(), name));
    if (area.isEmpty()) {
      errors.wrong(
          row.at(at),
          "area '"
              + cell
              + "'; allowed are "
              + Wired.allowed(Area.values())
              + ", or leave it empty.",
          "没有“" + cell + "”这一项。可以写的是：" + String.join("、", CHINESE_AREAS.values()) + "；也可以留空。");
    } else {
      entry.area = area.get();
    }
  }

  private void sensitivity(FaqRow row, int at, FaqEntry entry) {
    String cell = row.text(at).toLowerCase(Locale.ROOT);
    switch (cell) {
      case "" -> {}
      case "sensitive", "敏感", "yes", "是", "true", "1" -> entry.sensitivity = Sensitivity.SENSITIVE;
      case "normal", "普通", "一般", "no", "否", "false", "0" -> {
        if (entry.sensitivity == null) {
          entry.sensitivity = Sensitivity.NORMAL;
        }
      }
      default ->
          errors.wrong(
              row.at(at),
              "sensitivity '" + cell + "'; allowed are normal, sensitive.",
              "敏感度只能写“普通”或“敏感”。");
    }
  }

  private void audience(FaqRow row, int at, FaqEntry entry) {
    String cell = row.text(at).toLowerCase(Locale.ROOT);
    switch (cell) {
      case "" -> {}
      case "customers", "known customers", "已核实身份的客户" -> entry.audience = Audience.CUSTOMERS;
      case "everyone", "所有人" -> {
        if (entry.audience == null) {
          entry.audience = Audience.EVERYONE;
        }
      }
      default ->
          errors.wrong(
              row.at(at),
              "audience '" + cell + "'; allowed are everyone, customers.",
              "可以告知谁，只能写“所有人”或“已核实身份的客户”。");
    }
  }

  private @Nullable LocalDate day(FaqRow row, int at) {
    String cell = row.text(at);
    if (cell.isEmpty()) {
      return null;
    }
    Matcher day = DAY.matcher(cell);
    try {
      if (day.matches()) {
        return LocalDate.of(
            Integer.parseInt(day.group(1)),
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(3)));
      }
    } catch (DateTimeException e) {
      // As the 30th of February: told below.
    }
    errors.wrong(
        row.at(at),
        "'" + cell + "' is not a day; write year-month-day, such as 2026-01-31.",
        "“" + cell + "”不是日期，请按年-月-日写，例如 2026-01-31。");
    return null;
  }

  private @Nullable Set<Signal> signals(
      FaqRow row, FaqColumns columns, Column column, @Nullable Set<Signal> before) {
    if (!columns.has(column)) {
      return before;
    }
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    if (before != null) {
      signals.addAll(before);
    }
    for (FaqRow.Text one : row.texts(columns.at(column))) {
      Optional<Signal> signal = Signal.ofWire(one.text().toLowerCase(Locale.ROOT));
      signal.ifPresent(signals::add);
      if (signal.isEmpty()) {
        errors.wrong(
            one,
            "unknown signal '" + one.text() + "'; allowed are " + Signal.allowed() + ".",
            "没有“" + one.text() + "”这种信号，可以写的是 " + Signal.allowed() + "。");
      }
    }
    return signals;
  }

  private List<String> choices(FaqRow row, int at, @Nullable List<String> before) {
    List<String> choices = before == null ? new ArrayList<>() : before;
    for (FaqRow.Text one : row.texts(at)) {
      for (String id : one.text().split("[,，;；、\\s]+", -1)) {
        if (!ArticleFile.ID.matcher(id).matches()) {
          errors.wrong(
              one,
              "'" + id + "' is no id of an article; write up to three, one a line.",
              "“" + id + "”不是知识编号，请每行写一个，最多三个。");
        } else if (!choices.contains(id)) {
          choices.add(id);
        }
      }
    }
    if (choices.size() > Extras.CHOICES_MAX) {
      errors.wrong(
          row.at(at),
          "more than the " + Extras.CHOICES_MAX + " buttons that stand under an answer.",
          "答复下方最多 " + Extras.CHOICES_MAX + " 个按钮。");
    }
    return choices;
  }

  private @Nullable Language language(FaqRow row, FaqColumns columns) {
    int at = columns.at(Column.LANGUAGE);
    String cell = row.text(at).toLowerCase(Locale.ROOT);
    return switch (cell) {
      case "zh", "zh-cn", "zh_cn", "cn", "chinese", "中文", "汉语", "简体中文" -> Language.ZH;
      case "en", "en-us", "en-gb", "en_us", "en_gb", "english", "英文", "英语" -> Language.EN;
      case "" -> {
        String text =
            row.text(columns.at(Column.QUESTION)) + " " + row.text(columns.at(Column.ANSWER));
        yield Language.of(text) == Language.EN ? Language.EN : Language.ZH;
      }
      default -> {
        errors.wrong(row.at(at), "language '" + cell + "'; allowed are zh, en.", "语言只能写“中文”或“英文”。");
        yield null;
      }
    };
  }

  /// Takes what is of one language: an answer for some, or the answer with its questions.
  private void side(FaqRow row, FaqColumns columns, FaqEntry entry, Language language) {
    if (!row.text(columns.at(Column.READERS)).isEmpty()) {
      variant(row, columns, entry, language);
      return;
    }
    int atAnswer = columns.at(Column.ANSWER, language);
    FaqEntry.Side side = entry.sides.computeIfAbsent(language, key -> new FaqEntry.Side());
    int before = errors.count();
    List<FaqRow.Text> questions = questions(row, columns, language);
    FaqEntry.Answer answer = answer(row, atAnswer, entry, language);
    entry.isAsked |= !questions.isEmpty();
    if (questions.isEmpty()) {
      entry.unasked = row.at(columns.at(Column.QUESTION, language));
      if (answer.text().isEmpty()) {
        errors.wrong(row.at(-1), "question and answer are missing.", "缺少问题和答案。");
      }
    }
    differs(answer, side.answer, entry, language);
    String title = row.text(columns.at(Column.TITLE, language));
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    if (title.codePointCount(0, title.length()) > max) {
      errors.wrong(
          row.at(columns.at(Column.TITLE, language)),
          "the "
              + english(language)
              + " title is longer than the "
              + max
              + " characters of a button.",
          chinese(language) + "标题超过按钮的 " + max + " 个字符。");
    }
    boolean fits = questions.stream().allMatch(this::fits);
    if (!fits || errors.count() > before) {
      return;
    }
    if (side.answer == null && !answer.text().isEmpty()) {
      side.answer = answer;
    }
    side.title = side.title.isEmpty() ? title : side.title;
    add(questions, side.phrasings);
    if (columns.has(Column.NOT_THIS)) {
      notThis(row.questions(columns.at(Column.NOT_THIS, language)), side);
    }
    if (columns.has(Column.LINKS)) {
      links(row, columns.at(Column.LINKS, language), side);
    }
  }

  /// Takes an answer for some; it needs no question.
  private void variant(FaqRow row, FaqColumns columns, FaqEntry entry, Language language) {
    int at = columns.at(Column.READERS);
    Optional<Variant> variant = Variant.ofReaders(row.text(at));
    if (variant.isEmpty()) {
      errors.wrong(
          row.at(at),
          "'"
              + row.text(at)
              + "' names nobody; write such as channel wecom, tier gold, holds credit-card or signed-in.",
          "“"
              + row.text(at)
              + "”看不出是给谁的，写法如 channel wecom, tier gold, holds credit-card 或 signed-in。");
      return;
    }
    if (row.text(columns.at(Column.ID)).isEmpty()) {
      errors.wrong(
          row.at(at), "an answer for some needs the id of its article.", "只给部分客户的答案，请写上它所属知识的编号。");
      return;
    }
    FaqEntry.Answer answer = answer(row, columns.at(Column.ANSWER, language), entry, language);
    if (answer.text().isEmpty()) {
      errors.wrong(
          answer.at(),
          "the " + english(language) + " answer is missing.",
          "缺少" + chinese(language) + "答案。");
    } else if (entry.variants != null) {
      FaqEntry.Answer other =
          entry
              .variants
              .computeIfAbsent(variant.get().readers(), key -> new LinkedHashMap<>())
              .putIfAbsent(language, answer);
      differs(answer, other, entry, language);
    }
  }

  /// Returns the answer in a cell; what is wrong with it is noted.
  private FaqEntry.Answer answer(FaqRow row, int at, FaqEntry entry, Language language) {
    String text = ArticleText.normal(row.text(at));
    if (ArticleFile.LINK_OR_HTML.matcher(text).find()) {
      errors.wrong(row.at(at), "links and HTML are not allowed in an answer.", "答案里不能有链接和 HTML。");
    }
    int length = text.codePointCount(0, text.length());
    // What stands there already came in on purpose.
    if (length > ANSWER_MAX
        && before(entry).map(it -> it.texts(language).noneMatch(text::equals)).orElse(true)) {
      errors.wrong(
          row.at(at),
          "the "
              + english(language)
              + " answer has "
              + length
              + " characters, and nobody reads more than "
              + ANSWER_MAX
              + " in a chat. Shorten it, import the text as a document, or look for a double quote"
              + " that is not closed: it takes in the rows below.",
          chinese(language)
              + "答案有 "
              + length
              + " 个字符，超过 "
              + ANSWER_MAX
              + " 个，客户在对话里读不完。请缩短，或作为文档导入；也请检查有没有未配对的双引号，它会把下面的行一并吞进来。");
    }
    return new FaqEntry.Answer(text, row.at(at));
  }

  private void differs(
      FaqEntry.Answer answer, FaqEntry.@Nullable Answer other, FaqEntry entry, Language language) {
    if (other == null || answer.text().isEmpty() || other.text().equals(answer.text())) {
      return;
    }
    errors.wrong(
        answer.at(),
        "'"
            + entry.id
            + "' has another "
            + english(language)
            + " answer in "
            + other.at().inEnglish()
            + "; keep one, or give this row another id.",
        "与" + other.at().inChinese() + "编号相同而答案不同，请只留一个，或换一个编号。");
  }

  /// Returns whether a question is one; else it is noted.
  private boolean fits(FaqRow.Text question) {
    if (!UtteranceFile.isTooLong(question.text())) {
      return true;
    }
    int length = question.text().codePointCount(0, question.text().length());
    errors.wrong(
        question,
        "a question has "
            + length
            + " characters, more than "
            + UtteranceFile.CHARACTERS_MAX
            + ". Write what a customer types, each on a line of its own, or look for a double quote"
            + " that is not closed: it takes in the rows below.",
        "有一条问法 "
            + length
            + " 个字符，超过 "
            + UtteranceFile.CHARACTERS_MAX
            + " 个。请写成客户会输入的话，每行一条；也请检查有没有未配对的双引号，它会把下面的行一并吞进来。");
    return false;
  }

  private void notThis(List<FaqRow.Text> more, FaqEntry.Side side) {
    List<FaqRow.Text> notThis = side.notThis == null ? new ArrayList<>() : side.notThis;
    add(more.stream().filter(this::fits).toList(), notThis);
    side.notThis = notThis;
  }

  private void links(FaqRow row, int at, FaqEntry.Side side) {
    List<FaqRow.Text> links = side.links == null ? new ArrayList<>() : side.links;
    List<FaqRow.Text> more = row.texts(at);
    for (FaqRow.Text one : more) {
      Link.of(one.text())
          .fault()
          .ifPresent(it ->
              errors.wrong(
                  one,
                  "the link '" + one.text() + "' " + it.en() + ".",
                  "链接“" + one.text() + "”" + it.zh() + "。"));
    }
    add(more, links);
    if (links.size() > Extras.LINKS_MAX) {
      errors.wrong(
          row.at(at),
          "more than the " + Extras.LINKS_MAX + " links that stand under an answer.",
          "答复下方最多 " + Extras.LINKS_MAX + " 个链接。");
    }
    side.links = links;
  }

  /// Adds each text that is not there yet.
  private static void add(List<FaqRow.Text> more, List<FaqRow.Text> texts) {
    Set<String> there = texts.stream().map(FaqRow.Text::text).collect(Collectors.toSet());
    more.stream().filter(it -> there.add(it.text())).forEach(texts::add);
  }

  private static String english(Language language) {
    return language == Language.ZH ? "Chinese" : "English";
  }

  private static String chinese(Language language) {
    return language == Language.ZH ? "中文" : "英文";
  }

  /// Returns the articles; what is wrong between the rows is noted.
  List<Article> articles() {
    Map<String, Owned> owners = new LinkedHashMap<>();
    List<Article> articles = new ArrayList<>();
    FaqIds ids = new FaqIds(named.keySet(), id -> known.apply(id).isPresent());
    entries.stream()
        .filter(it -> !it.isNamed)
        .forEach(it -> it.id = ids.free(it.names, it.phrasing));
    for (FaqEntry entry : entries) {
      for (FaqEntry.Side side : entry.sides.values()) {
        checkNotThis(side);
        checkPhrasings(entry, side, owners);
      }
      Optional<Article> before = before(entry);
      if (entry.sides.isEmpty() && before.isEmpty() && errors.count() == 0) {
        errors.wrong(
            entry.first,
            "'" + entry.id + "' has no row with a question and an answer for everybody.",
            "“" + entry.id + "”没有面向所有人的问题和答案。");
      }
      FaqRow.Place unasked = entry.unasked;
      if (unasked != null && !entry.isAsked && before.isEmpty() && errors.wantsMore()) {
        errors.wrong(
            unasked,
            "the question is missing: write how customers ask, in one language at least.",
            "缺少问题，请至少用一种语言写上客户的问法。");
      }
      Validity validity = entry.validity(before.map(Article::validity), today);
      if (validity.until().filter(last -> last.isBefore(validity.from())).isPresent()) {
        errors.wrong(
            entry.first,
            "'" + entry.id + "' is valid until a day that is before the first one.",
            "“" + entry.id + "”的失效日期早于生效日期。");
      }
      if (errors.count() == 0) {
        articles.add(entry.article(before, today));
      }
    }
    return articles;
  }

  /// Returns the article that an entry is about as it stands. One without an id is about none.
  private Optional<Article> before(FaqEntry entry) {
    return entry.isNamed ? known.apply(entry.id) : Optional.empty();
  }

  private void checkNotThis(FaqEntry.Side side) {
    if (side.notThis == null) {
      return;
    }
    Set<String> own =
        FaqEntry.texts(side.phrasings).stream().map(ArticleFolder::key).collect(Collectors.toSet());
    for (FaqRow.Text text : side.notThis) {
      if (own.contains(ArticleFolder.key(text.text())) && errors.wantsMore()) {
        errors.wrong(
            text,
            "'"
                + text.text()
                + "' is both a question and one it is not to answer; delete one of the two.",
            "“" + text.text() + "”既是问法又是“不是这个”，请删掉一处。");
      }
    }
  }

  private void checkPhrasings(FaqEntry entry, FaqEntry.Side side, Map<String, Owned> owners) {
    for (FaqRow.Text phrasing : side.phrasings) {
      Owned owner =
          owners.putIfAbsent(
              Taken.phrasingKey(phrasing.text()), new Owned(entry.id, phrasing.at()));
      if (owner != null && !owner.id.equals(entry.id) && errors.wantsMore()) {
        errors.wrong(
            phrasing,
            "the question '"
                + phrasing.text()
                + "' stands in "
                + owner.at.inEnglish()
                + " already; keep one, or give both rows one id.",
            "问题“" + phrasing.text() + "”与" + owner.at.inChinese() + "重复，请只留一个，或用同一个编号。");
      }
    }
  }

  /// The article that has a question, and where it stands.
  private record Owned(String id, FaqRow.Place at) {}
}
