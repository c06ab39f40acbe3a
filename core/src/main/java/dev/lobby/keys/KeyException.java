package dev.lobby.keys;

/// The key file or the master key is not what it should be; the message says what to do.
public final class KeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeyException(String message) {
    super(message);
  }

  KeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
