package dev.lobby.lead;

import dev.lobby.conversation.Ids;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a lead of interest that was heard, in the frame of the turn that heard it.
public final class LeadIntake {

  /// Where interest was shown, and by whom.
  ///
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param core whether the customer is among those whose interest is always a lead
  /// @param manager the user name of who looks after the customer; null for nobody
  public record Heard(
      String conversation,
      String customer,
      String channel,
      Language language,
      boolean core,
      @Nullable String manager,
      Interest interest) {}

  private static final Set<Role> OWNERS = Set.of(Role.AGENT, Role.SUPERVISOR);

  private final Leads leads;
  private final LeadRules rules;
  private final Members members;

  /// @param members who may sign in; a manager the bank names who may not gets no lead
  public LeadIntake(Leads leads, LeadRules rules, Members members) {
    this.leads = leads;
    this.rules = rules;
    this.members = members;
  }

  /// Whose interest is a lead.
  public LeadRules rules() {
    return rules;
  }

  /// What is to be written: a new lead, given to its owner when there is one, or that the interest
  /// of an open one was shown again.
  ///
  /// The open ones are looked up in a view, which may be a moment behind; two leads that come of it
  /// are merged by whoever gets them.
  public List<StreamWrite> writes(Heard heard) {
    Interest interest = heard.interest;
    Optional<Lead> same = leads.same(heard.customer, interest.product());
    if (same.isPresent()) {
      return List.of(
          new StreamWrite(
              LeadEvent.stream(same.get().number()),
              StreamWrite.ANY,
              heard.customer,
              new LeadEvent.HeardAgain(heard.conversation, interest)));
    }
    String stream = LeadEvent.stream("L-" + Ids.speakable());
    List<StreamWrite> writes = new ArrayList<>();
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
    owner(heard)
        .ifPresent(owner ->
            writes.add(
                new StreamWrite(
                    stream, 1, heard.customer, new LeadEvent.Assigned(LeadDesk.ROUTING, owner))));
    return writes;
  }

  /// A core customer's manager; for others, and where there is none, who takes the product.
  private Optional<String> owner(Heard heard) {
    return Optional.ofNullable(heard.manager)
        .filter(manager -> heard.core && members.with(OWNERS).contains(manager))
        .or(() -> rules.owner(heard.interest, leads.all().stream().filter(Lead::open).toList()));
  }
}
