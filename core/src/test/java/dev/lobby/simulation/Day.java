package dev.lobby.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.audit.Action;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.Ticket;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.dialogue.Inference;
import dev.lobby.dialogue.Turn;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.Erasures;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.outbox.Letter;
import dev.lobby.retention.RetentionPlan;
import dev.lobby.simulation.Acknowledged.Place;
import dev.lobby.simulation.Acknowledged.Taken;
import dev.lobby.simulation.MoodyProvider.PlugPulled;
import dev.lobby.staff.Role;
import dev.lobby.view.ViewStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// An afternoon and the day after it at a bank, everything drawn from one seed: people write, in
/// either language and some through a provider, and repeat themselves; agents take over, hand back
/// and resolve; supervisors look, hold and erase; letters are late, refused and sent after all; and
/// Lobby is stopped and killed in between.
final class Day implements AutoCloseable {

  static final List<String> AGENTS = List.of("amy", "ben", "cai");
  private static final List<String> SUPERVISORS = List.of("sue", "tom");
  static final List<String> STAFF = List.of("amy", "ben", "cai", "sue", "tom");

  private static final String CONVERSATION = "conversation/";
  private static final int PEOPLE = 24;
  private static final int STEPS = 260;
  private static final int NIGHT = 100;
  private static final int STEP_MILLIS = 8 * 60_000;
  private static final Instant MORNING = Instant.parse("2026-03-03T00:30:00Z");

  /// How Lobby comes to an end.
  enum End {
    STOPPED,
    /// Stopped, and something took the mark away that the views are whole.
    UNMARKED,
    KILLED,
    /// Killed between the provider's answer and the journal.
    KILLED_SENDING,
    /// Killed when the keys were destroyed and the journal did not say so yet.
    KILLED_ERASING
  }

  /// The ends that are planned; the other one comes of itself.
  private static final List<End> ENDS =
      List.of(
          End.STOPPED, End.KILLED, End.STOPPED, End.KILLED_ERASING, End.STOPPED, End.UNMARKED);

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
  private final Path home;
  private final MovableClock clock = new MovableClock(World.START);
  private final Inference inference = new Inference(World.INFERENCE_THREADS);
  private final MoodyProvider provider;
  private final List<Person> people = new ArrayList<>();
  private final Acknowledged acknowledged = new Acknowledged();
  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int homes;
  private int resumed;
  private int folded;
  private int erased;
  private int blanked;
  private int step;
  private Path data;
  private OpenLobby lobby;

  /// @param home an empty directory
  Day(long seed, Path home) {
    this.random = new Random(seed);
    this.phrases = new Phrases(random);
    this.provider = new MoodyProvider(random);
    this.home = home;
    this.data = home.resolve("0");
    this.lobby = open(false);
    for (String username : STAFF) {
      Role role = SUPERVISORS.contains(username) ? Role.SUPERVISOR : Role.AGENT;
      lobby.staff.add(username, role, username, "secret");
    }
    for (int i = 0; i < PEOPLE; i++) {
      people.add(
          new Person(
              "person " + i,
              Door.values()[i % 3],
              i % 4 == 0 ? Language.EN : Language.ZH,
              new ArrayList<>()));
    }
  }

  private OpenLobby open(boolean applyRetention) {
    return new OpenLobby(data, clock, Bank.release(), inference, provider, applyRetention);
  }

  /// Lives through all of it; throws an [AssertionError] at the first view that is wrong and at the
  /// first message that is lost or answered twice.
  void run() throws IOException, InterruptedException {
    List<End> toCome = new ArrayList<>(ENDS);
    for (step = 0; step < STEPS; step++) {
      clock.advance(Duration.ofMillis(1 + random.nextInt(STEP_MILLIS)));
      if (step == NIGHT) {
        clock.set(MORNING);
        end(End.STOPPED, true);
      } else if (step % 23 == 22) {
        end(toCome.isEmpty() ? any(ENDS) : toCome.removeFirst(), random.nextBoolean());
      }
      lobby.settle();
      somethingHappens();
    }
    lobby.settle();
    check();
    end(End.STOPPED, false);
  }

  private void somethingHappens() throws IOException, InterruptedException {
    int dice = random.nextInt(100);
    if (dice < 45) {
      somebodyWrites();
    } else if (dice < 53) {
      somebodyRepeats();
    } else if (dice < 78) {
      anAgentActs();
    } else if (dice < 88) {
      lettersAreSent();
    } else if (dice < 91) {
      aDeadLetterIsSeenTo();
    } else if (dice < 95) {
      somebodyLooks();
    } else {
      anErasureGoesOn(any(people));
    }
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  // Customers

  private void somebodyWrites() throws InterruptedException {
    Person person = any(people);
    String conversation = conversationOf(person);
    String id = "m" + step;
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

  private String customer(String conversation) {
    return lobby.conversations.load(conversation).orElseThrow().customer();
  }

  /// The conversation somebody goes on with, or begins.
  private String conversationOf(Person person) {
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
      case PROVIDED -> reached(person);
    }
    return random.nextInt(5) == 0 ? any(person.conversations) : person.conversations.getLast();
  }

  /// As the webhook does it.
  private void reached(Person person) {
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
  private void somebodyRepeats() throws InterruptedException {
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

  // Agents

  private void anAgentActs() {
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
        replies(agent, conversation);
      } else if (dice < 7) {
        World.done(lobby.desk.handBack(conversation, agent, agent).orElseThrow());
      } else {
        String code = any(WrapUpCode.DEFAULT).code();
        String note = random.nextBoolean() ? null : phrases.ofAgent();
        World.done(lobby.desk.resolve(conversation, agent, code, note).orElseThrow());
      }
    }
  }

  private void replies(String agent, String conversation) {
    String id = "a" + step;
    String text = phrases.ofAgent();
    Conversation now =
        World.done(lobby.desk.reply(conversation, agent, id, text).orElseThrow());
    long head = lobby.journal.head();
    long seq = AgentDesk.replyWith(now, agent, id).orElseThrow().seq();
    acknowledged.add(
        new Taken(new Place(conversation, id), text, seq, head, false, List.of()));
    World.done(lobby.desk.reply(conversation, agent, id, text).orElseThrow());
    assertThat(lobby.journal.head()).as("a reply again").isEqualTo(head);
    assertThat(lobby.desk.reply(conversation, "nobody", "x" + step, text).orElseThrow())
        .isInstanceOf(AgentDesk.Outcome.Refused.class);
  }

  // Letters

  private void lettersAreSent() throws IOException, InterruptedException {
    try {
      for (int i = random.nextInt(6); i >= 0; i--) {
        lobby.outbox.sendWhatIsDue();
        lobby.settle();
        clock.advance(Duration.ofMillis(random.nextInt(20_000)));
      }
    } catch (PlugPulled e) {
      kill();
      started(End.KILLED_SENDING, random.nextBoolean());
    }
  }

  private void aDeadLetterIsSeenTo() {
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

  // Supervisors

  private void somebodyLooks() {
    String by = any(STAFF);
    switch (random.nextInt(4)) {
      case 0 -> lobby.audit.acted(by, Action.SIGNED_IN, null, null);
      case 1 -> lobby.staff.changePassword(by, "secret " + step);
      default -> {
        List<String> conversations = any(people).conversations;
        if (conversations.isEmpty()) {
          lobby.audit.acted(by, Action.SEARCHED_CONVERSATIONS, null, null);
        } else {
          String id = any(conversations);
          lobby.audit.looked(by, Action.READ_CONVERSATION, customer(id), id);
          lobby.audit.looked(by, Action.READ_CONVERSATION, customer(id), id);
        }
      }
    }
  }

  private void anErasureGoesOn(Person person) {
    if (person.conversations.isEmpty()) {
      return;
    }
    String subject = customer(any(person.conversations));
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
        approve(subject, SUPERVISORS.get(1 - SUPERVISORS.indexOf(by)));
      }
    } else if (random.nextInt(4) == 0) {
      lobby.erasures.withdraw(subject, by, reason);
    } else {
      approve(subject, by);
    }
  }

  private void approve(String subject, String by) {
    if (lobby.erasures.approve(subject, by) instanceof Erasures.Taken(Erasure now)) {
      forgotten(now);
    }
  }

  private void forgotten(Erasure done) {
    erased++;
    Erasure.Receipt receipt = Objects.requireNonNull(done.receipt());
    receipt.streams().stream()
        .filter(stream -> stream.startsWith(CONVERSATION))
        .forEach(stream -> acknowledged.forget(id(stream), receipt.sequence()));
  }

  private static String id(String stream) {
    return stream.substring(CONVERSATION.length());
  }

  // Starts

  private void end(End how, boolean applyRetention) throws IOException, InterruptedException {
    switch (how) {
      case STOPPED -> lobby.close();
      case UNMARKED -> {
        lobby.close();
        Files.delete(OpenLobby.views(data).resolve(ViewStore.CLEAN));
      }
      case KILLED, KILLED_SENDING -> {
        // Before any view can have taken it in.
        somebodyWrites();
        kill();
      }
      case KILLED_ERASING -> {
        if (!killErasing()) {
          kill();
          started(End.KILLED, applyRetention);
          return;
        }
      }
    }
    started(how, applyRetention);
  }

  private void started(End how, boolean applyRetention) throws InterruptedException {
    lobby = open(applyRetention);
    ends.merge(how, 1, Integer::sum);
    boolean whole = lobby.keptUpTo() > 0;
    assertThat(whole).as("resumed after " + how).isEqualTo(how == End.STOPPED);
    resumed += whole ? 1 : 0;
    folded += whole ? 0 : 1;
    lobby.retained().ifPresent(this::blanked);
    lobby.settle();
    assertThat(lobby.finished()).as("erasures finished").isEqualTo(how == End.KILLED_ERASING ? 1 : 0);
    if (how == End.KILLED_ERASING) {
      forgotten(lobby.erasureList.all().getFirst());
    }
    check();
  }

  private void blanked(RetentionPlan plan) {
    plan.lines().stream()
        .flatMap(line -> line.due().stream())
        .filter(due -> due.stream().startsWith(CONVERSATION))
        .peek(due -> blanked++)
        .forEach(due -> acknowledged.forget(id(due.stream()), due.upTo()));
  }

  /// What is on the disk now is what the next start finds.
  private void kill() throws IOException {
    Path next = home.resolve(String.valueOf(++homes));
    Snapshot.take(data, next);
    goOnIn(next);
  }

  private void goOnIn(Path next) throws IOException {
    lobby.close();
    Snapshot.remove(data);
    data = next;
  }

  /// Kills between an erasure's approval and its end.
  ///
  /// @return false when there is nobody who could be erased
  private boolean killErasing() throws IOException {
    List<Person> choice = new ArrayList<>(people);
    Collections.shuffle(choice, random);
    for (Person person : choice) {
      for (String conversation : person.conversations) {
        String subject = customer(conversation);
        if (lobby.erasures.refusal(subject).isEmpty()
            && lobby.erasures.find(subject).request() == null) {
          Path next = home.resolve(String.valueOf(++homes));
          lobby.erasures.request(subject, SUPERVISORS.getFirst(), phrases.reason());
          // The approval is the next that is written, the end the one after.
          lobby.journal.beforeNextAppend(
              () -> lobby.journal.beforeNextAppend(() -> Snapshot.take(data, next)));
          assertThat(lobby.erasures.approve(subject, SUPERVISORS.getLast()))
              .isInstanceOf(Erasures.Taken.class);
          goOnIn(next);
          return true;
        }
      }
    }
    return false;
  }

  // What must hold

  private void check() {
    Recount recount = new Recount(lobby.journal);
    acknowledged.check(recount);
    for (String id : new LetterRecount(recount).sent()) {
      assertThat(provider.has(id)).as("letter " + id + " arrived").isTrue();
    }
    ViewsCheck.check(lobby, recount);
  }

  /// How often Lobby was started after each end.
  Map<End, Integer> ends() {
    return ends;
  }

  /// How often the views went on from where they were.
  int resumed() {
    return resumed;
  }

  /// How often they were folded anew.
  int folded() {
    return folded;
  }

  /// How many people were erased.
  int erased() {
    return erased;
  }

  /// How many conversations were blanked.
  int blanked() {
    return blanked;
  }

  /// How many messages customers wrote.
  int messages() {
    return acknowledged.ofCustomers().size();
  }

  /// How far it came, for whoever reads what went wrong.
  String story() {
    return "step " + step + " of " + STEPS + ", after " + ends;
  }

  @Override
  public void close() {
    lobby.close();
    inference.close();
  }
}
