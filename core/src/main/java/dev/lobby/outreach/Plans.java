package dev.lobby.outreach;

import java.util.List;
import java.util.Optional;

/// A bank's contact plans. They are data, read by [PlansFile].
///
/// @param text the YAML they were read from
/// @param all in the order of the file
public record Plans(String text, List<Plan> all) {

  public Plans {
    all = List.copyOf(all);
  }

  /// The plan of a name.
  public Optional<Plan> find(String id) {
    return all.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
