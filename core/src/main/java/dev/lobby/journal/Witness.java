package dev.lobby.journal;

import java.security.PublicKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a journal against what was signed of it.
final class Witness {
  private final Iterator<Checkpoint> signed;
  private @Nullable Checkpoint next;

  /// One that nothing was told.
  Witness() {
    this.signed = Collections.emptyIterator();
  }

  /// @throws JournalException when a checkpoint was not signed by the owner of `key`
  Witness(List<Checkpoint> checkpoints, PublicKey key) {
    for (Checkpoint checkpoint : checkpoints) {
      if (!checkpoint.isSignedBy(key)) {
        throw new JournalException(
            "The checkpoint of frame "
                + checkpoint.sequence()
                + " from "
                + checkpoint.time()
                + " was not signed with this key, or was changed. Find out who did.");
      }
    }
    this.signed =
        checkpoints.stream().sorted(Comparator.comparingLong(Checkpoint::sequence)).iterator();
    advance();
  }

  private void advance() {
    next = signed.hasNext() ? signed.next() : null;
  }

  /// Takes the next good frame.
  ///
  /// @throws JournalException when something else was signed of it
  void frame(long sequence, byte[] hash) {
    while (next != null && next.sequence() <= sequence) {
      if (next.sequence() == sequence && !next.hash().equals(HexFormat.of().formatHex(hash))) {
        throw new JournalException(
            "Frame "
                + sequence
                + " is not the one that was signed at "
                + next.time()
                + ": the journal was written anew up to there, or beyond. Restore it from a backup"
                + " and find out who did.");
      }
      advance();
    }
  }

  /// Takes the end.
  ///
  /// @throws JournalException when more was signed than there is
  void end(long sequence) {
    Checkpoint missing = next;
    if (missing != null) {
      throw new JournalException(
          "The journal ends with frame "
              + sequence
              + ", but frame "
              + missing.sequence()
              + " was signed at "
              + missing.time()
              + ": its end was cut off. Restore it from a backup and find out who did.");
    }
  }
}
