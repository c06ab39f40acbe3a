package dev.lobby.knowledge.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A bank's folder of documents that may be quoted, each named by its file.
public final class DocumentFolder {

  private DocumentFolder() {}

  /// Reads all files in `folder`, sorted by name; none when there is no such folder.
  ///
  /// @throws UnreadableDocumentException saying what is wrong with a file and what to do
  /// @throws IOException when the disk fails
  public static List<BankDocument> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    DocumentReader reader = new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<BankDocument> documents = new ArrayList<>();
    for (Path file : files) {
      documents.add(BankDocument.of(id(String.valueOf(file.getFileName())), reader.read(file)));
    }
    return List.copyOf(documents);
  }

  /// Returns the id that a file's name gives a document: its lower-case words and digits, joined by
  /// hyphens, without its ending; `document` when nothing is left.
  public static String id(String name) {
    int end = name.lastIndexOf('.');
    String words =
        (end > 0 ? name.substring(0, end) : name)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return words.isEmpty() ? "document" : words;
  }
}
