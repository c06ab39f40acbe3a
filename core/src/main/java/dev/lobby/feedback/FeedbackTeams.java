package dev.lobby.feedback;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which team gets suggestions and praise.
///
/// @param teams the team by the part of the bank's business; that under [#ANY] gets all the rest
public record FeedbackTeams(Map<String, String> teams) {

  /// Stands for every part of the business that has no team of its own.
  public static final String ANY = "any";

  public FeedbackTeams {
    teams = Map.copyOf(teams);
  }

  /// The team of a part of the business; empty when none takes it.
  ///
  /// @param product null when it is not known
  public Optional<String> team(@Nullable String product) {
    return Optional.ofNullable(product == null ? null : teams.get(product))
        .or(() -> Optional.ofNullable(teams.get(ANY)));
  }
}
