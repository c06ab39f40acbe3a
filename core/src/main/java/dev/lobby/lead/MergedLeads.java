package dev.lobby.lead;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The leads that were merged across the records of one person, and what becomes of them when the
/// records are parted: the one that ended so goes on by itself again. Safe for use by many threads.
///
/// What the other one took in of it, such as the amount, stays with that one, and a note there says
/// so: nobody can tell any more what its own customer said of the same.
public final class MergedLeads {

  private final Journal journal;
  private final Leads leads;

  public MergedLeads(Journal journal, Leads leads) {
    this.journal = journal;
    this.leads = leads;
  }

  /// That a lead was merged into another one.
  ///
  /// @param from its number
  /// @param into the number of the other one
  public record Merge(String from, String into) {}

  /// What was merged across two sets of records of one person.
  ///
  /// @param part the ids of the records on one side
  /// @param rest those on the other
  public List<Merge> across(List<String> part, List<String> rest) {
    return Stream.concat(into(part, rest), into(rest, part)).toList();
  }

  private Stream<Merge> into(List<String> from, List<String> into) {
    return from.stream()
        .flatMap(id -> leads.of(id).stream())
        .flatMap(it -> {
          String other = intoOf(it);
          return other != null
                  && leads
                      .find(other)
                      .filter(one -> into.contains(one.origin().customer()))
                      .isPresent()
              ? Stream.of(new Merge(it.number(), other))
              : Stream.empty();
        });
  }

  private static @Nullable String intoOf(Lead lead) {
    Lead.End end = lead.end();
    return end == null ? null : end.into();
  }

  /// Parts what was merged across records that are no longer one person's.
  ///
  /// @param merges what was
  /// @param by the user name of who parted the records
  /// @return the numbers of the leads that go on by themselves again
  public List<String> separate(List<Merge> merges, String by) {
    return merges.stream().filter(it -> parted(it, by)).map(Merge::from).toList();
  }

  private boolean parted(Merge merge, String by) {
    while (true) {
      Lead from = load(merge.from);
      Lead into = load(merge.into);
      if (from == null || into == null || !merge.into.equals(intoOf(from))) {
        return false;
      }
      List<StreamWrite> writes =
          List.of(
              new StreamWrite(
                  LeadEvent.stream(merge.from),
                  from.version(),
                  from.origin().customer(),
                  new LeadEvent.Reopened(
                      by,
                      "两份档案已取消关联，与 "
                          + merge.into
                          + " 的合并一并撤回。 The records were parted, and with them the merging into "
                          + merge.into
                          + ".")),
              new StreamWrite(
                  LeadEvent.stream(merge.into),
                  StreamWrite.ANY,
                  into.origin().customer(),
                  new LeadEvent.Noted(
                      by,
                      "档案已取消关联，"
                          + merge.from
                          + " 不再并入本线索。从它并入的金额、时间和联系意愿仍计在本线索，请核对并更正。 The records"
                          + " were parted, and "
                          + merge.from
                          + " is no longer part of this lead. The amount, the time and the leave that"
                          + " came from it still count here: check and correct them.")));
      if (journal.append(writes) instanceof AppendResult.Appended) {
        return true;
      }
    }
  }

  private @Nullable Lead load(String number) {
    Lead now = null;
    for (Recorded recorded : journal.read(LeadEvent.stream(number), 0)) {
      now = Lead.after(now, recorded);
    }
    return now;
  }
}
