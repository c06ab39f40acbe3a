package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/// Reads the cells of a sheet but those in hidden columns and, unless somebody is told which rows
/// are hidden, those in hidden rows.
final class ShownCells extends XSSFSheetXMLHandler {
  private final List<Columns> hidden = new ArrayList<>();
  private final Optional<HiddenRows> told;
  private int skipped;

  /// @param from the first, from 1
  /// @param to the last
  private record Columns(int from, int to) {}

  /// Who is told that the next row is hidden.
  interface HiddenRows {
    void nextIsHidden();
  }

  ShownCells(
      Styles styles,
      SharedStrings strings,
      SheetContentsHandler rows,
      DataFormatter formatter,
      Optional<HiddenRows> told) {
    super(styles, strings, rows, formatter, false);
    this.told = told;
  }

  @Override
  public void startElement(
      @Nullable String uri, @Nullable String name, @Nullable String qualified, Attributes of)
      throws SAXException {
    if (skipped > 0) {
      skipped++;
      return;
    }
    String local = name == null || name.isEmpty() ? String.valueOf(qualified) : name;
    boolean isHidden = List.of("1", "true").contains(String.valueOf(of.getValue("hidden")));
    if (local.equals("col") && isHidden) {
      hidden.add(
          new Columns(Integer.parseInt(of.getValue("min")), Integer.parseInt(of.getValue("max"))));
    }
    boolean hiddenRow = local.equals("row") && isHidden;
    if (hiddenRow) {
      told.ifPresent(HiddenRows::nextIsHidden);
    }
    if ((hiddenRow && told.isEmpty()) || (local.equals("c") && isHidden(of.getValue("r")))) {
      skipped = 1;
      return;
    }
    super.startElement(uri, name, qualified, of);
  }

  private boolean isHidden(@Nullable String cell) {
    if (cell == null || hidden.isEmpty()) {
      return false;
    }
    int column = new CellReference(cell).getCol() + 1;
    return hidden.stream().anyMatch(it -> it.from <= column && column <= it.to);
  }

  @Override
  public void endElement(@Nullable String uri, @Nullable String name, @Nullable String qualified)
      throws SAXException {
    if (skipped > 0) {
      skipped--;
      return;
    }
    super.endElement(uri, name, qualified);
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (skipped == 0) {
      super.characters(characters, start, length);
    }
  }
}
