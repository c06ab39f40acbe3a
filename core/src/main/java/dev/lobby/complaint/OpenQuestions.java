package dev.lobby.complaint;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Writing;

/// What the assistant still asks a customer about their complaint.
final class OpenQuestions {

  private OpenQuestions() {}

  /// Asks nothing more: once it is decided or ended, what the customer writes next is no answer to
  /// what was asked before.
  static void end(Writing place, Complaint complaint) {
    ActiveFlow flow = place.now().flow();
    if (flow != null && flow.about() != null && isOf(flow.about(), complaint)) {
      place.add(new ConversationEvent.FlowEnded(flow.flow(), ActiveFlow.LEFT));
    }
  }

  private static boolean isOf(String number, Complaint complaint) {
    return number.equals(complaint.number())
        || complaint.duplicates().stream().anyMatch(it -> it.number().equals(number));
  }
}
