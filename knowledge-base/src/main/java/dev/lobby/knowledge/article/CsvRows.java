package dev.lobby.knowledge.article;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file row by row: UTF-8, UTF-16 or GB18030, cells apart by comma, semicolon or tab,
/// as spreadsheets write it in Europe and in China.
final class CsvRows {
  /// More than this is no list of questions, and no file is to fill the memory.
  static final long BYTES_MAX = 32 << 20;

  private static final int CELL_MAX = 100_000;
  private static final Pattern STARTED = Pattern.compile("start(?:ed in|ing at) line ([0-9]{1,9})");
  private static final int PROBE_CHARS = 4_096;
  static final char MARK = '\uFEFF';

  private CsvRows() {}

  /// Hands the rows that are not empty to the reader until it wants no more.
  ///
  /// @param errors receives what is wrong with the file as a whole
  static void read(Path file, FaqErrors errors, Predicate<FaqRow> reader) {
    try {
      long size = Files.size(file);
      if (size > BYTES_MAX) {
        errors.wrong(
            0,
            (size >> 20)
                + " MB are too large; at most "
                + (BYTES_MAX >> 20)
                + " MB are read. Import the questions customers ask most, in several files.",
            "文件有 " + (size >> 20) + " MB，太大了，请只留客户常问的问题，分几个文件导入。");
        return;
      }
      Optional<Charset> charset = charset(file);
      if (charset.isEmpty()) {
        errors.wrong(
            0,
            "neither UTF-8 nor GB18030; save it as \"CSV UTF-8\" and import it again.",
            "编码不对，请另存为“CSV UTF-8”后再导入。");
        return;
      }
      rows(file, charset.get(), reader);
    } catch (NoSuchFileException e) {
      errors.wrong(0, "there is no such file.", "没有这个文件。");
    } catch (CsvParseException e) {
      String reason =
          String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
      boolean tooLong = reason.contains("buffer size");
      errors.wrong(
          line(e),
          "broken CSV: "
              + (tooLong ? "a cell has more than " + CELL_MAX + " characters" : reason)
              + ". Look for a double quote that is not closed"
              + (tooLong ? ", or import the text as a document." : "."),
          (tooLong ? "有一格超过 " + CELL_MAX + " 个字符" : "CSV 格式有误")
              + "，请检查没有配对的双引号"
              + (tooLong ? "，或作为文档导入。" : "。"));
    } catch (IOException e) {
      errors.wrong(0, "cannot be read: " + e, "文件读不出来：" + e);
    }
  }

  /// Returns the line on which the row begins that could not be read; 0 when it is not told.
  private static long line(@Nullable Throwable told) {
    for (Throwable e = told; e != null; e = e.getCause()) {
      Matcher line = STARTED.matcher(String.valueOf(e.getMessage()));
      if (line.find()) {
        return Long.parseLong(line.group(1));
      }
    }
    return 0;
  }

  private static void rows(Path file, Charset charset, Predicate<FaqRow> reader)
      throws IOException {
    char separator = separator(file, charset);
    try (Reader chars = open(file, charset);
        CsvReader<CsvRecord> rows =
            CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(CELL_MAX)
                .ofCsvRecord(chars)) {
      for (CsvRecord row : rows) {
        if (!reader.test(new FaqRow("", row.getStartingLineNumber(), row.getFields()))) {
          return;
        }
      }
    }
  }

  /// Opens the file after its byte order mark.
  private static Reader open(Path file, Charset charset) throws IOException {
    Reader reader = Files.newBufferedReader(file, charset);
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }

  private static Optional<Charset> charset(Path file) throws IOException {
    byte[] begin = new byte[2];
    try (var in = Files.newInputStream(file)) {
      int read = in.readNBytes(begin, 0, 2);
      if (read == 2 && (begin[0] == (byte) 0xFF && begin[1] == (byte) 0xFE)) {
        return Optional.of(StandardCharsets.UTF_16LE);
      }
      if (read == 2 && (begin[0] == (byte) 0xFE && begin[1] == (byte) 0xFF)) {
        return Optional.of(StandardCharsets.UTF_16BE);
      }
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      if (isIn(file, charset)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(Path file, Charset charset) throws IOException {
    char[] buffer = new char[PROBE_CHARS];
    try (Reader reader =
        new java.io.InputStreamReader(
            Files.newInputStream(file),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      int read = reader.read(buffer);
      while (read >= 0) {
        read = reader.read(buffer);
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// Returns what parts the cells of the header.
  private static char separator(Path file, Charset charset) throws IOException {
    char[] buffer = new char[PROBE_CHARS];
    try (Reader reader = open(file, charset)) {
      int read = Math.max(0, reader.read(buffer));
      String header = new String(buffer, 0, read).stripLeading().lines().findFirst().orElse("");
      char best = ',';
      long most = 0;
      for (char separator : new char[] {',', '\t', ';'}) {
        long count = header.chars().filter(c -> c == separator).count();
        if (count > most) {
          best = separator;
          most = count;
        }
      }
      return best;
    }
  }
}
