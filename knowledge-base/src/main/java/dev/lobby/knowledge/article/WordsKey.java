package dev.lobby.knowledge.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the assistant's fixed sentences, with the placeholders it may use.
public enum WordsKey {
  BANK(""),
  GREETING("bank"),
  SUGGEST("bank"),
  DECLINE("bank"),
  DECLINE_NEITHER("bank"),
  DECLINE_HANDOFF("bank position"),
  PERSON_QUEUED("bank position"),
  PERSON_STILL_QUEUED("bank position"),
  COMPLAINT_QUEUED("bank position number deadline"),
  COMPLAINT_NOTED("bank number"),
  HARDSHIP_QUEUED("bank position"),
  SELF_HARM("bank position"),
  FRAUD("bank position"),
  LOST_CARD("bank position"),
  QUEUED_NOTED("bank position"),
  LEAD("bank"),
  FAILED("bank position"),
  AGENT_JOINED("bank agent"),
  AGENT_LEFT("bank agent"),
  RESOLVED("bank"),
  RESOLVED_REOPENED("bank"),
  CHOICE_PERSON("bank");

  private final String placeholders;

  /// @param placeholders their names, separated by a space
  WordsKey(String placeholders) {
    this.placeholders = placeholders;
  }

  /// Returns the name used in the file.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the placeholders its sentence may use.
  public List<String> placeholders() {
    return placeholders.isEmpty() ? List.of() : List.of(placeholders.split(" ", -1));
  }

  /// Returns the key with this name in the file; empty when there is none.
  public static Optional<WordsKey> ofWire(String wire) {
    return Arrays.stream(values()).filter(key -> key.wire().equals(wire)).findFirst();
  }
}
