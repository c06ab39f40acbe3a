package dev.lobby.journal;

import java.io.PrintStream;

/// Runs the small program without ending the process.
public final class VerifyMainAccess {

  private VerifyMainAccess() {}

  /// Returns its exit code.
  public static int run(String[] args, PrintStream out) {
    return VerifyMain.run(args, out, out);
  }
}
