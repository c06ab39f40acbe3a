package dev.lobby.publishing.gap;

import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Questions of one meaning that got no answer.
///
/// @param id stays the same as long as the oldest of its questions is looked at
/// @param state whether somebody has to do something about it
/// @param title the question that is nearest to all of them
/// @param language the language they are answered in
/// @param terms what tells them from other questions without an answer
/// @param questions what was asked, the most frequent first
/// @param times how often one of them was asked
/// @param customers by how many customers
/// @param persons how often a person took it over
/// @param causes how often for which reason
/// @param cost the sum of what each time cost, by [GapRules]
/// @param perDay how often on each day, the last of which is the one up to now
/// @param latest when it was asked last
/// @param closest the article that is likeliest by the release that answers now; null when none is
///   likely, or nobody looked
/// @param proposals what agents answered, the most frequent first
/// @param before what was done about some of its questions last; null for nothing
/// @param fresh how often it was asked since
/// @param places where it was asked, the newest first
public record Gap(
    String id,
    State state,
    String title,
    Language language,
    List<String> terms,
    List<Question> questions,
    int times,
    int customers,
    int persons,
    Map<Cause, Integer> causes,
    double cost,
    List<Integer> perDay,
    Instant latest,
    @Nullable Closest closest,
    List<Proposal> proposals,
    @Nullable Settlement before,
    int fresh,
    List<Place> places) {

  public Gap {
    terms = List.copyOf(terms);
    questions = List.copyOf(questions);
    causes = Map.copyOf(causes);
    perDay = List.copyOf(perDay);
    proposals = List.copyOf(proposals);
    places = List.copyOf(places);
  }

  /// Whether somebody has to do something about a gap.
  public enum State implements Wired {
    /// Nobody did yet, or it was asked about again since.
    OPEN,
    /// Somebody did.
    SETTLED,
    /// The release that answers now has an answer.
    ANSWERED
  }

  /// What was asked, and how often in these words.
  ///
  /// @param personal whether it may be about somebody, and so cannot become a phrasing
  public record Question(String text, int times, boolean personal) {}

  /// An article and the probability that it answers the title.
  ///
  /// @param answers whether that is enough to answer
  /// @param byVerdict whether supervisors said that it would have been right
  public record Closest(String article, double probability, boolean answers, boolean byVerdict) {}

  /// What one agent or several answered, in conversations that ended well.
  ///
  /// @param id stays the same as long as the oldest of the replies is looked at
  /// @param text their sentences, without those that may be about somebody
  /// @param authors the user names of who wrote it, the first to write it first
  /// @param times how often it was written
  /// @param places where
  public record Proposal(
      String id, String text, List<String> authors, int times, Instant latest, List<Place> places) {

    public Proposal {
      authors = List.copyOf(authors);
      places = List.copyOf(places);
    }
  }

  /// The proposal of an id.
  public Optional<Proposal> proposal(String proposal) {
    return proposals.stream().filter(it -> it.id.equals(proposal)).findFirst();
  }

  /// The questions that may become phrasings.
  public List<String> phrasings() {
    return questions.stream().filter(it -> !it.personal).map(Question::text).toList();
  }

  /// This gap and another of its language as one, so that both are closed with one article.
  public Gap together(Gap other) {
    if (other.language != language || other.id.equals(id)) {
      throw new IllegalArgumentException("Two gaps of one language are put together.");
    }
    Map<Cause, Integer> all = new EnumMap<>(Cause.class);
    Stream.of(causes, other.causes)
        .forEach(some -> some.forEach((cause, count) -> all.merge(cause, count, Integer::sum)));
    return new Gap(
        id,
        state,
        title,
        language,
        terms,
        joined(questions, other.questions),
        times + other.times,
        customers + other.customers,
        persons + other.persons,
        all,
        cost + other.cost,
        IntStream.range(0, Math.min(perDay.size(), other.perDay.size()))
            .mapToObj(day -> perDay.get(day) + other.perDay.get(day))
            .toList(),
        latest.isAfter(other.latest) ? latest : other.latest,
        closest,
        joined(proposals, other.proposals),
        before,
        fresh + other.fresh,
        joined(places, other.places));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  Gap with(State now, @Nullable Closest article) {
    return new Gap(
        id, now, title, language, terms, questions, times, customers, persons, causes, cost, perDay,
        latest, article, proposals, before, fresh, places);
  }

  Gap with(List<Question> judged, List<Proposal> found) {
    return new Gap(
        id, state, title, language, terms, judged, times, customers, persons, causes, cost, perDay,
        latest, closest, found, before, fresh, places);
  }
}
