package dev.lobby.knowledge.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Reads HTML: what a browser would show of it, but for navigation and form fields.
final class HtmlReader {
  private static final int CHARSET_WITHIN = 4096;
  private static final Pattern CHARSET = Pattern.compile("charset\\s*=", Pattern.CASE_INSENSITIVE);

  /// What is run, or fetched, or not shown, or not of the text.
  private static final String LEFT_OUT =
      "script, style, noscript, template, iframe, object, embed, applet, svg, canvas, audio, video,"
          + " nav, button, input, select, textarea, [hidden], [aria-hidden=true]";

  private static final Pattern UNSEEN =
      Pattern.compile(
          "(^|;)\\s*(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HEADING = Pattern.compile("h[1-6]");

  private HtmlReader() {}

  static void read(byte[] bytes, Blocks blocks) throws IOException {
    Document document = parse(bytes, blocks.file());
    blocks.deadline().check();
    blocks.title(document.title());
    document.select(LEFT_OUT).remove();
    document.select("[style]").stream()
        .filter(element -> UNSEEN.matcher(element.attr("style")).find())
        .forEach(Node::remove);
    Body body = new Body(blocks);
    document.body().filter(body);
    body.flush();
  }

  private static Document parse(byte[] bytes, String file) throws IOException {
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, CHARSET_WITHIN), StandardCharsets.ISO_8859_1);
    if (CHARSET.matcher(beginning).find()) {
      return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
    }
    return Jsoup.parse(
        TextBytes.decode(bytes)
            .orElseThrow(() -> UnreadableDocumentException.of(Problem.UNKNOWN_ENCODING, file)));
  }

  /// Goes through the body and makes blocks of it.
  private static final class Body implements NodeFilter {
    private final Blocks blocks;
    private final StringBuilder text = new StringBuilder();

    Body(Blocks blocks) {
      this.blocks = blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      switch (node) {
        case TextNode words -> text.append(words.getWholeText());
        case Element element when element.normalName().equals("table") -> {
          flush();
          table(element);
          return FilterResult.SKIP_ENTIRELY;
        }
        case Element element when HEADING.matcher(element.normalName()).matches() -> {
          flush();
          blocks.heading(element.normalName().charAt(1) - '0', element.text(), 0);
          return FilterResult.SKIP_ENTIRELY;
        }
        case Element element when element.isBlock() || element.normalName().equals("br") -> flush();
        default -> {}
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        flush();
      }
      return FilterResult.CONTINUE;
    }

    void flush() {
      blocks.paragraph(text.toString(), 0);
      text.setLength(0);
    }

    private void table(Element element) {
      Table table = new Table(blocks, 0);
      List<Integer> rowsLeft = new ArrayList<>();
      for (Element row : element.select("tr")) {
        if (!element.equals(row.closest("table"))) {
          continue;
        }
        List<String> cells = new ArrayList<>();
        List<Integer> merged = new ArrayList<>();
        boolean names = true;
        for (Element cell : row.children()) {
          String name = cell.normalName();
          if (!name.equals("td") && !name.equals("th")) {
            continue;
          }
          names &= name.equals("th");
          fillMerged(rowsLeft, cells, merged);
          spans(cell, cells.size(), rowsLeft);
          cells.add(cell.text());
        }
        fillMerged(rowsLeft, cells, merged);
        table.row(cells, names && !cells.isEmpty(), merged);
      }
      table.end();
    }

    /// Adds the cells that reach down from rows above to the place where the next cell goes.
    private static void fillMerged(
        List<Integer> rowsLeft, List<String> cells, List<Integer> merged) {
      while (cells.size() < rowsLeft.size() && rowsLeft.get(cells.size()) > 0) {
        rowsLeft.set(cells.size(), rowsLeft.get(cells.size()) - 1);
        merged.add(cells.size());
        cells.add("");
      }
    }

    private static void spans(Element cell, int column, List<Integer> rowsLeft) {
      while (rowsLeft.size() <= column) {
        rowsLeft.add(0);
      }
      String span = cell.attr("rowspan").strip().toLowerCase(Locale.ROOT);
      if (span.matches("[1-9][0-9]{0,3}")) {
        rowsLeft.set(column, Integer.parseInt(span) - 1);
      }
    }
  }
}
