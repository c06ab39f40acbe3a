package dev.lobby.conversation;

import dev.lobby.language.Language;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One line about a conversation: what the customer's timeline and the supervisor's list show.
///
/// @param id the conversation's id
/// @param customer the id of the customer's record
/// @param intents the articles that were answered, in order of first use
/// @param decisions how often each kind of decision was taken
/// @param handoff why a person was last called; null when none was
/// @param outcome the wrap-up code; null when it was not resolved
/// @param agent the agent who had it last; null when none had
/// @param ratings what the customer said of answers, by the answer's place in the conversation
/// @param satisfaction how satisfied the customer last said they are with how a person served them,
///   from 1 to 5; null when they did not say
public record Summary(
    String id,
    String channel,
    String customer,
    Language language,
    Instant startedAt,
    Instant lastAt,
    Status status,
    int messages,
    List<String> intents,
    Map<String, Integer> decisions,
    @Nullable Reason handoff,
    @Nullable String outcome,
    @Nullable String agent,
    Map<Long, AnswerRating> ratings,
    @Nullable Integer satisfaction) {

  /// The kinds of decision in which the customer was told the articles they name.
  public static final Set<String> ANSWERED = Set.of("answer", "incident");

  static Summary of(String id, ConversationEvent.Started started, Instant at) {
    return new Summary(
        id,
        started.channel(),
        started.customer(),
        started.language(),
        at,
        at,
        Status.BOT,
        0,
        List.of(),
        Map.of(),
        null,
        null,
        null,
        Map.of(),
        null);
  }

  /// This summary after one more event.
  Summary after(ConversationEvent event, Instant at) {
    return switch (event) {
      case ConversationEvent.CustomerWrote e ->
          e.language() == Language.ZH || e.language() == Language.EN
              ? spoken(e.language(), at)
              : spoken(language, at);
      case ConversationEvent.AssistantWrote e -> spoken(language, at);
      case ConversationEvent.AgentWrote e -> spoken(language, at);
      case ConversationEvent.Corrected e -> spoken(language, at);
      case ConversationEvent.Told e -> spoken(language, at);
      case ConversationEvent.SurveyAsked e -> spoken(language, at);
      case ConversationEvent.SurveyAnswered e -> this;
      case ConversationEvent.Decided e -> decided(e);
      case ConversationEvent.SuitabilityDecided e -> e.withheld() ? this : spoken(language, at);
      case ConversationEvent.AnswerRated e -> rated(e);
      case ConversationEvent.SatisfactionRated e -> satisfied(e.score());
      case ConversationEvent.Reopened e -> with(Status.BOT, handoff, outcome, agent);
      case ConversationEvent.HandoffRequested e ->
          with(
              e.reason().customerWaits() && status == Status.BOT ? Status.QUEUED : status,
              status == Status.QUEUED && handoff != null
                  ? e.reason().orMorePressing(handoff)
                  : e.reason(),
              outcome,
              agent);
      case ConversationEvent.AgentJoined e -> with(Status.HUMAN, handoff, outcome, e.agent());
      case ConversationEvent.QueueLeft e -> with(Status.BOT, handoff, outcome, agent);
      case ConversationEvent.HandedBack e -> with(Status.BOT, handoff, outcome, agent);
      case ConversationEvent.Resolved e -> with(Status.RESOLVED, handoff, e.wrapUp(), agent);
      case ConversationEvent.Started e -> this;
      case ConversationEvent.Disclosed e -> this;
      case ConversationEvent.TokenRenewed e -> this;
      case ConversationEvent.MessageConflict e -> this;
      case ConversationEvent.FlowStarted e -> this;
      case ConversationEvent.SlotFilled e -> this;
      case ConversationEvent.FlowAsked e -> this;
      case ConversationEvent.FlowEnded e -> this;
    };
  }

  private Summary spoken(Language in, Instant at) {
    return new Summary(
        id,
        channel,
        customer,
        in,
        startedAt,
        at,
        status,
        messages + 1,
        intents,
        decisions,
        handoff,
        outcome,
        agent,
        ratings,
        satisfaction);
  }

  /// How many answers the customer said this of.
  public long rated(AnswerRating rating) {
    return ratings.values().stream().filter(rating::equals).count();
  }

  private Summary rated(ConversationEvent.AnswerRated rated) {
    Map<Long, AnswerRating> all = new TreeMap<>(ratings);
    all.put(rated.seq(), AnswerRating.of(rated.helpful()));
    return new Summary(
        id,
        channel,
        customer,
        language,
        startedAt,
        lastAt,
        status,
        messages,
        intents,
        decisions,
        handoff,
        outcome,
        agent,
        Map.copyOf(all),
        satisfaction);
  }

  private Summary satisfied(int score) {
    return new Summary(
        id, channel, customer, language, startedAt, lastAt, status, messages, intents, decisions,
        handoff, outcome, agent, ratings, score);
  }

  private Summary decided(ConversationEvent.Decided decided) {
    Map<String, Integer> counted = new TreeMap<>(decisions);
    counted.merge(decided.say(), 1, Integer::sum);
    Set<String> answered = new LinkedHashSet<>(intents);
    if (ANSWERED.contains(decided.say())) {
      for (String article : decided.articles()) {
        answered.add(article.substring(0, article.indexOf('@')));
      }
    }
    return new Summary(
        id,
        channel,
        customer,
        language,
        startedAt,
        lastAt,
        status,
        messages,
        List.copyOf(answered),
        Map.copyOf(counted),
        handoff,
        outcome,
        agent,
        ratings,
        satisfaction);
  }

  private Summary with(
      Status now, @Nullable Reason why, @Nullable String wrapUp, @Nullable String by) {
    return new Summary(
        id,
        channel,
        customer,
        language,
        startedAt,
        lastAt,
        now,
        messages,
        intents,
        decisions,
        why,
        wrapUp,
        by,
        ratings,
        satisfaction);
  }
}
