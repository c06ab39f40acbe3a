package dev.lobby.knowledge.document;

import java.util.List;

/// What a document consists of, in order, each on a page from 1; 0 where the type has none.
sealed interface Block {

  int page();

  /// A heading.
  ///
  /// @param level from 1, the outermost
  record Heading(int level, String text, int page) implements Block {}

  /// A paragraph or an item of a list.
  record Paragraph(String text, int page) implements Block {}

  /// A row of a table.
  ///
  /// @param header the names of the columns; empty when the table has none
  /// @param cells at least one has text
  record Row(List<String> header, List<String> cells, int page) implements Block {
    public Row {
      header = List.copyOf(header);
      cells = List.copyOf(cells);
    }
  }
}
