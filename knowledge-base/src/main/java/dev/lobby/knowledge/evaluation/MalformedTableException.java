package dev.lobby.knowledge.evaluation;

/// A file of questions or of floors is missing or wrong; the message names file, line and column as
/// far as they are known.
public final class MalformedTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedTableException(String message) {
    super(message);
  }
}
