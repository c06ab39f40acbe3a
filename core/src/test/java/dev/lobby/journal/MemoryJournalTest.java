package dev.lobby.journal;

import java.time.InstantSource;

class MemoryJournalTest extends JournalContract {
  @Override
  Journal open() {
    return new MemoryJournal(Note.CODEC, InstantSource.fixed(NOW));
  }
}
