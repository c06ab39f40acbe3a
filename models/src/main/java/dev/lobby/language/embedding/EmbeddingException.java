package dev.lobby.language.embedding;

/// A sentence encoder cannot be loaded or used; the message says why.
public final class EmbeddingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EmbeddingException(String message) {
    super(message);
  }

  EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
