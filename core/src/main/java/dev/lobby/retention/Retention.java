package dev.lobby.retention;

import dev.lobby.conversation.Conversations;
import dev.lobby.journal.Blank;
import dev.lobby.journal.BlankExtent;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import dev.lobby.retention.RetentionEvent.Blanked.Taken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Blanks what the rules say, while nobody else writes: a key is destroyed with what it sealed, and
/// somebody may just seal the next message with it.
public final class Retention {

  /// How many records one frame names; a frame is at most 1 MiB.
  private static final int RECORDS = 2000;

  private final FileJournal journal;
  private final KeyRing keys;
  private final Conversations conversations;
  private final RetentionRules rules;
  private final InstantSource clock;

  /// @param conversations forgets what it has in memory of what is blanked
  public Retention(
      FileJournal journal,
      KeyRing keys,
      Conversations conversations,
      RetentionRules rules,
      InstantSource clock) {
    this.journal = journal;
    this.keys = keys;
    this.conversations = conversations;
    this.rules = rules;
    this.clock = clock;
  }

  /// What would be blanked now; reads the whole journal and changes nothing.
  public RetentionPlan plan() {
    Instant now = clock.instant();
    Sieve sieve = new Sieve(rules, records(), now);
    List<RetentionPlan.Line> lines = new ArrayList<>();
    for (RecordType type : RecordType.values()) {
      Sieve.Sorted sorted = sieve.of(type);
      lines.add(
          new RetentionPlan.Line(
              type,
              rules.of(type),
              List.copyOf(sorted.due),
              journal.extent(blanks(type, sorted.due)),
              sorted.oldest,
              Map.copyOf(sorted.kept),
              sorted.blanked));
    }
    return new RetentionPlan(now, lines);
  }

  private Records records() {
    Records records = new Records();
    journal.replayClear(0, journal.head(), records::apply);
    return records;
  }

  /// What is written about a member is what they did, and stands in the clear; of all others the
  /// clear part carries the figures, and stays.
  private static List<Blank> blanks(RecordType type, List<Taken> records) {
    return records.stream()
        .map(taken -> new Blank(taken.stream(), taken.upTo(), type == RecordType.AUDIT))
        .toList();
  }

  /// Blanks what is due, and destroys the keys of what was blanked from end to end.
  ///
  /// @param by who says so
  /// @return what was due
  public RetentionPlan apply(String by) {
    RetentionPlan plan = plan();
    for (RetentionPlan.Line line : plan.lines()) {
      for (int from = 0; from < line.due().size(); from += RECORDS) {
        blank(by, line, line.due().subList(from, Math.min(from + RECORDS, line.due().size())));
      }
    }
    keys.destroyStreams(records().whollyBlanked());
    return plan;
  }

  private void blank(String by, RetentionPlan.Line line, List<Taken> records) {
    List<Blank> blanks = blanks(line.type(), records);
    BlankExtent extent = journal.extent(blanks);
    RetentionEvent.Blanked event =
        new RetentionEvent.Blanked(
            by, line.type(), line.rule().text(), extent.frames(), extent.bytes(), records);
    journal.blank(
        blanks, List.of(new StreamWrite(RetentionEvent.STREAM, StreamWrite.ANY, "", event)));
    conversations.forget(event.conversations());
  }
}
