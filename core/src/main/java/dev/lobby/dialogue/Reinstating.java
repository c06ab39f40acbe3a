package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Writing;
import dev.lobby.desk.ComplaintTickets;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A complaint that its customer took back and pursues after all: it stands as it stood, by the
/// number, the ticket and the promised first reply that it had, and they read so.
final class Reinstating {

  private final Journal journal;
  private final ComplaintTickets tickets;

  Reinstating(Journal journal, ComplaintTickets tickets) {
    this.journal = journal;
    this.tickets = tickets;
  }

  /// Has who pursues their complaint after all wait with it as before.
  ///
  /// @param number of the complaint the conversation is about
  /// @param place gets what is written
  /// @return the id of the ticket; empty where nothing is pursued again, or nobody waited with it
  Optional<String> ticket(Deliberation deliberation, String number, Writing place) {
    return pursued(deliberation, number).flatMap(it -> tickets.takeUp(place, it));
  }

  /// What they read of it; empty where nothing is pursued again.
  ///
  /// @param position where in the queue they are
  Optional<Wording.Words> words(
      Deliberation deliberation,
      String number,
      Conversation place,
      Wording wording,
      int position,
      Instant now) {
    return pursued(deliberation, number)
        .map(Complaint::number)
        .map(it ->
            new Wording.Words(
                firstReply(it, place)
                    .filter(now::isBefore)
                    .map(due -> dated(it, wording.deadline(due), position, wording.language()))
                    .orElseGet(() -> undated(it, position, wording.language())),
                List.of(),
                List.of()));
  }

  private static String dated(String number, String deadline, int position, Language language) {
    return language == Language.EN
        ? "Your complaint "
            + number
            + " is not withdrawn; it stands as before, with all you told me. You will have a first"
            + " reply by "
            + deadline
            + ", as I said. You are number "
            + position
            + " in line."
        : "好的，投诉 "
            + number
            + " 没有撤，照旧处理，之前说的都还在。"
            + deadline
            + " 之前给您第一次答复，时间不变。您排在第 "
            + position
            + " 位。";
  }

  private static String undated(String number, int position, Language language) {
    return language == Language.EN
        ? "Your complaint "
            + number
            + " is not withdrawn; it stands as before, with all you told me. A colleague will read"
            + " this; you are number "
            + position
            + " in line."
        : "好的，投诉 " + number + " 没有撤，照旧处理，之前说的都还在。会由一位同事来看，您排在第 " + position + " 位。";
  }

  private Optional<Complaint> pursued(Deliberation deliberation, String number) {
    return deliberation.decision().say() instanceof Say.Acknowledge said
        ? ComplaintProgress.head(journal, number)
            .filter(it -> !it.closed() && it.wishes().contains(Wish.WITHDRAWAL))
            .filter(it ->
                ComplaintProgress.wish(
                        said.words(), deliberation.interpretation().understanding(), it)
                    .equals(Optional.of(Wish.PURSUIT)))
        : Optional.empty();
  }

  /// By when they were told that they have a first reply; empty once a person has written.
  private Optional<Instant> firstReply(String number, Conversation place) {
    return place.messages().stream().anyMatch(it -> it.author() == Author.AGENT)
        ? Optional.empty()
        : journal.read(TicketEvent.stream(Ticket.ofComplaint(number)), 0).stream()
            .filter(Reinstating::isOfComplaint)
            .findFirst()
            .map(it -> it.time().plus(Reason.COMPLAINT.target()));
  }

  private static boolean isOfComplaint(Recorded recorded) {
    return switch (recorded.event()) {
      case TicketEvent.Opened e -> e.reason() == Reason.COMPLAINT;
      case TicketEvent.Escalated e -> e.reason() == Reason.COMPLAINT;
      default -> false;
    };
  }
}
