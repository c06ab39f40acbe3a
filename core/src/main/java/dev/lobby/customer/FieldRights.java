package dev.lobby.customer;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;

/// Which member of staff sees what of a customer's record.
///
/// | | agent, customer in front | the customer's manager | other agent | supervisor |
/// |---|---|---|---|---|
/// | amounts of products | shown | shown | hidden | for a reason |
/// | contacts in full | for a reason | for a reason | hidden | for a reason |
///
/// Amounts are those of products, and whatever figures say of balances, in words too. A customer is
/// in front of whoever has a conversation with them. Editors see none of it. All else of a record
/// is shown to agents and supervisors.
public final class FieldRights {

  /// What is not simply shown.
  public enum Field {
    AMOUNTS,
    CONTACTS
  }

  /// What somebody may do with a field.
  public enum Access {
    SHOWN,
    /// It is shown to whoever says why, and that they did is in the audit.
    FOR_A_REASON,
    HIDDEN
  }

  private final Summaries summaries;
  private final Conversations conversations;

  public FieldRights(Summaries summaries, Conversations conversations) {
    this.summaries = summaries;
    this.conversations = conversations;
  }

  /// What a member may do with a field of a record.
  public Access of(Staff.Member member, Customer customer, Field field) {
    return of(
        member.role(),
        member.username().equals(customer.profile().manager()),
        member.role() == Role.AGENT && inFront(member.username(), customer),
        field);
  }

  /// @param manages whether they look after the customer
  /// @param inFront whether they have a conversation with the customer
  static Access of(Role role, boolean manages, boolean inFront, Field field) {
    return switch (role) {
      case EDITOR -> Access.HIDDEN;
      case SUPERVISOR -> field == Field.AMOUNTS && manages ? Access.SHOWN : Access.FOR_A_REASON;
      case AGENT -> {
        if (!manages && !inFront) {
          yield Access.HIDDEN;
        }
        yield field == Field.AMOUNTS ? Access.SHOWN : Access.FOR_A_REASON;
      }
    };
  }

  private boolean inFront(String username, Customer customer) {
    return customer.family().stream()
        .flatMap(id -> summaries.timeline(id).stream())
        .filter(it -> it.status() == Status.HUMAN)
        .map(Summary::id)
        .flatMap(id -> conversations.load(id).stream())
        .filter(it -> it.status() == Status.HUMAN)
        .map(Conversation::agent)
        .anyMatch(username::equals);
  }
}
