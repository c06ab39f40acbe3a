package dev.lobby.lead;

import dev.lobby.casework.CaseWords;
import dev.lobby.casework.CaseWords.Line;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a lead says of its customer: the interest as it was understood, what they allowed, and what
/// was written about it.
public final class LeadWords {

  private LeadWords() {}

  /// The words in a lead's events.
  public static CaseWords of(String number, List<Recorded> events) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof LeadEvent event) {
        line(event, recorded.time()).ifPresent(lines::add);
      }
    }
    return new CaseWords(number, lines);
  }

  private static Optional<Line> line(LeadEvent event, Instant at) {
    return switch (event) {
      case LeadEvent.Opened e -> line(at, "opened", null, interest(e.interest()));
      case LeadEvent.HeardAgain e -> line(at, "heard-again", null, interest(e.interest()));
      case LeadEvent.PermissionTold e ->
          line(at, "permission", e.by(), allowed(e) + " (" + e.how() + ")");
      case LeadEvent.Answered e -> line(at, "answered", null, joined(e.en(), e.said()));
      case LeadEvent.Corrected e ->
          line(
              at,
              "corrected",
              e.by(),
              joined(
                  interest(new Interest(e.product(), null, e.amount(), e.horizon(), 0)), e.text()));
      case LeadEvent.ProductNamed e -> line(at, "product", null, joined(e.product(), e.risk()));
      case LeadEvent.Noted e -> line(at, "noted", e.by(), e.text());
      case LeadEvent.Planned e -> line(at, "planned", e.by(), e.action());
      case LeadEvent.Contacted e -> line(at, "contacted", e.by(), joined(e.how(), e.text()));
      case LeadEvent.NotReached e -> line(at, "not-reached", e.by(), joined(e.how(), e.text()));
      case LeadEvent.Won e -> line(at, "won", e.by(), joined(e.text()));
      case LeadEvent.Lost e -> line(at, "lost", e.by(), joined(e.reason().wire(), e.text()));
      case LeadEvent.Reopened e -> line(at, "reopened", e.by(), e.reason());
      // Who looks after it says nothing of the customer; what it was merged into is told itself.
      case LeadEvent.Assigned e -> Optional.empty();
      case LeadEvent.Merged e -> Optional.empty();
      case LeadEvent.Absorbed e -> Optional.empty();
    };
  }

  private static String allowed(LeadEvent.PermissionTold told) {
    if (told.allowsWritingAlone()) {
      return "may be written to and not called 可以留言，不可打电话";
    }
    return told.given() ? "may be contacted 可以联系" : "may not be contacted 不可联系";
  }

  private static Optional<Line> line(Instant at, String about, @Nullable String by, String text) {
    return Optional.of(new Line(at, about, by, text));
  }

  private static String interest(Interest interest) {
    return "product 产品: "
        + Objects.requireNonNullElse(interest.product(), "-")
        + "; amount 金额: "
        + interest.amount().wire()
        + "; when 时间: "
        + interest.horizon().wire();
  }

  private static String joined(@Nullable String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(": "));
  }
}
