package dev.lobby.complaint;

import dev.lobby.conversation.Writing;

/// What becomes of the wait for a person of whoever complained, once their complaint has ended.
public interface Waits {
  /// Whoever waits, waits on.
  Waits NONE =
      new Waits() {
        @Override
        public void end(Writing place, Complaint complaint, String by) {}

        @Override
        public void settle(Writing place, Complaint complaint, String by) {}
      };

  /// Ends the wait of somebody who was told what came of their complaint, which is closed now;
  /// nothing is written where nobody waits, or has something else to say.
  ///
  /// @param place one of the complaint's conversations
  /// @param complaint as it is before it is closed
  void end(Writing place, Complaint complaint, String by);

  /// Has nobody wait for a person, nor talk with one, because of a complaint that ends with nothing
  /// decided; whatever else they wait for stays.
  ///
  /// @param place one of the complaint's conversations
  /// @param complaint as it is before it ends
  void settle(Writing place, Complaint complaint, String by);
}
