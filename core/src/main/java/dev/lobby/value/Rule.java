package dev.lobby.value;

import java.util.List;
import java.util.Map;

/// When something is said of a customer.
///
/// @param conditions what is asked; nothing for what is said of whom no other rule holds
/// @param needs how many of them must hold
public record Rule(List<Condition> conditions, int needs) {

  public Rule {
    conditions = List.copyOf(conditions);
  }

  /// Whether it is for whom no other rule holds.
  boolean remaining() {
    return conditions.isEmpty();
  }

  boolean holds(Map<Measure, Integer> measures) {
    if (remaining()) {
      return false;
    }
    int held = 0;
    for (Condition condition : conditions) {
      held += condition.holds(measures.get(condition.measure())) ? 1 : 0;
    }
    return held >= needs;
  }

  /// The conditions that hold, in their order.
  List<Condition> held(Map<Measure, Integer> measures) {
    return conditions.stream().filter(it -> it.holds(measures.get(it.measure()))).toList();
  }
}
