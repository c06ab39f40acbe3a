package dev.lobby.knowledge.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Turns the elements of a docx's body into blocks, as they come.
final class DocxBody {
  /// What is in these is not shown, or shown elsewhere.
  private static final Set<String> SKIPPED =
      Set.of(
          "del",
          "moveFrom",
          "Fallback",
          "instrText",
          "delText",
          "sectPr",
          "pPrChange",
          "rPrChange");

  private final Blocks blocks;
  private final DocxStyles styles;
  private final Map<String, String> footnotes;

  // A text box has paragraphs inside of one, and a cell may hold a table.
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<OpenTable> tables = new ArrayDeque<>();
  private int skipped;
  private boolean inText;
  private boolean hidden;

  DocxBody(Blocks blocks, DocxStyles styles, Map<String, String> footnotes) {
    this.blocks = blocks;
    this.styles = styles;
    this.footnotes = footnotes;
  }

  /// A paragraph that has begun and not ended.
  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private final List<String> footnotes = new ArrayList<>();
    private String style = "";
    private int outline = -1;
  }

  /// A table that has begun and not ended.
  private static final class OpenTable {
    private final Table table;
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private final List<Integer> merged = new ArrayList<>();
    private final List<String> footnotes = new ArrayList<>();
    private boolean names;

    OpenTable(Table table) {
      this.table = table;
    }
  }

  void take(XMLStreamReader xml, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (skipped > 0 || SKIPPED.contains(xml.getLocalName())) {
          skipped++;
        } else {
          start(xml);
        }
      }
      case XMLStreamConstants.END_ELEMENT -> {
        if (skipped > 0) {
          skipped--;
        } else {
          end(xml.getLocalName());
        }
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        Paragraph paragraph = paragraphs.peek();
        if (skipped == 0 && inText && !hidden && paragraph != null) {
          paragraph.text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          blocks.deadline().check();
        }
      }
      default -> {}
    }
  }

  private void start(XMLStreamReader xml) {
    OpenTable table = tables.peek();
    Paragraph paragraph = paragraphs.peek();
    switch (xml.getLocalName()) {
      case "p" -> paragraphs.push(new Paragraph());
      case "r" -> hidden = false;
      case "tbl" -> tables.push(new OpenTable(new Table(blocks, 0)));
      case "t" -> inText = true;
      default -> {
        if (paragraph != null) {
          within(paragraph, xml);
        }
        if (table != null) {
          within(table, xml);
        }
      }
    }
  }

  private void within(Paragraph paragraph, XMLStreamReader xml) {
    String value = OfficePackage.attribute(xml, "val").orElse("");
    switch (xml.getLocalName()) {
      case "pStyle" -> paragraph.style = value;
      case "outlineLvl" -> paragraph.outline = DocxStyles.outline(value);
      case "vanish" -> hidden = !Set.of("0", "false", "off").contains(value);
      case "tab" -> paragraph.text.append(' ');
      case "br", "cr" -> paragraph.text.append('\n');
      case "noBreakHyphen" -> paragraph.text.append('-');
      case "footnoteReference" ->
          OfficePackage.attribute(xml, "id")
              .map(footnotes::get)
              .ifPresent(paragraph.footnotes::add);
      default -> {}
    }
  }

  private static void within(OpenTable table, XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "tblHeader" -> table.names = true;
      case "vMerge" -> {
        if (!OfficePackage.attribute(xml, "val").orElse("").equals("restart")) {
          table.merged.add(table.cells.size());
        }
      }
      default -> {}
    }
  }

  private void end(String name) {
    switch (name) {
      case "t" -> inText = false;
      case "p" -> {
        Paragraph paragraph = paragraphs.poll();
        if (paragraph != null) {
          end(paragraph);
        }
      }
      case "tc" -> {
        OpenTable table = tables.peek();
        if (table != null) {
          table.cells.add(table.cell.toString());
          table.cell.setLength(0);
        }
      }
      case "tr" -> {
        OpenTable table = tables.peek();
        if (table != null) {
          end(table);
        }
      }
      case "tbl" -> {
        OpenTable table = tables.poll();
        if (table != null) {
          table.table.end();
          table.footnotes.forEach(note -> blocks.paragraph(note, 0));
        }
      }
      default -> {}
    }
  }

  private void end(OpenTable row) {
    OpenTable outer = outer();
    if (outer == null) {
      row.table.row(row.cells, row.names, row.merged);
    } else {
      // A table in a cell is part of its text.
      outer.cell.append(String.join(" ", row.cells)).append(' ');
    }
    row.cells.clear();
    row.merged.clear();
    row.names = false;
  }

  /// Returns the table around the innermost one; null when there is none.
  private @Nullable OpenTable outer() {
    Iterator<OpenTable> all = tables.iterator();
    all.next();
    return all.hasNext() ? all.next() : null;
  }

  private void end(Paragraph paragraph) {
    OpenTable table = tables.peek();
    if (table != null) {
      table.cell.append(paragraph.text).append(' ');
      table.footnotes.addAll(paragraph.footnotes);
      return;
    }
    if (styles.isContents(paragraph.style)) {
      return;
    }
    String text = paragraph.text.toString();
    int level =
        paragraph.outline >= 0 ? paragraph.outline : styles.level(paragraph.style).orElse(0);
    if (styles.isTitle(paragraph.style)) {
      blocks.title(text);
      blocks.paragraph(text, 0);
    } else if (level > 0) {
      blocks.heading(level, text, 0);
    } else {
      text.lines().forEach(line -> blocks.paragraph(line, 0));
    }
    paragraph.footnotes.forEach(note -> blocks.paragraph(note, 0));
  }
}
