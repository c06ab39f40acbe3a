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

  /// How much of a line a note quotes.
  private static final int QUOTED = 60;

  private static final Pattern SENTENCE_END = Pattern.compile(".*[。！？；：.!?;:]");

  private TextReader() {}

  /// Returns what the text turned out to be.
  static DocumentType read(byte[] bytes, Blocks blocks) {
    String text =
        TextBytes.decode(bytes)
            .orElseThrow(
                () -> UnreadableDocumentException.of(Problem.UNKNOWN_ENCODING, blocks.file()));
    if (TextBytes.isGuessed(bytes)) {
      guessed(text, blocks);
    }
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

  /// Notes how the text reads, so that somebody sees when it is in another encoding.
  private static void guessed(String text, Blocks blocks) {
    String line =
        text.lines()
            .filter(it -> it.chars().anyMatch(c -> c > 127))
            .findFirst()
            .map(String::strip)
            .orElse("");
    String quoted =
        line.codePointCount(0, line.length()) <= QUOTED
            ? line
            : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    blocks.note(
        "Read as GB18030, since it is not UTF-8. A line of it is \""
            + quoted
            + "\". If that is not what stands there, save the file as UTF-8 and import it again.",
        "不是 UTF-8，按 GB18030 读取。其中一行是“" + quoted + "”。如果与原文不符，请另存为 UTF-8 后重新导入。");
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
