package dev.lobby.knowledge.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rows of a file in CSV (RFC 4180, quoted fields may span lines) or TSV (nothing is quoted).
///
/// @param file where it was read from
/// @param text what is in it
record Table(Path file, String text) {

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
        rows.add(new Row(file, row.getStartingLineNumber(), row.getFields()));
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
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(new Row(file, i + 1, List.of(lines.get(i).split("\t", -1))));
      }
    }
    return rows;
  }

  /// Returns `rows`, what the table was found to hold.
  <T> List<T> notEmpty(List<T> rows) {
    if (rows.isEmpty()) {
      throw new MalformedTableException(file + ": there is no question in it");
    }
    return rows;
  }
}
