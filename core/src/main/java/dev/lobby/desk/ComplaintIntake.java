package dev.lobby.desk;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Refusal;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Ids;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.Customers;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Registers the complaints that the assistant did not: in a conversation that an agent has, or one
/// that came by another way. From then on it is a complaint as any other.
public final class ComplaintIntake {

  /// By which ways complaints come that were not made in a conversation.
  public static final List<String> CHANNELS = List.of("telephone", "branch", "letter", "e-mail");

  /// Whoever registers what came longer ago has most likely mistaken the day.
  static final Duration LONGEST_AGO = Duration.ofDays(90);

  /// What somebody complains of, as whoever registers it has written it down.
  ///
  /// @param product the part of the bank's business; null when that is not known
  /// @param what what happened
  /// @param when when that was; null when it is not known
  /// @param amount what amount is involved; null for none
  /// @param wanted what the customer would like; null when they did not say
  public record Told(
      @Nullable String product,
      Severity severity,
      String what,
      @Nullable String when,
      @Nullable String amount,
      @Nullable String wanted) {

    /// As the assistant would have heard it.
    private List<ComplaintEvent> stated() {
      List<ComplaintEvent> stated = new ArrayList<>();
      state(stated, "what", "经过", "What happened", what);
      state(stated, "when", "时间", "When", when);
      state(stated, "amount", "金额", "Amount", amount);
      state(stated, "wanted", "希望", "What you would like", wanted);
      return stated;
    }

    private static void state(
        List<ComplaintEvent> stated, String fact, String zh, String en, @Nullable String said) {
      if (said != null && !said.isBlank()) {
        stated.add(new ComplaintEvent.Stated(fact, zh, en, said));
      }
    }
  }

  /// A complaint that came by another way than a conversation.
  ///
  /// @param customer the id of the customer's record
  /// @param channel one of [#CHANNELS]
  /// @param language the language to answer in
  /// @param receivedAt when it came
  /// @param acknowledged whether the customer is told the number in the same moment
  public record Received(
      String customer,
      String channel,
      Language language,
      Instant receivedAt,
      boolean acknowledged,
      Told told) {}

  /// The fact of what somebody without a record is called, as they said.
  public static final String NAME = "name";

  /// The fact of how somebody without a record is called back, as they said.
  public static final String PHONE = "phone";

  /// Who complains and has no record.
  ///
  /// @param name what they are called; null when they did not say
  /// @param phone how they are called back; null when they did not say
  public record Stranger(@Nullable String name, @Nullable String phone) {

    private boolean isNobody() {
      return (name == null || name.isBlank()) && (phone == null || phone.isBlank());
    }

    private List<ComplaintEvent> stated() {
      List<ComplaintEvent> stated = new ArrayList<>();
      Told.state(stated, NAME, "姓名", "Name", name);
      Told.state(stated, PHONE, "联系电话", "Telephone", phone);
      return stated;
    }
  }

  private final Journal journal;
  private final Conversations conversations;
  private final Customers customers;
  private final InstantSource clock;

  public ComplaintIntake(
      Journal journal, Conversations conversations, Customers customers, InstantSource clock) {
    this.journal = journal;
    this.conversations = conversations;
    this.customers = customers;
    this.clock = clock;
  }

  /// Registers a complaint in the conversation an agent has, under its ticket; the customer reads
  /// the number there. The same again registers nothing more. Call it on the conversation's lane.
  ///
  /// @return empty when there is no such conversation
  public Optional<AgentDesk.Outcome> register(String conversation, String agent, Told told) {
    return conversations.change(conversation, now -> plan(now, agent, told));
  }

  private Plan<AgentDesk.Outcome> plan(Conversation now, String agent, Told told) {
    Conversation.OpenTicket ticket = now.ticket();
    if (!agent.equals(now.agent()) || ticket == null) {
      return refused("请先接入该对话。", "Claim this conversation first.");
    }
    String number = Ticket.complaintNumber(ticket.id());
    List<StreamWrite> filing =
        filing(
            number,
            new ComplaintEvent.Filed(
                now.id(),
                now.customer(),
                now.channel(),
                now.language(),
                told.product(),
                told.severity(),
                true,
                agent,
                null),
            told.stated());
    List<Recorded> before = journal.read(ComplaintEvent.stream(number), 0);
    if (isSame(before, filing)) {
      return Plan.nothing(new AgentDesk.Outcome.Done(now));
    }
    if (ticket.complaint() || !before.isEmpty()) {
      return refused(
          "该对话已登记投诉 " + number + "；有补充的，请在该投诉中备注。",
          "Complaint "
              + number
              + " is registered for this conversation already; add what is missing there.");
    }
    List<StreamWrite> writes = new ArrayList<>();
    writes.add(
        new StreamWrite(
            TicketEvent.stream(ticket.id()),
            StreamWrite.ANY,
            now.customer(),
            new TicketEvent.Escalated(Reason.COMPLAINT)));
    String place = ConversationEvent.stream(now.id());
    writes.add(
        new StreamWrite(
            place,
            now.version(),
            now.customer(),
            new ConversationEvent.HandoffRequested(ticket.id(), Reason.COMPLAINT)));
    writes.add(
        new StreamWrite(
            place,
            now.version() + 1,
            now.customer(),
            new ConversationEvent.AgentWrote(agent, number, words(now.language(), number))));
    writes.addAll(filing);
    return new Plan<>(writes, AgentDesk.Outcome.Done::new);
  }

  /// What the customer reads.
  private static String words(Language language, String number) {
    return language == Language.EN
        ? "Your complaint is registered under the number "
            + number
            + ". You will be told what comes of it, and may ask how it stands at any time."
        : "您的投诉已登记，编号 " + number + "。处理结果会告诉您，您也可以随时询问进度。";
  }

  /// Registers a complaint that came by another way. Its clocks run from when it came.
  ///
  /// @param request an id that no other request of theirs has: the same again registers nothing
  ///   more; null where the same is never sent twice
  public Outcome file(String by, @Nullable String request, Received received) {
    Optional<Refusal> why = whyNot(received);
    if (why.isPresent()) {
      return new Outcome.Refused(List.of(why.get()));
    }
    if (customers.load(received.customer()).isEmpty()) {
      return new Outcome.Unknown();
    }
    return file(by, request, received, List.of(), List.of());
  }

  /// Registers a complaint of somebody who has no record, and makes them one of their own, as
  /// whoever writes from nowhere known has; what they said of themselves stands in the complaint.
  ///
  /// @param request as of the others
  /// @param received whose record is to be made
  public Outcome file(
      String by, @Nullable String request, Stranger stranger, Function<String, Received> received) {
    String id =
        request == null
            ? Customers.visitorId()
            : customers.idAt("registration", String.join("\n", by, request));
    Received whole = received.apply(id);
    Optional<Refusal> why =
        stranger.isNobody()
            ? Optional.of(
                new Refusal(
                    "请至少填写姓名或联系电话中的一项。",
                    "Give a name or a telephone number, so that they can be told what comes of it."))
            : whyNot(whole);
    return why.isPresent()
        ? new Outcome.Refused(List.of(why.get()))
        : file(by, request, whole, List.of(Customers.visitor(id)), stranger.stated());
  }

  /// @param record what makes the customer's record; empty where they have one
  /// @param who what the customer said of themselves
  private Outcome file(
      String by,
      @Nullable String request,
      Received received,
      List<StreamWrite> record,
      List<ComplaintEvent> who) {
    while (true) {
      String number =
          Ticket.complaintNumber(
              request == null
                  ? Ids.speakable()
                  : Ids.speakableOf(String.join("\n", by, received.customer(), request)));
      List<StreamWrite> writes =
          filing(
              number,
              new ComplaintEvent.Filed(
                  null,
                  received.customer(),
                  received.channel(),
                  received.language(),
                  received.told().product(),
                  received.told().severity(),
                  received.acknowledged(),
                  by,
                  received.receivedAt().toString()),
              Stream.concat(who.stream(), received.told().stated().stream()).toList());
      List<StreamWrite> frame = Stream.concat(record.stream(), writes.stream()).toList();
      if (journal.append(frame) instanceof AppendResult.Appended(List<Recorded> recorded)) {
        return new Outcome.Done(
            Complaint.of(recorded.subList(record.size(), recorded.size())).orElseThrow());
      }
      if (request != null) {
        return again(number, writes);
      }
    }
  }

  /// What became of a request that comes again.
  private Outcome again(String number, List<StreamWrite> writes) {
    List<Recorded> before = journal.read(ComplaintEvent.stream(number), 0);
    return isSame(before, writes)
        ? new Outcome.Done(Complaint.of(before).orElseThrow())
        : new Outcome.Refused(
            List.of(
                new Refusal(
                    "同一请求编号已登记过另一件投诉 " + number + "；请重新打开登记窗口再提交。",
                    "Another complaint, "
                        + number
                        + ", was registered by the same request: open the form again to register"
                        + " this one.")));
  }

  /// Whether what is to be written stands there already.
  private static boolean isSame(List<Recorded> before, List<StreamWrite> writes) {
    List<Event> events = before.stream().map(Recorded::event).limit(writes.size()).toList();
    return events.equals(writes.stream().map(StreamWrite::event).toList());
  }

  private Optional<Refusal> whyNot(Received received) {
    Instant now = clock.instant();
    if (received.receivedAt().isAfter(now)) {
      return Optional.of(
          new Refusal(
              "收到时间不能晚于现在；刚收到的，请填写现在的时间。",
              "It cannot have come later than now; if it just came, give the time it is."));
    }
    if (received.receivedAt().isBefore(now.minus(LONGEST_AGO))) {
      return Optional.of(
          new Refusal(
              "收到时间已超过 " + LONGEST_AGO.toDays() + " 天，请核对日期。",
              "It came more than " + LONGEST_AGO.toDays() + " days ago: check the day."));
    }
    return CHANNELS.contains(received.channel())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "渠道须为以下之一：" + String.join("、", CHANNELS) + "。",
                "The channel is one of " + String.join(", ", CHANNELS) + "."));
  }

  private static List<StreamWrite> filing(
      String number, ComplaintEvent.Filed filed, List<ComplaintEvent> stated) {
    String stream = ComplaintEvent.stream(number);
    List<StreamWrite> writes = new ArrayList<>();
    long version = 0;
    writes.add(new StreamWrite(stream, version++, filed.customer(), filed));
    for (ComplaintEvent one : stated) {
      writes.add(new StreamWrite(stream, version++, filed.customer(), one));
    }
    return writes;
  }

  private static Plan<AgentDesk.Outcome> refused(String zh, String en) {
    return Plan.nothing(new AgentDesk.Outcome.Refused(zh + " " + en));
  }
}
