package dev.lobby.view;

import dev.lobby.journal.Recorded;

/// A fold of the journal that answers questions.
///
/// Events come one at a time, in the journal's order; questions come from any thread.
public interface View {

  /// Takes in the next event.
  void apply(Recorded recorded);

  /// Forgets everything, so that the journal can be applied from its start.
  void reset();
}
