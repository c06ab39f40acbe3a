package dev.lobby.suitability;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.SuitabilityDecided.Named;
import dev.lobby.customer.Rating;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Naming;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a text that names investments says of them, weighed against the customer's rating.
///
/// @param naming what it says
/// @param unprompted whether it names some that the customer did not speak of, where that is
///   recommending
/// @param rating as it is on record; null when there is none
/// @param day the day at the bank on which it is told
public record Weighing(Naming naming, boolean unprompted, @Nullable Rating rating, LocalDate day) {

  /// What becomes of the text.
  public enum Outcome implements Wired {
    /// It is told as general information, and says so.
    INFORMED,
    /// It recommends what suits, and is told with the risk statement.
    RECOMMENDED,
    /// It is not told.
    WITHHELD
  }

  /// What becomes of it.
  public Outcome outcome() {
    if (!unprompted && !naming.recommends()) {
      return Outcome.INFORMED;
    }
    return unsuitable().isEmpty() ? Outcome.RECOMMENDED : Outcome.WITHHELD;
  }

  /// Whether it is not told.
  public boolean isWithheld() {
    return outcome() == Outcome.WITHHELD;
  }

  /// The products it names that may not be recommended to the customer that day.
  public List<Entry.Product> unsuitable() {
    return naming.unsuitable(valid());
  }

  private Optional<CustomerRating> valid() {
    return rating == null ? Optional.empty() : rating.on(day);
  }

  /// Why it recommends, as far as it does.
  List<String> reasons() {
    List<String> reasons = new ArrayList<>(naming.marks());
    if (naming.asked()) {
      reasons.add("asked");
    }
    if (unprompted) {
      reasons.add("unprompted");
    }
    return List.copyOf(reasons);
  }

  /// What was decided and by what, in a sentence without its full stop.
  public String en() {
    return "it names "
        + products(Language.EN)
        + (outcome() == Outcome.INFORMED
            ? " and recommends nothing"
            : " as a recommendation (" + String.join(", ", reasons()) + ")")
        + "; "
        + (rating == null
            ? "the customer has no rating"
            : "the customer's rating is "
                + rating.grade()
                + (rating.expired(day) ? ", which ended on " : " until ")
                + rating.until());
  }

  /// The same in Chinese.
  public String zh() {
    return "提到了"
        + products(Language.ZH)
        + (outcome() == Outcome.INFORMED ? "，没有推荐" : "，像是在推荐（" + String.join("、", reasons()) + "）")
        + "；"
        + (rating == null
            ? "客户没有风险测评结果"
            : "客户的风险等级是 "
                + rating.grade()
                + (rating.expired(day) ? "，已于 " : "，有效期至 ")
                + rating.until()
                + (rating.expired(day) ? " 到期" : ""));
  }

  /// The products it names, with their risk.
  public String products(Language language) {
    return naming.products().stream()
        .map(it ->
            it.names().in(language)
                + (language == Language.EN ? " (" + it.risk() + ")" : "（" + it.risk() + "）"))
        .collect(Collectors.joining(language == Language.EN ? ", " : "、"));
  }

  /// What the customer reads before it; empty when it is not told.
  Optional<WordsKey> statement() {
    return switch (outcome()) {
      case INFORMED -> Optional.of(WordsKey.GENERAL_INFORMATION);
      case RECOMMENDED -> Optional.of(WordsKey.RISK_STATEMENT);
      case WITHHELD -> Optional.empty();
    };
  }

  /// What is written down of it.
  ///
  /// @param inReplyTo the client message id it answers; null for none
  /// @param door by what it comes, such as `answer` or `agent`
  /// @param by the user name of who wrote it; null for the assistant
  /// @param statement what the customer reads before it; empty when it is not told
  public ConversationEvent.SuitabilityDecided event(
      @Nullable String inReplyTo, String door, @Nullable String by, String statement) {
    return new ConversationEvent.SuitabilityDecided(
        inReplyTo,
        door,
        by,
        day.toString(),
        naming.products().stream()
            .map(it -> new Named(it.id(), String.valueOf(it.risk())))
            .toList(),
        outcome().wire(),
        rating == null ? null : rating.grade().name(),
        rating == null ? null : rating.until(),
        reasons(),
        statement);
  }
}
