package dev.lobby.review.rating;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AnswerRated;
import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How customers rated the answers of each article, by the day in UTC on which an answer was first
/// rated. Holds no words.
public final class RatedAnswers implements View {

  /// Ratings of some answers, the last of each.
  ///
  /// @param rated how many answers were rated
  /// @param helpful how many of them helped
  public record Tally(long rated, long helpful) {

    public static final Tally NONE = new Tally(0, 0);

    Tally and(Tally other) {
      return new Tally(rated + other.rated, helpful + other.helpful);
    }
  }

  /// The rating of one answer.
  private record Rated(String day, String article, boolean helpful) {}

  /// The ratings of a day, by article.
  private record Day(Map<String, Tally> articles) {

    Day and(String article, Tally more) {
      Map<String, Tally> all = new HashMap<>(articles);
      all.merge(article, more, Tally::and);
      return new Day(Map.copyOf(all));
    }
  }

  private final Table<Rated> answers;
  private final Table<Day> days;

  public RatedAnswers(ViewStore store) {
    this.answers = store.table("rated-answers", Rated.class);
    this.days = store.table("days-of-ratings", Day.class);
  }

  @Override
  public String format() {
    return "ratings 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (!(recorded.event() instanceof AnswerRated event)) {
      return;
    }
    String key =
        recorded.stream().substring(ConversationEvent.stream("").length()) + "/" + event.seq();
    Rated before = answers.get(key);
    if (before == null) {
      String article = event.article().substring(0, event.article().indexOf('@'));
      String day = LocalDate.ofInstant(recorded.time(), ZoneOffset.UTC).toString();
      answers.put(key, new Rated(day, article, event.helpful()));
      count(day, article, new Tally(1, event.helpful() ? 1 : 0));
    } else if (before.helpful != event.helpful()) {
      answers.put(key, new Rated(before.day, before.article, event.helpful()));
      count(before.day, before.article, new Tally(0, event.helpful() ? 1 : -1));
    }
  }

  private void count(String day, String article, Tally more) {
    Day before = days.get(day);
    days.put(day, (before == null ? new Day(Map.of()) : before).and(article, more));
  }

  /// The ratings of each article in the days from one to before another, by its id.
  public Map<String, Tally> between(LocalDate from, LocalDate to) {
    Map<String, Tally> all = new HashMap<>();
    from.datesUntil(to)
        .flatMap(day -> Stream.ofNullable(days.get(day.toString())))
        .forEach(
            day -> day.articles.forEach((article, some) -> all.merge(article, some, Tally::and)));
    return all;
  }
}
