package dev.lobby.complaint;

import dev.lobby.conversation.Busy;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Acts on all complaints that stand under one, the head, because they have the same cause: each is
/// decided as the head was, and each customer is told in their own conversation. Safe for use by
/// many threads.
///
/// A member is a complaint as any other: one at a time it is decided or told, or left with why, and
/// what is done is not done again. So a step can be repeated, also after half of it. Its customer
/// reads the head's words; one who reads another language than the head's customer reads the same
/// in that, as whoever takes the step wrote it, and is left to a decision of their own where they
/// wrote nothing. A major one is told by somebody else than who had it decided here.
public final class ComplaintMembers {

  /// What became of a step on all members.
  public sealed interface Outcome {
    /// It was taken on so many of them.
    ///
    /// @param left those on which it was not
    record Done(int done, List<Left> left) implements Outcome {
      public Done {
        left = List.copyOf(left);
      }
    }

    /// It was taken on none.
    record Refused(Refusal why) implements Outcome {}

    /// There is no such head.
    record Unknown() implements Outcome {}
  }

  /// A member on which a step was not taken.
  public record Left(String number, List<Refusal> why) {
    public Left {
      why = List.copyOf(why);
    }
  }

  /// What was decided in the other language: what happened, what the bank does about it, where the
  /// customer can go who does not agree, and what is still owed to them.
  ///
  /// @param owed empty where nothing is
  public record Translated(String found, String remedy, String appeal, String owed) {

    private Resolution of(Resolution head) {
      Owed promised = head.owed();
      return new Resolution(
          head.finding(),
          head.cause(),
          found,
          remedy,
          appeal,
          promised == null ? null : new Owed(owed, promised.until()));
    }
  }

  private static final Refusal OTHER_LANGUAGE =
      new Refusal(
          "客户使用另一种语言：请在本步骤中用该语言写明决定，或单独作出决定。",
          "Its customer speaks another language: write the decision in that one with this step, or"
              + " decide it by itself.");

  private final Journal journal;
  private final Complaints complaints;
  private final ComplaintDesk desk;

  public ComplaintMembers(Journal journal, Complaints complaints, ComplaintDesk desk) {
    this.journal = journal;
    this.complaints = complaints;
    this.desk = desk;
  }

  /// What stands under a complaint, or under one that goes on in it, itself or by another one
  /// between them; without what goes on in it.
  public List<Complaint> of(Complaint head) {
    Deque<String> heads = new ArrayDeque<>();
    heads.add(head.number());
    head.duplicates().forEach(it -> heads.add(it.number()));
    Set<String> seen = new HashSet<>(heads);
    List<Complaint> members = new ArrayList<>();
    while (!heads.isEmpty()) {
      for (Complaint one : complaints.under(heads.remove())) {
        if (seen.add(one.number())) {
          members.add(one);
          heads.add(one.number());
        }
      }
    }
    return members;
  }

  /// Decides every member as the head was that is open, not decided and goes on by itself. One
  /// without an owner gets the head's.
  ///
  /// @param seen the head as whoever takes the step saw it
  /// @param other the same for those whose customers read the other language; null for nothing
  public Outcome decide(String number, String by, Seen seen, @Nullable Translated other) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint head = Complaint.of(events).orElse(null);
    if (head == null) {
      return new Outcome.Unknown();
    }
    if (head.joined() != null) {
      return joined(head.joined());
    }
    Optional<Refusal> outdated = seen.outdated(events, desk.rules().calendar().zone());
    if (outdated.isPresent()) {
      return new Outcome.Refused(outdated.get());
    }
    if (head.reached(Milestone.RESOLVED).isEmpty()) {
      return refused("请先对本投诉作出决定。", "Decide this one first.");
    }
    if (!desk.mayDecide(head, by)) {
      return refused(
          "本投诉由 " + head.owner() + " 负责，由其本人或主管作出决定。",
          head.owner() + " looks after it: they decide, or a supervisor.");
    }
    Resolution decision = Resolution.last(events).orElseThrow();
    if (decision.found().equals(JsonEventCodec.ERASED)) {
      return refused(
          "决定的内容已随客户数据一并删除。", "The words of the decision are gone with the customer's data.");
    }
    Resolution translated = other == null ? null : other.of(decision);
    if (translated != null) {
      List<Refusal> missing = new ArrayList<>(desk.missing(translated));
      if (missing.isEmpty() && !seen.sure().contains(Doubt.LANGUAGE)) {
        Language language = head.language() == Language.EN ? Language.ZH : Language.EN;
        new CustomersLanguage(language).doubt(translated).ifPresent(missing::add);
      }
      if (!missing.isEmpty()) {
        return new Outcome.Refused(missing.getFirst());
      }
    }
    List<Left> left = new ArrayList<>();
    int done = 0;
    for (Complaint member : of(head)) {
      Refusal why = decide(member.number(), by, head, decision, translated);
      if (why == null) {
        done++;
      } else {
        left.add(new Left(member.number(), List.of(why)));
      }
    }
    return new Outcome.Done(done, left);
  }

  /// Decides one member.
  ///
  /// @return why not; null when it is decided
  private @Nullable Refusal decide(
      String number, String by, Complaint head, Resolution decision, @Nullable Resolution other) {
    String stream = ComplaintEvent.stream(number);
    while (true) {
      Complaint now = Complaint.of(journal.read(stream, 0)).orElseThrow();
      Resolution as = now.language() == head.language() ? decision : other;
      Refusal why = whyNotDecided(now);
      if (why != null || as == null) {
        return why == null ? OTHER_LANGUAGE : why;
      }
      List<StreamWrite> writes = new ArrayList<>();
      long version = now.version();
      if (now.owner() == null) {
        String owner = Objects.requireNonNull(head.owner(), "what is decided has an owner");
        writes.add(
            new StreamWrite(
                stream, version++, now.customer(), new ComplaintEvent.Assigned(by, owner)));
      }
      writes.add(new StreamWrite(stream, version, now.customer(), as.event(by)));
      if (journal.append(writes) instanceof AppendResult.Appended) {
        return null;
      }
    }
  }

  private static @Nullable Refusal whyNotDecided(Complaint now) {
    if (now.joined() != null) {
      return joinedTo(now.joined());
    } else if (now.closed()) {
      return new Refusal("已结案。", "It is closed.");
    } else if (now.reached(Milestone.RESOLVED).isPresent()) {
      return new Refusal("已作出处理决定。", "It is decided already.");
    }
    return null;
  }

  /// Tells the customer of every member that is decided and not told, in their conversation.
  ///
  /// @param seen the head as whoever takes the step saw it
  public Outcome tell(String number, String by, Seen seen) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    Complaint head = Complaint.of(events).orElse(null);
    if (head == null) {
      return new Outcome.Unknown();
    }
    if (head.joined() != null) {
      return joined(head.joined());
    }
    Optional<Refusal> outdated = seen.outdated(events, desk.rules().calendar().zone());
    if (outdated.isPresent()) {
      return new Outcome.Refused(outdated.get());
    }
    List<Left> left = new ArrayList<>();
    int done = 0;
    for (Complaint member : of(head)) {
      List<Refusal> why = tellOne(member.number(), by);
      if (why.isEmpty()) {
        done++;
      } else {
        left.add(new Left(member.number(), why));
      }
    }
    return new Outcome.Done(done, left);
  }

  /// Tells the customer of one member.
  ///
  /// @return why not; empty when they are told
  private List<Refusal> tellOne(String number, String by) {
    try {
      return switch (desk.tell(number, by)) {
        case ComplaintDesk.Outcome.Done done -> List.of();
        case ComplaintDesk.Outcome.Refused(List<Refusal> why) -> why;
        case ComplaintDesk.Outcome.Unknown unknown ->
            throw new IllegalStateException(number + " stands under another and is not there");
      };
    } catch (Busy e) {
      return List.of(
          new Refusal(
              "会话正在被他人写入，请稍后再试。",
              "Others are writing to its conversation; try again in a moment."));
    }
  }

  private static Refusal joinedTo(Complaint.Join join) {
    return new Refusal(
        "已并入 " + join.into() + "，请在那里处理。",
        "It is joined to " + join.into() + ": take the step there.");
  }

  private static Outcome joined(Complaint.Join join) {
    return new Outcome.Refused(joinedTo(join));
  }

  private static Outcome refused(String zh, String en) {
    return new Outcome.Refused(new Refusal(zh, en));
  }
}
