package dev.lobby.language.entity;

import java.util.List;

/// Golden lines are wrong; the message has a line for each error, with file and line.
public final class MalformedGoldenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedGoldenException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
