package dev.lobby.publishing.gap;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AnswerRated;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.Journal;
import dev.lobby.publishing.gap.GapEvent.Place;
import dev.lobby.review.verdict.VerdictEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journal says of questions without an answer, and of what was done about them.
///
/// @param questions the newest first
/// @param cut how many older ones were left out because there are too many
/// @param replies what agents wrote then, where it ended well
/// @param settled the last that was done about each question
/// @param dismissed the replies that are not to be proposed
record Reading(
    List<Unanswered> questions,
    int cut,
    List<AgentReply> replies,
    Map<Place, Settlement> settled,
    Set<Place> dismissed) {

  /// The decisions that leave a question without an answer.
  static final Set<String> OPEN = Set.of("decline", "suggest");

  /// Reads what was asked since a time.
  static Reading of(Journal journal, Instant since, GapRules rules) {
    Set<String> streams = new LinkedHashSet<>();
    Map<Place, VerdictEvent.Given> verdicts = new HashMap<>();
    Map<Place, Settlement> settled = new HashMap<>();
    Set<Place> dismissed = new HashSet<>();
    long head = journal.head();
    journal.replayClear(
        journal.lastBefore(since),
        head,
        recorded -> {
          switch (recorded.event()) {
            case Decided e when OPEN.contains(e.say()) -> streams.add(recorded.stream());
            // What failed while a person was called already names none, and they read it.
            case Decided e when e.route() == Reason.FAILED -> streams.add(recorded.stream());
            case AnswerRated e when !e.helpful() -> streams.add(recorded.stream());
            case VerdictEvent.Given e -> {
              verdicts.put(new Place(e.conversation(), e.seq()), e);
              streams.add(ConversationEvent.stream(e.conversation()));
            }
            case GapEvent.ReplyDismissed e -> dismissed.addAll(e.replies());
            case GapEvent e -> {
              Settlement settlement = Settlement.of(e, recorded.time());
              Settlement.questions(e).forEach(place -> settled.put(place, settlement));
            }
            default -> {}
          }
        });
    List<Unanswered> questions = new ArrayList<>();
    List<AgentReply> replies = new ArrayList<>();
    for (String stream : streams) {
      String id = stream.substring(ConversationEvent.stream("").length());
      ConversationWalk walk =
          new ConversationWalk(id, since, verdicts, rules.goodWrapUps())
              .over(journal.read(stream, 0));
      questions.addAll(walk.questions());
      replies.addAll(walk.replies());
    }
    questions.sort(Unanswered.OLDEST_FIRST.reversed());
    int kept = Math.min(rules.questions(), questions.size());
    return new Reading(
        List.copyOf(questions.subList(0, kept)),
        questions.size() - kept,
        List.copyOf(replies),
        Map.copyOf(settled),
        Set.copyOf(dismissed));
  }
}
