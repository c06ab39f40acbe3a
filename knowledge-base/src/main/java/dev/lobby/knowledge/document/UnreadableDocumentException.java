package dev.lobby.knowledge.document;

/// A document cannot be imported; the message names the file, what is wrong and what to do.
public final class UnreadableDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final String chinese;

  private UnreadableDocumentException(Problem problem, Object[] of, Throwable cause) {
    super(problem.inEnglish(of), cause);
    this.problem = problem;
    this.chinese = problem.inChinese(of);
  }

  private UnreadableDocumentException(Problem problem, Object[] of) {
    super(problem.inEnglish(of));
    this.problem = problem;
    this.chinese = problem.inChinese(of);
  }

  /// Returns what is wrong.
  public Problem problem() {
    return problem;
  }

  /// Returns the message in Chinese.
  public String inChinese() {
    return chinese;
  }

  static UnreadableDocumentException of(Problem problem, Object... of) {
    return new UnreadableDocumentException(problem, of);
  }

  /// @param cause what the library that read the file says
  static UnreadableDocumentException damaged(String file, Throwable cause) {
    String why = cause.getMessage();
    String told = why == null || why.isBlank() ? cause.getClass().getSimpleName() : why;
    String line = CleanText.of(told);
    return new UnreadableDocumentException(
        Problem.DAMAGED,
        new Object[] {file, line.length() <= 200 ? line : line.substring(0, 200) + " …"},
        cause);
  }
}
