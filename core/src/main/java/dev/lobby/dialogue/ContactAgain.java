package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Writing;
import dev.lobby.customer.Consent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Purpose;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody who refused contact, or took a call back, and may be contacted after all: "可以打啊", "ok
/// call me after all, tomorrow morning", "i never said dont call".
///
/// Heard only where a refusal stands, a call was taken back, or nobody comes for a lead that goes
/// on and a time is named; and by phrases only where a message says little else. What was refused
/// is allowed anew with its history; a call is promised to who names a time, or had one promised
/// before, and can be called.
final class ContactAgain {

  /// What is said to whom is heard so.
  static final Set<WordsKey> WORDS = EnumSet.of(WordsKey.CALL_PROMISED, WordsKey.CONTACT_AGAIN);

  /// Says that contact was never refused.
  private static final Pattern NEVER_REFUSED =
      Pattern.compile(
          "(?:我)?(?:可|从来|并)?(?:没有?|不是)(?:说|讲|让|叫|要求|拒绝|意思是?)(?:过)?(?:你们?|您)?"
              + "(?:不用|不要|不让|不能|不许|不可以|不想|别|不)?(?:你们?|您|被)?(?:再)?(?:给我)?(?:打电话|联系|打扰|打)(?:给我|我)?"
              + "|(?<![a-z])(?:i )?(?:never|didnt|did not|havent|have not|dont|do not)(?: ever)? (?:say|said|tell you|told you|mean|meant|ask(?:ed)?(?: you)?)(?: that)?(?: to| not to)? ?(?:dont|do not|not to|never|no|you (?:cant|cannot|shouldnt))? ?(?:call|contact|ring|phone|calls|calling|contacting)(?: me)?(?![a-z])");

  /// Allows contact, or asks for it.
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?:可以|能|同意)(?:给我|跟我)?(?:打电话|打过来|打|联系|来电)(?:给?我)?"
              + "|打(?:个)?电话给我|给我(?:打|来|回)(?:个)?(?:电话)?|打给我|还是打(?=$|吧|啊|呀|给我| )|联系我(?:吧)?|打我(?:电话|手机)"
              + "|(?<![a-z])(?:(?:you )?(?:can|may) )?(?:call|ring|phone|contact|reach) me(?![a-z])"
              + "|(?<![a-z])(?:i do want|i want|id like|i would like) (?:a|the|that|my) (?:call|callback)(?![a-z])");

  /// Complains of being contacted, or forbids it.
  private static final Pattern PROTEST =
      Pattern.compile(
          "[又老总]|天天|还(?!是)|少(?:打|联系|来|给)|不(?:能|可以|许|让|准)(?:再)?(?:给我)?(?:打|联系|来)"
              + "|(?<![a-z])(?:can'?t|cannot|can not|still|keep|keeps|kept|stop|always|not allowed)(?![a-z])"
              + "|^(?:no )?you call me");

  /// Somebody else is to be contacted.
  private static final Pattern OTHERS =
      Pattern.compile(
          "老公|老婆|丈夫|妻子|先生|太太|妈|爸|父母|儿子|女儿|家人|朋友|律师|会计|秘书"
              + "|(?<![a-z])my (?:wife|husband|mother|father|mum|mom|dad|son|daughter|lawyer|assistant|accountant|friend)(?![a-z])");

  /// Says nothing of its own beside that.
  private static final Pattern FILLERS =
      Pattern.compile(
          "还是|那就?|请|麻烦|你们?|您们?|就|我|啊|吧|呀|了|的|呢|嘛|哈|好的?|行|嗯|ok|对|不对|可以|改主意|想了想|又想|搞错|弄错|误会|其实|刚才|之前|不算|取消|电话|号码|手机|是"
              + "|(?<![a-z])(?:ok|okay|well|actually|sorry|after all|all right|alright|please|pls|you|can|may|i|changed my mind|have|again|it|is|its|at|on|by|in|the|a|yes|yeah|no|but|and|so|then|now|my|number|that|was|wrong|mistake|thanks|back|just|of course|sure)(?![a-z])");

  private static final int LITTLE = 6;

  /// Who writes more says more than that.
  private static final int LONGEST = 100;

  private final Customers customers;
  private final LeadIntake leads;
  private final PromisedCalls calls;

  ContactAgain(Customers customers, LeadIntake leads, PromisedCalls calls) {
    this.customers = customers;
    this.leads = leads;
    this.calls = calls;
  }

  /// Whether a message allows contact, and says no more than when and under which number.
  static boolean isIn(Understanding message, LocalDate today) {
    String text = Misspelt.corrected(message.text());
    // Leave to write alone changes nothing of calls that were refused.
    if (Hearing.CONTACT_WELCOME.isIn(message)
        && !Hearing.NO_CALLS.isIn(message)
        && !Asking.is(text)
        && !ContactAnswer.isTiedOrAsked(text)
        && !OTHERS.matcher(NormalForm.of(text)).find()
        && !PROTEST
            .matcher(NEVER_REFUSED.matcher(NormalForm.of(text).replace("'", "")).replaceAll(" "))
            .find()
        && !ContactAnswer.asksForPerson(NormalForm.key(text))) {
      return true;
    }
    if (text.length() > LONGEST || Asking.is(text)) {
      return false;
    }
    for (Entity one : CallTime.named(message.text(), message.entities(), today)) {
      if (one.kind() == Entity.Kind.PHONE || one.kind() == Entity.Kind.DATE) {
        text = text.replace(one.text(), " ");
      }
    }
    String form = NormalForm.of(CallTime.withoutOthers(text)).replace("'", "");
    String words = NEVER_REFUSED.matcher(CallTime.without(form)).replaceAll(" ");
    String rest = AGAIN.matcher(words).replaceAll(" ");
    return !rest.equals(words)
        && !OTHERS.matcher(words).find()
        && !PROTEST.matcher(words).find()
        && !ContactAnswer.refusesCalls(words)
        && !NoContact.isIn(words)
        && !ContactAnswer.isTiedOrTold(
            NEVER_REFUSED.matcher(NormalForm.of(message.text()).replace("'", "")).replaceAll(" "))
        && !ContactAnswer.asksForPerson(NormalForm.key(words))
        && FlowEngine.letters(FILLERS.matcher(rest).replaceAll(" ")) <= LITTLE;
  }

  /// What is said to who allows contact anew, with the call that is promised then; empty where
  /// nothing is to be taken back.
  Optional<PromisedCall> heard(Conversation now, Understanding message, Instant at) {
    LocalDate today = calls.day(at);
    if (!isIn(message, today)) {
      return Optional.empty();
    }
    Optional<Lead> lead = lead(now);
    boolean calledOff = calls.isCalledOff(now);
    boolean refused =
        isRefusedOnRecord(now.customer()) || lead.filter(ContactAgain::isRefused).isPresent();
    CallTime time = CallTime.in(message.text(), message.entities(), today);
    // Whoever was told that a time is all that is missing names it.
    boolean named = !time.isEmpty() && now.ticket() == null && now.flow() == null;
    if (!refused && !(lead.isPresent() && (calledOff || named))) {
      return Optional.empty();
    }
    boolean reached =
        Standing.of(now, at).reachable()
            || now.phone().isPresent()
            || message.entities().stream().anyMatch(it -> it.kind() == Entity.Kind.PHONE);
    boolean promises = lead.isPresent() && reached && (calledOff || !time.isEmpty());
    return Optional.of(
        PromisedCall.at(calls.wished(time, at), at)
            .moving(promises ? WordsKey.CALL_PROMISED : WordsKey.CONTACT_AGAIN));
  }

  /// Whether a turn has it to keep.
  static boolean isHeard(Deliberation deliberation) {
    return deliberation.decision().say() instanceof Say.Acknowledge(WordsKey words)
        && isOf(deliberation.standing().call())
        && WORDS.contains(words);
  }

  /// Whether a promised call is one of who may be contacted after all.
  static boolean isOf(@Nullable PromisedCall call) {
    return call != null && call.move().filter(WORDS::contains).isPresent();
  }

  /// Writes it: on the record and of the lead what was refused there, and the call.
  void write(Conversation now, PromisedCall call, String text, Writing place) {
    String customer = now.customer();
    if (isRefusedOnRecord(customer)) {
      place.beside(
          new StreamWrite(
              CustomerEvent.stream(customer),
              StreamWrite.ANY,
              customer,
              new CustomerEvent.Consented(
                  LeadDesk.ASSISTANT,
                  Purpose.CONTACT,
                  true,
                  LeadDesk.BY_CONVERSATION,
                  null,
                  null)));
    }
    lead(now)
        .ifPresent(lead -> {
          if (isRefused(lead)) {
            leads
                .told(lead.number(), lead.origin().customer(), now.id(), text, LeadIntake.CALLS)
                .forEach(place::beside);
          }
          if (call.move().equals(Optional.of(WordsKey.CALL_PROMISED))) {
            calls
                .promise(now, lead.number(), lead.care().owner(), call.due(), text)
                .ifPresent(place::beside);
          }
        });
  }

  /// The lead that goes on of which interest was shown last.
  private Optional<Lead> lead(Conversation now) {
    return leads.open(customers.proved(now.customer())).stream()
        .max(Comparator.comparing(it -> it.shown().last()));
  }

  private static boolean isRefused(Lead lead) {
    return lead.permission() == Permission.REFUSED || lead.inWriting();
  }

  private boolean isRefusedOnRecord(String customer) {
    List<Consent> said = customers.consents(customer, Purpose.CONTACT);
    return !said.isEmpty() && !said.getLast().given();
  }
}
