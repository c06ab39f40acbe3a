package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/// Turns the cells of a sheet into rows; an empty row ends a table.
final class SheetRows implements SheetContentsHandler {
  /// What POI puts before the code of a cell whose formula failed.
  private static final String FAILED = "ERROR:";

  private final Table table;
  private final Blocks blocks;
  private final List<String> cells = new ArrayList<>();
  private int lastRow = -1;

  SheetRows(Blocks blocks) {
    this.blocks = blocks;
    this.table = new Table(blocks, 0);
  }

  @Override
  public void startRow(int row) {
    blocks.deadline().check();
    cells.clear();
  }

  @Override
  public void cell(
      @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
    int column = reference == null ? cells.size() : new CellReference(reference).getCol();
    while (cells.size() < column) {
      cells.add("");
    }
    cells.add(value == null || value.startsWith(FAILED) ? "" : value);
  }

  @Override
  public void endRow(int row) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (row > lastRow + 1) {
      table.end();
    }
    lastRow = row;
    table.row(cells);
  }

  void end() {
    table.end();
  }
}
