package dev.lobby.knowledge.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lobby.knowledge.match.MatcherTraining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// The rows of a file in CSV (RFC 4180, quoted fields may span lines) or TSV (nothing is quoted).
///
/// @param file where it was read from
/// @param text what is in it
record Table(Path file, String text) {
  /// More than this is not read, so that no file fills the memory.
  private static final int BYTES_MAX = 64 << 20;

  private static final int ROWS_MAX = MatcherTraining.UTTERANCES_MAX;

  /// A row that knows where it stands.
  ///
  /// @param line the line it begins in, from 1 on
  record Row(Path file, long line, List<String> cells) {

    /// Returns the index of the first of `allowed` that this header has.
    int column(List<String> allowed) {
      List<String> names = cells.stream().map(Table::name).toList();
      for (String name : allowed) {
        if (names.contains(name)) {
          return names.indexOf(name);
        }
      }
      throw new MalformedTableException(
          file
              + ":"
              + line
              + ": the header has no column '"
              + String.join("' or '", allowed)
              + "'; it has "
              + String.join(", ", names));
    }

    /// Returns the cell at `column`; empty when there is none.
    String optional(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }

    /// Returns the cell at `column`, which holds the row's `name`.
    String cell(int column, String name) {
      String cell = optional(column);
      if (cell.isEmpty()) {
        throw wrong(column, "the " + name + " is missing");
      }
      return cell;
    }

    /// Returns the complaint that the cell at `column` is wrong.
    MalformedTableException wrong(int column, String what) {
      return new MalformedTableException(
          file + ":" + line + ": column " + (column + 1) + ": " + what);
    }
  }

  /// Reads `file`, which has to be UTF-8, with a byte order mark or without.
  static Table read(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new MalformedTableException(
            file
                + ": "
                + (Files.size(file) >> 20)
                + " MB are more than the "
                + (BYTES_MAX >> 20)
                + " that are read; keep the most frequent questions of each entry");
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Table(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      throw new MalformedTableException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new MalformedTableException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new MalformedTableException(file + ": cannot be read: " + e);
    }
  }

  /// Returns a column's name without what people vary.
  static String name(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }

  /// Returns the rows that are not empty, the header among them.
  List<Row> csv() {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        add(rows, new Row(file, row.getStartingLineNumber(), row.getFields()));
      }
    } catch (CsvParseException e) {
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new MalformedTableException(file + ": broken CSV: " + reason);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return rows;
  }

  /// Returns the lines that are not blank, cut at tabs.
  List<Row> tsv() {
    List<Row> rows = new ArrayList<>();
    long line = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      String next = lines.next();
      line++;
      if (!next.isBlank()) {
        add(rows, new Row(file, line, List.of(next.split("\t", -1))));
      }
    }
    return rows;
  }

  private void add(List<Row> rows, Row row) {
    // The header may stand beside as many questions as can be learnt.
    if (rows.size() > ROWS_MAX) {
      throw new MalformedTableException(
          file
              + ":"
              + row.line
              + ": more than the "
              + ROWS_MAX
              + " questions that can be learnt; keep the most frequent ones of each entry");
    }
    rows.add(row);
  }

  /// Returns `rows`, what the table was found to hold.
  <T> List<T> notEmpty(List<T> rows) {
    if (rows.isEmpty()) {
      throw new MalformedTableException(file + ": there is no question in it");
    }
    return rows;
  }
}
