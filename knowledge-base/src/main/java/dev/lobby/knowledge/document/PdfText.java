package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes headings, paragraphs and rows of the lines of a PDF, which knows none of them.
///
/// A heading is a line that a bookmark names, or that is larger or bolder than most text, or is
/// numbered like a chapter. What is the same at the edge of most pages, page numbers and lines of a
/// table of contents are left out.
final class PdfText {
  private static final int HEADING_MAX = 80;
  private static final double LARGER = 1.12;

  /// A line that ends so much of the column's width before its right edge ends its paragraph.
  private static final double SHORT = 0.2;

  /// A line lower than so many usual distances begins a paragraph.
  private static final double APART = 1.35;

  private static final int RUNNING_PAGES_MIN = 3;
  private static final double RUNNING_SHARE = 0.3;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-–—\\s]*(第|page)?\\s*[0-9ivxIVX]+\\s*(页)?\\s*((/|of|，?\\s*共)\\s*\\d+\\s*页?)?[-–—\\s]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENTS =
      Pattern.compile(".*(\\.\\s?){5,}.*\\d+|.*…{2,}.*\\d+|.*·{5,}.*\\d+");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[。！？；：.!?;:，,]['”\"’）)]?");
  private static final Pattern ITEM =
      Pattern.compile(
          "([•●▪■◆▶○–-]\\s|[(（][0-9一二三四五六七八九十a-z]{1,3}[)）]|[0-9]{1,2}[.、)]\\D|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百零0-9]+条).*");

  private final Blocks blocks;
  private final List<PdfLine> lines;
  private final Map<String, Integer> bookmarks;
  private final double bodySize;
  private final double distance;
  private final Map<Integer, Double> right;
  private final Map<Integer, Double> left;
  private final List<Integer> sizes;

  /// @param bookmarks the level of each bookmark, by [#key]
  PdfText(List<PdfLine> all, Map<String, Integer> bookmarks, Blocks blocks) {
    this.blocks = blocks;
    this.bookmarks = bookmarks;
    this.lines = withoutRunningHeads(all, blocks);
    this.bodySize = halfPoints(mostText(lines)) / 2.0;
    this.distance = usualDistance();
    this.right = new HashMap<>();
    this.left = new HashMap<>();
    TreeSet<Integer> larger = new TreeSet<>();
    for (PdfLine line : lines) {
      right.merge(line.page(), (double) line.right(), Math::max);
      left.merge(line.page(), (double) line.left(), Math::min);
      if (isLarger(line)) {
        larger.add(halfPoints(line.size()));
      }
    }
    this.sizes = List.copyOf(larger.descendingSet());
  }

  /// Returns what a bookmark and its heading have in common.
  static String key(String text) {
    return NO_WORD.matcher(text).replaceAll("");
  }

  private static int halfPoints(double size) {
    return (int) Math.round(size * 2);
  }

  private static List<PdfLine> withoutRunningHeads(List<PdfLine> all, Blocks blocks) {
    double body = mostText(all);
    Map<String, Set<Integer>> pagesOf = new TreeMap<>();
    Set<Integer> pages = new HashSet<>();
    for (PdfLine line : all) {
      pages.add(line.page());
      if (line.isAtEdge() && line.size() < body * LARGER) {
        for (String same : List.of(line.text(), running(line))) {
          pagesOf.computeIfAbsent(same, key -> new HashSet<>()).add(line.page());
        }
      }
    }
    double enough = Math.max(RUNNING_PAGES_MIN, RUNNING_SHARE * pages.size());
    List<PdfLine> kept = new ArrayList<>();
    for (PdfLine line : all) {
      blocks.deadline().check();
      boolean repeated =
          line.isAtEdge()
              && Stream.of(line.text(), running(line))
                  .anyMatch(same -> pagesOf.getOrDefault(same, Set.of()).size() >= enough);
      boolean number = line.isAtEdge() && PAGE_NUMBER.matcher(line.text()).matches();
      if (!repeated && !number && !CONTENTS.matcher(line.text()).matches()) {
        kept.add(line);
      }
    }
    return kept;
  }

  /// Returns what is the same in a running head on each page: its words, and how far its numbers
  /// are from the page's.
  private static String running(PdfLine line) {
    return NUMBERS
        .matcher(line.text())
        .replaceAll(number -> "#" + (Long.parseLong(number.group()) - line.page()));
  }

  /// Returns the size of font that most text is in.
  private static double mostText(List<PdfLine> lines) {
    Map<Integer, Integer> drawn = new TreeMap<>();
    for (PdfLine line : lines) {
      drawn.merge(halfPoints(line.size()), line.text().length(), Integer::sum);
    }
    return drawn.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 2.0)
        .orElse(10.0);
  }

  /// Returns how far lines of the usual size are from the next, most often.
  private double usualDistance() {
    Map<Integer, Integer> seen = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      double down = lines.get(i).y() - lines.get(i - 1).y();
      if (lines.get(i).page() == lines.get(i - 1).page() && down > 0 && down < 4 * bodySize) {
        seen.merge(halfPoints(down), 1, Integer::sum);
      }
    }
    return seen.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 2.0)
        .orElse(1.5 * bodySize);
  }

  private boolean isLarger(PdfLine line) {
    return line.size() >= bodySize * LARGER && isShort(line.text());
  }

  private static boolean isShort(String text) {
    return text.length() <= HEADING_MAX
        && !SENTENCE_END.matcher(text).matches()
        && text.codePoints().anyMatch(Character::isLetter);
  }

  /// Returns the level of a line as a heading; 0 when it is none.
  private int level(PdfLine line) {
    String text = line.text();
    if (line.cells().size() > 2) {
      return 0;
    }
    Integer bookmark = bookmarks.get(key(text));
    if (bookmark != null && text.length() <= 2 * HEADING_MAX) {
      return bookmark;
    }
    if (isLarger(line)) {
      return 1 + sizes.indexOf(halfPoints(line.size()));
    }
    int numbered = NumberedHeadings.level(text).orElse(0);
    if (numbered > 0) {
      return numbered;
    }
    boolean bolder = line.bold() && line.size() >= bodySize * 0.97 && isShort(text);
    return bolder && line.cells().size() == 1 ? 1 + Math.max(sizes.size(), deepest()) : 0;
  }

  private int deepest() {
    return bookmarks.values().stream().max(Integer::compare).orElse(0);
  }

  void read() {
    int at = 0;
    while (at < lines.size()) {
      PdfLine line = lines.get(at);
      int level = level(line);
      if (level > 0) {
        at = heading(at, level);
      } else if (line.cells().size() > 1 && isRow(at + 1, line.cells().size())) {
        at = table(at);
      } else {
        at = paragraph(at);
      }
    }
  }

  /// Reads a heading, which may go on in the next line.
  ///
  /// @return the line after it
  private int heading(int from, int level) {
    StringBuilder text = new StringBuilder(lines.get(from).text());
    int at = from + 1;
    while (at < lines.size()
        && text.length() <= HEADING_MAX
        && level(lines.get(at)) == level
        && !bookmarks.containsKey(key(text.toString()))
        && isSameKind(lines.get(at - 1), lines.get(at))
        && NumberedHeadings.level(lines.get(at).text()).isEmpty()
        && lines.get(at).y() - lines.get(at - 1).y() <= lines.get(at).size() * 1.6) {
      Lines.join(text, lines.get(at).text());
      at++;
    }
    blocks.heading(level, text.toString(), lines.get(from).page());
    return at;
  }

  private static boolean isSameKind(PdfLine one, PdfLine other) {
    return one.page() == other.page()
        && halfPoints(one.size()) == halfPoints(other.size())
        && one.bold() == other.bold();
  }

  private boolean isRow(int at, int cells) {
    return at < lines.size() && lines.get(at).cells().size() == cells;
  }

  private int table(int from) {
    int cells = lines.get(from).cells().size();
    Table table = new Table(blocks, lines.get(from).page());
    int at = from;
    while (isRow(at, cells) && (at == from || level(lines.get(at)) == 0)) {
      table.row(lines.get(at).cells());
      at++;
    }
    table.end();
    return at;
  }

  private int paragraph(int from) {
    StringBuilder text = new StringBuilder();
    Lines.join(text, lines.get(from).text());
    int at = from + 1;
    while (at < lines.size() && goesOn(from, at)) {
      Lines.join(text, lines.get(at).text());
      at++;
    }
    blocks.paragraph(text.toString(), lines.get(from).page());
    return at;
  }

  /// Returns whether the line `at` belongs to the paragraph that began with the line `from`.
  private boolean goesOn(int from, int at) {
    PdfLine line = lines.get(at - 1);
    PdfLine next = lines.get(at);
    if (level(next) > 0
        || (next.cells().size() > 1 && isRow(at + 1, next.cells().size()))
        || ITEM.matcher(next.text()).matches()
        || halfPoints(next.size()) != halfPoints(line.size())) {
      return false;
    }
    if (next.page() != line.page() || next.y() < line.y()) {
      // Onto the next page or column.
      return !SENTENCE_END.matcher(line.text()).matches();
    }
    double edge = right.getOrDefault(line.page(), 0.0);
    double width = edge - left.getOrDefault(line.page(), 0.0);
    boolean shorter = line.right() < edge - SHORT * width;
    // The first line of a paragraph may itself stand further in than the rest, or less far.
    boolean indented = at - 1 > from && next.left() > line.left() + 1.2 * next.size();
    boolean apart = next.y() - line.y() > APART * distance;
    return !shorter && !indented && !apart;
  }
}
