package dev.lobby.outreach;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What plans did for a customer: the fold of their stream.
///
/// @param version how many events it is the fold of
/// @param done what was done, as plan and occasion
/// @param sent when they were written to, the first first
/// @param workItems their work items, by number
/// @param last when each plan reached them last, by the plan
/// @param left how often they left the class a plan follows, by the plan
record History(
    long version,
    Set<Done> done,
    List<Instant> sent,
    Map<String, OutreachEvent.WorkMade> workItems,
    Map<String, Instant> last,
    Map<String, Integer> left) {

  private static final History NOTHING =
      new History(0, Set.of(), List.of(), Map.of(), Map.of(), Map.of());

  /// That a plan was followed once.
  record Done(String plan, String occasion) {}

  /// Reads a customer's.
  static History of(Journal journal, String customer) {
    String stream = OutreachEvent.stream(customer);
    if (journal.version(stream) == 0) {
      return NOTHING;
    }
    List<Recorded> events = journal.read(stream, 0);
    Set<Done> done = new HashSet<>();
    List<Instant> sent = new ArrayList<>();
    Map<String, OutreachEvent.WorkMade> workItems = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    Map<String, Integer> left = new HashMap<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof OutreachEvent event) {
        switch (event) {
          case OutreachEvent.Messaged e -> {
            done.add(new Done(e.plan(), e.occasion()));
            sent.add(recorded.time());
            last.put(e.plan(), recorded.time());
          }
          case OutreachEvent.WorkMade e -> {
            done.add(new Done(e.plan(), e.occasion()));
            workItems.put(e.followUp(), e);
            last.put(e.plan(), recorded.time());
          }
          case OutreachEvent.LeftClass e -> left.merge(e.plan(), 1, Integer::sum);
        }
      }
    }
    return new History(events.size(), done, sent, workItems, last, left);
  }

  boolean has(Plan plan, Occasion occasion) {
    return done.contains(new Done(plan.id(), occasion.id()));
  }

  /// The name of the stay in a class that goes on, or would begin now.
  String stay(Plan plan) {
    return "stay-" + (left.getOrDefault(plan.id(), 0) + 1);
  }
}
