package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.erasure.Erasure;
import dev.lobby.retention.RetentionPlan;
import dev.lobby.wire.JsonEventCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Lobby said it has: every message that was taken, and whose words went since.
final class Acknowledged {

  /// A message by its place.
  record Place(String conversation, String clientMessageId) {}

  /// A message that was taken.
  ///
  /// @param seq its place in the conversation's stream
  /// @param frame the frame it is in
  /// @param decided whether it was for the assistant to decide about
  /// @param replies what was answered at once
  record Taken(
      Place place, String text, long seq, long frame, boolean decided, List<String> replies) {}

  private static final String CONVERSATION = "conversation/";

  private final List<Taken> ofCustomers = new ArrayList<>();
  private final List<Taken> ofAgents = new ArrayList<>();
  private final Set<Place> contested = new HashSet<>();

  /// The frame up to which the words of each conversation went.
  private final Map<String, Long> gone = new HashMap<>();

  void add(Taken message) {
    (message.decided ? ofCustomers : ofAgents).add(message);
  }

  /// The messages of customers, in order.
  List<Taken> ofCustomers() {
    return ofCustomers;
  }

  /// Notes whose words went with an erasure.
  void forget(Erasure.Receipt receipt) {
    receipt.streams().forEach(stream -> forget(stream, receipt.sequence()));
  }

  /// Notes what words went by a rule of retention.
  ///
  /// @return of how many conversations
  int forget(RetentionPlan.Line line) {
    return (int) line.due().stream().filter(due -> forget(due.stream(), due.upTo())).count();
  }

  private boolean forget(String stream, long upTo) {
    if (!stream.startsWith(CONVERSATION)) {
      return false;
    }
    gone.merge(stream.substring(CONVERSATION.length()), upTo, Math::max);
    return true;
  }

  /// Whether the words of a message went.
  boolean isGone(Taken message) {
    return gone.getOrDefault(message.place.conversation, 0L) >= message.frame;
  }

  /// Notes that another text came under a message's id.
  ///
  /// @return whether it was the first
  boolean contest(Taken message) {
    return contested.add(message.place);
  }

  /// Throws an [AssertionError] unless each message stands where it was said to stand, once, with
  /// its words unless those went, and was answered once.
  void check(Recount recount) {
    ofCustomers.forEach(message -> stands(recount, message));
    ofAgents.forEach(message -> stands(recount, message));
    words(recount);
  }

  private void stands(Recount recount, Taken message) {
    String conversation = message.place.conversation;
    String id = message.place.clientMessageId;
    assertThat(recount.written(conversation, id))
        .as("message %s", message)
        .hasSize(1)
        .allSatisfy(one -> {
          assertThat(one.version()).isEqualTo(message.seq);
          assertThat(one.sequence()).isEqualTo(message.frame);
        });
    assertThat(recount.decided(conversation, id))
        .as("decisions about %s", message)
        .hasSize(message.decided ? 1 : 0);
    assertThat(recount.answered(conversation, id))
        .as("answers to %s", message)
        .hasSameSizeAs(message.replies)
        .allSatisfy(one -> assertThat(one.sequence()).isEqualTo(message.frame));
    // Of somebody who was erased nobody can tell, so nothing more is noted.
    assertThat(recount.contested(conversation, id))
        .as("notes of other texts under the id of %s", message)
        .hasSize(contested.contains(message.place) ? 1 : 0);
  }

  /// What can be read in a conversation of customers and agents is what they wrote there and did
  /// not go, in order.
  private void words(Recount recount) {
    Map<String, List<Taken>> byConversation =
        Stream.of(ofCustomers, ofAgents)
            .flatMap(List::stream)
            .sorted(Comparator.comparingLong(Taken::seq))
            .collect(Collectors.groupingBy(message -> message.place.conversation));
    Function<Taken, String> words =
        message -> isGone(message) ? JsonEventCodec.ERASED : message.text;
    byConversation.forEach((conversation, messages) ->
        assertThat(recount.wordsOfPeople(conversation))
            .as("what people wrote in %s", conversation)
            .isEqualTo(messages.stream().map(words).toList()));
  }
}
