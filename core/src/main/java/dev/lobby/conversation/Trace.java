package dev.lobby.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why the assistant said what it said, kept with the decision for whoever asks later.
///
/// @param outcome [#DECIDED], [#FAILED], or that of [#ERASED]
/// @param error what failed; null when nothing did
/// @param release the release of the knowledge that was asked
/// @param language the language heard
/// @param signals what the guards heard
/// @param mood what the message sounded like; null when nobody could tell, or did not yet
/// @param entities what the message names; null when nobody looked for it yet
/// @param matches the likeliest articles, best first
/// @param answerThreshold the probability from which an article is answered
/// @param suggestThreshold the sum of the three best probabilities from which they are suggested
/// @param passages the passages of documents that may answer; null when none was looked for or
///   found
/// @param branches the rows of the policy's table that were looked at, from the top
/// @param say the kind of decision
/// @param articles the articles it names
/// @param route whom it brings; null for nobody
/// @param interpretMicros how long understanding took
/// @param matchMicros how long matching took
/// @param decideMicros how long deciding took
/// @param ruledOut the articles that say of the message that it is not theirs; null when none does
/// @param reader for whom an answer was picked among several of the article; null when it has one
/// @param synonyms the words of the message that were read as terms of the bank; null when there
///   were none
public record Trace(
    String outcome,
    @Nullable String error,
    String release,
    String language,
    List<SignalHeard> signals,
    @Nullable MoodHeard mood,
    @Nullable List<EntityHeard> entities,
    List<Candidate> matches,
    double answerThreshold,
    double suggestThreshold,
    @Nullable PassagesFound passages,
    List<Branch> branches,
    String say,
    List<String> articles,
    @Nullable String route,
    long interpretMicros,
    long matchMicros,
    long decideMicros,
    @Nullable List<RuledOut> ruledOut,
    @Nullable Reader reader,
    @Nullable List<Synonym> synonyms) {

  public static final String DECIDED = "decided";
  public static final String FAILED = "failed";

  /// What stands for a trace that is gone with its person.
  public static final Trace ERASED =
      new Trace(
          "erased", null, "", "", List.of(), null, null, List.of(), 0, 0, null, List.of(), "erased",
          List.of(), null, 0, 0, 0, null, null, null);

  /// A guard's score for the message, 0 to 1, and the threshold from which it fires.
  public record SignalHeard(String signal, double score, double threshold, boolean fired) {}

  /// A message's sentiment, -1 to 1, and its urgency, 0 to 1.
  public record MoodHeard(double sentiment, double urgency) {}

  /// Something a message names: the kind of thing, the words, and what they mean in one spelling.
  public record EntityHeard(String kind, String text, String value) {}

  /// An article and the probability that it is the right one.
  public record Candidate(String article, String version, String title, double probability) {}

  /// An article whose question, not to be answered by it, the message is: the same words at 1, else
  /// how near both are in what they mean, 0 to 1.
  public record RuledOut(String article, String title, String question, double similarity) {}

  /// Words of a message, and the bank's term that they were read as.
  public record Synonym(String written, String term) {}

  /// What an answer was picked by.
  ///
  /// @param channel the channel the customer came in by
  /// @param signedIn whether their identity was known
  /// @param tier their tier; null when it was not known, or no answer depends on it
  /// @param holds those products they held that an answer depends on; null for none
  /// @param variant for whom the answer is that was taken, as `channel wecom, tier gold`; empty for
  ///   the one for everybody
  public record Reader(
      String channel,
      boolean signedIn,
      @Nullable String tier,
      @Nullable List<String> holds,
      String variant) {

    public Reader(String channel, boolean signedIn, @Nullable String tier, String variant) {
      this(channel, signedIn, tier, null, variant);
    }
  }

  /// Passages of documents, the likeliest first, and the probability from which one is quoted; more
  /// than 1 is never.
  public record PassagesFound(double threshold, List<PassageCandidate> matches) {
    public PassagesFound {
      matches = List.copyOf(matches);
    }
  }

  /// A passage and what speaks for it.
  ///
  /// @param passage its reference, as in `handbook#12`
  /// @param version the version of its document
  /// @param headings what it stands under
  /// @param probability that it answers
  /// @param meaning the cosine of its meaning and the question's
  /// @param words the share of the question's words it has
  /// @param article the highest cosine of the question and any phrasing of an article
  public record PassageCandidate(
      String passage,
      String version,
      String headings,
      double probability,
      double meaning,
      double words,
      double article) {}

  /// A row of the policy's table, whether it was taken, and why.
  public record Branch(String row, boolean taken, String why) {}
}
