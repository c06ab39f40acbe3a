package dev.lobby.publishing;

import dev.lobby.knowledge.Release;

/// A release that answers or answered, with the turns that are under way with it.
final class HeldRelease {
  private final Release release;
  private final Runnable whenOver;
  private int turns;
  private boolean retired;

  /// @param whenOver called once, when it takes no more turns and the last one is over
  HeldRelease(Release release, Runnable whenOver) {
    this.release = release;
    this.whenOver = whenOver;
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
    endWhenOver();
  }

  /// Takes no more turns, and is over when the last one is.
  synchronized void retire() {
    if (!retired) {
      retired = true;
      endWhenOver();
    }
  }

  private void endWhenOver() {
    if (retired && turns == 0) {
      whenOver.run();
    }
  }
}
