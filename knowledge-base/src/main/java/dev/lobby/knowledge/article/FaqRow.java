package dev.lobby.knowledge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A row of a table.
///
/// @param sheet the sheet of a workbook it stands on; empty in any other file
/// @param line where it begins, from 1
/// @param cells what is in it, from the first column
record FaqRow(String sheet, long line, List<String> cells) {
  private static final Pattern BREAK = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern BAR = Pattern.compile("(\\\\*)([|｜])");

  /// What stands between questions: a semicolon is seldom part of one.
  private static final Pattern BAR_OR_SEMICOLON = Pattern.compile("(\\\\*)([|｜;；])");

  FaqRow {
    cells = List.copyOf(cells);
  }

  /// Where something stands in a row.
  ///
  /// @param column from 0; below 0 for the row as a whole
  /// @param below how many lines below the first one of its cell
  record Place(FaqRow row, int column, int below) {

    /// Returns the line of the file, and not of the table: quoted cells go over several. In a
    /// workbook it is the row.
    long line() {
      if (!row.sheet.isEmpty() || column < 0) {
        return row.line;
      }
      long line = row.line + below;
      for (String before : row.cells.subList(0, Math.min(column, row.cells.size()))) {
        line += BREAK.matcher(before).results().count();
      }
      return line;
    }

    /// Returns the cell of a workbook, as `Sheet!C12`; empty in any other file.
    String cell() {
      return row.sheet.isEmpty()
          ? ""
          : row.sheet + "!" + FaqWorkbook.letters(Math.max(0, column)) + row.line;
    }

    String inEnglish() {
      return row.sheet.isEmpty() ? "line " + line() : "row " + row.line + " of sheet " + row.sheet;
    }

    String inChinese() {
      return row.sheet.isEmpty()
          ? "第 " + line() + " 行"
          : "工作表“" + row.sheet + "”第 " + row.line + " 行";
    }
  }

  /// One of several texts in a cell.
  record Text(String text, Place at) {}

  /// Returns where a cell begins.
  ///
  /// @param column from 0; below 0 for the row as a whole
  Place at(int column) {
    return new Place(this, column, 0);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /// Returns the text of a cell; empty when there is no such column.
  String text(int column) {
    return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
  }

  /// Returns the texts of a cell, each on a line of its own or with `|` between them; a bar that is
  /// part of a text has a backslash before it.
  List<Text> texts(int column) {
    return texts(column, BAR);
  }

  /// As [#texts(int)], of questions, which may have semicolons between them too; one that is part
  /// of a question has a backslash before it.
  List<Text> questions(int column) {
    return texts(column, BAR_OR_SEMICOLON);
  }

  private List<Text> texts(int column, Pattern between) {
    List<Text> texts = new ArrayList<>();
    if (column < 0 || column >= cells.size()) {
      return texts;
    }
    String[] lines = BREAK.split(cells.get(column), -1);
    for (int below = 0; below < lines.length; below++) {
      for (String text : parted(lines[below], between)) {
        if (!text.isBlank()) {
          texts.add(new Text(text.strip(), new Place(this, column, below)));
        }
      }
    }
    return texts;
  }

  private static List<String> parted(String line, Pattern between) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    Matcher bar = between.matcher(line);
    int from = 0;
    while (bar.find()) {
      int slashes = bar.group(1).length();
      part.append(line, from, bar.start()).append("\\".repeat(slashes / 2));
      if (slashes % 2 == 1) {
        part.append(bar.group(2));
      } else {
        parts.add(part.toString());
        part.setLength(0);
      }
      from = bar.end();
    }
    parts.add(part.append(line, from, line.length()).toString());
    return parts;
  }

  /// Returns a text as a cell of several has it.
  static String one(String text) {
    return escaped(text, BAR);
  }

  /// Returns a question as a cell of several has it.
  static String oneQuestion(String text) {
    return escaped(text, BAR_OR_SEMICOLON);
  }

  private static String escaped(String text, Pattern between) {
    return between
        .matcher(text)
        .replaceAll(bar -> Matcher.quoteReplacement(bar.group(1).repeat(2) + "\\" + bar.group(2)));
  }
}
