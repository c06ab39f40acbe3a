package dev.lobby.view;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The call into a table that is under way; there is one at a time.
final class OpenCall {
  private final String table;

  /// When it began, by [System#nanoTime]; 0 for none.
  private volatile long since;

  OpenCall(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  long since() {
    return since;
  }

  /// Runs a call, or a part of one.
  <T extends @Nullable Object> T during(Supplier<T> action) {
    if (since != 0) {
      return action.get();
    }
    since = System.nanoTime() | 1;
    try {
      return action.get();
    } finally {
      since = 0;
    }
  }
}
