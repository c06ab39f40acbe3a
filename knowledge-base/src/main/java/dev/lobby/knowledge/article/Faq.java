package dev.lobby.knowledge.article;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.FaqColumns.Column;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.document.UnreadableDocumentException;
import dev.lobby.knowledge.document.Workbook;
import dev.lobby.language.Language;
import dev.lobby.language.text.ControlCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes articles of a table of questions and answers, all of it or nothing.
///
/// The first row names the columns, in Chinese or English: `id`, `question`, `answer`, `language`,
/// `title`, `area`, `sensitivity`, `not this`; a question and an answer are needed. A row is one
/// language of an article, and rows with the same id belong together; or the columns name the
/// language, as `answer en`, and a row is a whole article. Several phrasings stand in a cell on
/// lines of their own or with `|` between them, or in further rows of the same id. An article may
/// come with one language alone: it is a draft.
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

  /// How many cells the header has.
  private int width;

  private String sheet = "";
  private boolean hasNoHeader;
  private int rows;

  /// A row of a table.
  ///
  /// @param sheet the sheet of a workbook it stands on; empty in any other file
  /// @param line where it begins, from 1
  /// @param cells what is in it, from the first column
  public record Row(String sheet, long line, List<String> cells) {

    /// A row of a file that has no sheets.
    public Row(long line, List<String> cells) {
      this("", line, cells);
    }

    private String cell(int column) {
      return sheet.isEmpty() ? "" : sheet + "!" + FaqWorkbook.letters(column) + line;
    }

    private String inEnglish() {
      return sheet.isEmpty() ? "line " + line : "row " + line + " of sheet " + sheet;
    }

    private String inChinese() {
      return sheet.isEmpty() ? "第 " + line + " 行" : "工作表“" + sheet + "”第 " + line + " 行";
    }
  }

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

  /// Returns the articles in a workbook (xlsx): each sheet that is not hidden is a table with a
  /// header of its own.
  ///
  /// @param name what its errors call it
  /// @param from as in [#readCsv]
  /// @param known as in [#readCsv]
  /// @param clock says when reading takes too long
  /// @throws MalformedContentException naming every sheet, row and column that is wrong and what to
  ///   do
  public static List<Article> readXlsx(
      String name,
      byte[] bytes,
      LocalDate from,
      Function<String, Optional<Article>> known,
      InstantSource clock) {
    Faq faq = new Faq(name, from, known);
    try {
      Workbook.read(
          name,
          bytes,
          ReadingLimits.DEFAULT.withBytes(CsvRows.BYTES_MAX).withRows(ROWS_MAX),
          clock,
          faq::takeShown);
    } catch (UnreadableDocumentException e) {
      faq.errors.add(new ContentProblem(name, 0, e.inChinese(), String.valueOf(e.getMessage())));
    }
    return faq.end();
  }

  /// What was read of one article.
  private static final class Entry {
    private final Row row;
    private final String id;
    private final Map<Language, Side> sides = new LinkedHashMap<>();
    private @Nullable Area area;
    private @Nullable Sensitivity sensitivity;

    Entry(Row row, String id) {
      this.row = row;
      this.id = id;
    }
  }

  /// What was read of one language of an article.
  private static final class Side {
    private String title = "";
    private String answer = "";
    private @Nullable Row answerRow;
    private final List<String> phrasings = new ArrayList<>();

    /// Null where the table has no column for it.
    private @Nullable List<String> notThis;
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
      FaqTable.of(articles, Integer.MAX_VALUE).forEach(rows::writeRecord);
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The articles cannot be written to " + file + ".", e);
    }
  }

  /// Writes articles as a workbook that [#readXlsx] reads: a row for each language. No cell is a
  /// formula, whatever its text begins with.
  ///
  /// @return the bytes of the xlsx
  /// @throws IllegalArgumentException naming the article whose answer no cell can hold
  public static byte[] writeXlsx(Collection<Article> articles) {
    return FaqWorkbook.write(FaqTable.of(articles, FaqWorkbook.CELL_MAX));
  }

  /// Takes the next row of a workbook.
  ///
  /// @return whether another is wanted
  private boolean takeShown(Workbook.Row shown) {
    Row row = new Row(shown.sheet(), shown.number(), shown.cells());
    if (!shown.sheet().equals(sheet)) {
      sheet = shown.sheet();
      columns = null;
      hasNoHeader = false;
    }
    if (hasNoHeader) {
      return true;
    }
    if (shown.isHidden()) {
      wrong(
          row,
          0,
          "the row is hidden, as by a filter; show it, or delete it.",
          "这一行被隐藏（例如被筛选），请取消隐藏或删除。");
      return wantsMore();
    }
    for (int column : shown.failed()) {
      wrong(row, column, "the formula has no value; write the text itself.", "公式没有结果，请直接写文字。");
    }
    // Without a header nothing is known of this sheet's rows; the next one has its own.
    hasNoHeader = !take(row) && columns == null;
    return rows <= ROWS_MAX && wantsMore();
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
      width = row.cells.size();
      return columns != null;
    }
    if (row.cells.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
      wrong(
          row,
          width,
          "the row has "
              + row.cells.size()
              + " cells and the header "
              + width
              + "; put a text that has a comma in it between double quotes.",
          "这一行有 " + row.cells.size() + " 格，表头只有 " + width + " 格；内容里有逗号时，请用双引号括起来。");
      return wantsMore();
    }
    rows++;
    if (rows > ROWS_MAX) {
      wrong(
          row,
          0,
          "more than the "
              + ROWS_MAX
              + " rows of an import. Import the questions customers ask most,"
              + " in several files.",
          "超过一次导入的 " + ROWS_MAX + " 行，请只留客户常问的问题，分几个文件导入。");
      return false;
    }
    for (int i = 0; i < row.cells.size(); i++) {
      var control = ControlCharacters.first(row.cells.get(i).replace('\n', ' ').replace('\r', ' '));
      if (control.isPresent()) {
        wrong(
            row,
            i,
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
    int before = errors.size();
    FaqColumns found = FaqColumns.of(row.cells);
    for (Column needed : List.of(Column.QUESTION, Column.ANSWER)) {
      if (!found.has(needed)) {
        boolean question = needed == Column.QUESTION;
        wrong(
            row,
            0,
            "the header has no column '"
                + (question ? "question" : "answer")
                + "'; it has "
                + String.join(", ", row.cells)
                + ". Name the columns in the first row.",
            "表头缺少“" + (question ? "问题" : "答案") + "”一列，请在第一行写上列名。");
      }
    }
    return errors.size() == before ? found : null;
  }

  private void row(Row row, FaqColumns columns) {
    String id = id(row, columns);
    if (id == null) {
      return;
    }
    Entry entry = entries.computeIfAbsent(id, key -> new Entry(row, key));
    area(row, columns, entry);
    sensitivity(row, columns, entry);
    if (columns.isOneLanguageARow()) {
      String answer = columns.cell(row.cells, Column.ANSWER);
      String question = columns.cell(row.cells, Column.QUESTION);
      Language language = language(row, columns, question + " " + answer);
      if (language != null) {
        side(
            row, columns, entry, language, columns.cell(row.cells, Column.TITLE), question, answer);
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
        String title = either(row, columns, Column.TITLE, language);
        side(row, columns, entry, language, title, question, answer);
      }
    }
    if (!any) {
      wrong(row, 0, "question and answer are missing.", "缺少问题和答案。");
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
          row,
          columns.index(Column.ID),
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
    while (entries.containsKey(id)) {
      id = id + "-" + row.line;
    }
    return id;
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
          row,
          columns.index(Column.AREA),
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
              row,
              columns.index(Column.SENSITIVITY),
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
        wrong(
            row,
            columns.index(Column.LANGUAGE),
            "language '" + cell + "'; allowed are zh, en.",
            "语言只能写“中文”或“英文”。");
        yield null;
      }
    };
  }

  private void side(
      Row row,
      FaqColumns columns,
      Entry entry,
      Language language,
      String title,
      String question,
      String answer) {
    int atAnswer = columns.index(Column.ANSWER, language);
    String name = language == Language.ZH ? "Chinese" : "English";
    String name2 = language == Language.ZH ? "中文" : "英文";
    Side side = entry.sides.computeIfAbsent(language, key -> new Side());
    int before = errors.size();
    if (question.isEmpty()) {
      wrong(
          row,
          columns.index(Column.QUESTION, language),
          "the " + name + " question is missing: write how customers ask.",
          "缺少" + name2 + "问题，请写上客户的问法。");
    }
    String text = ArticleText.normal(answer);
    if (text.isEmpty() && side.answer.isEmpty()) {
      wrong(row, atAnswer, "the " + name + " answer is missing.", "缺少" + name2 + "答案。");
    } else if (!text.isEmpty() && !side.answer.isEmpty() && !side.answer.equals(text)) {
      Row other = Objects.requireNonNullElse(side.answerRow, row);
      wrong(
          row,
          atAnswer,
          "'"
              + entry.id
              + "' has another "
              + name
              + " answer in "
              + other.inEnglish()
              + "; keep one, or give this row another id.",
          "与" + other.inChinese() + "编号相同而答案不同，请只留一个，或换一个编号。");
    }
    if (ArticleFile.LINK_OR_HTML.matcher(text).find()) {
      wrong(row, atAnswer, "links and HTML are not allowed in an answer.", "答案里不能有链接和 HTML。");
    }
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    if (title.codePointCount(0, title.length()) > max) {
      wrong(
          row,
          columns.index(Column.TITLE, language),
          "the " + name + " title is longer than the " + max + " characters of a button.",
          name2 + "标题超过按钮的 " + max + " 个字符。");
    }
    if (errors.size() > before) {
      return;
    }
    if (!text.isEmpty() && side.answer.isEmpty()) {
      side.answer = text;
      side.answerRow = row;
    }
    side.title = side.title.isEmpty() ? title : side.title;
    add(question, side.phrasings);
    if (columns.has(Column.NOT_THIS)) {
      notThis(row, columns, language, side);
    }
  }

  private void notThis(Row row, FaqColumns columns, Language language, Side side) {
    List<String> notThis = side.notThis == null ? new ArrayList<>() : side.notThis;
    add(
        columns.isOneLanguageARow()
            ? columns.cell(row.cells, Column.NOT_THIS)
            : either(row, columns, Column.NOT_THIS, language),
        notThis);
    side.notThis = notThis;
    Set<String> own =
        side.phrasings.stream()
            .map(ArticleFolder::key)
            .collect(java.util.stream.Collectors.toSet());
    for (String text : notThis) {
      if (own.contains(ArticleFolder.key(text))) {
        wrong(
            row,
            columns.index(Column.NOT_THIS, language),
            "'" + text + "' is both a question and one it is not to answer; delete one of the two.",
            "“" + text + "”既是问法又是“不是这个”，请删掉一处。");
      }
    }
  }

  /// Adds each text of a cell that is not there yet.
  private static void add(String cell, List<String> texts) {
    for (String text : cell.split("[|｜\\r\\n]+", -1)) {
      if (!text.isBlank() && !texts.contains(text.strip())) {
        texts.add(text.strip());
      }
    }
  }

  /// @param column where in the row, from 0; below 0 for the row as a whole
  private void wrong(Row row, int column, String en, String zh) {
    errors.add(new ContentProblem(file, row.line, row.cell(Math.max(0, column)), zh, en));
  }

  private List<Article> end() {
    if (errors.isEmpty() && entries.isEmpty()) {
      errors.add(new ContentProblem(file, 0, "文件里没有问题。", "there is no question in it."));
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
                entry.row,
                0,
                "the question '"
                    + phrasing
                    + "' stands in "
                    + owner.row.inEnglish()
                    + " already; keep one, or give both rows one id.",
                "问题“" + phrasing + "”与" + owner.row.inChinese() + "重复，请只留一个，或用同一个编号。");
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
    Map<Language, List<String>> notThis = new LinkedHashMap<>();
    before.ifPresent(it -> {
      notThis.putAll(it.extras().notThis());
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
      if (side.notThis != null) {
        notThis.put(language, List.copyOf(side.notThis));
      }
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
            before.map(Article::maySignal).orElse(Set.of()),
            new Extras(
                notThis,
                before.map(it -> it.extras().variants()).orElse(List.of()),
                before.map(it -> it.extras().choices()).orElse(List.of()))));
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
