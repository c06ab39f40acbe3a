package dev.lobby.knowledge.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something that is wrong in a file, and what to do.
///
/// @param file what the file is called
/// @param line the line or row it stands on, from 1; 0 for the file as a whole
/// @param cell where it stands in a workbook, as `Sheet!C12`; empty in any other file
/// @param column what the header calls the column of a CSV file it stands in; empty where there is
///   none
/// @param zh what is wrong, in Chinese; the English sentence where there is no other
/// @param en what is wrong, in English
public record ContentProblem(
    String file, long line, String cell, String column, String zh, String en) {
  private static final Pattern TOLD = Pattern.compile("(?s)(.*?):([0-9]{1,9}): (.*)");
  private static final Pattern WHOLE = Pattern.compile("(?s)(.*?): (.*)");

  public ContentProblem {
    zh = Quotes.nested(zh);
    en = Quotes.nested(en);
  }

  /// A problem of a file that is no table.
  public ContentProblem(String file, long line, String zh, String en) {
    this(file, line, "", "", zh, en);
  }

  /// Returns what a sentence says that begins with the file and perhaps the line.
  static ContentProblem of(String told) {
    Matcher line = TOLD.matcher(told);
    if (line.matches()) {
      return new ContentProblem(
          line.group(1), Long.parseLong(line.group(2)), line.group(3), line.group(3));
    }
    Matcher whole = WHOLE.matcher(told);
    return whole.matches()
        ? new ContentProblem(whole.group(1), 0, whole.group(2), whole.group(2))
        : new ContentProblem("", 0, told, told);
  }

  /// Returns the problem as one line in both languages.
  String told() {
    String place = cell.isEmpty() ? (line > 0 ? ":" + line : "") : ": " + cell;
    String within = column.isEmpty() ? "" : "column '" + column + "': ";
    return file + place + ": " + within + en + (zh.equals(en) ? "" : "  " + zh);
  }
}
