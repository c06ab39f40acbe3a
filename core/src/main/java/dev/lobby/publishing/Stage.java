package dev.lobby.publishing;

import dev.lobby.knowledge.article.Wired;

/// Where an article stands between two publications.
public enum Stage implements Wired {
  /// As it was published, or never touched; nothing is under way.
  SETTLED,
  /// There is a draft.
  DRAFT,
  /// The draft waits for a review.
  IN_REVIEW,
  /// The draft waits for a publication.
  APPROVED,
  /// Somebody wants it to be taken out.
  RETIREMENT_PROPOSED,
  /// It waits for a publication without it.
  RETIREMENT_APPROVED,
  /// It was taken out.
  RETIRED;

  /// Whether it has a draft that was not published.
  public boolean hasDraft() {
    return this == DRAFT || this == IN_REVIEW || this == APPROVED;
  }
}
