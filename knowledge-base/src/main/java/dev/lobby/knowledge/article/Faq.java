package dev.lobby.knowledge.article;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lobby.knowledge.article.FaqColumns.Column;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.document.UnreadableDocumentException;
import dev.lobby.knowledge.document.Workbook;
import dev.lobby.language.text.ControlCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes articles of a table of questions and answers, all of it or nothing.
///
/// The first row names the columns, in Chinese or English: `id`, `question`, `answer`, `language`,
/// `title`, `area`, `sensitivity`, `not this`, `for whom`, `choices`, `links`, `audience`, `valid
/// from`, `valid until`, `signals`, `may signal`; a question and an answer are needed. Further
/// questions may stand in a column of their own, as `similar questions` or `相似问法`. A row is one
/// language of an article, and rows with the same id belong together; or the columns name the
/// language, as `answer en`, or stand in both, as `问题` beside `Question`, and a row is a whole
/// article. Several phrasings stand in a cell on lines of their own or with `|` or a semicolon
/// between them, or in further rows of the same id. A row that says for whom it is, as `channel
/// wecom, tier gold`, holds an answer for them alone and no question. Links are written as `Fees
/// https://harbour.example/fees.pdf`, as many in a cell as phrasings. An article may come with one
/// language alone, or in a language without its answer or its question: it is a draft.
///
/// What a table has no column for stays as it is. Where it has one for what an article may have or
/// not have, an empty cell is none.
public final class Faq {
  /// More rows are no list of questions that somebody wrote.
  static final int ROWS_MAX = 5_000;

  /// How much of a header an error quotes.
  private static final int QUOTED = 200;

  private final FaqErrors errors;
  private final FaqErrors remarks;
  private final FaqEntries entries;
  private @Nullable FaqColumns columns;

  /// How many cells the header has.
  private int width;

  /// Columns without a name out of which nothing is taken, until text is seen in them.
  private final Set<Integer> unnamed = new TreeSet<>();

  private String sheet = "";
  private boolean hasNoHeader;
  private int rows;

  private Faq(String name, LocalDate from, Function<String, Optional<Article>> known) {
    this.errors = new FaqErrors(name);
    this.remarks = new FaqErrors(name);
    this.entries = new FaqEntries(errors, from, known);
  }

  /// Returns the articles in a CSV file: UTF-8, UTF-16 or GB18030, with comma, semicolon or tab.
  ///
  /// @param from the first day on which new ones may be shown that do not say
  /// @param known finds the article of an id that there is
  /// @throws MalformedContentException naming every line and column that is wrong and what to do
  public static List<Article> readCsv(
      Path file, LocalDate from, Function<String, Optional<Article>> known) {
    return readCsv(file, from, known, passed -> {});
  }

  /// As the other, and tells of each column out of which nothing is taken.
  ///
  /// @param passed hears of them when the file is read
  public static List<Article> readCsv(
      Path file,
      LocalDate from,
      Function<String, Optional<Article>> known,
      Consumer<ContentProblem> passed) {
    Faq faq = new Faq(file.toString(), from, known);
    CsvRows.read(file, faq.errors, faq::take);
    return faq.end(passed);
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
    return readXlsx(name, bytes, from, known, clock, passed -> {});
  }

  /// As the other, and tells of each column out of which nothing is taken.
  ///
  /// @param passed hears of them when the file is read
  public static List<Article> readXlsx(
      String name,
      byte[] bytes,
      LocalDate from,
      Function<String, Optional<Article>> known,
      InstantSource clock,
      Consumer<ContentProblem> passed) {
    Faq faq = new Faq(name, from, known);
    try {
      Workbook.read(
          name,
          bytes,
          ReadingLimits.DEFAULT.withBytes(CsvRows.BYTES_MAX).withRows(ROWS_MAX),
          clock,
          faq::takeShown);
    } catch (UnreadableDocumentException e) {
      faq.errors.wrong(0, String.valueOf(e.getMessage()), e.inChinese());
    }
    return faq.end(passed);
  }

  /// Writes articles as a CSV file that spreadsheets open and [#readCsv] reads as the same: a row
  /// for each language, and for each answer for some.
  ///
  /// @throws UncheckedIOException when it cannot be written
  public static void writeCsv(Path file, Collection<Article> articles) {
    try (Writer out = Files.newBufferedWriter(file)) {
      // Without the mark, spreadsheets take UTF-8 for the encoding of the machine.
      out.write(CsvRows.MARK);
      CsvWriter rows = CsvWriter.builder().build(out);
      FaqTable.of(articles).forEach(rows::writeRecord);
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The articles cannot be written to " + file + ".", e);
    }
  }

  /// Writes articles as a workbook that [#readXlsx] reads as the same. No cell is a formula,
  /// whatever its text begins with.
  ///
  /// @return the bytes of the xlsx
  /// @throws IllegalArgumentException naming the article whose answer no cell can hold
  public static byte[] writeXlsx(Collection<Article> articles) {
    return FaqWorkbook.write(FaqTable.of(articles));
  }

  /// Takes the next row of a workbook.
  ///
  /// @return whether another is wanted
  private boolean takeShown(Workbook.Row shown) {
    FaqRow row = new FaqRow(shown.sheet(), shown.number(), shown.cells());
    if (!shown.sheet().equals(sheet)) {
      sheet = shown.sheet();
      columns = null;
      hasNoHeader = false;
    }
    if (hasNoHeader) {
      return true;
    }
    if (shown.isHidden()) {
      errors.wrong(
          row.at(-1),
          "the row is hidden, as by a filter; show it, or delete it.",
          "这一行被隐藏（例如被筛选），请取消隐藏或删除。");
      return errors.wantsMore();
    }
    for (int column : shown.failed()) {
      errors.wrong(
          row.at(column), "the formula has no value; write the text itself.", "公式没有结果，请直接写文字。");
    }
    // Without a header nothing is known of this sheet's rows; the next one has its own.
    hasNoHeader = !take(row) && columns == null;
    return rows <= ROWS_MAX && errors.wantsMore();
  }

  /// Takes the next row.
  ///
  /// @return whether another is wanted
  private boolean take(FaqRow row) {
    if (row.isBlank()) {
      return true;
    }
    FaqColumns named = columns;
    if (named == null) {
      columns = header(row);
      return columns != null;
    }
    if (row.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
      errors.wrong(
          row.at(width),
          "the row has "
              + row.cells().size()
              + " cells and the header "
              + width
              + "; put a text that has a comma in it between double quotes.",
          "这一行有 " + row.cells().size() + " 格，表头只有 " + width + " 格；内容里有逗号时，请用双引号括起来。");
      return errors.wantsMore();
    }
    rows++;
    if (rows > ROWS_MAX) {
      errors.wrong(
          row.at(-1),
          "more than the "
              + ROWS_MAX
              + " rows of an import. Import the questions customers ask most,"
              + " in several files.",
          "超过一次导入的 " + ROWS_MAX + " 行，请只留客户常问的问题，分几个文件导入。");
      return false;
    }
    unnamed.removeIf(column -> {
      boolean isText = !row.text(column).isEmpty();
      if (isText) {
        remark(
            row.at(column),
            "Column " + (column + 1) + " has no name in the header and is not taken in.",
            "第 " + (column + 1) + " 列没有列名，没有导入。");
      }
      return isText;
    });
    if (isText(row)) {
      entries.add(row, named);
    }
    return errors.wantsMore();
  }

  private boolean isText(FaqRow row) {
    for (int i = 0; i < row.cells().size(); i++) {
      var control =
          ControlCharacters.first(row.cells().get(i).replace('\n', ' ').replace('\r', ' '));
      if (control.isPresent()) {
        errors.wrong(
            row.at(i),
            "the control character "
                + ControlCharacters.name(control.getAsInt())
                + " is in it; delete it.",
            "含有控制字符，请删掉。");
        return false;
      }
    }
    return true;
  }

  private @Nullable FaqColumns header(FaqRow row) {
    int before = errors.count();
    FaqColumns found = FaqColumns.of(row.cells());
    for (Column needed : List.of(Column.QUESTION, Column.ANSWER)) {
      if (!found.has(needed)) {
        boolean question = needed == Column.QUESTION;
        errors.wrong(
            row.at(-1),
            "the header has no column '"
                + (question ? "question" : "answer")
                + "'; it has "
                + brief(String.join(", ", row.cells()))
                + ". Name the columns in the first row.",
            "表头缺少“" + (question ? "问题" : "答案") + "”一列，请在第一行写上列名。");
      }
    }
    width = row.cells().size();
    errors.columns(row.cells());
    passOver(row, found);
    return errors.count() == before ? found : null;
  }

  /// Tells of the columns out of which nothing is taken.
  private void passOver(FaqRow header, FaqColumns found) {
    unnamed.clear();
    for (int i = 0; i < width; i++) {
      String name = brief(header.text(i));
      if (found.takes(i)) {
        continue;
      }
      if (name.isEmpty()) {
        unnamed.add(i);
      } else if (FaqColumns.isKnown(header.text(i))) {
        remark(
            header.at(i),
            "The column '"
                + name
                + "' is not taken in: another column is that already, or it does not say which"
                + " language it is in.",
            "“" + name + "”一列没有导入：已经有一列是它，或没有写明是哪种语言。");
      } else {
        remark(
            header.at(i),
            "The column '"
                + name
                + "' is not taken in: no column is called so. If it is needed, call it what it"
                + " holds, one of: "
                + FaqColumns.names(false)
                + ".",
            "“" + name + "”一列没有导入：没有这个列名。需要的话，请改成下列之一：" + FaqColumns.names(true) + "。");
      }
    }
  }

  private void remark(FaqRow.Place at, String en, String zh) {
    if (remarks.wantsMore()) {
      remarks.wrong(at, en, zh);
    }
  }

  /// A header as a sentence can quote it: what is none may be a whole page.
  private static String brief(String header) {
    String line = header.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= QUOTED
        ? line
        : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
  }

  private List<Article> end(Consumer<ContentProblem> passed) {
    if (errors.count() == 0 && entries.isEmpty()) {
      errors.wrong(0, "there is no question in it.", "文件里没有问题。");
    }
    List<Article> articles = entries.articles();
    errors.end();
    remarks.problems().forEach(passed);
    return articles;
  }
}
