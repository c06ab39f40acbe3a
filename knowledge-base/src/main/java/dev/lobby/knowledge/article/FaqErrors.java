package dev.lobby.knowledge.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong in a table of questions.
final class FaqErrors {
  /// Of more errors than this the rest is not told: they have one cause.
  private static final int MAX = 100;

  private final String file;
  private final List<ContentProblem> problems = new ArrayList<>();
  private List<String> header = List.of();

  /// @param file what the errors call it
  FaqErrors(String file) {
    this.file = file;
  }

  /// Calls the columns from now on as a header does.
  void columns(List<String> names) {
    header = List.copyOf(names);
  }

  void wrong(FaqRow.Place at, String en, String zh) {
    // Of a cell of a workbook its letter says enough.
    boolean named = at.row().sheet().isEmpty() && at.column() >= 0 && at.column() < header.size();
    String column = named ? header.get(at.column()).strip() : "";
    problems.add(new ContentProblem(file, at.line(), at.cell(), column, zh, en));
  }

  void wrong(FaqRow.Text text, String en, String zh) {
    wrong(text.at(), en, zh);
  }

  /// Notes what is wrong with the file as a whole, or from a line on.
  ///
  /// @param line from 1; 0 for the file
  void wrong(long line, String en, String zh) {
    problems.add(new ContentProblem(file, line, zh, en));
  }

  /// By what problems of a table are told from its top down; a workbook has many sheets.
  private static long line(ContentProblem problem) {
    return problem.cell().isEmpty() ? problem.line() : 0;
  }

  List<ContentProblem> problems() {
    return List.copyOf(problems);
  }

  int count() {
    return problems.size();
  }

  /// Returns whether another is worth telling.
  boolean wantsMore() {
    return problems.size() < MAX;
  }

  /// @throws MalformedContentException naming all of it, when there is anything
  void end() {
    if (!problems.isEmpty()) {
      throw MalformedContentException.of(
          problems.stream().sorted(Comparator.comparingLong(FaqErrors::line)).toList());
    }
  }
}
