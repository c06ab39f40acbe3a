package dev.lobby.knowledge.article;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.FaqColumns.Column;
import dev.lobby.language.Language;
import dev.lobby.language.text.ControlCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes articles of a table of questions and answers, all of it or nothing.
///
/// The first row names the columns, in Chinese or English: `id`, `question`, `answer`, `language`,
/// `title`, `area`, `sensitivity`; a question and an answer are needed. A row is one language of an
/// article, and rows with the same id belong together; or the columns name the language, as `answer
/// en`, and a row is a whole article. Several phrasings stand in a cell on lines of their own or
/// with `|` between them, or in further rows of the same id. An article may come with one language
/// alone: it is a draft.
public final class Faq {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// More rows are no list of questions that somebody wrote.
  static final int ROWS_MAX = 5_000;

  /// Of more errors than this the rest is not told: they have one cause.
  private static final int ERRORS_MAX = 100;

  private static final int ID_MAX = 40;

  private static final Map<String, Area> AREAS =
      Map.ofEntries(
          Map.entry("账户", Area.ACCOUNTS),
          Map.entry("银行卡", Area.CARDS),
          Map.entry("卡片", Area.CARDS),
          Map.entry("卡", Area.CARDS),
          Map.entry("信用卡", Area.CARDS),
          Map.entry("转账", Area.TRANSFERS),
          Map.entry("电子银行", Area.DIGITAL),
          Map.entry("手机银行", Area.DIGITAL),
          Map.entry("贷款", Area.LOANS),
          Map.entry("存款", Area.DEPOSITS),
          Map.entry("理财", Area.WEALTH),
          Map.entry("外汇", Area.FX),
          Map.entry("费用", Area.FEES),
          Map.entry("收费", Area.FEES),
          Map.entry("安全", Area.SECURITY),
          Map.entry("对公", Area.CORPORATE),
          Map.entry("企业", Area.CORPORATE),
          Map.entry("网点", Area.BRANCHES),
          Map.entry("服务", Area.SERVICE),
          Map.entry("其他", Area.SERVICE),
          Map.entry("闲聊", Area.SMALL_TALK));

  private final String file;
  private final LocalDate from;
  private final Function<String, Optional<Article>> known;
  private final List<ContentProblem> errors = new ArrayList<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private @Nullable FaqColumns columns;
  private int rows;

  /// A row of a table.
  ///
  /// @param line where it begins, from 1
  /// @param cells what is in it, from the first column
  public record Row(long line, List<String> cells) {}

  private Faq(String file, LocalDate from, Function<String, Optional<Article>> known) {
    this.file = file;
    this.from = from;
    this.known = known;
  }

  /// Returns the articles in a CSV file: UTF-8, UTF-16 or GB18030, with comma, semicolon or tab.
  ///
  /// @param from the first day on which new ones may be shown
  /// @param known finds the article of an id that there is: what the table does not say stays as it
  ///   is
  /// @throws MalformedContentException naming every line that is wrong and what to do
  public static List<Article> readCsv(
      Path file, LocalDate from, Function<String, Optional<Article>> known) {
    Faq faq = new Faq(file.toString(), from, known);
    CsvRows.read(file, faq.errors, faq::take);
    return faq.end();
  }

  /// Returns the articles in a table that was read elsewhere, as out of a spreadsheet.
  ///
  /// @param file what its errors call it
  /// @param rows the rows, the header first; no more are asked for than may be
  /// @param from as in [#readCsv]
  /// @param known as in [#readCsv]
  /// @throws MalformedContentException naming every line that is wrong and what to do
  public static List<Article> read(
      String file, Iterator<Row> rows, LocalDate from, Function<String, Optional<Article>> known) {
    Faq faq = new Faq(file, from, known);
    while (rows.hasNext() && faq.take(rows.next())) {
      // It takes what it wants.
    }
    return faq.end();
  }

  /// What was read of one article.
  private static final class Entry {
    private final long line;
    private final String id;
    private final Map<Language, Side> sides = new LinkedHashMap<>();
    private @Nullable Area area;
    private @Nullable Sensitivity sensitivity;

    Entry(long line, String id) {
      this.line = line;
      this.id = id;
    }
  }

  /// What was read of one language of an article.
  private static final class Side {
    private String title = "";
    private String answer = "";
    private long answerLine;
    private final List<String> phrasings = new ArrayList<>();
  }

  /// Writes articles as a CSV file that spreadsheets open and [#readCsv] reads: a row for each
  /// language.
  ///
  /// @throws UncheckedIOException when it cannot be written
  public static void writeCsv(Path file, Collection<Article> articles) {
    try (Writer out = Files.newBufferedWriter(file)) {
      // Without the mark, spreadsheets take UTF-8 for the encoding of the machine.
      out.write(CsvRows.MARK);
      CsvWriter rows = CsvWriter.builder().build(out);
      rows.writeRecord("id", "language", "title", "question", "answer", "area", "sensitivity");
      for (Article article : articles) {
        for (Language language : LANGUAGES) {
          rows.writeRecord(
              article.id(),
              language.wire(),
              article.titles().getOrDefault(language, ""),
              String.join("\n", article.phrasings().getOrDefault(language, List.of())),
              article.answers().getOrDefault(language, ""),
              article.area().wire(),
              article.sensitivity().wire());
        }
      }
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The articles cannot be written to " + file + ".", e);
    }
  }

  /// Takes the next row.
  ///
  /// @return whether another is wanted
  private boolean take(Row row) {
    if (row.cells.stream().allMatch(String::isBlank)) {
      return true;
    }
    if (columns == null) {
      columns = header(row);
      return columns != null;
    }
    rows++;
    if (rows > ROWS_MAX) {
      wrong(
          row.line,
          "more than the "
              + ROWS_MAX
              + " rows of an import. Import the questions customers ask most,"
              + " in several files.",
          "超过一次导入的 " + ROWS_MAX + " 行，请只留客户常问的问题，分几个文件导入。");
      return false;
    }
    for (String cell : row.cells) {
      var control = ControlCharacters.first(cell.replace('\n', ' ').replace('\r', ' '));
      if (control.isPresent()) {
        wrong(
            row.line,
            "the control character "
                + ControlCharacters.name(control.getAsInt())
                + " is in it; delete it.",
            "含有控制字符，请删掉。");
        return wantsMore();
      }
    }
    row(row, columns);
    return wantsMore();
  }

  private boolean wantsMore() {
    return errors.size() < ERRORS_MAX;
  }

  private @Nullable FaqColumns header(Row row) {
    FaqColumns found = FaqColumns.of(row.cells);
    for (Column needed : List.of(Column.QUESTION, Column.ANSWER)) {
      if (!found.has(needed)) {
        boolean question = needed == Column.QUESTION;
        wrong(
            row.line,
            "the header has no column '"
                + (question ? "question" : "answer")
                + "'; it has "
                + String.join(", ", row.cells)
                + ". Name the columns in the first row.",
            "表头缺少“" + (question ? "问题" : "答案") + "”一列，请在第一行写上列名。");
      }
    }
    return errors.isEmpty() ? found : null;
  }

  private void row(Row row, FaqColumns columns) {
    String id = id(row, columns);
    if (id == null) {
      return;
    }
    Entry entry = entries.computeIfAbsent(id, key -> new Entry(row.line, key));
    area(row, columns, entry);
    sensitivity(row, columns, entry);
    if (columns.isOneLanguageARow()) {
      String answer = columns.cell(row.cells, Column.ANSWER);
      String question = columns.cell(row.cells, Column.QUESTION);
      Language language = language(row, columns, question + " " + answer);
      if (language != null) {
        side(row, entry, language, columns.cell(row.cells, Column.TITLE), question, answer);
      }
      return;
    }
    boolean any = false;
    for (Language language : LANGUAGES) {
      // A column without a language is the Chinese one where the other is marked, and the other way
      // round.
      String question = either(row, columns, Column.QUESTION, language);
      String answer = either(row, columns, Column.ANSWER, language);
      if (!question.isEmpty() || !answer.isEmpty()) {
        any = true;
        side(row, entry, language, either(row, columns, Column.TITLE, language), question, answer);
      }
    }
    if (!any) {
      wrong(row.line, "question and answer are missing.", "缺少问题和答案。");
    }
  }

  private static String either(Row row, FaqColumns columns, Column column, Language language) {
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    boolean own = columns.ofLanguage().getOrDefault(language, Map.of()).containsKey(column);
    boolean its = columns.ofLanguage().getOrDefault(other, Map.of()).containsKey(column);
    return own
        ? columns.cell(row.cells, column, language)
        : its ? columns.cell(row.cells, column) : "";
  }

  private @Nullable String id(Row row, FaqColumns columns) {
    String id = columns.cell(row.cells, Column.ID).toLowerCase(Locale.ROOT);
    if (id.isEmpty()) {
      return fresh(row, columns);
    }
    String clean = id.replaceAll("[ _.]+", "-");
    if (!ArticleFile.ID.matcher(clean).matches()) {
      wrong(
          row.line,
          "id '"
              + id
              + "': allowed are lower-case words and digits joined by hyphens; or leave it empty.",
          "编号只能用小写字母、数字和连字符，也可以留空。");
      return null;
    }
    return clean.matches("[0-9]+") ? "faq-" + clean : clean;
  }

  /// Makes an id of the English words of a row, or of its place.
  private String fresh(Row row, FaqColumns columns) {
    String words =
        String.join(
            " ",
            columns.cell(row.cells, Column.TITLE, Language.EN),
            columns.cell(row.cells, Column.QUESTION, Language.EN),
            columns.cell(row.cells, Column.TITLE),
            columns.cell(row.cells, Column.QUESTION));
    String slug = words.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    slug = slug.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (slug.length() > ID_MAX) {
      slug = slug.substring(0, ID_MAX).replaceAll("-[^-]*$", "");
    }
    String id = slug.length() < 3 ? "faq-" + row.line : slug;
    return entries.containsKey(id) ? id + "-" + row.line : id;
  }

  private void area(Row row, FaqColumns columns, Entry entry) {
    String cell = columns.cell(row.cells, Column.AREA);
    if (cell.isEmpty()) {
      return;
    }
    String name = cell.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    Optional<Area> area =
        Optional.ofNullable(AREAS.get(cell)).or(() -> Wired.ofWire(Area.values(), name));
    if (area.isEmpty()) {
      wrong(
          row.line,
          "area '"
              + cell
              + "'; allowed are "
              + Wired.allowed(Area.values())
              + ", or leave it empty.",
          "没有“" + cell + "”这个领域，可以留空。");
    } else {
      entry.area = area.get();
    }
  }

  private void sensitivity(Row row, FaqColumns columns, Entry entry) {
    String cell = columns.cell(row.cells, Column.SENSITIVITY).toLowerCase(Locale.ROOT);
    switch (cell) {
      case "" -> {}
      case "sensitive", "敏感", "yes", "是", "true", "1" -> entry.sensitivity = Sensitivity.SENSITIVE;
      case "normal", "普通", "一般", "no", "否", "false", "0" -> {
        if (entry.sensitivity == null) {
          entry.sensitivity = Sensitivity.NORMAL;
        }
      }
      default ->
          wrong(
              row.line,
              "sensitivity '" + cell + "'; allowed are normal, sensitive.",
              "敏感度只能写“普通”或“敏感”。");
    }
  }

  private @Nullable Language language(Row row, FaqColumns columns, String text) {
    String cell = columns.cell(row.cells, Column.LANGUAGE).toLowerCase(Locale.ROOT);
    return switch (cell) {
      case "zh", "zh-cn", "zh_cn", "cn", "chinese", "中文", "汉语", "简体中文" -> Language.ZH;
      case "en", "en-us", "en-gb", "en_us", "en_gb", "english", "英文", "英语" -> Language.EN;
      case "" -> Language.of(text) == Language.EN ? Language.EN : Language.ZH;
      default -> {
        wrong(row.line, "language '" + cell + "'; allowed are zh, en.", "语言只能写“中文”或“英文”。");
        yield null;
      }
    };
  }

  private void side(
      Row row, Entry entry, Language language, String title, String question, String answer) {
    String name = language == Language.ZH ? "Chinese" : "English";
    String name2 = language == Language.ZH ? "中文" : "英文";
    Side side = entry.sides.computeIfAbsent(language, key -> new Side());
    int before = errors.size();
    if (question.isEmpty()) {
      wrong(
          row.line,
          "the " + name + " question is missing: write how customers ask.",
          "缺少" + name2 + "问题，请写上客户的问法。");
    }
    String text = ArticleText.normal(answer);
    if (text.isEmpty() && side.answer.isEmpty()) {
      wrong(row.line, "the " + name + " answer is missing.", "缺少" + name2 + "答案。");
    } else if (!text.isEmpty() && !side.answer.isEmpty() && !side.answer.equals(text)) {
      wrong(
          row.line,
          "'"
              + entry.id
              + "' has another "
              + name
              + " answer in line "
              + side.answerLine
              + "; keep one, or give this row another id.",
          "与第 " + side.answerLine + " 行编号相同而答案不同，请只留一个，或换一个编号。");
    }
    if (ArticleFile.LINK_OR_HTML.matcher(text).find()) {
      wrong(row.line, "links and HTML are not allowed in an answer.", "答案里不能有链接和 HTML。");
    }
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    if (title.codePointCount(0, title.length()) > max) {
      wrong(
          row.line,
          "the " + name + " title is longer than the " + max + " characters of a button.",
          name2 + "标题超过按钮的 " + max + " 个字符。");
    }
    if (errors.size() > before) {
      return;
    }
    if (!text.isEmpty() && side.answer.isEmpty()) {
      side.answer = text;
      side.answerLine = row.line;
    }
    side.title = side.title.isEmpty() ? title : side.title;
    for (String phrasing : question.split("[|｜\\r\\n]+", -1)) {
      if (!phrasing.isBlank() && !side.phrasings.contains(phrasing.strip())) {
        side.phrasings.add(phrasing.strip());
      }
    }
  }

  private void wrong(long line, String en, String zh) {
    errors.add(new ContentProblem(file, line, zh, en));
  }

  private List<Article> end() {
    if (errors.isEmpty() && entries.isEmpty()) {
      wrong(0, "there is no question in it.", "文件里没有问题。");
    }
    checkPhrasings();
    if (!errors.isEmpty()) {
      throw MalformedContentException.of(errors);
    }
    return entries.values().stream().map(this::article).toList();
  }

  private void checkPhrasings() {
    Map<String, Entry> owners = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      for (Side side : entry.sides.values()) {
        for (String phrasing : side.phrasings) {
          Entry owner = owners.putIfAbsent(Taken.phrasingKey(phrasing), entry);
          if (owner != null && owner != entry && wantsMore()) {
            wrong(
                entry.line,
                "the question '"
                    + phrasing
                    + "' stands in line "
                    + owner.line
                    + " already; keep one, or give both rows one id.",
                "问题“" + phrasing + "”与第 " + owner.line + " 行重复，请只留一个，或用同一个编号。");
          }
        }
      }
    }
  }

  private Article article(Entry entry) {
    Optional<Article> before = known.apply(entry.id);
    Map<Language, String> titles = new LinkedHashMap<>();
    Map<Language, String> answers = new LinkedHashMap<>();
    Map<Language, List<String>> phrasings = new LinkedHashMap<>();
    before.ifPresent(it -> {
      titles.putAll(it.titles());
      answers.putAll(it.answers());
      phrasings.putAll(it.phrasings());
    });
    entry.sides.forEach((language, side) -> {
      if (!side.title.isEmpty()) {
        titles.put(language, side.title);
      } else {
        titles.computeIfAbsent(language, key -> shortened(side, key));
      }
      answers.put(language, side.answer);
      phrasings.put(language, List.copyOf(side.phrasings));
    });
    Area area = entry.area;
    Sensitivity sensitivity = entry.sensitivity;
    return ArticleText.normal(
        new Article(
            entry.id,
            "",
            titles,
            answers,
            phrasings,
            area != null ? area : before.map(Article::area).orElse(Area.SERVICE),
            before.map(Article::audience).orElse(Audience.EVERYONE),
            sensitivity != null
                ? sensitivity
                : before.map(Article::sensitivity).orElse(Sensitivity.NORMAL),
            before.map(Article::validity).orElse(new Validity(from, Optional.empty())),
            before.map(Article::signals).orElse(Set.of()),
            before.map(Article::maySignal).orElse(Set.of())));
  }

  /// Returns the first question, as much of it as fits on a button.
  private static String shortened(Side side, Language language) {
    String question = side.phrasings.getFirst();
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    return question.codePointCount(0, question.length()) <= max
        ? question
        : question.substring(0, question.offsetByCodePoints(0, max - 1)).strip() + "…";
  }
}
