package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.dialogue.Turn;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.simulation.Acknowledged.Place;
import dev.lobby.simulation.Acknowledged.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The people who come to the bank: visitors, customers it vouches for, and those who write through
/// a provider.
final class Callers {

  private static final int PEOPLE = 24;

  /// Where somebody comes in.
  private enum Door {
    WEB,
    VOUCHED,
    PROVIDED
  }

  /// Somebody who comes to the bank.
  ///
  /// @param name what the bank or the provider calls them
  /// @param conversations the ids of theirs, in the order they began
  private record Person(String name, Door door, Language language, List<String> conversations) {}

  private final Random random;
  private final Phrases phrases;
  private final Acknowledged acknowledged;
  private final List<Person> people = new ArrayList<>();
  private int written;

  Callers(Random random, Acknowledged acknowledged) {
    this.random = random;
    this.phrases = new Phrases(random);
    this.acknowledged = acknowledged;
    for (int i = 0; i < PEOPLE; i++) {
      people.add(
          new Person(
              "person " + i,
              Door.values()[i % 3],
              i % 4 == 0 ? Language.EN : Language.ZH,
              new ArrayList<>()));
    }
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  /// The ids of all conversations there are, in the order of their people.
  List<String> conversations() {
    return people.stream().flatMap(person -> person.conversations.stream()).toList();
  }

  /// Somebody writes, in a conversation of theirs or a new one.
  void somebodyWrites(OpenLobby lobby) throws InterruptedException {
    Person person = any(people);
    String conversation = conversationOf(lobby, person);
    String id = "m" + ++written;
    String text = phrases.ofCustomer(person.language);
    Turn turn = lobby.assistant.handle(conversation, id, text).orElseThrow();
    assertThat(turn).isInstanceOf(Turn.Taken.class);
    Turn.Taken first = (Turn.Taken) turn;
    acknowledged.add(
        new Taken(
            new Place(conversation, id),
            text,
            first.seq(),
            lobby.journal.head(),
            true,
            World.texts(first.replies())));
  }

  /// The conversation somebody goes on with, or begins.
  private String conversationOf(OpenLobby lobby, Person person) {
    boolean begins = person.conversations.isEmpty() || random.nextInt(6) == 0;
    switch (person.door) {
      case WEB, VOUCHED -> {
        Customer known =
            person.door == Door.WEB
                ? null
                : lobby.customers.identified(
                    new Customers.Identity(
                        person.name, person.name, random.nextInt(9) == 0 ? null : "private"));
        if (begins) {
          person.conversations.add(lobby.assistant.start("web", known, person.language).id());
        }
      }
      case PROVIDED -> reached(lobby, person);
    }
    return random.nextInt(5) == 0 ? any(person.conversations) : person.conversations.getLast();
  }

  /// As the webhook does it.
  private void reached(OpenLobby lobby, Person person) {
    String channel = OpenLobby.PROVIDED;
    List<StreamWrite> reached = lobby.customers.reached(channel, person.name);
    if (person.conversations.isEmpty()) {
      String id = lobby.customers.conversationAt(channel, person.name);
      String customer = lobby.customers.idAt(channel, person.name);
      lobby.assistant.start(id, channel, customer, reached, person.language);
      person.conversations.add(id);
    } else if (!reached.isEmpty()) {
      lobby.journal.append(reached);
    }
  }

  /// The same message again, or another under its id, even of somebody who was erased since.
  void somebodyRepeats(OpenLobby lobby) throws InterruptedException {
    if (acknowledged.ofCustomers().isEmpty()) {
      return;
    }
    Taken first = any(acknowledged.ofCustomers());
    boolean same = random.nextBoolean();
    long before = lobby.journal.head();
    String text = same ? first.text() : first.text() + "!";
    Place place = first.place();
    Turn turn =
        lobby.assistant.handle(place.conversation(), place.clientMessageId(), text).orElseThrow();
    Turn.Taken again =
        switch (turn) {
          case Turn.Taken it -> it;
          case Turn.Mismatch(Turn.Taken it) -> it;
        };
    assertThat(again.seq()).as("place of a repeat").isEqualTo(first.seq());
    assertThat(again.replies()).as("answers to a repeat").hasSameSizeAs(first.replies());
    boolean gone = acknowledged.isGone(first);
    if (!gone) {
      assertThat(World.texts(again.replies())).as("a repeat").isEqualTo(first.replies());
      assertThat(turn instanceof Turn.Taken).as("taken for a repeat").isEqualTo(same);
    }
    // Of somebody who was erased nobody can tell.
    boolean noted = turn instanceof Turn.Mismatch && acknowledged.contest(first);
    assertThat(same && noted).isFalse();
    assertThat(lobby.journal.head()).isEqualTo(noted ? before + 1 : before);
  }
}
