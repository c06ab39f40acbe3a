package dev.lobby.knowledge.article;

import java.util.List;

/// Content files are wrong; the message has one line for each error, naming file, line and what is
/// allowed.
public final class MalformedContentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedContentException(List<String> errors) {
    super(String.join("\n", errors));
  }

  /// Returns the lines of the message.
  public List<String> errors() {
    return String.valueOf(getMessage()).lines().toList();
  }
}
