package dev.lobby.knowledge.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// The rows of one table as they come, and the names of its columns if its first row is that.
final class Table {
  private static final int NAME_MAX = 40;
  private static final Pattern NAME = Pattern.compile(".*\\p{L}.*[^。！？.!?；;]", Pattern.DOTALL);

  private final Blocks blocks;
  private final int page;
  private List<String> header = List.of();
  private List<String> above = List.of();
  private boolean begun;
  private boolean headerAlone;

  Table(Blocks blocks, int page) {
    this.blocks = blocks;
    this.page = page;
  }

  /// Takes the next row.
  ///
  /// @param names whether the document says that these are the names of the columns
  /// @param merged which cells are the lower part of the one above; the row has its words
  void row(List<String> cells, boolean names, List<Integer> merged) {
    List<String> row = new ArrayList<>(cells);
    for (int column : merged) {
      if (column < row.size() && column < above.size() && row.get(column).isBlank()) {
        row.set(column, above.get(column));
      }
    }
    while (!row.isEmpty() && row.getLast().isBlank()) {
      row.removeLast();
    }
    if (row.isEmpty()) {
      return;
    }
    if (!begun && row.size() == 1 && !names) {
      // A title above the table, or a table that is a frame.
      blocks.paragraph(row.getFirst(), page);
      return;
    }
    if (!begun && (names || areNames(row))) {
      header = List.copyOf(row);
      headerAlone = true;
    } else {
      blocks.row(header, row, page);
      headerAlone = false;
    }
    begun = true;
    above = row;
  }

  void row(List<String> cells) {
    row(cells, false, List.of());
  }

  /// Ends the table; its header is a row when there was no other.
  void end() {
    if (headerAlone) {
      blocks.row(List.of(), header, page);
    }
    begun = false;
    headerAlone = false;
    header = List.of();
    above = List.of();
  }

  /// Returns whether a first row looks like names of columns: short, all different, none without a
  /// letter and none a sentence.
  static boolean areNames(List<String> row) {
    return row.size() >= 2
        && new HashSet<>(row).size() == row.size()
        && row.stream()
            .allMatch(cell -> cell.length() <= NAME_MAX && NAME.matcher(cell.strip()).matches());
  }
}
