package dev.lobby.lead;

/// What becomes of the wait for a person because of interest, once the lead of it has ended.
public interface LeadWaits {
  /// Whatever waits, waits on.
  LeadWaits NONE = (lead, by) -> {};

  /// Has nobody come any more for a lead that has ended.
  ///
  /// @param lead as it is since
  /// @param by who ended it
  void end(Lead lead, String by);
}
