package dev.lobby.language.signal;

import java.util.List;

/// Files of signal examples are wrong; the message has a line for each error, with file and line.
public final class MalformedExamplesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedExamplesException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
