package dev.lobby.knowledge.document;

import dev.lobby.knowledge.document.Document.Note;
import java.util.ArrayList;
import java.util.List;

/// Collects what is read of one document, and ends the reading at its limits.
final class Blocks {
  private static final int HEADING_LEVELS = 9;

  private final String file;
  private final ReadingLimits limits;
  private final Deadline deadline;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private String title = "";
  private long characters;
  private int rows;

  Blocks(String file, ReadingLimits limits, Deadline deadline) {
    this.file = file;
    this.limits = limits;
    this.deadline = deadline;
  }

  String file() {
    return file;
  }

  ReadingLimits limits() {
    return limits;
  }

  Deadline deadline() {
    return deadline;
  }

  /// Takes what the document calls itself, if it does.
  void title(String text) {
    title = CleanText.of(text);
  }

  void note(String en, String zh) {
    notes.add(new Note(en, zh));
  }

  void heading(int level, String text, int page) {
    String clean = counted(text);
    if (!clean.isEmpty()) {
      blocks.add(new Block.Heading(Math.clamp(level, 1, HEADING_LEVELS), clean, page));
    }
  }

  void paragraph(String text, int page) {
    String clean = counted(text);
    if (!clean.isEmpty()) {
      blocks.add(new Block.Paragraph(clean, page));
    }
  }

  /// @param header the names of the columns; empty when the table has none
  void row(List<String> header, List<String> cells, int page) {
    if (++rows > limits.rows()) {
      throw UnreadableDocumentException.of(Problem.TOO_MANY_ROWS, file, limits.rows());
    }
    List<String> clean = cells.stream().map(this::counted).toList();
    if (clean.stream().anyMatch(cell -> !cell.isEmpty())) {
      blocks.add(new Block.Row(header.stream().map(CleanText::of).toList(), clean, page));
    }
  }

  private String counted(String text) {
    deadline.check();
    // One more, so that cells without text count too.
    characters += text.length() + 1L;
    if (characters > limits.characters()) {
      throw UnreadableDocumentException.of(Problem.TOO_MUCH_TEXT, file, limits.characters());
    }
    return CleanText.of(text);
  }

  List<Block> all() {
    return blocks;
  }

  List<Note> notes() {
    return notes;
  }

  /// Returns what the document calls itself, else its first heading, else its file's name.
  String title() {
    if (!title.isEmpty()) {
      return title;
    }
    return blocks.stream()
        .filter(Block.Heading.class::isInstance)
        .map(block -> ((Block.Heading) block).text())
        .findFirst()
        .orElse(file);
  }
}
