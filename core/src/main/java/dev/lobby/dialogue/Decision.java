package dev.lobby.dialogue;

import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to do about a message.
///
/// @param say what to say
/// @param route why a person is brought now; empty when nobody is
/// @param why the rows of the policy's table that were looked at, the last of them taken
/// @param blocked the articles that would have been answered or offered, had all they say been
///   valid that day
/// @param lead whether the customer's interest in a product is to be followed up
/// @param complains whether a complaint is filed beside what is said, for which somebody is brought
///   already
public record Decision(
    Say say,
    Optional<Reason> route,
    List<Trace.Branch> why,
    List<String> blocked,
    boolean lead,
    boolean complains) {

  /// The row that says why a customer is not asked about their interest.
  public static final String NO_QUESTIONS = "no-questions";

  /// The same without asking about an interest, and why.
  Decision withoutQuestions(String unwelcome) {
    List<Trace.Branch> more = new ArrayList<>(why);
    more.add(more.size() - 1, new Trace.Branch(NO_QUESTIONS, false, unwelcome));
    return new Decision(say, route, List.copyOf(more), blocked, lead, complains);
  }

  /// The same without bringing somebody: of an interest that nobody is to contact the customer
  /// about it is kept, and nobody comes into their conversation for it.
  Decision withoutPerson() {
    return new Decision(say, Optional.empty(), why, blocked, lead, complains);
  }

  /// The same, where interest that is to be followed up stands beside what it is about.
  Decision withLead() {
    return new Decision(say, route, why, blocked, true, complains);
  }

  /// Whether the customer may be asked about their interest.
  boolean asks() {
    return why.stream().noneMatch(row -> row.row().equals(NO_QUESTIONS));
  }

  /// A decision that no value stood in the way of, and of which no lead comes.
  public Decision(Say say, Optional<Reason> route, List<Trace.Branch> why) {
    this(say, route, why, List.of(), false, false);
  }
}
