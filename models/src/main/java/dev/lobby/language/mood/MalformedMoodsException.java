package dev.lobby.language.mood;

import java.util.List;

/// A file of moods is wrong; the message has a line for each error, with file and line.
public final class MalformedMoodsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedMoodsException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
