package dev.lobby.publishing.gate;

import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.dialogue.Standing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.lead.LeadRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Lets a candidate release answer the real turns of the last days and the regression set beside
/// the present one.
///
/// It writes nothing; what came of it is written with the activation that it was asked for.
public final class Gate {

  /// Somebody the bank knows, to whom nothing is said that depends on who it is. No id is like it.
  private static final String ANYBODY = "k-";

  private final Journal journal;
  private final ZoneId zone;
  private final LeadRules leads;
  private final GateRules rules;
  private final InstantSource clock;
  private final int threads;

  /// @param zone the bank's time zone
  /// @param leads whose interest in a product is a lead
  /// @param threads how many processors it may take; customers are answered by the same ones
  public Gate(
      Journal journal,
      ZoneId zone,
      LeadRules leads,
      GateRules rules,
      InstantSource clock,
      int threads) {
    this.journal = journal;
    this.zone = zone;
    this.leads = leads;
    this.rules = rules;
    this.clock = clock;
    this.threads = threads;
  }

  /// How far a run is.
  @FunctionalInterface
  public interface Progress {
    /// Told to nobody.
    Progress NONE = (done, all) -> {};

    /// Called by any thread, often.
    ///
    /// @param done how many distinct texts of all are done
    void at(int done, int all);
  }

  /// Compares two releases, both of which stay open.
  ///
  /// @param regression questions with the article that answers them
  /// @param reviewed what people said of real turns
  /// @throws InterruptedException when the thread is interrupted, which ends the run
  public GateReport run(
      Release present,
      Release candidate,
      List<Question> regression,
      List<Reviewed> reviewed,
      Progress progress)
      throws InterruptedException {
    long begun = System.nanoTime();
    Instant now = clock.instant();
    Truths truths = new Truths(regression, reviewed);
    RecordedTurns recorded =
        RecordedTurns.read(journal, now.minus(Duration.ofDays(rules.days())), rules.turns());
    List<Asked> asked = new ArrayList<>();
    for (RecordedTurn turn : recorded.turns()) {
      asked.add(
          new Asked(
              turn.text(),
              turn.standing(),
              LocalDate.ofInstant(turn.at(), zone),
              heard -> leads.amount(heard.entities()).large() || leads.core(tier(turn)),
              () -> tier(turn),
              () -> customer(turn).map(Customer::products).orElse(Set.of()),
              () -> customer(turn).map(it -> it.profile().rating()),
              truths.of(turn),
              turn));
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (Question question : regression) {
      asked.add(
          new Asked(
              question.text(),
              Standing.first(ANYBODY, question.language()),
              today,
              heard -> false,
              Optional::empty,
              Set::of,
              Optional::empty,
              List.of(Truths.of(question)),
              null));
    }
    List<Replayed> replayed = new Replay(present, candidate, threads).run(asked, progress::at);
    GateFigures figures = figures(recorded, replayed);
    return new GateReport(
        present.id(),
        candidate.id(),
        now,
        rules,
        figures,
        rules.breaches(figures),
        rules.tooFew(figures),
        Example.of(replayed),
        drifts(replayed),
        List.of(),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  /// The customer's tier when the message came; empty when it was not known.
  private Optional<String> tier(RecordedTurn turn) {
    return customer(turn).map(Customer::tier);
  }

  /// The customer's record as it was when the message came.
  private Optional<Customer> customer(RecordedTurn turn) {
    String customer = turn.standing().customer();
    List<Recorded> before =
        journal.read(CustomerEvent.stream(customer), 0).stream()
            .filter(recorded -> recorded.sequence() < turn.sequence())
            .toList();
    return Customer.of(customer, before, committedBefore(turn.sequence()));
  }

  /// Tells which imports of profiles counted when a frame was appended.
  private Predicate<String> committedBefore(long sequence) {
    return importId ->
        journal.read(ProfileImportEvent.stream(importId), 0).stream()
            .anyMatch(recorded -> recorded.sequence() < sequence);
  }

  private GateFigures figures(RecordedTurns recorded, List<Replayed> replayed) {
    List<Replayed> turns = new ArrayList<>();
    List<Replayed> regression = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Replayed one : replayed) {
      (one.asked().turn() == null ? regression : turns).add(one);
      texts.add(one.asked().text());
    }
    return new GateFigures(
        rules.days(),
        texts.size(),
        recorded.cut(),
        recorded.erased(),
        recorded.human(),
        (int) turns.stream().filter(one -> one.drift() != null).count(),
        Effects.of(turns),
        Effects.of(regression));
  }

  private static List<Drift> drifts(List<Replayed> replayed) {
    List<Drift> drifts = new ArrayList<>();
    for (Replayed one : replayed) {
      RecordedTurn turn = one.asked().turn();
      String drift = one.drift();
      if (turn != null && drift != null) {
        drifts.add(new Drift(turn.conversation(), turn.clientMessageId(), drift));
      }
    }
    return drifts;
  }
}
