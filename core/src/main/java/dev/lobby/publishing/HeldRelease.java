package dev.lobby.publishing;

import dev.lobby.knowledge.Release;

/// A release that answers or answered, with the turns that are under way with it.
final class HeldRelease {
  private final Release release;
  private final boolean owned;
  private int turns;
  private boolean retired;

  /// @param owned whether it is to be closed here
  HeldRelease(Release release, boolean owned) {
    this.release = release;
    this.owned = owned;
  }

  Release release() {
    return release;
  }

  /// Counts a turn in; returns whether the release may still be taken.
  synchronized boolean take() {
    if (retired) {
      return false;
    }
    turns++;
    return true;
  }

  /// Counts a turn out.
  synchronized void giveBack() {
    turns--;
    closeWhenOver();
  }

  /// Takes no more turns; closes the release when the last one is over.
  synchronized void retire() {
    if (!retired) {
      retired = true;
      closeWhenOver();
    }
  }

  private void closeWhenOver() {
    if (retired && turns == 0 && owned) {
      release.close();
    }
  }
}
