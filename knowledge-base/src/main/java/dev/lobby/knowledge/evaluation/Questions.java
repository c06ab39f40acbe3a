package dev.lobby.knowledge.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
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

/// Reads labelled questions from CSV (RFC 4180, quoted fields may span lines) or TSV.
final class Questions {
  private final Path file;
  private final String text;

  private Questions(Path file) {
    this.file = file;
    this.text = decode(file);
  }

  private static String decode(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new MalformedTableException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new MalformedTableException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new MalformedTableException(file + ": cannot be read: " + e);
    }
  }

  /// Returns a bank's knowledge: a CSV with the columns `id`, `answer`, `question` and, if wanted,
  /// `language`.
  static List<LabelledUtterance> knowledge(Path file) {
    return new Questions(file).csv(List.of("id"), List.of("question"));
  }

  /// Returns the distinct answers in a bank's knowledge.
  static List<LabelledUtterance> answers(Path file) {
    return new Questions(file).csv(List.of("id"), List.of("answer")).stream().distinct().toList();
  }

  /// Returns test questions: a CSV with a column `category` or `id` and a column `text` or
  /// `question`, or a TSV without a header, the id before the question.
  static List<LabelledUtterance> test(Path file) {
    Questions questions = new Questions(file);
    String first = questions.text.lines().findFirst().orElse("");
    List<String> header = new ArrayList<>();
    for (String cell : first.split(",", -1)) {
      header.add(name(cell.replace("\"", "")));
    }
    boolean hasHeader =
        (header.contains("category") || header.contains("id"))
            && (header.contains("text") || header.contains("question"));
    return !hasHeader && first.contains("\t")
        ? questions.tsv()
        : questions.csv(List.of("category", "id"), List.of("text", "question"));
  }

  private static String name(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }

  private List<LabelledUtterance> csv(List<String> labelNames, List<String> textNames) {
    List<LabelledUtterance> questions = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      int labelAt = -1;
      int textAt = -1;
      int languageAt = -1;
      boolean header = true;
      for (CsvRecord row : reader) {
        if (header) {
          header = false;
          List<String> names = row.getFields().stream().map(Questions::name).toList();
          labelAt = column(names, labelNames, row.getStartingLineNumber());
          textAt = column(names, textNames, row.getStartingLineNumber());
          languageAt = names.indexOf("language");
        } else {
          String label = cell(row, labelAt, labelNames.getFirst());
          String question = cell(row, textAt, textNames.getFirst());
          questions.add(
              languageAt < 0
                  ? filed(label, question)
                  : new LabelledUtterance(
                      label, language(row, cell(row, languageAt, "language")), question));
        }
      }
    } catch (CsvParseException e) {
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new MalformedTableException(file + ": broken CSV: " + reason);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return notEmpty(questions);
  }

  private int column(List<String> names, List<String> allowed, long line) {
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

  private String cell(CsvRecord row, int at, String name) {
    if (at >= row.getFieldCount() || row.getField(at).isBlank()) {
      throw wrong(row.getStartingLineNumber(), at, "the " + name + " is missing");
    }
    return row.getField(at).strip();
  }

  private Language language(CsvRecord row, String wire) {
    return switch (wire) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default ->
          throw new MalformedTableException(
              file
                  + ":"
                  + row.getStartingLineNumber()
                  + ": language '"
                  + wire
                  + "'; allowed are zh and en");
    };
  }

  private List<LabelledUtterance> tsv() {
    List<LabelledUtterance> questions = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String[] cells = lines.get(i).split("\t", -1);
        if (cells.length != 2 || cells[0].isBlank()) {
          throw wrong(i + 1, 0, "an id, a tab and a question are needed");
        }
        if (cells[1].isBlank()) {
          throw wrong(i + 1, 1, "the question is missing");
        }
        questions.add(filed(cells[0].strip(), cells[1].strip()));
      }
    }
    return notEmpty(questions);
  }

  private static LabelledUtterance filed(String label, String question) {
    Language language = Language.of(question);
    return new LabelledUtterance(
        label,
        language == Language.ZH || language == Language.MIXED ? Language.ZH : Language.EN,
        question);
  }

  private MalformedTableException wrong(long line, int column, String what) {
    return new MalformedTableException(
        file + ":" + line + ": column " + (column + 1) + ": " + what);
  }

  private List<LabelledUtterance> notEmpty(List<LabelledUtterance> questions) {
    if (questions.isEmpty()) {
      throw new MalformedTableException(file + ": there is no question in it");
    }
    return questions;
  }
}
