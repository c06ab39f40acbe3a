package dev.lobby.publishing.gap;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AnswerRated;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Reason;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.gap.GapEvent.Place;
import dev.lobby.review.verdict.Judgement;
import dev.lobby.review.verdict.VerdictEvent;
import dev.lobby.wire.JsonEventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through one conversation and finds what had no answer in it, and what agents then wrote.
final class ConversationWalk {
  private static final String DECLINE = "decline";
  private static final String SUGGEST = "suggest";

  /// A question of one letter says nothing.
  private static final int SHORTEST = 2;

  private final String conversation;
  private final Instant since;
  private final Map<Place, VerdictEvent.Given> verdicts;
  private final Set<String> goodWrapUps;
  private final List<Unanswered> questions = new ArrayList<>();
  private final List<AgentReply> good = new ArrayList<>();

  /// Those of the episode, of which nobody knows yet how it ends.
  private final List<AgentReply> replies = new ArrayList<>();

  /// What did not help, as `article@version`, by the client message id of the question.
  private final Map<String, String> unhelpful = new HashMap<>();

  private String customer = "";
  private List<Choice> offered = List.of();
  private @Nullable Recorded wroteAt;

  /// The last question without an answer in this episode.
  private int last = -1;

  /// Whether it waits for the customer to pick what was suggested.
  private boolean waits;

  private boolean isHuman;

  /// @param since when a question must have been asked at the earliest
  /// @param verdicts the last verdict on each turn that has one
  ConversationWalk(
      String conversation,
      Instant since,
      Map<Place, VerdictEvent.Given> verdicts,
      Set<String> goodWrapUps) {
    this.conversation = conversation;
    this.since = since;
    this.verdicts = verdicts;
    this.goodWrapUps = goodWrapUps;
  }

  /// Takes in the whole conversation.
  ConversationWalk over(List<Recorded> events) {
    // A rating comes after what it is of, and the last counts.
    for (Recorded recorded : events) {
      if (recorded.event() instanceof AnswerRated e) {
        if (e.helpful()) {
          unhelpful.remove(e.inReplyTo());
        } else {
          unhelpful.put(e.inReplyTo(), e.article());
        }
      }
    }
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ConversationEvent event) {
        apply(event, recorded);
      }
    }
    return this;
  }

  List<Unanswered> questions() {
    return questions;
  }

  /// What agents wrote in episodes that ended well.
  List<AgentReply> replies() {
    return good;
  }

  private void apply(ConversationEvent event, Recorded at) {
    switch (event) {
      case ConversationEvent.Started e -> customer = e.customer();
      case ConversationEvent.Reopened e -> {
        // It did not end well after all.
        good.clear();
        episodeEnds();
      }
      case CustomerWrote e -> {
        wroteAt = at;
        if (waits
            && Conversation.offeredAs(offered, e.text())
                .filter(choice -> choice.article() != null)
                .isPresent()) {
          questions.remove(last);
          last = -1;
        }
        waits = false;
      }
      case Decided e -> decided(e);
      case ConversationEvent.AssistantWrote e -> offered = e.choices();
      case ConversationEvent.AgentJoined e -> {
        isHuman = true;
        waits = false;
        if (last >= 0) {
          questions.set(last, byPerson(questions.get(last)));
        }
      }
      case ConversationEvent.AgentWrote e -> {
        if (isHuman && last >= 0 && !e.text().equals(JsonEventCodec.ERASED)) {
          replies.add(
              new AgentReply(
                  questions.get(last).place(),
                  new Place(conversation, at.version()),
                  e.agent(),
                  e.text(),
                  at.time()));
        }
      }
      case ConversationEvent.Resolved e -> {
        if (goodWrapUps.contains(e.wrapUp())) {
          good.addAll(replies);
        }
        episodeEnds();
      }
      case ConversationEvent.HandedBack e -> episodeEnds();
      case ConversationEvent.Disclosed e -> {}
      case AnswerRated e -> {}
      case ConversationEvent.SatisfactionRated e -> {}
      case ConversationEvent.MessageConflict e -> {}
      case ConversationEvent.HandoffRequested e -> {}
      case ConversationEvent.Corrected e -> {}
      case ConversationEvent.Told e -> {}
      case ConversationEvent.SurveyAsked e -> {}
      case ConversationEvent.SurveyAnswered e -> {}
      case ConversationEvent.SuitabilityDecided e -> {}
      case ConversationEvent.FlowStarted e -> {}
      case ConversationEvent.SlotFilled e -> {}
      case ConversationEvent.FlowAsked e -> {}
      case ConversationEvent.FlowEnded e -> {}
      case ConversationEvent.QueueLeft e -> {}
      case ConversationEvent.TokenRenewed e -> {}
    }
  }

  private void episodeEnds() {
    replies.clear();
    last = -1;
    waits = false;
    isHuman = false;
  }

  private void decided(Decided decided) {
    Recorded at = wroteAt;
    if (at == null
        || !(at.event() instanceof CustomerWrote wrote)
        || !wrote.clientMessageId().equals(decided.inReplyTo())
        || at.time().isBefore(since)
        || wrote.text().equals(JsonEventCodec.ERASED)
        || NormalForm.key(wrote.text()).length() < SHORTEST) {
      return;
    }
    Place place = new Place(conversation, at.version());
    VerdictEvent.Given verdict = verdicts.get(place);
    String rated = unhelpful.get(decided.inReplyTo());
    Cause cause = cause(decided, verdict, rated != null);
    if (cause != null) {
      last = questions.size();
      waits = cause == Cause.SUGGESTED;
      questions.add(
          new Unanswered(
              place,
              wrote.text(),
              Article.written(wrote.language()),
              customer,
              at.time(),
              cause,
              false,
              verdict == null ? null : verdict.right(),
              cause == Cause.BADLY_RATED ? rated : null));
    }
  }

  private static @Nullable Cause cause(
      Decided decided, VerdictEvent.@Nullable Given verdict, boolean badlyRated) {
    Judgement judgement = verdict == null ? null : verdict.judgement();
    if (judgement != null) {
      return switch (judgement) {
        // Nothing was to be answered, or it was answered well.
        case RIGHT -> null;
        case WRONG -> Cause.WRONG;
        case PERSON -> Cause.SHOULD_HAVE_ASKED;
      };
    }
    if (decided.route() == Reason.FAILED) {
      return Cause.FAILED;
    }
    return switch (decided.say()) {
      case DECLINE -> Cause.DECLINED;
      case SUGGEST -> Cause.SUGGESTED;
      default -> badlyRated ? Cause.BADLY_RATED : null;
    };
  }

  private static Unanswered byPerson(Unanswered it) {
    return new Unanswered(
        it.place(),
        it.text(),
        it.language(),
        it.customer(),
        it.at(),
        it.cause(),
        true,
        it.right(),
        it.rated());
  }
}
