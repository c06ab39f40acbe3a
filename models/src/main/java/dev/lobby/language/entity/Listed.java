package dev.lobby.language.entity;

import java.util.List;

/// A product or a branch that is known by its names.
///
/// @param kind [Entity.Kind#PRODUCT] or [Entity.Kind#BRANCH]
/// @param id what it is called in the bank's catalogue
/// @param names its names and aliases, in every language
public record Listed(Entity.Kind kind, String id, List<String> names) {

  public Listed {
    names = List.copyOf(names);
  }
}
