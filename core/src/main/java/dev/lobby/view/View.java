package dev.lobby.view;

import dev.lobby.journal.Recorded;

/// A fold of the journal that answers questions.
///
/// Events come one at a time, in the journal's order, each at least once; questions come from any
/// thread. Nobody's words come with them: what is sealed is left out, so that no view can keep what
/// an erasure could not reach. A view that needs words reads them from the journal.
///
/// What a view is to know after a restart it keeps in a [Table] of the [ViewStore]. Adding a view
/// is writing its class and naming it where Lobby is wired.
public interface View {

  /// What the view keeps and how, such as `queue 1`: another name, and all views are folded anew.
  /// Empty when it keeps nothing.
  String format();

  /// Takes in the next event.
  void apply(Recorded recorded);

  /// The sequence up to which the view has taken in the journal before it is handed anything.
  ///
  /// @param kept up to where the store has
  default long takenIn(long kept) {
    return kept;
  }
}
