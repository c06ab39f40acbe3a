package dev.lobby.knowledge.document;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads records separated by commas, semicolons or tabs, when a text is that.
final class CsvReader {
  private static final String SEPARATORS = ",\t;";

  /// So many records at the beginning decide.
  private static final int LOOKED_AT = 50;

  private static final int RECORDS_MIN = 3;

  private CsvReader() {}

  /// Reads `text` if its first records have as many fields as there are names in the first, and at
  /// least two.
  ///
  /// @return whether it is a table
  static boolean read(String text, Blocks blocks) {
    Optional<Character> separator = separator(text);
    if (separator.isEmpty()) {
      return false;
    }
    Table table = new Table(blocks, 0);
    boolean names = true;
    try (var records = builder(separator.get()).ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        table.row(record.getFields(), names, List.of());
        names = false;
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw UnreadableDocumentException.damaged(blocks.file(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    table.end();
    return true;
  }

  private static CsvReaderBuilder builder(char separator) {
    return de.siegmar.fastcsv.reader.CsvReader.builder()
        .fieldSeparator(separator)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  private static Optional<Character> separator(String text) {
    int first = text.indexOf('\n');
    String line = first < 0 ? text : text.substring(0, first);
    return SEPARATORS
        .chars()
        .mapToObj(it -> (char) it)
        .filter(separator -> line.indexOf(separator) >= 0 && isTable(text, separator))
        .findFirst();
  }

  private static boolean isTable(String text, char separator) {
    List<CsvRecord> seen = new ArrayList<>();
    try (var records = builder(separator).ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        seen.add(record);
        if (seen.size() == LOOKED_AT) {
          break;
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      return false;
    }
    return seen.size() >= RECORDS_MIN
        && Table.areNames(seen.getFirst().getFields())
        && seen.stream()
            .allMatch(record -> record.getFieldCount() == seen.getFirst().getFieldCount());
  }
}
