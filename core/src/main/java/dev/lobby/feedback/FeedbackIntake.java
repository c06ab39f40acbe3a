package dev.lobby.feedback;

import dev.lobby.conversation.Ids;
import dev.lobby.journal.StreamWrite;
import java.util.ArrayList;
import java.util.List;

/// Takes a suggestion or praise in, in the frame of the turn that thanks for it.
public final class FeedbackIntake {

  private final FeedbackTeams teams;

  public FeedbackIntake(FeedbackTeams teams) {
    this.teams = teams;
  }

  /// A number for something new: the customer's voice. Follow-ups have the F.
  public static String number() {
    return "V-" + Ids.speakable();
  }

  /// What is to be written: that it came, and which team has it.
  public List<StreamWrite> writes(String number, FeedbackEvent.Received received) {
    String stream = FeedbackEvent.stream(number);
    List<StreamWrite> writes = new ArrayList<>();
    writes.add(new StreamWrite(stream, 0, received.customer(), received));
    teams
        .team(received.product())
        .ifPresent(team ->
            writes.add(
                new StreamWrite(
                    stream,
                    1,
                    received.customer(),
                    new FeedbackEvent.Routed(FeedbackDesk.ROUTING, team))));
    return writes;
  }
}
