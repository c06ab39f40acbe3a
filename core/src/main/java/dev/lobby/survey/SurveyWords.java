package dev.lobby.survey;

import dev.lobby.casework.CaseWords;
import dev.lobby.casework.CaseWords.Line;
import dev.lobby.journal.Recorded;
import java.util.ArrayList;
import java.util.List;

/// What a survey says of its customer: that they were asked, and what they answered.
public final class SurveyWords {

  /// By whom customers are asked.
  private static final String RULE = "rule";

  private SurveyWords() {}

  /// The words in a survey's events.
  public static CaseWords of(String number, List<Recorded> events) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof SurveyEvent event) {
        lines.add(
            switch (event) {
              case SurveyEvent.Asked e -> new Line(recorded.time(), "asked", RULE, e.plan());
              case SurveyEvent.Answered e ->
                  new Line(
                      recorded.time(),
                      "answered",
                      e.by(),
                      e.score()
                          + "/"
                          + Survey.BEST
                          + (e.reason() == null ? "" : ": " + e.reason()));
            });
      }
    }
    return new CaseWords(number, lines);
  }
}
