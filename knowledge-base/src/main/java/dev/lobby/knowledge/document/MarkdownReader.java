package dev.lobby.knowledge.document;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Markdown: headings, paragraphs, lists, tables and fenced text; marks of emphasis, links'
/// addresses and raw HTML are no text of it.
final class MarkdownReader {
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---[ \\t]*\\R(?<yaml>(?:(?!---).*\\R)*?)---[ \\t]*(?:\\R|\\z)");
  private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*[\"']?(.*?)[\"']?\\s*$");
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern FENCE = Pattern.compile("(```|~~~).*");
  private static final Pattern UNDERLINE = Pattern.compile("(=+|-{2,})");
  private static final Pattern RULE = Pattern.compile("([-*_])(\\s*\\1){2,}");
  private static final Pattern DELIMITER =
      Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?");
  private static final Pattern ITEM = Pattern.compile("([-*+]|(?<number>\\d+[.)]))\\s+(?<text>.*)");
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

  private static final Pattern HTML =
      Pattern.compile(
          "(?is)<(script|style)\\b.*?(</\\1\\s*>|\\z)|<!--.*?(-->|\\z)|</?[a-z][a-z0-9-]*(\\s[^<>]*)?/?>");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*(\\s+\"[^\"]*\")?\\)");

  /// A star between digits is a sign of multiplication.
  private static final Pattern EMPHASIS =
      Pattern.compile("(\\*\\*\\*|\\*\\*|(?<!\\d)\\*|`)(?=\\S)(.+?)(?<=\\S)(?<!\\d(?=\\*\\d))\\1");

  private final Blocks blocks;
  private final StringBuilder paragraph = new StringBuilder();

  MarkdownReader(Blocks blocks) {
    this.blocks = blocks;
  }

  void read(String text) {
    String body = text;
    Matcher matter = FRONT_MATTER.matcher(text);
    if (matter.find()) {
      Matcher title = TITLE.matcher(matter.group("yaml"));
      if (title.find()) {
        blocks.title(title.group(1));
      }
      body = text.substring(matter.end());
    }
    List<String> lines = HTML.matcher(body).replaceAll("").lines().map(String::strip).toList();
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (FENCE.matcher(line).matches()) {
        flush();
        fenced = !fenced;
      } else if (fenced) {
        blocks.paragraph(line, 0);
      } else if (i + 1 < lines.size()
          && line.contains("|")
          && lines.get(i + 1).contains("-")
          && DELIMITER.matcher(lines.get(i + 1)).matches()) {
        flush();
        i = table(lines, i) - 1;
      } else {
        line(line);
      }
    }
    flush();
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (heading.matches()) {
      flush();
      blocks.heading(heading.group(1).length(), inline(heading.group(2)), 0);
    } else if (UNDERLINE.matcher(line).matches() && !paragraph.isEmpty()) {
      blocks.heading(line.startsWith("=") ? 1 : 2, inline(paragraph.toString()), 0);
      paragraph.setLength(0);
    } else if (line.isEmpty() || RULE.matcher(line).matches()) {
      flush();
    } else if (item.matches()) {
      flush();
      String number = item.group("number");
      paragraph.append(number == null ? "" : number + " ").append(item.group("text"));
    } else {
      Lines.join(paragraph, line.startsWith(">") ? line.substring(1).strip() : line);
    }
  }

  /// Reads the table that begins at `from`.
  ///
  /// @return the line after it
  private int table(List<String> lines, int from) {
    Table table = new Table(blocks, 0);
    table.row(cells(lines.get(from)), true, List.of());
    int at = from + 2;
    while (at < lines.size() && lines.get(at).contains("|")) {
      table.row(cells(lines.get(at++)));
    }
    table.end();
    return at;
  }

  private static List<String> cells(String line) {
    String inner = line.startsWith("|") ? line.substring(1) : line;
    return Arrays.stream(CELL_END.split(inner))
        .map(cell -> inline(cell.replace("\\|", "|").strip()))
        .toList();
  }

  private void flush() {
    blocks.paragraph(inline(paragraph.toString()), 0);
    paragraph.setLength(0);
  }

  private static String inline(String text) {
    String plain = LINK.matcher(text).replaceAll("$1");
    return EMPHASIS.matcher(EMPHASIS.matcher(plain).replaceAll("$2")).replaceAll("$2");
  }
}
