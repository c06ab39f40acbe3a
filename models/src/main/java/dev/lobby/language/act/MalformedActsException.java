package dev.lobby.language.act;

import java.util.List;

/// Examples of dialogue acts are wrong; the message names every file and line.
public final class MalformedActsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedActsException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
