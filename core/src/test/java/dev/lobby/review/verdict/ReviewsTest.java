package dev.lobby.review.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.World;
import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.AnswerRatings;
import dev.lobby.conversation.Message;
import dev.lobby.language.Language;
import dev.lobby.review.LogFilter;
import dev.lobby.review.rating.RatedAnswers.Tally;
import dev.lobby.review.verdict.ReviewSample.Drawn;
import dev.lobby.review.verdict.Reviews.Outcome;
import dev.lobby.review.verdict.Reviews.ReviewedTurn;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Supervisors judge turns of the real assistant.
class ReviewsTest {

  private static final String EN = "what time do branches open";
  private static final String ZH = "网点几点开门";
  private static final String UNKNOWN = "the weight of a blue whale";

  private final World world = new World();
  private final Reviews reviews =
      new Reviews(
          world.journal,
          world.conversations,
          world.releases,
          world.turns,
          world.verdicts,
          world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  /// Lets somebody write, and returns where.
  private Place asks(Language language, String text) throws InterruptedException {
    String id = world.visitor(language);
    return new Place(id, world.says(id, text).seq());
  }

  private record Place(String conversation, long seq) {
    static Place of(Drawn drawn) {
      return new Place(drawn.conversation(), drawn.seq());
    }
  }

  private void judges(String by, Place place, Judgement judgement) throws InterruptedException {
    assertThat(reviews.judge(place.conversation, place.seq, by, judgement, null, null))
        .isEqualTo(new Outcome.Taken());
    world.settle();
  }

  private void nextDay() throws InterruptedException {
    world.clock.advance(Duration.ofDays(1));
    world.settle();
  }

  private List<Place> left() {
    return reviews.sample().stream().map(Place::of).toList();
  }

  @Test
  void a_verdict_taken_back_counts_no_more_and_the_turn_is_to_be_reviewed_again() throws Exception {
    Place place = asks(Language.EN, EN);
    nextDay();
    judges("sue", place, Judgement.WRONG);
    assertThat(left()).isEmpty();
    assertThat(reviews.withdraw(place.conversation, place.seq, "sam"))
        .isEqualTo(
            new Outcome.Refused("You have said nothing of this turn that could be taken back."));
    judges("sam", place, Judgement.RIGHT);
    assertThat(reviews.withdraw(place.conversation, place.seq, "sam"))
        .isEqualTo(new Outcome.Taken());
    world.settle();
    assertThat(reviews.figures(2).all().wrong()).isEqualTo(1);
    assertThat(reviews.withdraw(place.conversation, place.seq, "sue"))
        .isEqualTo(new Outcome.Taken());
    world.settle();
    assertThat(left()).containsExactly(place);
    assertThat(reviews.figures(2).all().reviewed()).isZero();
  }

  @Test
  void how_an_article_fares_is_counted_from_turns_and_verdicts_until_they_are_old()
      throws Exception {
    ArticleHealth health =
        new ArticleHealth(world.turns, world.verdicts, world.ratings, world.clock);
    Place first = asks(Language.EN, EN);
    asks(Language.ZH, ZH);
    world.settle();
    assertThat(health.all().get("branch-hours"))
        .isEqualTo(new ArticleHealth.Health(2, 2, 0, 0, null, Tally.NONE));
    asks(Language.EN, EN);
    judges("sue", first, Judgement.WRONG);
    // What was summed up is summed up anew.
    assertThat(health.all().get("branch-hours"))
        .isEqualTo(new ArticleHealth.Health(3, 3, 1, 1, world.clock.instant(), Tally.NONE));
    Instant judged = world.clock.instant();
    world.clock.advance(Duration.ofDays(ArticleHealth.DAYS));
    assertThat(health.all().get("branch-hours"))
        .isEqualTo(new ArticleHealth.Health(0, 0, 1, 1, judged, Tally.NONE));
    world.clock.advance(Duration.ofDays(ArticleHealth.DAYS_OF_VERDICTS));
    assertThat(health.all()).doesNotContainKey("branch-hours");
  }

  @Test
  void what_customers_say_of_answers_is_counted_by_article_once_for_each_answer() throws Exception {
    ArticleHealth health =
        new ArticleHealth(world.turns, world.verdicts, world.ratings, world.clock);
    Place first = asks(Language.EN, EN);
    Place other = asks(Language.ZH, ZH);
    rates(first, false);
    rates(other, false);
    rates(other, true);
    world.settle();
    assertThat(health.all().get("branch-hours"))
        .isEqualTo(new ArticleHealth.Health(2, 2, 0, 0, null, new Tally(2, 1)));
    assertThat(
            world.search.latest(notHelpful(), 0, 9).hits().stream().map(hit -> hit.conversation()))
        .containsExactly(first.conversation);
    world.clock.advance(Duration.ofDays(ArticleHealth.DAYS));
    assertThat(health.all()).doesNotContainKey("branch-hours");
  }

  private void rates(Place question, boolean helpful) {
    long answer =
        world.conversations.load(question.conversation).orElseThrow().messages().getLast().seq();
    assertThat(new AnswerRatings(world.conversations).rate(question.conversation, answer, helpful))
        .get()
        .isInstanceOf(AnswerRatings.Outcome.Taken.class);
  }

  private static LogFilter notHelpful() {
    return new LogFilter(
        null, null, null, null, null, null, null, null, null, AnswerRating.NOT_HELPFUL, null, null);
  }

  @Test
  void yesterdays_turns_are_drawn_from_every_stratum_and_what_was_reviewed_is_not_shown_again()
      throws Exception {
    Place chinese = asks(Language.ZH, ZH);
    Place english = asks(Language.EN, EN);
    Place unknown = asks(Language.EN, UNKNOWN);
    world.settle();
    assertThat(left()).as("of today nothing is drawn yet").isEmpty();
    nextDay();

    List<Drawn> sample = reviews.sample();
    assertThat(sample).extracting(Place::of).containsExactlyInAnyOrder(chinese, english, unknown);
    assertThat(sample).extracting(Drawn::language).containsOnly("zh", "en");
    assertThat(sample)
        .filteredOn(one -> Place.of(one).equals(unknown))
        .extracting(Drawn::traffic)
        .containsExactly("none");
    judges("sue", english, Judgement.RIGHT);
    assertThat(left()).containsExactlyInAnyOrder(chinese, unknown);
    nextDay();
    assertThat(left()).containsExactlyInAnyOrder(chinese, unknown);
    world.clock.advance(Duration.ofDays(7));
    assertThat(left()).as("a week later they are too old").isEmpty();
  }

  @Test
  void a_days_sample_is_the_same_all_day_and_one_that_is_judged_brings_no_other() throws Exception {
    for (int i = 0; i < 20; i++) {
      asks(Language.EN, EN);
      asks(Language.EN, UNKNOWN);
    }
    nextDay();
    ReviewSample sample = new ReviewSample(world.turns, world.verdicts, turn -> true);
    LocalDate day = LocalDate.parse("2026-03-03");
    List<Drawn> morning = sample.of(day, 10);
    assertThat(morning).hasSize(10);
    assertThat(morning).extracting(Drawn::say).contains("answer");

    judges("sue", Place.of(morning.getFirst()), Judgement.WRONG);

    assertThat(sample.of(day, 10)).containsExactlyElementsOf(morning.subList(1, 10));
    assertThat(sample.drawn(day, 10)).containsExactlyElementsOf(morning);
    List<Drawn> next = sample.of(day.plusDays(1), 10);
    assertThat(next).hasSize(10).doesNotContain(morning.getFirst());
  }

  @Test
  void a_supervisors_later_verdict_replaces_the_earlier_and_the_last_of_all_counts()
      throws Exception {
    Place place = asks(Language.EN, EN);
    judges("sue", place, Judgement.WRONG);
    judges("sue", place, Judgement.RIGHT);
    Verdicts.Judged judged = reviews.find(place.conversation, place.seq).orElseThrow();
    assertThat(judged.verdicts()).hasSize(1);
    assertThat(judged.disputed()).isFalse();
    judges("tom", place, Judgement.PERSON);
    judged = reviews.find(place.conversation, place.seq).orElseThrow();
    assertThat(judged.verdicts()).hasSize(2);
    assertThat(judged.disputed()).isTrue();
    assertThat(judged.last().given().judgement()).isEqualTo(Judgement.PERSON);
  }

  @Test
  void what_cannot_be_judged_is_refused_with_the_reason() throws Exception {
    Place place = asks(Language.EN, EN);
    Message reply = world.conversation(place.conversation).messages().getLast();
    record Asked(String conversation, long seq, Judgement judgement, String right, String why) {}
    for (Asked asked :
        List.of(
            new Asked("nosuch", 1, Judgement.WRONG, "card-fees", "no turn"),
            new Asked(place.conversation, reply.seq(), Judgement.WRONG, "x", "no turn"),
            new Asked(place.conversation, place.seq, Judgement.RIGHT, "x", "Only where"),
            new Asked(
                place.conversation, place.seq, Judgement.WRONG, "branch-hours", "was answered"),
            new Asked(place.conversation, place.seq, Judgement.WRONG, "no-such", "no article"))) {
      Outcome outcome =
          reviews.judge(asked.conversation, asked.seq, "sue", asked.judgement, asked.right, null);
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused) outcome).why()).contains(asked.why);
    }
  }

  @Test
  void the_gate_is_handed_what_each_reviewed_turn_should_lead_to() throws Exception {
    Place right = asks(Language.EN, EN);
    Place person = asks(Language.ZH, ZH);
    Place unanswered = asks(Language.EN, UNKNOWN);
    judges("sue", right, Judgement.RIGHT);
    judges("sue", person, Judgement.PERSON);
    judges("sue", unanswered, Judgement.RIGHT);

    assertThat(reviews.reviewedTurns())
        .containsExactlyInAnyOrder(
            new ReviewedTurn(right.conversation, right.seq, EN, "branch-hours", null, false),
            new ReviewedTurn(person.conversation, person.seq, ZH, null, "branch-hours", true));
  }

  @Test
  void figures_tell_target_achieved_coverage_and_the_weeks_and_say_when_it_is_too_few()
      throws Exception {
    List<Place> answered = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answered.add(asks(Language.EN, EN));
    }
    asks(Language.EN, UNKNOWN);
    asks(Language.EN, UNKNOWN);
    nextDay();
    List<Place> drawn =
        reviews.sample().stream().filter(one -> one.say().equals("answer")).map(Place::of).toList();
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(answered);
    judges("sue", drawn.get(0), Judgement.WRONG);
    judges("sue", drawn.get(1), Judgement.RIGHT);
    judges("sue", drawn.get(2), Judgement.PERSON);
    judges("sue", drawn.get(3), Judgement.RIGHT);

    BudgetFigures figures = reviews.figures(2);

    assertThat(figures.target()).isEqualTo(0.02);
    assertThat(figures.decided()).isEqualTo(8);
    assertThat(figures.coverage()).isEqualTo(0.75, within(1e-12));
    assertThat(figures.all())
        .returns(6L, Share::answered)
        .returns(4, Share::reviewed)
        .returns(1, Share::wrong)
        .returns(1, Share::person);
    assertThat(figures.all().share()).isEqualTo(0.5, within(1e-12));
    assertThat(figures.all().standing()).isEqualTo(Share.Standing.ABOVE);
    assertThat(figures.languages().get("en")).isEqualTo(figures.all());
    assertThat(figures.channels().get("web")).isEqualTo(figures.all());
    assertThat(figures.areas()).hasSize(1);
    assertThat(figures.weeks()).hasSize(2);
    assertThat(figures.weeks().getFirst().share().standing()).isEqualTo(Share.Standing.TOO_FEW);
    assertThat(figures.weeks().getLast().share()).isEqualTo(figures.all());
  }

  @Test
  void what_somebody_came_upon_counts_for_itself_alone() throws Exception {
    for (int i = 0; i < 9; i++) {
      asks(Language.EN, EN);
    }
    // Nothing is drawn on the day of the turn itself.
    Place complaint = asks(Language.EN, EN);
    judges("sue", complaint, Judgement.WRONG);
    nextDay();
    for (Place place : left()) {
      judges("sue", place, Judgement.RIGHT);
    }
    Share share = reviews.figures(1).all();
    assertThat(share.reviewed()).isEqualTo(10);
    assertThat(share.share()).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void a_rebuild_counts_and_draws_the_same() throws Exception {
    for (int i = 0; i < 3; i++) {
      asks(Language.EN, EN);
      asks(Language.ZH, ZH);
    }
    nextDay();
    ViewStore store = ViewStore.inMemory();
    DecidedTurns again = new DecidedTurns(store, world.summaries);
    world.journal.replayClear(0, world.journal.head(), again::apply);
    LocalDate day = LocalDate.parse("2026-03-02");
    assertThat(again.between(day, day.plusDays(1)))
        .containsExactlyElementsOf(world.turns.between(day, day.plusDays(1)))
        .isNotEmpty();
    store.close();
  }
}
