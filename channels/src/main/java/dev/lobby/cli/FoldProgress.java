package dev.lobby.cli;

import dev.lobby.view.Views;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Says how far the views are, at most once a second.
final class FoldProgress implements Views.Progress {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter out;
  private long told = System.nanoTime();

  FoldProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void at(long sequence, long head) {
    long now = System.nanoTime();
    if (sequence < head && now - told >= PAUSE_NANOS) {
      told = now;
      out.printf(Locale.ROOT, "views: %,d of %,d frames%n", sequence, head);
      out.flush();
    }
  }
}
