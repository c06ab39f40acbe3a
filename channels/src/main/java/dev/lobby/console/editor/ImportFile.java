package dev.lobby.console.editor;

import dev.lobby.http.Problem;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.ContentProblem;
import dev.lobby.knowledge.article.Faq;
import dev.lobby.knowledge.document.Workbook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// A file that an editor sends: a table of questions and answers, as CSV or as a workbook, or a
/// packed folder of Markdown. What it is its bytes tell, and not its name.
final class ImportFile {
  private static final int LARGEST_UNPACKED = 64 << 20;
  private static final int MOST_ENTRIES = 5_000;

  /// So much of a file tells what it is.
  private static final int PROBED = 512;

  private ImportFile() {}

  /// Returns the bytes in the field `base64` of a body.
  static byte[] bytes(JsonObject body) {
    try {
      if (body.getValue("base64") instanceof String text) {
        if (text.isEmpty()) {
          throw Problem.badRequest("The file is empty.", "这个文件是空的。");
        }
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("\"base64\" is not Base64.");
    }
    throw Problem.badRequest("\"base64\" is missing: the bytes of the file.");
  }

  /// Returns the ids in the field `left` of a body: the articles of the file that stay out.
  static Set<String> left(JsonObject body) {
    Object given = body.getValue("left");
    if (given == null) {
      return Set.of();
    }
    if (given instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
      return array.stream().map(String.class::cast).collect(Collectors.toSet());
    }
    throw Problem.badRequest("\"left\" is not a list of ids.");
  }

  /// Returns the articles in a file.
  ///
  /// @param from the first day on which those may be shown that do not say
  /// @param known the article with an id, as it stands
  /// @param clock says when reading takes too long
  /// @param passed hears of each column of a table out of which nothing is taken
  /// @throws dev.lobby.knowledge.article.MalformedContentException naming every line that is wrong
  ///   and what to do
  static List<Article> articles(
      String name,
      byte[] bytes,
      LocalDate from,
      Function<String, Optional<Article>> known,
      InstantSource clock,
      Consumer<ContentProblem> passed) {
    if (Workbook.isOffice(bytes)) {
      return Faq.readXlsx(name, bytes, from, known, clock, passed);
    }
    requireTable(bytes);
    try {
      Path folder = Files.createTempDirectory("lobby-import");
      try {
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
          unpack(bytes, folder);
          return ArticleFolder.read(folder);
        }
        String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        // No disk takes a longer name than some eighty Chinese characters.
        String end = plain.substring(Math.max(0, plain.length() - 60));
        Path table = folder.resolve(end.startsWith(".") ? "_" + end : end);
        Files.write(table, bytes);
        return Faq.readCsv(table, from, known, passed);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A file to be imported cannot be kept for a moment.", e);
    }
  }

  /// Refuses what is a document and no table, whatever its name ends in.
  private static void requireTable(byte[] bytes) {
    String begin =
        new String(bytes, 0, Math.min(bytes.length, PROBED), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    String what =
        begin.startsWith("%pdf-")
            ? "PDF"
            : begin.startsWith("<!doctype html") || begin.startsWith("<html") ? "HTML" : "";
    if (!what.isEmpty()) {
      throw Problem.badRequest(
          "This is " + what + ", and no table of questions and answers. Import it under Documents.",
          "这是 " + what + "，不是问答表格。请在“文档”中导入。");
    }
  }

  private static void unpack(byte[] bytes, Path folder) throws IOException {
    long left = LARGEST_UNPACKED;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isDirectory() || !file.endsWith(".md") || file.startsWith(".")) {
          continue;
        }
        if (file.indexOf('\\') >= 0 || file.indexOf('\0') >= 0) {
          throw Problem.badRequest("A file in it has no usable name. Rename it.", "有文件名无法使用，请改名。");
        }
        if (++entries > MOST_ENTRIES) {
          throw Problem.badRequest(
              "More than " + MOST_ENTRIES + " files. Import them in parts.", "文件太多，请分几次导入。");
        }
        byte[] content = zip.readNBytes((int) left + 1);
        left -= content.length;
        if (left < 0) {
          throw Problem.badRequest(
              "It unpacks to more than " + (LARGEST_UNPACKED >> 20) + " MB. Import it in parts.",
              "解压后太大，请分几次导入。");
        }
        Path to = folder.resolve(file);
        if (Files.exists(to)) {
          throw Problem.badRequest(file + " stands in it twice. Rename one.", "有两个同名文件，请改名。");
        }
        Files.write(to, content);
      }
    } catch (ZipException | EOFException e) {
      throw Problem.badRequest(
          "The packed file is damaged: " + e.getMessage() + ". Pack it again.", "压缩文件已损坏，请重新打包。");
    }
    if (entries == 0) {
      throw Problem.badRequest("No file in it ends in .md.", "压缩包里没有 .md 文件。");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
