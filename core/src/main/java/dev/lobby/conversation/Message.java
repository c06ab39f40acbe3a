package dev.lobby.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation as everybody in it sees it.
///
/// @param seq its place: the version of the conversation's stream; grows, with gaps
/// @param author who wrote it
/// @param text what it says
/// @param at when it became durable
/// @param choices what the customer may pick with one touch
/// @param citations the articles it rests on
/// @param links the pages and files that stand under it
/// @param clientMessageId the sender's own id; null when the assistant or Lobby wrote it
/// @param inReplyTo the client message id of the message it answers; null when it answers none
/// @param agent the user name of the agent who wrote it, or of the supervisor who had it sent; null
///   when nobody did
/// @param rating what the customer said of it; null when they are not asked, because it is no
///   answer or this is no moment to ask
/// @param satisfaction how satisfied the customer said they are with how a person served them, 0
///   for not said yet; null when they are not asked
/// @param survey the survey by which it asks the customer; null when it asks by none
/// @param about what the bank tells of by it of its own accord, such as a complaint's number, or
///   [#JOINED]; null when it tells of nothing
/// @param outcome whether it is what was decided of that; null where nobody wrote that down
public record Message(
    long seq,
    Author author,
    String text,
    Instant at,
    List<String> choices,
    List<Citation> citations,
    List<Link> links,
    @Nullable String clientMessageId,
    @Nullable String inReplyTo,
    @Nullable String agent,
    @Nullable AnswerRating rating,
    @Nullable Integer satisfaction,
    @Nullable Asked survey,
    @Nullable String about,
    @Nullable Boolean outcome) {

  /// What a message tells by which an agent took the conversation over.
  public static final String JOINED = "agent-joined";

  /// A message without links, and of which nobody is asked whether it helped.
  public Message(
      long seq,
      Author author,
      String text,
      Instant at,
      List<String> choices,
      List<Citation> citations,
      @Nullable String clientMessageId,
      @Nullable String inReplyTo,
      @Nullable String agent) {
    this(
        seq,
        author,
        text,
        at,
        choices,
        citations,
        List.of(),
        clientMessageId,
        inReplyTo,
        agent,
        null,
        null,
        null,
        null,
        null);
  }

  Message rated(AnswerRating given) {
    return new Message(
        seq,
        author,
        text,
        at,
        choices,
        citations,
        links,
        clientMessageId,
        inReplyTo,
        agent,
        given,
        null,
        null,
        about,
        outcome);
  }

  Message satisfied(int score) {
    return new Message(
        seq,
        author,
        text,
        at,
        choices,
        citations,
        links,
        clientMessageId,
        inReplyTo,
        agent,
        rating,
        score,
        survey,
        about,
        outcome);
  }

  Message asks(Asked now) {
    return new Message(
        seq,
        author,
        text,
        at,
        choices,
        citations,
        links,
        clientMessageId,
        inReplyTo,
        agent,
        rating,
        satisfaction,
        now,
        about,
        outcome);
  }

  Message about(String what, @Nullable Boolean decided) {
    return new Message(
        seq,
        author,
        text,
        at,
        choices,
        citations,
        links,
        clientMessageId,
        inReplyTo,
        agent,
        rating,
        satisfaction,
        survey,
        what,
        decided);
  }

  /// That a message asks how likely the customer recommends the bank.
  ///
  /// @param survey its number
  /// @param score what they said last, from 0 to 10; null for nothing
  public record Asked(String survey, @Nullable Integer score) {}

  /// The approved article an answer rests on.
  ///
  /// @param article its id
  /// @param version its version
  /// @param title its title in the language of the answer
  public record Citation(String article, String version, String title) {}

  /// A page or file that stands under an answer.
  ///
  /// @param label what the customer reads
  /// @param address an https address, or a path on the bank's own site
  public record Link(String label, String address) {
    /// Returns it as a line of text, where there is nothing to touch.
    public String line() {
      return label + ": " + address;
    }
  }
}
