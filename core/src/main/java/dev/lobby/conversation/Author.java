package dev.lobby.conversation;

import java.util.Locale;

/// Who wrote a message.
public enum Author {
  CUSTOMER,
  ASSISTANT,
  AGENT,
  /// Lobby itself, telling what happens in the conversation.
  SYSTEM;

  /// The name in interfaces.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
