package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.audit.Action;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Status;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.Erasures;
import dev.lobby.outbox.Letter;
import dev.lobby.simulation.Acknowledged.Place;
import dev.lobby.simulation.Acknowledged.Taken;
import dev.lobby.staff.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// The bank's own people: agents who take over and supervisors who see to letters, look and erase.
final class Bankers {

  static final List<String> AGENTS = List.of("amy", "ben", "cai");
  private static final List<String> SUPERVISORS = List.of("sue", "tom");
  static final List<String> ALL = List.of("amy", "ben", "cai", "sue", "tom");

  private final Random random;
  private final Phrases phrases;
  private final Callers callers;
  private final Acknowledged acknowledged;
  private int deeds;
  private int erased;

  Bankers(Random random, Callers callers, Acknowledged acknowledged) {
    this.random = random;
    this.phrases = new Phrases(random);
    this.callers = callers;
    this.acknowledged = acknowledged;
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  /// Lets them sign in.
  static void hire(OpenLobby lobby) {
    for (String username : ALL) {
      Role role = SUPERVISORS.contains(username) ? Role.SUPERVISOR : Role.AGENT;
      lobby.staff.add(username, role, username, "secret");
    }
  }

  /// An agent claims a ticket, or goes on with one.
  void anAgentActs(OpenLobby lobby) {
    String agent = any(AGENTS);
    List<Ticket> mine = lobby.queue.claimedBy(agent);
    List<Ticket> waiting = lobby.queue.waiting();
    if (!waiting.isEmpty() && (mine.isEmpty() || random.nextInt(3) == 0)) {
      Ticket next = random.nextInt(4) == 0 ? waiting.getLast() : waiting.getFirst();
      Conversation now =
          World.done(lobby.desk.claim(next.conversation(), next.id(), agent, agent).orElseThrow());
      assertThat(now.status()).isEqualTo(Status.HUMAN);
    } else if (!mine.isEmpty()) {
      String conversation = any(mine).conversation();
      int dice = random.nextInt(10);
      if (dice < 5) {
        replies(lobby, agent, conversation);
      } else if (dice < 7) {
        World.done(lobby.desk.handBack(conversation, agent, agent).orElseThrow());
      } else {
        String code = any(WrapUpCode.DEFAULT).code();
        String note = random.nextBoolean() ? null : phrases.ofAgent();
        World.done(lobby.desk.resolve(conversation, agent, code, note).orElseThrow());
      }
    }
  }

  private void replies(OpenLobby lobby, String agent, String conversation) {
    String id = "a" + ++deeds;
    String text = phrases.ofAgent();
    Conversation now = World.done(lobby.desk.reply(conversation, agent, id, text).orElseThrow());
    long head = lobby.journal.head();
    long seq = AgentDesk.replyWith(now, agent, id).orElseThrow().seq();
    acknowledged.add(new Taken(new Place(conversation, id), text, seq, head, false, List.of()));
    World.done(lobby.desk.reply(conversation, agent, id, text).orElseThrow());
    assertThat(lobby.journal.head()).as("a reply again").isEqualTo(head);
    assertThat(lobby.desk.reply(conversation, "nobody", "x" + deeds, text).orElseThrow())
        .isInstanceOf(AgentDesk.Outcome.Refused.class);
  }

  /// A supervisor replays or discards a letter.
  void aDeadLetterIsSeenTo(OpenLobby lobby) {
    List<Letter> choice = random.nextInt(5) == 0 ? lobby.letters.waiting() : lobby.letters.dead();
    if (!choice.isEmpty()) {
      String id = any(choice).id();
      if (random.nextInt(3) > 0) {
        lobby.deadLetters.replay(id, any(SUPERVISORS));
      } else {
        lobby.deadLetters.discard(id, any(SUPERVISORS), phrases.reason());
      }
    }
  }

  /// Somebody looks at a conversation, or signs in.
  void somebodyLooks(OpenLobby lobby) {
    String by = any(ALL);
    switch (random.nextInt(5)) {
      case 0 -> lobby.audit.acted(by, Action.SIGNED_IN, null, null);
      case 1 -> lobby.staff.changePassword(by, "secret " + ++deeds);
      case 2 -> {
        String trainee = "trainee" + ++deeds;
        assertThat(lobby.staff.add(trainee, Role.AGENT, trainee, "secret")).isTrue();
        assertThat(lobby.staff.remove(trainee)).isTrue();
      }
      default -> {
        List<String> conversations = callers.conversations();
        if (conversations.isEmpty()) {
          lobby.audit.acted(by, Action.SEARCHED_CONVERSATIONS, null, null);
        } else {
          String id = any(conversations);
          String customer = lobby.customer(id);
          lobby.audit.looked(by, Action.READ_CONVERSATION, customer, id);
          lobby.audit.looked(by, Action.READ_CONVERSATION, customer, id);
        }
      }
    }
  }

  /// Somebody's erasure takes its next step.
  void anErasureGoesOn(OpenLobby lobby) {
    List<String> conversations = callers.conversations();
    if (conversations.isEmpty()) {
      return;
    }
    String subject = lobby.customer(any(conversations));
    Erasure now = lobby.erasures.find(subject);
    String by = any(SUPERVISORS);
    String reason = phrases.reason();
    if (now.hold() != null) {
      assertThat(lobby.erasures.approve(subject, by)).isInstanceOf(Erasures.Refused.class);
      lobby.erasures.releaseHold(subject, by, reason);
    } else if (random.nextInt(5) == 0) {
      lobby.erasures.hold(subject, by, reason);
    } else if (now.request() == null) {
      lobby.erasures.request(subject, by, reason);
      if (random.nextBoolean()) {
        approve(lobby, subject, SUPERVISORS.get(1 - SUPERVISORS.indexOf(by)));
      }
    } else if (random.nextInt(4) == 0) {
      lobby.erasures.withdraw(subject, by, reason);
    } else {
      approve(lobby, subject, by);
    }
  }

  private void approve(OpenLobby lobby, String subject, String by) {
    if (lobby.erasures.approve(subject, by) instanceof Erasures.Taken(Erasure now)) {
      forgotten(now);
    }
  }

  /// Notes whose words went with an erasure.
  void forgotten(Erasure done) {
    erased++;
    acknowledged.forget(Objects.requireNonNull(done.receipt()));
  }

  /// Has somebody erased, and lets something happen when the keys are destroyed and the journal
  /// does not say so yet.
  ///
  /// @return false when there is nobody who could be erased
  boolean erase(OpenLobby lobby, Runnable inBetween) {
    List<String> conversations = new ArrayList<>(callers.conversations());
    Collections.shuffle(conversations, random);
    for (String conversation : conversations) {
      String subject = lobby.customer(conversation);
      if (lobby.erasures.refusal(subject).isEmpty()
          && lobby.erasures.find(subject).request() == null) {
        lobby.erasures.request(subject, SUPERVISORS.getFirst(), phrases.reason());
        // The approval is the next that is written, the end the one after.
        lobby.journal.beforeNextAppend(() -> lobby.journal.beforeNextAppend(inBetween));
        assertThat(lobby.erasures.approve(subject, SUPERVISORS.getLast()))
            .isInstanceOf(Erasures.Taken.class);
        return true;
      }
    }
    return false;
  }

  /// How many people were erased.
  int erased() {
    return erased;
  }
}
