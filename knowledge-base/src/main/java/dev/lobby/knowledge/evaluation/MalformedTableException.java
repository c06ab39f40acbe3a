package dev.lobby.knowledge.evaluation;

/// A table of questions is wrong; the message names file, line and column.
public final class MalformedTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedTableException(String message) {
    super(message);
  }
}
