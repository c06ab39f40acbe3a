package dev.lobby.customer;

import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes a record part of another one of the same person, and takes it back. Safe for use by many
/// threads.
///
/// Nothing is moved: both keep their streams and their keys, so that each is itself again when they
/// are parted. Only a record that nobody vouches for becomes part of another; two customers of the
/// bank never do.
public final class Links {

  /// How long a code is worth something.
  public static final Duration CODE_LASTS = Duration.ofMinutes(10);

  /// How many wrong codes somebody may tell within [#CODE_LASTS].
  static final int TRIES = 5;

  private static final int ATTEMPTS = 3;
  private static final int HALF = 4;

  /// What became of it.
  public sealed interface Outcome {

    /// It is done.
    ///
    /// @param main the record that stands for the person; the one that stands alone again after a
    ///   parting
    record Done(Customer main) implements Outcome {}

    /// It is not.
    record Refused(Refusal why) implements Outcome {}
  }

  /// A code that links whoever tells it, as a person reads it.
  public record Code(String text, Instant until) {}

  private final Journal journal;
  private final Customers customers;
  private final InstantSource clock;
  private final BiFunction<String, Customer, List<StreamWrite>> follows;

  public Links(Journal journal, Customers customers, InstantSource clock) {
    this(journal, customers, clock, (part, main) -> List.of());
  }

  /// @param follows what else is written when a record, by its id, becomes part of a customer's
  public Links(
      Journal journal,
      Customers customers,
      InstantSource clock,
      BiFunction<String, Customer, List<StreamWrite>> follows) {
    this.follows = follows;
    this.journal = journal;
    this.customers = customers;
    this.clock = clock;
  }

  /// Makes a record part of another one.
  ///
  /// @param part the id of the record nobody vouches for
  /// @param main the id of the bank's customer
  /// @param by who does it: a user name, or the id of the record by which the proof came
  /// @param reason null for none
  public Outcome link(String part, String main, Proof proof, String by, @Nullable String reason) {
    return attempt(() -> plan(part, main, proof, by, reason));
  }

  /// @param refusal why nothing is done; null when it is
  /// @param writes also of a refusal, as when people must look
  /// @param shown the record to show then
  private record Plan(@Nullable Refusal refusal, List<StreamWrite> writes, String shown) {}

  private interface Planner {
    Plan plan();
  }

  private Outcome attempt(Planner planner) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Plan plan = planner.plan();
      if (plan.writes.isEmpty() || journal.append(plan.writes) instanceof AppendResult.Appended) {
        return plan.refusal == null
            ? new Outcome.Done(customers.load(plan.shown).orElseThrow())
            : new Outcome.Refused(plan.refusal);
      }
    }
    throw new Busy("Others are changing the same record. Try again in a moment.");
  }

  private Plan plan(String part, String main, Proof proof, String by, @Nullable String reason) {
    Versioned one = read(part);
    Versioned other = read(main);
    if (one.customer == null || other.customer == null) {
      return refuse("没有这位客户。", "There is no such customer.");
    }
    if (part.equals(main)) {
      return refuse("这就是同一份档案。", "It is the very same record.");
    }
    Link before = one.customer.main();
    if (before != null && before.other().equals(main)) {
      return settled(one, other, before, proof, by, reason);
    }
    if (one.customer.verified()) {
      return contested(
          main,
          part,
          part,
          proof,
          "两份档案都是银行客户，不能合并。",
          "Both are customers of the bank, who are never made one.");
    }
    if (before != null) {
      return contested(
          main,
          before.other(),
          part,
          proof,
          "该身份已属于另一位客户，未作更改。",
          "It belongs to another customer already; nothing was changed.");
    }
    if (!one.customer.parts().isEmpty()) {
      return refuse("该档案已包含其他身份，请先拆分。", "Others are part of it; part those first.");
    }
    if (other.customer.main() != null || !other.customer.verified()) {
      return refuse("只能并入银行核实过的客户。", "A record becomes part of a customer the bank knows only.");
    }
    List<StreamWrite> writes =
        new ArrayList<>(
            List.of(
                write(one, 0, new CustomerEvent.Joined(by, main, proof, reason)),
                write(other, 0, new CustomerEvent.Gained(by, part, proof))));
    writes.addAll(follows.apply(part, other.customer));
    return new Plan(null, List.copyOf(writes), main);
  }

  /// They are one already; what was only claimed may be proven now.
  private static Plan settled(
      Versioned part,
      Versioned main,
      Link before,
      Proof proof,
      String by,
      @Nullable String reason) {
    if (before.proof().verifies() || !proof.verifies()) {
      return new Plan(null, List.of(), main.id);
    }
    return new Plan(
        null,
        List.of(
            write(part, 0, new CustomerEvent.Joined(by, main.id, proof, reason)),
            write(main, 0, new CustomerEvent.Lost(by, part.id)),
            write(main, 1, new CustomerEvent.Gained(by, part.id, proof))),
        main.id);
  }

  /// A refusal; where there was a proof, both customers' records say that people must look.
  private Plan contested(
      String one, String other, String claimed, Proof proof, String zh, String en) {
    List<StreamWrite> writes = new ArrayList<>();
    if (proof.verifies()) {
      tell(one, other, claimed, writes);
      tell(other, one, claimed, writes);
    }
    return new Plan(new Refusal(zh, en), writes, one);
  }

  private void tell(String to, String other, String claimed, List<StreamWrite> writes) {
    Versioned record = read(to);
    Customer known = record.customer;
    boolean told =
        known == null
            || known.contests().stream()
                .anyMatch(it -> it.other().equals(other) && it.claimed().equals(claimed));
    if (!told) {
      writes.add(write(record, 0, new CustomerEvent.Contested(other, claimed)));
    }
  }

  /// Parts a record from the one it is part of: both are as they were.
  public Outcome unlink(String part, String by, @Nullable String reason) {
    return attempt(() -> {
      Versioned one = read(part);
      Link main = one.customer == null ? null : one.customer.main();
      if (main == null) {
        return refuse("该档案没有并入其他客户。", "The record is part of no other.");
      }
      Versioned other = read(main.other());
      return new Plan(
          null,
          List.of(
              write(one, 0, new CustomerEvent.Left(by, main.other(), reason)),
              write(other, 0, new CustomerEvent.Lost(by, part))),
          part);
    });
  }

  /// Notes that people have looked at what two customers claim.
  public Outcome settle(String customer, String claimed, String by, String reason) {
    return attempt(() -> {
      Versioned one = read(customer);
      Optional<Contest> contest =
          one.customer == null
              ? Optional.empty()
              : one.customer.contests().stream()
                  .filter(it -> it.claimed().equals(claimed))
                  .findFirst();
      if (contest.isEmpty()) {
        return refuse("没有待核实的冲突。", "Nobody else claims it.");
      }
      Versioned other = read(contest.get().other());
      CustomerEvent settled = new CustomerEvent.ContestSettled(by, claimed, reason);
      return new Plan(null, List.of(write(one, 0, settled), write(other, 0, settled)), customer);
    });
  }

  /// Makes a code that links whoever tells it to a customer of the bank, once and for a while.
  ///
  /// @return empty when the bank does not know that customer
  public Optional<Code> issueCode(String customer, String by) {
    if (customers.load(customer).filter(Customer::verified).isEmpty()) {
      return Optional.empty();
    }
    String code = Ids.speakable();
    Instant until = clock.instant().plus(CODE_LASTS);
    AppendResult result =
        journal.append(
            List.of(
                new StreamWrite(
                    LinkCodeEvent.stream(customers.codeMark(code)),
                    0,
                    "",
                    new LinkCodeEvent.Issued(by, customer, until.toString()))));
    if (!(result instanceof AppendResult.Appended)) {
      throw new Busy("The code was given to somebody before. Try again.");
    }
    return Optional.of(new Code(code.substring(0, HALF) + "-" + code.substring(HALF), until));
  }

  /// Links a record by a code that was told from it.
  ///
  /// @param told the code as a person wrote it
  public Outcome redeem(String told, String part) {
    return attempt(() -> {
      Versioned one = read(part);
      if (one.customer == null) {
        return refuse("没有这位客户。", "There is no such customer.");
      }
      if (wrongLately(part) >= TRIES) {
        return refuse("错误次数过多，请十分钟后再试。", "Too many wrong codes. Try again in ten minutes.");
      }
      String stream = LinkCodeEvent.stream(customers.codeMark(normal(told)));
      List<Recorded> events = journal.read(stream, 0);
      if (events.size() != 1
          || !(events.getFirst().event() instanceof LinkCodeEvent.Issued issued)
          || !clock.instant().isBefore(Instant.parse(issued.until()))) {
        return new Plan(
            new Refusal("验证码错误或已失效。", "The code is wrong or no longer valid."),
            List.of(write(one, 0, new CustomerEvent.CodeRefused())),
            part);
      }
      Plan plan = plan(part, issued.customer(), Proof.CODE, part, null);
      List<StreamWrite> writes = new ArrayList<>(plan.writes);
      writes.add(new StreamWrite(stream, 1, "", new LinkCodeEvent.Used(part)));
      return new Plan(plan.refusal, writes, plan.shown);
    });
  }

  private long wrongLately(String part) {
    Instant since = clock.instant().minus(CODE_LASTS);
    return journal.read(CustomerEvent.stream(part), 0).stream()
        .filter(it -> it.event() instanceof CustomerEvent.CodeRefused)
        .filter(it -> it.time().isAfter(since))
        .count();
  }

  /// What people take for each other when they read a code out.
  private static String normal(String told) {
    return told.strip()
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s\u2010-\u2015-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  /// A record, and how many events its stream has.
  private record Versioned(String id, long version, @Nullable Customer customer) {}

  private Versioned read(String id) {
    long version = journal.version(CustomerEvent.stream(id));
    return new Versioned(id, version, customers.load(id).orElse(null));
  }

  private static StreamWrite write(Versioned record, int after, CustomerEvent event) {
    return new StreamWrite(
        CustomerEvent.stream(record.id), record.version + after, record.id, event);
  }

  private static Plan refuse(String zh, String en) {
    return new Plan(new Refusal(zh, en), List.of(), "");
  }
}
