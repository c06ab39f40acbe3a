package dev.lobby.console.editor;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.Faq;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What editors take home of the published articles.
enum ExportFile {
  /// A folder of Markdown, as a bank keeps it in version control.
  ZIP("application/zip") {
    @Override
    byte[] bytes(List<Article> articles) {
      try {
        Path folder = Files.createTempDirectory("lobby-export");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
          ArticleFolder.write(folder, articles);
          for (Article article : articles) {
            Path file = folder.resolve(article.id() + ".md");
            zip.putNextEntry(new ZipEntry("articles/" + file.getFileName()));
            Files.copy(file, zip);
            Files.delete(file);
          }
        }
        Files.delete(folder);
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException("The articles cannot be packed.", e);
      }
    }
  },

  /// A table that a spreadsheet opens and an import reads.
  CSV("text/csv; charset=utf-8") {
    @Override
    byte[] bytes(List<Article> articles) {
      try {
        Path table = Files.createTempFile("lobby-export", ".csv");
        Faq.writeCsv(table, articles);
        byte[] bytes = Files.readAllBytes(table);
        Files.delete(table);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException("The articles cannot be written.", e);
      }
    }
  },

  /// The same table as a workbook.
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    byte[] bytes(List<Article> articles) {
      return Faq.writeXlsx(articles);
    }
  };

  private final String type;

  ExportFile(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  String fileName() {
    return "articles." + name().toLowerCase(Locale.ROOT);
  }

  abstract byte[] bytes(List<Article> articles);
}
