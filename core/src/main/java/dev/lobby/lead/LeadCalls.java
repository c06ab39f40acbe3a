package dev.lobby.lead;

import dev.lobby.conversation.Ids;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUpWords;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The calls that were promised to a customer about a lead, which belong to it: whoever looks after
/// the lead makes them, and they end or go over with it. Safe for use by many threads.
///
/// They are looked up in a view, which may be a moment behind.
public final class LeadCalls {

  private final Journal journal;
  private final FollowUps followUps;
  private final Customers customers;

  public LeadCalls(Journal journal, FollowUps followUps, Customers customers) {
    this.journal = journal;
    this.followUps = followUps;
    this.customers = customers;
  }

  /// What gives the calls about a lead to who looks after it from now on.
  List<StreamWrite> assigned(Lead lead, String by, String owner) {
    return open(lead)
        .filter(it -> !owner.equals(it.owner()))
        .map(it -> write(it, new FollowUpEvent.Assigned(by, owner)))
        .toList();
  }

  /// What ends the calls about a lead that became business.
  List<StreamWrite> won(Lead lead, String by) {
    return ended(
        lead,
        by,
        Result.DROPPED,
        "线索 "
            + lead.number()
            + " 已成交，不用再打这通电话。 The lead "
            + lead.number()
            + " is won, so this call need not be made.");
  }

  /// What ends the calls about a lead that came to nothing.
  List<StreamWrite> lost(Lead lead, String by, Loss reason) {
    Result result =
        switch (reason) {
          case NO_INTEREST, NO_CONTACT, COMPETITOR, PRICE -> Result.DECLINED;
          case NOT_REACHED -> Result.NOT_REACHED;
          case NOT_SUITABLE, OTHER -> Result.DROPPED;
        };
    return ended(
        lead,
        by,
        result,
        "线索 "
            + lead.number()
            + " 已按流失结束，不用再打这通电话。 The lead "
            + lead.number()
            + " is lost, so this call need not be made.");
  }

  private List<StreamWrite> ended(Lead lead, String by, Result result, String text) {
    return open(lead)
        .map(it -> write(it, new FollowUpEvent.Ended(by, result, null, text)))
        .toList();
  }

  /// What has the calls about a lead made about the one it is merged into. Where one is promised
  /// about that already it stands, by the earlier of their times, so that nobody calls twice and no
  /// promise is broken.
  List<StreamWrite> merged(Lead from, Lead into, String by) {
    Optional<FollowUp> first = open(from).findFirst();
    if (first.isEmpty()) {
      return List.of();
    }
    FollowUp call = first.get();
    String why =
        "线索 "
            + from.number()
            + " 已并入 "
            + into.number()
            + "，这通电话在该线索下打。 The lead "
            + from.number()
            + " is merged into "
            + into.number()
            + ", where this call goes on.";
    Stream<StreamWrite> over =
        open(into)
            .findFirst()
            .map(it ->
                call.due().isBefore(it.due())
                    ? Stream.of(write(it, new FollowUpEvent.Moved(by, call.due().toString(), why)))
                    : Stream.<StreamWrite>of())
            .orElseGet(() -> Stream.of(promised(call, into, by)));
    return Stream.concat(over, ended(from, by, Result.DROPPED, why).stream()).toList();
  }

  /// The same promise about another lead, made by its owner.
  private StreamWrite promised(FollowUp call, Lead into, String by) {
    return new StreamWrite(
        FollowUpEvent.stream("F-" + Ids.speakable()),
        0,
        call.customer(),
        new FollowUpEvent.Promised(
            by,
            call.customer(),
            call.conversation(),
            into.number(),
            Kind.CALL_BACK,
            call.due().toString(),
            Optional.ofNullable(into.care().owner()).orElse(call.owner()),
            FollowUpWords.promised(journal.read(FollowUpEvent.stream(call.number()), 0))
                .orElse(null)));
  }

  /// Those about a lead that are still to be made, the first due first.
  private Stream<FollowUp> open(Lead lead) {
    return customers.family(lead.origin().customer()).stream()
        .flatMap(it -> followUps.of(it).stream())
        .filter(it -> it.open() && it.kind() == Kind.CALL_BACK)
        .filter(it -> lead.number().equals(it.about()))
        .sorted(Comparator.comparing(FollowUp::due));
  }

  private static StreamWrite write(FollowUp call, FollowUpEvent event) {
    return new StreamWrite(
        FollowUpEvent.stream(call.number()), StreamWrite.ANY, call.customer(), event);
  }
}
