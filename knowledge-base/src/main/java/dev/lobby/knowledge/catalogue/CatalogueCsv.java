package dev.lobby.knowledge.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lobby.knowledge.article.ContentProblem;
import dev.lobby.knowledge.catalogue.EntryContent.Period;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rates and fees as a table, as RFC 4180 says: a row for each period, UTF-8. Several rows with one
/// kind and id are the periods of one entry, whose names stand in the first.
public final class CatalogueCsv {
  private static final List<String> COLUMNS =
      List.of(
          "kind", "id", "zh", "en", "percent", "amount", "currency", "min", "max", "from", "until");

  private static final int BYTES_MAX = 4 << 20;
  private static final int ROWS_MAX = 20_000;
  private static final String MARK = "\uFEFF";

  private CatalogueCsv() {}

  /// What a table holds.
  ///
  /// @param entries nothing when anything is wrong
  /// @param problems what is wrong, with the lines
  public record Table(List<Entry> entries, List<ContentProblem> problems) {
    public Table {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  /// Returns the rates and fees among some entries as a table.
  public static String write(Collection<Entry> entries) {
    StringWriter text = new StringWriter();
    // Spreadsheets take a table without it for one in another encoding.
    text.write(MARK);
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      entries.stream()
          .filter(entry -> entry.kind() == Kind.RATE || entry.kind() == Kind.FEE)
          .map(EntryContent::of)
          .forEach(content -> write(content, csv));
    } catch (IOException e) {
      throw new UncheckedIOException("A table in memory cannot be written.", e);
    }
    return text.toString();
  }

  private static void write(EntryContent content, CsvWriter csv) {
    for (Period period : content.periods()) {
      csv.writeRecord(
          content.kind(),
          content.id(),
          content.zh(),
          content.en(),
          period.percent(),
          period.amount(),
          period.currency(),
          period.min(),
          period.max(),
          period.from(),
          period.until());
    }
  }

  /// Returns the rates and fees in a table, or what is wrong with it.
  ///
  /// @param name what the file is called
  public static Table read(String name, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      return refused(
          name,
          0,
          "文件超过 " + (BYTES_MAX >> 20) + " MB，请分几个文件导入。",
          "More than " + (BYTES_MAX >> 20) + " MB are too large. Import it in several files.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return rows(name, text.startsWith(MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return refused(
          name,
          0,
          "编码不对，请另存为“CSV UTF-8”后再导入。",
          "Not UTF-8. Save it as \"CSV UTF-8\" and import it again.");
    } catch (CsvParseException e) {
      return refused(
          name, 0, "CSV 格式有误，请检查没有配对的引号。", "Broken CSV. Look for a quote that is not closed.");
    }
  }

  private static Table refused(String name, long line, String zh, String en) {
    return new Table(List.of(), List.of(new ContentProblem(name, line, zh, en)));
  }

  /// Where an entry's periods stand.
  private record Lines(EntryContent content, List<Long> lines) {}

  private static Table rows(String name, String text) {
    Map<String, Lines> byKey = new LinkedHashMap<>();
    int rows = 0;
    for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text)) {
      long line = row.getStartingLineNumber();
      List<String> missing =
          COLUMNS.stream().filter(column -> !row.getHeader().contains(column)).toList();
      if (!missing.isEmpty()) {
        return refused(
            name,
            1,
            "缺少这些列：" + String.join("、", missing) + "。",
            "These columns are missing: " + String.join(", ", missing) + ".");
      }
      if (row.getFieldCount() != row.getHeader().size()) {
        return refused(
            name,
            line,
            "这一行有 " + row.getFieldCount() + " 格，应有 " + row.getHeader().size() + " 格。请检查逗号和引号。",
            "This row has "
                + row.getFieldCount()
                + " cells and not "
                + row.getHeader().size()
                + ". Look for a comma too many or a quote that is not closed.");
      }
      if (++rows > ROWS_MAX) {
        return refused(
            name,
            line,
            "超过 " + ROWS_MAX + " 行，请分几个文件导入。",
            "More than " + ROWS_MAX + " rows. Import it in several files.");
      }
      EntryContent content = content(row);
      byKey.merge(
          content.kind() + ":" + content.id(),
          new Lines(content, List.of(line)),
          CatalogueCsv::and);
    }
    if (byKey.isEmpty()) {
      return refused(name, 0, "表里没有内容。", "There is no row in it.");
    }
    List<Entry> entries = new ArrayList<>();
    List<ContentProblem> problems = new ArrayList<>();
    byKey.values().forEach(lines -> read(name, lines, entries, problems));
    return new Table(problems.isEmpty() ? entries : List.of(), problems);
  }

  private static Lines and(Lines before, Lines row) {
    EntryContent first = before.content;
    List<Period> periods = new ArrayList<>(first.periods());
    periods.addAll(row.content.periods());
    List<Long> lines = new ArrayList<>(before.lines);
    lines.addAll(row.lines);
    return new Lines(
        new EntryContent(
            first.kind(),
            first.id(),
            first.zh(),
            first.en(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            periods),
        lines);
  }

  private static void read(
      String name, Lines lines, List<Entry> entries, List<ContentProblem> problems) {
    EntryContent content = lines.content;
    if (!content.kind().equals(Kind.RATE.wire()) && !content.kind().equals(Kind.FEE.wire())) {
      problems.add(
          new ContentProblem(
              name,
              lines.lines.getFirst(),
              "kind“" + content.kind() + "”应为 rate 或 fee。",
              "kind: '" + content.kind() + "' is neither rate nor fee."));
      return;
    }
    EntryReader.Reading reading = EntryReader.read(content);
    Map<String, Long> lineOf = new TreeMap<>();
    for (int i = 0; i < lines.lines.size(); i++) {
      lineOf.put(String.format(Locale.ROOT, "periods.%d", i + 1), lines.lines.get(i));
    }
    for (EntryProblem problem : reading.problems()) {
      String key = problem.key();
      int dot = key.lastIndexOf('.');
      long line =
          lineOf.getOrDefault(dot < 0 ? key : key.substring(0, dot), lines.lines.getFirst());
      String column = key.substring(dot + 1);
      problems.add(
          new ContentProblem(
              name, line, column + "：" + problem.zh(), column + ": " + problem.en()));
    }
    reading.entry().ifPresent(entries::add);
  }

  private static EntryContent content(NamedCsvRecord row) {
    return new EntryContent(
        row.getField("kind").strip(),
        row.getField("id").strip(),
        row.getField("zh"),
        row.getField("en"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(
            new Period(
                optional(row, "percent"),
                optional(row, "amount"),
                optional(row, "currency"),
                optional(row, "min"),
                optional(row, "max"),
                row.getField("from").strip(),
                optional(row, "until"))));
  }

  private static @Nullable String optional(NamedCsvRecord row, String column) {
    String text = row.getField(column).strip();
    return text.isEmpty() ? null : text;
  }
}
