package dev.lobby.feedback;

import dev.lobby.casework.Casework;
import dev.lobby.casework.Outcome;
import dev.lobby.casework.Refusal;
import dev.lobby.casework.Step;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Withheld;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people do about suggestions and praise. Safe for use by many threads.
public final class FeedbackDesk {

  /// Who gives something new to its team.
  public static final String ROUTING = "routing";

  /// By which way a customer is told in their conversation; any other is one outside of Lobby.
  public static final String BY_CONVERSATION = "conversation";

  private static final Casework.Fold<Feedback> FOLD =
      new Casework.Fold<>() {
        @Override
        public @Nullable Feedback after(@Nullable Feedback before, Recorded recorded) {
          return Feedback.after(before, recorded);
        }

        @Override
        public long version(Feedback now) {
          return now.version();
        }

        @Override
        public String subject(Feedback now) {
          return now.origin().customer();
        }
      };

  private final Journal journal;
  private final Conversations conversations;
  private final Casework<Feedback, FeedbackEvent> casework;

  public FeedbackDesk(Journal journal, Conversations conversations) {
    this.journal = journal;
    this.conversations = conversations;
    this.casework = new Casework<>(journal, FeedbackEvent::stream, FOLD);
  }

  /// Gives it to a team.
  public Outcome<Feedback> route(String number, String by, String team) {
    return whileOpen(
        number,
        now ->
            team.equals(now.care().team())
                ? Step.refuse("已在 " + team + "。", team + " has it already.")
                : Step.take(new FeedbackEvent.Routed(by, team)));
  }

  /// Gives it to an owner.
  public Outcome<Feedback> assign(String number, String by, String owner) {
    return whileOpen(
        number,
        now ->
            owner.equals(now.care().owner())
                ? Step.refuse("已由 " + owner + " 负责。", owner + " looks after it already.")
                : Step.take(new FeedbackEvent.Assigned(by, owner)));
  }

  /// Notes what was found out on the way.
  public Outcome<Feedback> note(String number, String by, String text) {
    return casework.take(number, now -> Step.take(new FeedbackEvent.Noted(by, text)));
  }

  /// Says what the bank makes of a suggestion; again as long as the customer was not told.
  ///
  /// @param text what the customer is told of it
  public Outcome<Feedback> answer(String number, String by, FeedbackVerdict verdict, String text) {
    return whileOpen(
        number,
        now -> {
          if (now.origin().kind() != FeedbackKind.SUGGESTION) {
            return Step.refuse(
                "表扬无需答复，请转达被表扬的人。", "Praise is not answered; pass it on to whoever is praised.");
          }
          return now.care().owner() == null
              ? Step.refuse("请先指定负责人。", "Give it an owner first.")
              : Step.take(new FeedbackEvent.Answered(by, verdict, text));
        });
  }

  /// Ends praise: whoever is praised knows.
  ///
  /// @param to who that is
  public Outcome<Feedback> passOn(String number, String by, String to) {
    return whileOpen(
        number,
        now ->
            now.origin().kind() == FeedbackKind.PRAISE
                ? Step.take(new FeedbackEvent.PassedOn(by, to))
                : Step.refuse("建议须先答复并告知客户。", "A suggestion is answered, and the customer told."));
  }

  /// Ends what is neither a suggestion nor praise.
  public Outcome<Feedback> dismiss(String number, String by, String reason) {
    return whileOpen(number, now -> Step.take(new FeedbackEvent.Dismissed(by, reason)));
  }

  /// Tells the customer what came of their suggestion: in their conversation, where the words of
  /// the answer are written in the same moment, or notes that it was done by another way.
  ///
  /// @param how [#BY_CONVERSATION], or the other way, such as `telephone`
  public Outcome<Feedback> tell(String number, String by, String how) {
    if (!how.equals(BY_CONVERSATION)) {
      return casework.take(
          number,
          now ->
              tellable(now)
                  .<Step<FeedbackEvent>>map(why -> new Step.Refuse<>(List.of(why)))
                  .orElseGet(() -> Step.take(new FeedbackEvent.Told(by, how))));
    }
    Optional<Feedback> now = casework.load(number);
    if (now.isEmpty()) {
      return new Outcome.Unknown<>();
    }
    try {
      return conversations
          .change(now.get().origin().conversation(), place -> tell(number, by, place))
          .orElseGet(() ->
              refused(
                  new Refusal(
                      "会话已不存在，请用其他方式告知。",
                      "The conversation is gone; tell the customer by another way.")));
    } catch (Withheld e) {
      return refused(new Refusal(e.zh(), e.en()));
    }
  }

  private Plan<Outcome<Feedback>> tell(String number, String by, Conversation place) {
    List<Recorded> events = journal.read(FeedbackEvent.stream(number), 0);
    Feedback now = casework.load(number).orElseThrow();
    Optional<Refusal> refusal = tellable(now);
    if (refusal.isPresent()) {
      return Plan.nothing(refused(refusal.get()));
    }
    Writing writing = new Writing(place);
    writing.tell(new ConversationEvent.Told(by, number, words(events, now, place.language())));
    writing.beside(
        new StreamWrite(
            FeedbackEvent.stream(number),
            now.version(),
            now.origin().customer(),
            new FeedbackEvent.Told(by, BY_CONVERSATION)));
    return new Plan<>(
        writing.writes(),
        after ->
            casework
                .load(number)
                .<Outcome<Feedback>>map(Outcome.Done::new)
                .orElseGet(Outcome.Unknown::new));
  }

  /// The words of the last answer, with what they are about.
  private static String words(List<Recorded> events, Feedback now, Language language) {
    for (Recorded recorded : events.reversed()) {
      if (recorded.event() instanceof FeedbackEvent.Answered answered) {
        return (language == Language.EN
                ? "About your suggestion " + now.number() + ": "
                : "关于您的建议 " + now.number() + "：")
            + answered.text();
      }
    }
    throw new IllegalStateException("It is answered and has no answer.");
  }

  /// Why nobody can be told now; empty when somebody can.
  private static Optional<Refusal> tellable(Feedback now) {
    return switch (now.stage()) {
      case ANSWERED -> Optional.empty();
      case RECEIVED, ROUTED ->
          Optional.of(new Refusal("尚未答复。", "There is no answer yet that could be told."));
      case TOLD -> Optional.of(new Refusal("已告知客户。", "The customer was told already."));
      case PASSED_ON, DISMISSED -> Optional.of(new Refusal("已结束。", "It has ended already."));
    };
  }

  private static Outcome<Feedback> refused(Refusal why) {
    return new Outcome.Refused<>(List.of(why));
  }

  private Outcome<Feedback> whileOpen(String number, Function<Feedback, Step<FeedbackEvent>> plan) {
    return casework.take(
        number, now -> now.open() ? plan.apply(now) : Step.refuse("已结束。", "It has ended already."));
  }
}
