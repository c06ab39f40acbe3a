package dev.lobby.language.act;

import dev.lobby.language.Language;
import java.util.Set;

/// A message and everything that it does.
///
/// @param acts all of them; empty when it does none
public record ActExample(Set<Act> acts, Language language, String text) {

  /// Copies the acts.
  public ActExample {
    acts = Set.copyOf(acts);
  }
}
