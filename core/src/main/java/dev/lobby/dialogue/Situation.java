package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.language.text.NormalForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a decision rests on.
///
/// @param status who owns the conversation
/// @param ticket the open request for a person, if any
/// @param declines how often in a row the assistant had no answer before this message
/// @param understanding what was understood
/// @param matches the articles that may be said to this customer now, likeliest first
/// @param thresholds the release's thresholds
/// @param passages the passages of documents that may be quoted, likeliest first
/// @param passageThresholds from which probability on a passage is quoted, and from which one is
///   offered
/// @param picked what the customer picked of the last choices, if anything
/// @param ruledOut the signals that the message cannot give, whatever it sounds like: it is the
///   bank's own wording of something that gives none of them
/// @param interestIsLead whether the customer's interest in a product is a lead, by who they are or
///   by how much they name
/// @param incident the id of the incident in force that the message is about, if any
/// @param flow the flow that is under way, if any
/// @param complaint the complaint that was filed in the conversation and goes on, if any
/// @param call the call that was promised to the customer, when they ask for it
/// @param blocked the articles whose answer cannot be told that day, with what it lacks
/// @param unsuitable what would recommend to this customer, told in answer to this message, what
///   does not suit them: articles, passages and the incident by id, with the reason
public record Situation(
    Status status,
    Optional<OpenTicket> ticket,
    int declines,
    Understanding understanding,
    List<Match> matches,
    Thresholds thresholds,
    List<PassageMatch> passages,
    Thresholds passageThresholds,
    Optional<Picked> picked,
    Set<Signal> ruledOut,
    boolean interestIsLead,
    Optional<String> incident,
    Optional<Underway> flow,
    Optional<GoingOn> complaint,
    Optional<PromisedCall> call,
    Map<String, List<Gap>> blocked,
    Map<String, String> unsuitable) {

  /// A situation without documents, in which every answer can be told.
  public Situation(
      Status status,
      Optional<OpenTicket> ticket,
      int declines,
      Understanding understanding,
      List<Match> matches,
      Thresholds thresholds,
      Optional<Picked> picked,
      Set<Signal> ruledOut,
      boolean interestIsLead,
      Optional<String> incident) {
    this(
        status,
        ticket,
        declines,
        understanding,
        matches,
        thresholds,
        List.of(),
        Thresholds.NEVER,
        picked,
        ruledOut,
        interestIsLead,
        incident,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /// A situation without documents and without an incident.
  public Situation(
      Status status,
      Optional<OpenTicket> ticket,
      int declines,
      Understanding understanding,
      List<Match> matches,
      Thresholds thresholds,
      Optional<Picked> picked,
      Set<Signal> ruledOut,
      boolean interestIsLead) {
    this(
        status,
        ticket,
        declines,
        understanding,
        matches,
        thresholds,
        picked,
        ruledOut,
        interestIsLead,
        Optional.empty());
  }

  /// Copies the lists, sets and maps.
  public Situation {
    matches = List.copyOf(matches);
    passages = List.copyOf(passages);
    ruledOut = Set.copyOf(ruledOut);
    blocked = Map.copyOf(blocked);
    unsuitable = Map.copyOf(unsuitable);
  }

  /// Returns what a message cannot mean that is word for word a title or phrasing of `article`: of
  /// a title or button only what the article always gives counts, of other words also what it may
  /// give.
  public static Set<Signal> ruledOut(Article article, String text) {
    Set<Signal> ruledOut = EnumSet.allOf(Signal.class);
    ruledOut.removeAll(article.signals());
    String key = NormalForm.key(text);
    if (article.titles().values().stream().map(NormalForm::key).noneMatch(key::equals)) {
      ruledOut.removeAll(article.maySignal());
    }
    return ruledOut;
  }

  /// Returns whether `signal` was heard and is not ruled out.
  public boolean hears(Signal signal) {
    return understanding.hears(signal) && !ruledOut.contains(signal);
  }

  /// Returns whether a guard finds its signal more likely than not. A guard fires far below that,
  /// so as to miss little; beside a wish for a person, who comes anyway, it must be likely to win.
  boolean isLikely(Signal signal) {
    SignalScore score = understanding.signals().get(signal);
    return score != null && score.score() >= 0.5;
  }

  /// Returns the reason to bring someone for; null where an open request for a person covers it.
  @Nullable Reason routeFor(Reason reason) {
    return ticket.isEmpty() || ticket.get().changesWith(reason) ? reason : null;
  }

  /// A flow that is under way, and what the message would do to it.
  ///
  /// @param answer should it be an answer
  /// @param comeBack should it be something else, which is answered first
  /// @param asks whether it has the form of a question, is the bank's own wording, or does not
  ///   answer what was asked
  public record Underway(FlowTurn answer, FlowTurn comeBack, boolean asks) {}

  /// A choice the customer touched.
  public sealed interface Picked {
    /// The answer of an article, or the passage with this reference.
    record Article(String id) implements Picked {}

    /// A person.
    record Person() implements Picked {}
  }
}
