package dev.lobby.briefing;

import dev.lobby.briefing.Briefing.Known;
import dev.lobby.briefing.Briefing.OpenComplaint;
import dev.lobby.briefing.Briefing.OpenLead;
import dev.lobby.briefing.Briefing.OpenPromise;
import dev.lobby.briefing.Briefing.Risk;
import dev.lobby.briefing.Briefing.Waiting;
import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Milestone;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.Ticket;
import dev.lobby.feedback.Feedback;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.feedback.Stage;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadRules;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.Leads;
import dev.lobby.lead.SpokenRefusal;
import dev.lobby.value.CustomerValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that there is between a customer and the bank, under any of the records that are one person.
public final class Dealings {

  private final Customers customers;
  private final Summaries summaries;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final FollowUps followUps;
  private final Leads leads;
  private final FeedbackList feedback;
  private final LeadRules rules;
  private final CustomerValues values;
  private final DeskQueue queue;
  private final SpokenRefusal refusals;
  private final ZoneId zone;
  private final LeadScoring scoring;

  /// What nobody promised.
  private static final Set<Kind> PLANNED = Set.of(Kind.AFTER_COMPLAINT, Kind.PLANNED_CONTACT);

  /// What a valuation says of those who may leave.
  private static final Set<String> RISKS = Set.of("at-risk", "churn-warning");

  public Dealings(
      Customers customers,
      Summaries summaries,
      Complaints complaints,
      ClockRules clocks,
      FollowUps followUps,
      Leads leads,
      FeedbackList feedback,
      LeadRules rules,
      CustomerValues values,
      DeskQueue queue,
      ZoneId zone) {
    this.customers = customers;
    this.summaries = summaries;
    this.complaints = complaints;
    this.clocks = clocks;
    this.followUps = followUps;
    this.leads = leads;
    this.feedback = feedback;
    this.rules = rules;
    this.values = values;
    this.queue = queue;
    this.refusals = new SpokenRefusal(customers, leads);
    this.zone = zone;
    this.scoring = new LeadScoring(customers, zone);
  }

  /// The clock of a complaint that ends next; empty when none runs.
  public Optional<Clock> nextClock(Complaint complaint, Instant now) {
    return clocks.of(complaint, now).stream().filter(Clock::runs).findFirst();
  }

  /// The complaints that somebody is to do something about, the first filed first.
  public List<Complaint> openComplaints(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> complaints.of(id).stream())
        .filter(Complaint::open)
        .sorted(Comparator.comparing(Complaint::filedAt))
        .toList();
  }

  /// Where they wait for a person, the most pressing first.
  public List<Ticket> waiting(Customer customer) {
    List<String> family = customer.family();
    return queue.waiting().stream()
        .filter(it -> it.reason().customerWaits() && family.contains(it.customer()))
        .toList();
  }

  /// What is still to be kept, the first due first.
  public List<FollowUp> openFollowUps(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> followUps.of(id).stream())
        .filter(FollowUp::open)
        .sorted(Comparator.comparing(FollowUp::due))
        .toList();
  }

  /// The suggestions and praise that go on, the first given first.
  public List<Feedback> openFeedback(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> feedback.of(id).stream())
        .filter(Feedback::open)
        .sorted(Comparator.comparing((Feedback it) -> it.origin().at()))
        .toList();
  }

  /// The leads that go on, the one whose interest was shown last first.
  public List<Lead> openLeads(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> leads.of(id).stream())
        .filter(Lead::open)
        .sorted(Comparator.comparing((Lead it) -> it.shown().last()).reversed())
        .toList();
  }

  /// How leads are scored.
  public LeadScoring scoring() {
    return scoring;
  }

  /// Their conversations, the latest first.
  public List<Summary> conversations(Customer customer) {
    return customer.family().stream()
        .flatMap(id -> summaries.timeline(id).stream())
        .sorted(Comparator.comparing(Summary::startedAt).reversed())
        .toList();
  }

  /// What they allowed and took back under any of their records, the first first.
  public List<Consent> consents(Customer customer) {
    return Stream.concat(Stream.of(customer), parts(customer).stream())
        .flatMap(it -> it.consents().stream())
        .sorted(Comparator.comparing(Consent::at))
        .toList();
  }

  /// The records that are part of one.
  public List<Customer> parts(Customer customer) {
    return customer.parts().stream().flatMap(it -> customers.load(it.other()).stream()).toList();
  }

  /// What [Briefing] goes by.
  public Known known(Customer customer, Instant now) {
    List<Summary> conversations = conversations(customer);
    return new Known(
        openComplaints(customer).stream().map(it -> complaint(it, now)).toList(),
        openFollowUps(customer).stream()
            .map(it -> new OpenPromise(it.number(), it.due(), PLANNED.contains(it.kind())))
            .toList(),
        openLeads(customer).stream()
            .map(it ->
                new OpenLead(
                    it.number(),
                    scoring.score(it, now).expected(),
                    scoring.fit(it, now).orElse(null)))
            .toList(),
        waiting(customer).stream()
            .findFirst()
            .map(it -> new Waiting(it.promisedFor()))
            .orElse(null),
        Optional.ofNullable(customer.profile().depositUntil()).map(LocalDate::parse).orElse(null),
        customer.profile().rating(),
        risk(customer, now).orElse(null),
        Boolean.FALSE.equals(allowed(customer, Purpose.CONTACT))
            || refusals.standsAgainst(Purpose.CONTACT, customer),
        allowed(customer, Purpose.MARKETING),
        customer.profile().manager(),
        rules.core(Optional.ofNullable(customer.tier())),
        conversations.isEmpty() ? null : conversations.getFirst().language());
  }

  /// What they said of a purpose last; null when nothing.
  public @Nullable Boolean allowed(Customer customer, Purpose purpose) {
    return customers.consents(customer, purpose).reversed().stream()
        .map(Consent::given)
        .findFirst()
        .orElse(null);
  }

  /// Why they may leave; without amounts, which not everybody may see.
  private Optional<Risk> risk(Customer customer, Instant now) {
    return values
        .of(customer.id(), LocalDate.ofInstant(now, zone))
        .flatMap(it ->
            it.reasons(false).stream()
                .filter(why -> RISKS.contains(why.of()))
                .map(why -> new Risk(why.zh(), why.en()))
                .findFirst());
  }

  private OpenComplaint complaint(Complaint complaint, Instant now) {
    Optional<Clock> next = nextClock(complaint, now);
    return new OpenComplaint(
        complaint.number(),
        complaint.severity(),
        next.map(Clock::due).orElse(null),
        next.map(Clock::state).orElse(null));
  }

  /// Every interaction, the latest first.
  public List<Interaction> timeline(Customer customer) {
    List<Interaction> all = new ArrayList<>();
    List<String> family = customer.family();
    conversations(customer).forEach(it -> all.add(new Interaction.Talked(it)));
    family.stream()
        .flatMap(id -> complaints.of(id).stream())
        .forEach(it -> {
          all.add(new Interaction.Complained(it, false, it.filedAt()));
          it.reached(Milestone.TOLD)
              .ifPresent(at -> all.add(new Interaction.Complained(it, true, at)));
        });
    family.stream()
        .flatMap(id -> leads.of(id).stream())
        .forEach(it -> {
          all.add(new Interaction.Interested(it, false, it.origin().at()));
          Instant contacted = it.care().contacted();
          if (contacted != null) {
            all.add(new Interaction.Interested(it, true, contacted));
          }
        });
    family.stream()
        .flatMap(id -> feedback.of(id).stream())
        .filter(it -> it.stage() != Stage.DISMISSED)
        .forEach(it -> {
          all.add(new Interaction.GaveFeedback(it, false, it.origin().at()));
          Instant ended = it.endedAt();
          if (ended != null) {
            all.add(new Interaction.GaveFeedback(it, true, ended));
          }
        });
    family.stream()
        .flatMap(id -> followUps.of(id).stream())
        .forEach(it -> {
          all.add(new Interaction.Promised(it, false, it.promisedAt()));
          FollowUp.End end = it.end();
          if (end != null) {
            all.add(new Interaction.Promised(it, true, end.at()));
          }
        });
    consents(customer).forEach(it -> all.add(new Interaction.Allowed(it)));
    Stream.concat(Stream.of(customer), parts(customer).stream())
        .flatMap(it -> it.disclosures().stream())
        .forEach(it -> all.add(new Interaction.Disclosed(it)));
    all.sort(Comparator.comparing(Interaction::at).reversed());
    return all;
  }
}
