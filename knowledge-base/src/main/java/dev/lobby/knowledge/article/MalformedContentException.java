package dev.lobby.knowledge.article;

import java.util.List;

/// Content files are wrong; the message has one line for each error, naming file, line and what is
/// allowed.
public final class MalformedContentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<ContentProblem> problems;

  public MalformedContentException(List<String> errors) {
    super(String.join("\n", errors));
    this.problems = errors.stream().map(ContentProblem::of).toList();
  }

  private MalformedContentException(String message, List<ContentProblem> problems) {
    super(message);
    this.problems = problems;
  }

  static MalformedContentException of(List<ContentProblem> problems) {
    return new MalformedContentException(
        String.join("\n", problems.stream().map(ContentProblem::told).toList()),
        List.copyOf(problems));
  }

  /// Returns the lines of the message.
  public List<String> errors() {
    return String.valueOf(getMessage()).lines().toList();
  }

  /// Returns each error, in the order of the message.
  public List<ContentProblem> problems() {
    return problems;
  }
}
