package dev.lobby.knowledge.document;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;

/// Cuts a document into passages.
///
/// A passage never goes beyond its section, and a paragraph is cut only when it is longer than a
/// passage may be, then between sentences. A heading with nothing under it is text, so that no word
/// gets lost.
final class Splitter {
  /// A passage is complete when another paragraph would take it beyond this, in [Sentences#size].
  private static final int COMPLETE = 400;

  private final String sha256;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Block.Heading> path = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private List<String> header = List.of();
  private int size;
  private int page;
  private boolean headingAlone;

  private Splitter(String sha256) {
    this.sha256 = sha256;
  }

  static List<Passage> split(List<Block> blocks, String sha256) {
    Splitter splitter = new Splitter(sha256);
    for (Block block : blocks) {
      splitter.add(block);
    }
    splitter.headingWithoutText(0);
    splitter.flush();
    return splitter.passages;
  }

  private void add(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        headingWithoutText(heading.level());
        flush();
        while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
          path.removeLast();
        }
        path.add(heading);
        headingAlone = true;
      }
      case Block.Paragraph paragraph -> {
        if (!header.isEmpty()) {
          flush();
        }
        for (String piece : Sentences.pieces(paragraph.text())) {
          line(piece, paragraph.page());
        }
      }
      case Block.Row row -> {
        if (!row.header().equals(header)) {
          flush();
          header = row.header();
        }
        for (String piece : Sentences.pieces(String.join(" | ", row.cells()))) {
          line(piece, row.page());
        }
      }
    }
  }

  /// Makes text of the innermost heading when the next, of `level`, is not under it.
  private void headingWithoutText(int level) {
    if (headingAlone && !path.isEmpty() && path.getLast().level() >= level) {
      Block.Heading heading = path.removeLast();
      line(heading.text(), heading.page());
    }
    headingAlone = false;
  }

  private void line(String line, int on) {
    int own = Sentences.size(line);
    if (!lines.isEmpty() && size + own > COMPLETE) {
      List<String> names = header;
      flush();
      header = names;
    }
    if (lines.isEmpty()) {
      page = on;
      if (!header.isEmpty()) {
        String names = String.join(" | ", header);
        lines.add(names);
        size = Sentences.size(names);
      }
    }
    lines.add(line);
    size += own;
    headingAlone = false;
  }

  private void flush() {
    if (!lines.isEmpty()) {
      int number = passages.size() + 1;
      String text = String.join("\n", lines);
      passages.add(
          new Passage(
              Passage.id(sha256, number),
              number,
              path.stream().map(Block.Heading::text).toList(),
              page,
              Language.of(text),
              text));
    }
    lines.clear();
    header = List.of();
    size = 0;
  }
}
