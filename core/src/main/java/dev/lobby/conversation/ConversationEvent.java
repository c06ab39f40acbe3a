package dev.lobby.conversation;

import dev.lobby.journal.Event;
import dev.lobby.language.Language;
import dev.lobby.wire.JsonEventCodec;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happens in a conversation. Stream: `conversation/` and the conversation's id.
public sealed interface ConversationEvent extends Event {

  /// The stream of a conversation.
  static String stream(String conversation) {
    return "conversation/" + conversation;
  }

  /// Somebody came in through a door.
  ///
  /// @param language the language of the greeting
  @WireName("conversation.started")
  record Started(String channel, String customer, Language language) implements ConversationEvent {}

  /// The customer was told that the assistant is automated and how to reach a person.
  @WireName("conversation.disclosed")
  record Disclosed(Language language) implements ConversationEvent {}

  /// A resolved conversation was opened again, by the customer or by a correction they are to read;
  /// context starts anew.
  ///
  /// @param episode its number, from 1 for the first of a conversation
  @WireName("conversation.reopened")
  record Reopened(int episode) implements ConversationEvent {}

  /// The customer wrote.
  ///
  /// @param language the language the message is in
  /// @param mac by what the text is [recognised][dev.lobby.keys.TextMacs] when it comes again; null
  ///   where only the text itself can tell
  @WireName("conversation.customer-wrote")
  record CustomerWrote(
      String clientMessageId, Language language, @Nullable String mac, @Personal String text)
      implements ConversationEvent {

    public CustomerWrote(String clientMessageId, Language language, String text) {
      this(clientMessageId, language, null, text);
    }
  }

  /// Another text came under a client message id that was used before. The first one holds, and
  /// nothing of the other is kept; told once for each id.
  @WireName("conversation.message-conflict")
  record MessageConflict(String clientMessageId) implements ConversationEvent {}

  /// The assistant decided what to do about a message.
  ///
  /// @param inReplyTo the client message id
  /// @param say the kind of [decision][dev.lobby.dialogue.Say]
  /// @param articles what it rests on, as `article@version`
  /// @param route whom it brings; null for nobody
  /// @param release the release of the knowledge that was asked
  /// @param blocked the answers that would have been given or offered, and could not be told that
  ///   day; null for none
  @WireName("conversation.decided")
  record Decided(
      String inReplyTo,
      String say,
      List<String> articles,
      @Nullable Reason route,
      String release,
      @Nullable List<Blocked> blocked,
      @Personal Trace trace)
      implements ConversationEvent {

    public Decided(
        String inReplyTo,
        String say,
        List<String> articles,
        @Nullable Reason route,
        String release,
        Trace trace) {
      this(inReplyTo, say, articles, route, release, null, trace);
    }

    /// An answer that could not be told, for one of its fields.
    ///
    /// @param article as `article@version`
    /// @param field as it stands in the answer
    /// @param cause [why][dev.lobby.knowledge.catalogue.Gap.Cause], by its wire name
    /// @param day the last day its value was valid, or the first it will be, as `2026-01-31`; null
    ///   when there is none
    public record Blocked(String article, String field, String cause, @Nullable String day) {}
  }

  /// Whether words that name investments may be told to the customer was decided. When they may,
  /// the customer read the bank's statement, and after it the words.
  ///
  /// @param inReplyTo the client message id that the words answer; null for none
  /// @param door by what they come: a kind of [decision][dev.lobby.dialogue.Say], `agent`, …
  /// @param by the user name of who wrote them; null for the assistant
  /// @param day the day at the bank, by which the rating holds or does not
  /// @param outcome [what][dev.lobby.suitability.Weighing.Outcome] became of them, by its wire name
  /// @param grade the customer's rating as it was on record; null for none
  /// @param ratedUntil the last day of the rating
  /// @param reasons why the words recommend what they name; null or empty when they do not
  /// @param text the bank's statement; empty when the words were held back
  @WireName("conversation.suitability-decided")
  record SuitabilityDecided(
      @Nullable String inReplyTo,
      String door,
      @Nullable String by,
      String day,
      List<Named> products,
      String outcome,
      @Personal @Nullable String grade,
      @Personal @Nullable String ratedUntil,
      @Personal @Nullable List<String> reasons,
      @Personal String text)
      implements ConversationEvent {

    /// Whether the words were held back, so that the customer read nothing.
    public boolean withheld() {
      return outcome.equals("withheld");
    }

    /// An investment and its risk, `R1` to `R5`.
    public record Named(String product, String risk) {}
  }

  /// The assistant wrote.
  ///
  /// @param inReplyTo the client message id it answers; null for a greeting
  /// @param say the kind of decision it carries out
  /// @param choices what the customer may pick
  /// @param links the pages and files that stand under it; null for none
  @WireName("conversation.assistant-wrote")
  record AssistantWrote(
      @Nullable String inReplyTo,
      String say,
      List<Choice> choices,
      List<Message.Citation> citations,
      @Nullable List<Message.Link> links,
      @Personal String text)
      implements ConversationEvent {

    public AssistantWrote(
        @Nullable String inReplyTo,
        String say,
        List<Choice> choices,
        List<Message.Citation> citations,
        String text) {
      this(inReplyTo, say, choices, citations, null, text);
    }

    /// Returns the links under it; empty for none.
    public List<Message.Link> linked() {
      return links == null ? List.of() : links;
    }

    /// Returns its words with each link on a line of its own, as they read where there is nothing
    /// to touch. Of words that were erased the links are no part any more.
    public String plain() {
      return linked().isEmpty() || text.equals(JsonEventCodec.ERASED)
          ? text
          : linked().stream()
              .map(Message.Link::line)
              .collect(Collectors.joining("\n", text + "\n\n", ""));
    }

    /// A button.
    ///
    /// @param text its words
    /// @param article the article it asks for; null for an answer to a flow's question, or a person
    /// @param option the answer it gives to a flow's question, by its name there; null for none
    public record Choice(String text, @Nullable String article, @Nullable String option) {
      public Choice(String text, @Nullable String article) {
        this(text, article, null);
      }

      /// Whether it asks for a person.
      public boolean person() {
        return article == null && option == null;
      }
    }
  }

  /// The customer said whether an answer helped; what they said of it before holds no more.
  ///
  /// @param seq the place of the answer in the conversation
  /// @param inReplyTo the client message id of the question
  /// @param article what was answered with, as `article@version`
  @WireName("conversation.answer-rated")
  record AnswerRated(long seq, String inReplyTo, String article, boolean helpful)
      implements ConversationEvent {}

  /// The customer said how satisfied they are with how an agent ended the conversation; what they
  /// said of it before holds no more.
  ///
  /// @param seq the place of the words that told the end
  /// @param score from 1, not at all, to 5, very
  @WireName("conversation.satisfaction-rated")
  record SatisfactionRated(long seq, int score) implements ConversationEvent {}

  /// The customer was asked by a contact plan how likely they recommend the bank, in these words.
  ///
  /// @param survey its number
  /// @param plan the name of the contact plan
  @WireName("conversation.survey-asked")
  record SurveyAsked(String survey, String plan, @Personal String text)
      implements ConversationEvent {}

  /// The customer said how likely they recommend the bank; what they said of it before holds no
  /// more.
  ///
  /// @param seq the place of the question
  /// @param score from 0, not at all, to 10, very
  @WireName("conversation.survey-answered")
  record SurveyAnswered(long seq, int score) implements ConversationEvent {}

  /// A flow began.
  ///
  /// @param flow its id in the release
  /// @param about the number of the complaint or lead it is about; null for none
  @WireName("conversation.flow-started")
  record FlowStarted(String flow, @Nullable String about) implements ConversationEvent {}

  /// What a flow asks for is known, or will not be asked again.
  ///
  /// @param how the [way][dev.lobby.dialogue.FlowTurn.How] it became known, by its wire name
  /// @param value what the customer said; empty when they cannot say
  @WireName("conversation.slot-filled")
  record SlotFilled(String flow, String slot, String how, @Personal String value)
      implements ConversationEvent {}

  /// A flow's question was asked.
  ///
  /// @param time how often by now, from 1
  @WireName("conversation.flow-asked")
  record FlowAsked(String flow, String slot, int time) implements ConversationEvent {}

  /// A flow is over.
  ///
  /// @param outcome [how][dev.lobby.dialogue.FlowTurn.Outcome], by its wire name
  @WireName("conversation.flow-ended")
  record FlowEnded(String flow, String outcome) implements ConversationEvent {}

  /// A person is asked for: in the same frame a ticket was opened, or became more pressing, or a
  /// complaint was filed under it.
  @WireName("conversation.handoff-requested")
  record HandoffRequested(String ticket, Reason reason) implements ConversationEvent {}

  /// The customer no longer waits for a person, as they said so, or since the complaint has ended
  /// that they waited with: in the same frame the ticket was closed.
  @WireName("conversation.queue-left")
  record QueueLeft(String ticket) implements ConversationEvent {}

  /// An agent took the conversation over; the customer was told in these words.
  @WireName("conversation.agent-joined")
  record AgentJoined(String agent, String ticket, @Personal String text)
      implements ConversationEvent {}

  /// The agent wrote.
  @WireName("conversation.agent-wrote")
  record AgentWrote(String agent, String clientMessageId, @Personal String text)
      implements ConversationEvent {}

  /// The agent gave the conversation back to the assistant; the customer was told in these words.
  @WireName("conversation.handed-back")
  record HandedBack(String agent, @Personal String text) implements ConversationEvent {}

  /// The agent ended it; the customer was told in these words.
  ///
  /// @param wrapUp the wrap-up code
  /// @param note what the agent noted for colleagues; null for nothing
  @WireName("conversation.resolved")
  record Resolved(
      String agent, String wrapUp, @Personal @Nullable String note, @Personal String text)
      implements ConversationEvent {}

  /// The bank corrected what the assistant had told the customer, in these words.
  ///
  /// @param correction the id of the correction it belongs to
  /// @param by the user name of the supervisor who had it sent
  /// @param article the article whose answer was wrong
  /// @param citations what the words rest on; empty when nothing that is published
  @WireName("conversation.corrected")
  record Corrected(
      String correction,
      String by,
      String article,
      List<Message.Citation> citations,
      @Personal String text)
      implements ConversationEvent {}

  /// The bank told the customer something of its own accord, such as what came of a complaint, in
  /// these words.
  ///
  /// @param by the user name of who had it told, [dev.lobby.followup.FollowUpDesk#RULE], or
  ///   [dev.lobby.dialogue.LongWaits#WAITING]
  /// @param about the number of what it is about, such as a complaint's, the name of a contact
  ///   plan, or the id of the ticket that waits
  /// @param outcome whether it is what was decided of that, and not how it goes on; null where
  ///   nobody wrote that down
  @WireName("conversation.told")
  record Told(String by, String about, @Nullable Boolean outcome, @Personal String text)
      implements ConversationEvent {

    /// Something of which nothing is decided.
    public Told(String by, String about, String text) {
      this(by, about, null, text);
    }
  }

  /// The customer's access token was replaced.
  ///
  /// @param generation the number of the token that holds from now on, from 1
  @WireName("conversation.token-renewed")
  record TokenRenewed(int generation) implements ConversationEvent {}
}
