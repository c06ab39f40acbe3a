package dev.lobby.lead;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Ids;
import dev.lobby.customer.Customer;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a lead of interest that was heard, in the frame of the turn that heard it.
public final class LeadIntake {

  /// Where interest was shown, and by whom.
  ///
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param core whether the customer is among those whose interest is always a lead
  /// @param manager the user name of who looks after the customer; null for nobody
  /// @param sure whether the product is more than a guess, which makes no second lead
  /// @param named the investment it is about; null when none was named
  public record Heard(
      String conversation,
      String customer,
      String channel,
      Language language,
      boolean core,
      @Nullable String manager,
      Interest interest,
      boolean sure,
      Lead.@Nullable Named named) {}

  /// A lead that interest belongs to, and what is to be written for it.
  ///
  /// @param owner the user name of who looks after it; null as long as nobody does
  public record Intake(String number, @Nullable String owner, List<StreamWrite> writes) {
    public Intake {
      writes = List.copyOf(writes);
    }
  }

  /// The question whether, and how, somebody may be contacted.
  private static final String CONTACT = "contact";

  /// A customer says in their conversation that nobody is to contact them.
  public static final LeadEvent.PermissionTold NONE =
      new LeadEvent.PermissionTold(LeadDesk.ASSISTANT, false, LeadDesk.BY_CONVERSATION);

  /// A customer says in their conversation that they may be written to, and not called.
  public static final LeadEvent.PermissionTold WRITING =
      LeadEvent.PermissionTold.writing(LeadDesk.ASSISTANT, LeadDesk.BY_CONVERSATION);

  /// A customer asks in their conversation to be called.
  public static final LeadEvent.PermissionTold CALLS =
      new LeadEvent.PermissionTold(LeadDesk.ASSISTANT, true, LeadDesk.BY_CONVERSATION);

  private static final Set<Role> OWNERS = Set.of(Role.AGENT, Role.SUPERVISOR);

  private final Leads leads;
  private final LeadRules rules;
  private final Members members;
  private final Complaints complaints;

  /// @param members who may sign in; a manager the bank names who may not gets no lead
  /// @param complaints whose open ones keep the assistant from asking
  public LeadIntake(Leads leads, LeadRules rules, Members members, Complaints complaints) {
    this.leads = leads;
    this.rules = rules;
    this.members = members;
    this.complaints = complaints;
  }

  /// Whose interest is a lead.
  public LeadRules rules() {
    return rules;
  }

  /// The lead of some interest, with what is to be written: a new lead, given to its owner when
  /// there is one, or that the interest of an open one was shown again.
  ///
  /// The open ones are looked up in a view, which may be a moment behind; two leads that come of it
  /// are merged by whoever gets them.
  public Intake intake(Heard heard) {
    Optional<Lead> own = leads.same(heard.customer, heard.interest.product());
    Optional<Lead> same = heard.sure ? own : own.or(() -> leads.same(heard.customer, null));
    Interest interest =
        own.isEmpty() && same.isPresent() ? heard.interest.ofNoProduct() : heard.interest;
    String number = same.map(Lead::number).orElseGet(() -> "L-" + Ids.speakable());
    String stream = LeadEvent.stream(number);
    List<StreamWrite> writes = new ArrayList<>();
    Optional<String> owner = same.isPresent() ? same.map(it -> it.care().owner()) : owner(heard);
    if (same.isPresent()) {
      writes.add(write(heard, stream, new LeadEvent.HeardAgain(heard.conversation, interest)));
    } else {
      writes.add(
          new StreamWrite(
              stream,
              0,
              heard.customer,
              new LeadEvent.Opened(
                  heard.conversation,
                  heard.customer,
                  heard.channel,
                  heard.language,
                  heard.core,
                  interest)));
      owner.ifPresent(
          it -> writes.add(write(heard, stream, new LeadEvent.Assigned(LeadDesk.ROUTING, it))));
    }
    Lead.Named named = heard.named;
    if (named != null && !named.equals(same.map(Lead::named).orElse(null))) {
      writes.add(write(heard, stream, new LeadEvent.ProductNamed(named.product(), named.risk())));
    }
    return new Intake(number, owner.orElse(null), writes);
  }

  private static StreamWrite write(Heard heard, String stream, LeadEvent event) {
    return new StreamWrite(stream, StreamWrite.ANY, heard.customer, event);
  }

  /// What is to be written when somebody ends a conversation in which they took a lead: a new one,
  /// which they look after, or their note on the open one that was heard there.
  ///
  /// @param tier the customer's
  /// @param by the user name of who took it
  /// @param note what they wrote of it; null for nothing
  public List<StreamWrite> taken(
      Conversation conversation, Optional<String> tier, String by, @Nullable String note) {
    String customer = conversation.customer();
    Optional<Lead> heard =
        leads.of(customer).stream()
            .filter(it -> it.open() && it.shown().conversations().contains(conversation.id()))
            .findFirst();
    String number = heard.map(Lead::number).orElseGet(() -> "L-" + Ids.speakable());
    String stream = LeadEvent.stream(number);
    List<StreamWrite> writes = new ArrayList<>();
    if (heard.isEmpty()) {
      writes.add(
          new StreamWrite(
              stream,
              0,
              customer,
              new LeadEvent.Opened(
                  conversation.id(),
                  customer,
                  conversation.channel(),
                  conversation.language(),
                  rules.core(tier),
                  new Interest(null, null, AmountBand.UNKNOWN, Horizon.UNKNOWN, 1))));
      writes.add(
          new StreamWrite(stream, StreamWrite.ANY, customer, new LeadEvent.Assigned(by, by)));
    }
    if (note != null) {
      writes.add(new StreamWrite(stream, StreamWrite.ANY, customer, new LeadEvent.Noted(by, note)));
    }
    return writes;
  }

  /// Why somebody is not to be asked anything about their interest, in a sentence without its full
  /// stop; empty when they may be.
  ///
  /// The views this goes by may be a moment behind; then somebody is asked what they answered just
  /// now.
  ///
  /// @param records the ids of the records that are one person
  public Optional<String> unwelcome(List<String> records) {
    boolean complains =
        records.stream().flatMap(id -> complaints.of(id).stream()).anyMatch(Complaint::open);
    if (complains) {
      return Optional.of("the customer has an open complaint");
    }
    return records.stream()
            .flatMap(id -> leads.of(id).stream())
            .anyMatch(it -> it.open() && it.permission() != Permission.UNKNOWN)
        ? Optional.of("the customer has said already whether they may be contacted")
        : Optional.empty();
  }

  /// The leads that go on.
  ///
  /// @param records the ids of the records whose they are
  public List<Lead> open(List<String> records) {
    return records.stream().flatMap(id -> leads.of(id).stream()).filter(Lead::open).toList();
  }

  /// The number of the lead that goes on whose interest a customer showed last.
  public Optional<String> shownLast(String customer) {
    return leads.of(customer).stream().filter(Lead::open).map(Lead::number).findFirst();
  }

  /// The user name of who looks after a lead; empty as long as nobody does.
  public Optional<String> owner(String number) {
    return leads.find(number).map(it -> it.care().owner());
  }

  /// What is to be written of the leads that go on of somebody who refuses contact.
  ///
  /// @param records the ids of the records that are one person's
  public List<StreamWrite> refused(List<String> records) {
    return records.stream()
        .flatMap(id -> leads.of(id).stream())
        .filter(it -> it.open() && it.permission() != Permission.REFUSED)
        .map(it ->
            new StreamWrite(
                LeadEvent.stream(it.number()), StreamWrite.ANY, it.origin().customer(), NONE))
        .toList();
  }

  /// What is to be written of the leads that go on of somebody who wants no call about them. Where
  /// they had agreed to be contacted, they may still be written to.
  ///
  /// @param records the ids of the records that are proved to be one person
  /// @param given whether only where they had agreed to be contacted
  /// @param words what they wrote, in which the owner reads why
  public List<StreamWrite> callOff(
      List<String> records, boolean given, String conversation, String words) {
    return records.stream()
        .flatMap(id -> leads.of(id).stream())
        .filter(it -> it.open() && it.permission() != Permission.REFUSED && !it.inWriting())
        .filter(it -> !given || it.permission() == Permission.GIVEN)
        .flatMap(it ->
            told(
                it.number(),
                it.origin().customer(),
                conversation,
                words,
                it.permission() == Permission.GIVEN ? WRITING : NONE)
                .stream())
        .toList();
  }

  /// What is to be written of a lead whose customer says in their own words whether they may be
  /// contacted.
  ///
  /// @param number the lead's
  /// @param customer the id of its customer's record
  /// @param leave what they allow
  public List<StreamWrite> told(
      String number,
      String customer,
      String conversation,
      String words,
      LeadEvent.PermissionTold leave) {
    return Stream.of(
            new LeadEvent.Answered(
                conversation, CONTACT, "联系", "Contact", AmountBand.UNKNOWN, Horizon.UNKNOWN, words),
            leave)
        .map(it -> new StreamWrite(LeadEvent.stream(number), StreamWrite.ANY, customer, it))
        .toList();
  }

  /// What is to be written of the leads of a record that becomes part of a customer's: those that
  /// nobody looks after are given to the customer's manager.
  ///
  /// @param part the id of the record
  public List<StreamWrite> joined(String part, Customer main) {
    return Optional.ofNullable(main.profile().manager())
        .filter(members.with(OWNERS)::contains)
        .map(manager ->
            leads.of(part).stream()
                .filter(it -> it.open() && it.care().owner() == null)
                .map(it ->
                    new StreamWrite(
                        LeadEvent.stream(it.number()),
                        StreamWrite.ANY,
                        it.origin().customer(),
                        new LeadEvent.Assigned(LeadDesk.ASSISTANT, manager)))
                .toList())
        .orElse(List.of());
  }

  /// A core customer's manager; for others, and where there is none, who takes the product.
  private Optional<String> owner(Heard heard) {
    return Optional.ofNullable(heard.manager)
        .filter(manager -> heard.core && members.with(OWNERS).contains(manager))
        .or(() -> rules.owner(heard.interest, leads.all().stream().filter(Lead::open).toList()));
  }
}
