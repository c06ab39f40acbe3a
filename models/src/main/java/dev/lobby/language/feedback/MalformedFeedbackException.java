package dev.lobby.language.feedback;

import java.util.List;

/// Examples of suggestions and praise are wrong; the message names every file and line.
public final class MalformedFeedbackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedFeedbackException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
