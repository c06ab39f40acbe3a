package dev.lobby.knowledge.document;

import java.util.List;
import java.util.regex.Pattern;

/// Reads text: as a table of records, as Markdown or as it is, whichever its lines look like.
final class TextReader {
  private static final Pattern MARKDOWN =
      Pattern.compile("(?m)^(#{1,6} +\\S|```|\\|? *:?-{3,}:? *\\|)");
  private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R");

  /// A line so wide, and not much wider, was broken by a program and not by its author.
  private static final int BROKEN_FROM = 60;

  private static final int BROKEN_TO = 100;
  private static final Pattern SENTENCE_END = Pattern.compile(".*[。！？；：.!?;:]");

  private TextReader() {}

  /// Returns what the text turned out to be.
  static DocumentType read(byte[] bytes, Blocks blocks) {
    String text =
        TextBytes.decode(bytes)
            .orElseThrow(
                () -> UnreadableDocumentException.of(Problem.UNKNOWN_ENCODING, blocks.file()));
    if (CsvReader.read(text, blocks)) {
      return DocumentType.CSV;
    }
    if (MARKDOWN.matcher(text).find() || FRONT_MATTER.matcher(text).find()) {
      new MarkdownReader(blocks).read(text);
      return DocumentType.MARKDOWN;
    }
    plain(text.lines().map(String::strip).toList(), blocks);
    return DocumentType.TEXT;
  }

  private static void plain(List<String> lines, Blocks blocks) {
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      int heading = NumberedHeadings.level(line).orElse(0);
      if (line.isEmpty() || heading > 0) {
        flush(paragraph, blocks);
        if (heading > 0) {
          blocks.heading(heading, line, 0);
        }
        continue;
      }
      Lines.join(paragraph, line);
      int width = Lines.width(line);
      if (width < BROKEN_FROM || width > BROKEN_TO || SENTENCE_END.matcher(line).matches()) {
        flush(paragraph, blocks);
      }
    }
    flush(paragraph, blocks);
  }

  private static void flush(StringBuilder paragraph, Blocks blocks) {
    blocks.paragraph(paragraph.toString(), 0);
    paragraph.setLength(0);
  }
}
