package dev.lobby.review.verdict;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.Budget;
import dev.lobby.language.text.NormalForm;
import dev.lobby.publishing.Releases;
import dev.lobby.review.verdict.DecidedTurns.Turn;
import dev.lobby.review.verdict.ReviewSample.Drawn;
import dev.lobby.review.verdict.Verdicts.Judged;
import dev.lobby.wire.JsonEventCodec;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What supervisors do about the quality of answers: draw turns, judge them, see the figures.
///
/// Safe for use by many threads.
public final class Reviews {

  /// What became of a verdict.
  public sealed interface Outcome {
    /// It is on record.
    record Taken() implements Outcome {}

    /// It is not; the reason is for whoever gave it.
    record Refused(String why) implements Outcome {}
  }

  /// A turn whose verdict is known, for whoever replays turns.
  ///
  /// @param seq the place of the customer's message in the conversation
  /// @param questionKey the customer's words as [NormalForm#key(String)] has them
  /// @param right the article that is right; null when none is, or nobody knows
  /// @param wrong the article that was answered and is wrong; null when none was
  /// @param person whether a person should be asked
  public record ReviewedTurn(
      String conversation,
      long seq,
      String questionKey,
      @Nullable String right,
      @Nullable String wrong,
      boolean person) {}

  /// How many turns a day's sample holds unless asked otherwise.
  public static final int A_DAY = 40;

  private static final String ANSWER = "answer";

  private final Journal journal;
  private final Conversations conversations;
  private final Releases releases;
  private final DecidedTurns turns;
  private final Verdicts verdicts;
  private final ReviewSample sample;
  private final InstantSource clock;

  public Reviews(
      Journal journal,
      Conversations conversations,
      Releases releases,
      DecidedTurns turns,
      Verdicts verdicts,
      InstantSource clock) {
    this.journal = journal;
    this.conversations = conversations;
    this.releases = releases;
    this.turns = turns;
    this.verdicts = verdicts;
    this.clock = clock;
    this.sample = new ReviewSample(turns, verdicts, this::isReadable);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private boolean isReadable(Turn turn) {
    return words(turn.conversation(), turn.seq()).isPresent();
  }

  /// What the customer wrote; empty when it is gone, or no turn stands there.
  private Optional<String> words(String conversation, long seq) {
    return conversations.load(conversation).stream()
        .flatMap(found -> found.messages().stream())
        .filter(message -> message.seq() == seq)
        .map(Message::text)
        .filter(text -> !text.equals(JsonEventCodec.ERASED))
        .findFirst();
  }

  /// What is left to be reviewed today.
  public List<Drawn> sample() {
    return sample.of(today(), A_DAY);
  }

  /// The figures of some weeks, this one with them.
  ///
  /// @param weeks from 1
  public BudgetFigures figures(int weeks) {
    return new WrongAnswers(turns, verdicts, this::area, Budget.TARGET).of(today(), weeks);
  }

  private String area(String article) {
    return releases
        .current()
        .article(article)
        .map(Article::area)
        .map(area -> area.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("retired");
  }

  /// Takes a supervisor's verdict; it replaces what the same supervisor said of the turn before.
  ///
  /// @param seq the place of the customer's message in the conversation
  /// @param right the article that would have been right, where the judgement is wrong; null when
  ///   there is none, or nobody knows
  /// @param note null for nothing
  public Outcome judge(
      String conversation,
      long seq,
      String by,
      Judgement judgement,
      @Nullable String right,
      @Nullable String note) {
    Optional<Conversation> found = conversations.load(conversation);
    Recorded wrote = null;
    Recorded decided = null;
    for (Recorded recorded : journal.read(ConversationEvent.stream(conversation), 0)) {
      if (recorded.version() == seq
          && recorded.event() instanceof ConversationEvent.CustomerWrote) {
        wrote = recorded;
      } else if (wrote != null
          && decided == null
          && recorded.event() instanceof ConversationEvent.Decided e
          && e.inReplyTo()
              .equals(((ConversationEvent.CustomerWrote) wrote.event()).clientMessageId())) {
        decided = recorded;
      }
    }
    if (found.isEmpty() || wrote == null || decided == null) {
      return new Outcome.Refused(
          "There is no turn of the assistant at place " + seq + " of this conversation.");
    }
    ConversationEvent.Decided decision = (ConversationEvent.Decided) decided.event();
    String article = DecidedTurns.article(decision);
    if (right != null && judgement != Judgement.WRONG) {
      return new Outcome.Refused("Only where the turn is wrong another article can be right.");
    }
    if (right != null && decision.say().equals(ANSWER) && right.equals(article)) {
      return new Outcome.Refused(right + " is what was answered; then the turn was right.");
    }
    if (right != null && releases.current().article(right).isEmpty()) {
      return new Outcome.Refused("There is no article " + right + ".");
    }
    journal.append(
        List.of(
            new StreamWrite(
                VerdictEvent.stream(conversation, seq),
                StreamWrite.ANY,
                found.get().customer(),
                new VerdictEvent.Given(
                    by,
                    conversation,
                    seq,
                    DecidedTurns.day(decided),
                    ((ConversationEvent.CustomerWrote) wrote.event()).language().wire(),
                    found.get().channel(),
                    decision.say(),
                    article.isEmpty() ? null : article,
                    judgement,
                    right,
                    isSampled(conversation, seq),
                    note))));
    return new Outcome.Taken();
  }

  /// Takes back what a supervisor said of a turn, as if they had said nothing.
  public Outcome withdraw(String conversation, long seq, String by) {
    Optional<VerdictEvent.Given> given =
        verdicts
            .find(conversation, seq)
            .flatMap(judged -> judged.of(by))
            .map(Verdicts.Verdict::given);
    if (given.isEmpty()) {
      return new Outcome.Refused("You have said nothing of this turn that could be taken back.");
    }
    journal.append(
        List.of(
            new StreamWrite(
                VerdictEvent.stream(conversation, seq),
                StreamWrite.ANY,
                conversations.load(conversation).map(Conversation::customer).orElse(""),
                new VerdictEvent.Withdrawn(by, conversation, seq))));
    return new Outcome.Taken();
  }

  private boolean isSampled(String conversation, long seq) {
    return sample.drawn(today(), A_DAY).stream()
        .anyMatch(one -> one.conversation().equals(conversation) && one.seq() == seq);
  }

  /// All turns whose verdict says what they should lead to and whose words can be read, the one
  /// judged last first.
  public List<ReviewedTurn> reviewedTurns() {
    List<ReviewedTurn> reviewed = new ArrayList<>();
    for (Judged judged : verdicts.all()) {
      VerdictEvent.Given given = judged.last().given();
      boolean answered = given.say().equals(ANSWER);
      String right =
          given.judgement() == Judgement.RIGHT && answered ? given.article() : given.right();
      String wrong = given.judgement() != Judgement.RIGHT && answered ? given.article() : null;
      boolean person = given.judgement() == Judgement.PERSON;
      if (right != null || wrong != null || person) {
        words(given.conversation(), given.seq())
            .ifPresent(words ->
                reviewed.add(
                    new ReviewedTurn(
                        given.conversation(),
                        given.seq(),
                        NormalForm.key(words),
                        right,
                        wrong,
                        person)));
      }
    }
    return List.copyOf(reviewed);
  }

  /// The turn with its verdicts; empty when nobody judged it.
  public Optional<Judged> find(String conversation, long seq) {
    return verdicts.find(conversation, seq);
  }
}
