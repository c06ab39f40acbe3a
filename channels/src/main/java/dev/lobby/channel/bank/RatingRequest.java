package dev.lobby.channel.bank;

import dev.lobby.customer.Customer;
import dev.lobby.customer.Rating;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.suitability.Assessments;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/// An assessment that somebody brings.
///
/// @param id the name under which they know it
/// @param found what was found, and until when it holds
public record RatingRequest(String id, Rating found) {
  private static final int LONGEST = 100;

  /// Reads the fields `id`, `grade` and `until`.
  public static RatingRequest of(JsonObject body) {
    String grade = Requests.text(body, "grade", LONGEST);
    String until = Requests.text(body, "until", LONGEST);
    CustomerRating rating =
        Arrays.stream(CustomerRating.values())
            .filter(it -> it.name().equals(grade))
            .findFirst()
            .orElseThrow(() -> Problem.badRequest("\"grade\" is one of C1, C2, C3, C4, C5."));
    try {
      return new RatingRequest(
          Requests.text(body, "id", LONGEST),
          new Rating(rating, LocalDate.parse(until).toString()));
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"until\" is a day such as 2026-12-31.");
    }
  }

  /// Has it written down.
  ///
  /// @param customer the id of their record
  /// @return their record as it is then
  public Customer take(Assessments assessments, String customer, String by) {
    return switch (assessments.take(customer, id, found, by)) {
      case Assessments.Outcome.Taken(Customer now) -> now;
      case Assessments.Outcome.Refused(var why) ->
          throw Problem.conflict(why.zh() + " " + why.en());
      case Assessments.Outcome.Unknown() -> throw Problem.notFound("There is no such customer.");
    };
  }
}
