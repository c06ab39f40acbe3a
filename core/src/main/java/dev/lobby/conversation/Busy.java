package dev.lobby.conversation;

/// Lobby has more to do than it can hold; nothing was stored, and the same request may be sent
/// again.
public final class Busy extends RuntimeException {
  public Busy(String message) {
    super(message);
  }
}
