package dev.lobby.knowledge;

/// A release cannot be opened; the message names the file and the reason.
public final class ReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ReleaseException(String message) {
    super(message);
  }

  public ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
