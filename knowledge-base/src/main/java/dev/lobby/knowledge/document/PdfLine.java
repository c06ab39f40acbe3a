package dev.lobby.knowledge.document;

import java.util.List;

/// A line of a page as it is drawn; lengths in points, places from the page's upper left.
///
/// @param cells what stands far apart in it; one for most lines
/// @param left where it begins
/// @param right where it ends
/// @param y its base line
/// @param size the size of its font
/// @param bold whether the font says it is
/// @param page from 1
/// @param height the page's height
record PdfLine(
    List<String> cells,
    float left,
    float right,
    float y,
    float size,
    boolean bold,
    int page,
    float height) {

  PdfLine {
    cells = List.copyOf(cells);
  }

  String text() {
    return String.join(" ", cells);
  }

  /// Returns whether it stands where running heads and page numbers do.
  boolean isAtEdge() {
    return y < height * 0.09 || y > height * 0.91;
  }
}
