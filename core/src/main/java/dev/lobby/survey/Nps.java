package dev.lobby.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// The net promoter score of some surveys: of a hundred who answered, how many more would recommend
/// the bank (9 and 10) than would not (0 to 6).
///
/// @param asked how many were asked, or told somebody who was to ask them
/// @param toAsk how many somebody is still to ask
/// @param scores how many gave each score, from 0 to [Survey#BEST]
public record Nps(int asked, int toAsk, List<Integer> scores) {

  /// Of nobody.
  public static final Nps NOBODY = new Nps(0, 0, Collections.nCopies(Survey.BEST + 1, 0));

  private static final int PROMOTES = 9;
  private static final int PASSIVE = 7;
  private static final double WHOLE = 100;

  public Nps {
    scores = List.copyOf(scores);
  }

  Nps askedOne() {
    return new Nps(asked + 1, toAsk, scores);
  }

  /// @param more how many more somebody is to ask; -1 for one who was asked by now
  Nps toBeAsked(int more) {
    return new Nps(asked, toAsk + more, scores);
  }

  /// @param more how many more gave the score; -1 for one who no longer does
  Nps scored(int score, int more) {
    List<Integer> now = new ArrayList<>(scores);
    now.set(score, now.get(score) + more);
    return new Nps(asked, toAsk, now);
  }

  Nps and(Nps other) {
    return with(other, 1);
  }

  /// Of those alone who are not among others.
  Nps without(Nps others) {
    return with(others, -1);
  }

  private Nps with(Nps other, int times) {
    List<Integer> both = new ArrayList<>();
    for (int score = 0; score <= Survey.BEST; score++) {
      both.add(scores.get(score) + times * other.scores.get(score));
    }
    return new Nps(asked + times * other.asked, toAsk + times * other.toAsk, both);
  }

  /// How many said something.
  public int answered() {
    return between(0, Survey.BEST);
  }

  /// How many would recommend the bank.
  public int promoters() {
    return between(PROMOTES, Survey.BEST);
  }

  /// How many are content and would not speak of it.
  public int passives() {
    return between(PASSIVE, PROMOTES - 1);
  }

  /// How many would not recommend the bank.
  public int detractors() {
    return between(0, PASSIVE - 1);
  }

  /// Whether who gives a score would not recommend the bank.
  public static boolean isDetractor(int score) {
    return score < PASSIVE;
  }

  private int between(int least, int most) {
    return scores.subList(least, most + 1).stream().mapToInt(Integer::intValue).sum();
  }

  /// From -100 to 100, to the nearest whole; empty when nobody said anything.
  public OptionalInt score() {
    return share(promoters() - detractors(), answered());
  }

  /// How many of a hundred who were asked said something; empty when nobody was asked.
  public OptionalInt responseRate() {
    return share(answered(), asked);
  }

  private static OptionalInt share(int part, int of) {
    return of == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.round(WHOLE * part / of));
  }
}
