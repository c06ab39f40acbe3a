package dev.lobby.publishing.gap;

import dev.lobby.publishing.gap.Gap.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts what the questions of one meaning are worth.
final class GapMaker {
  private final GapRules rules;
  private final Reading reading;
  private final Instant now;
  private final int days;

  GapMaker(GapRules rules, Reading reading, Instant now, int days) {
    this.rules = rules;
    this.reading = reading;
    this.now = now;
    this.days = days;
  }

  Gap of(Grouped grouped) {
    List<Unanswered> all = grouped.all();
    Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    double cost = 0;
    int persons = 0;
    int fresh = 0;
    Integer[] perDay = new Integer[days];
    Arrays.fill(perDay, 0);
    @Nullable Settlement before = null;
    for (Unanswered one : all) {
      causes.merge(one.cause(), 1, Integer::sum);
      cost += rules.cost(one.cause(), one.person());
      persons += one.person() ? 1 : 0;
      int ago = (int) Math.max(0, Duration.between(one.at(), now).toDays());
      perDay[Math.max(0, days - 1 - ago)]++;
      Settlement own = reading.settled().get(one.place());
      if (own == null) {
        fresh++;
      } else if (before == null || own.at().isAfter(before.at())) {
        before = own;
      }
    }
    List<Question> questions = new ArrayList<>();
    for (List<Unanswered> same : grouped.questions()) {
      // Whether it is personal is told only of those that are looked at closely.
      questions.add(new Question(same.getFirst().text(), same.size(), true));
    }
    questions.sort(
        Comparator.comparingInt((Question it) -> -it.times()).thenComparing(Question::text));
    return new Gap(
        Gaps.id("g-", Objects.requireNonNull(all.getFirst()).place()),
        Gap.State.OPEN,
        grouped.title(),
        grouped.language(),
        grouped.terms(),
        questions,
        all.size(),
        (int) all.stream().map(Unanswered::customer).distinct().count(),
        persons,
        causes,
        cost,
        List.of(perDay),
        all.getLast().at(),
        null,
        List.of(),
        before,
        fresh,
        all.reversed().stream().map(Unanswered::place).toList());
  }
}
