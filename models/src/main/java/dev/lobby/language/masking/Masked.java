package dev.lobby.language.masking;

import java.util.List;

/// A text with its sensitive places replaced.
///
/// @param text the masked text; outside the masks it is the original, char for char
/// @param masks what was replaced, in order; empty when nothing was
public record Masked(String text, List<Mask> masks) {

  public Masked {
    masks = List.copyOf(masks);
  }
}
