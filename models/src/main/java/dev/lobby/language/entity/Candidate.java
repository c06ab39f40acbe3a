package dev.lobby.language.entity;

/// A place in the folded text that may be an entity.
record Candidate(Entity.Kind kind, int start, int end, EntityValue value) {

  int length() {
    return end - start;
  }
}
