package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/// Puts the cells of each row together, and hands on those rows that hold something.
final class WorkbookCells implements SheetContentsHandler, ShownCells.HiddenRows {
  /// What POI makes of a cell whose formula failed.
  private static final Pattern FAILED = Pattern.compile("ERROR:#[A-Z0-9/!?]+");

  /// A wider row is no row of a table that somebody wrote, and its empty cells would fill memory.
  private static final int COLUMNS_MAX = 256;

  /// Ends the reading of a sheet whose reader wants no more; only an exception ends it.
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough", null, false, false);
    }
  }

  private final Deadline deadline;
  private final Predicate<Workbook.Row> reader;
  private final List<String> cells = new ArrayList<>();
  private final Set<Integer> failed = new TreeSet<>();
  private String sheet = "";
  private boolean isNextHidden;
  private boolean isHidden;

  WorkbookCells(Deadline deadline, Predicate<Workbook.Row> reader) {
    this.deadline = deadline;
    this.reader = reader;
  }

  void sheet(String name) {
    sheet = CleanText.of(name);
  }

  @Override
  public void nextIsHidden() {
    isNextHidden = true;
  }

  @Override
  public void startRow(int row) {
    deadline.check();
    cells.clear();
    failed.clear();
    isHidden = isNextHidden;
    isNextHidden = false;
  }

  @Override
  public void cell(
      @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
    int column = reference == null ? cells.size() : new CellReference(reference).getCol();
    if (column >= COLUMNS_MAX) {
      return;
    }
    while (cells.size() < column) {
      cells.add("");
    }
    boolean isFailed = value != null && FAILED.matcher(value).matches();
    if (isFailed) {
      failed.add(column);
    }
    cells.add(value == null || isFailed ? "" : value);
  }

  @Override
  public void endRow(int row) {
    if (failed.isEmpty() && cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (!reader.test(new Workbook.Row(sheet, row + 1, cells, isHidden, failed))) {
      throw new Enough();
    }
  }
}
