package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import org.jspecify.annotations.Nullable;

/// Something in an article that a reader of it should look at.
///
/// @param kind what sort of thing
/// @param language the language whose text it is about; null when it is about the whole article
/// @param piece the words in question, as they stand there; empty when something is missing
/// @param zh what is wrong and what to do, in Chinese
/// @param en the same in English
public record Complaint(
    Kind kind, @Nullable Language language, String piece, String zh, String en) {

  public Complaint {
    zh = Quotes.nested(zh);
    en = Quotes.nested(en);
  }

  /// Returns the sentence for a reader of `language`; the Chinese one unless that is English.
  public String sentence(Language reader) {
    return Article.written(reader) == Language.EN ? en : zh;
  }

  /// Returns whether the article cannot be published with it. The others are for a person to judge:
  /// two languages may differ for a reason.
  public boolean blocks() {
    return kind.blocks;
  }

  /// What sort of thing.
  public enum Kind implements Wired {
    /// A number that only one language has.
    NUMBER(false),
    /// A percentage or rate that only one language has.
    PERCENT(false),
    /// An amount of money that only one language has.
    MONEY(false),
    /// A day that only one language has.
    DATE(false),
    /// A time of day that only one language has.
    TIME(false),
    /// A length of time that only one language has.
    DURATION(false),
    /// A telephone number that only one language has.
    PHONE(false),
    /// An address on the web or of e-mail that only one language has, or a link under the answer
    /// that the other lacks or has with another address.
    LINK(false),
    /// A field to be filled in that only one language has.
    FIELD(false),
    /// The same value is the most in one language and the least in the other.
    LIMIT(false),
    /// One language says that something is not so, or not to be done, and the other does not.
    NEGATION(false),
    /// A title, answer or list of phrasings is missing in a language.
    EMPTY(true),
    /// A title does not fit on a button.
    TITLE_TOO_LONG(true),
    /// A title is a question that was cut off where a button ends.
    TITLE_CUT(false),
    /// An answer does not fit into a message of a channel.
    ANSWER_TOO_LONG(true),
    /// A link that is not whole, leads where it must not, or would not be seen as one by customers.
    BROKEN_LINK(true),
    /// HTML or a heading in an answer.
    MARKUP(true),
    /// A field nobody fills in.
    UNKNOWN_FIELD(true),
    /// A field that nothing can be said for today, so that the answer is not given.
    NO_VALUE(false),
    /// A field that nothing can be said for soon.
    EXPIRING(false),
    /// A fee is stated outside the parts of the business in which fees are looked for.
    FEE(false),
    /// A rate is typed by hand, where a value of the catalogue would change with it.
    TYPED_RATE(false),
    /// Too few phrasings for the article to be found.
    FEW_PHRASINGS(false),
    /// A phrasing is filed under the other language, or longer than anybody types.
    PHRASING(true),
    /// A question the article is not to answer is one of its own, or not what a customer types.
    NOT_THIS(true),
    /// A further answer is for nobody, for the same as another, or it cannot be told which of two
    /// is meant.
    VARIANT(true),
    /// A further answer is for those who hold a product that the catalogue does not have.
    HOLDS(false),
    /// A button under the answer leads nowhere.
    CHOICE(true),
    /// An answer for everybody reads as a recommendation of an investment.
    RECOMMENDS(true),
    /// An answer for known customers reads as a recommendation of an investment, and is told to
    /// those it suits.
    RECOMMENDS_SOME(false),
    /// A phrasing stands twice.
    REPEATED(false),
    /// A phrasing or title is another article's already.
    TAKEN(true),
    /// The id is not one, or another article's.
    ID(true),
    /// The last day is before the first.
    VALIDITY(true);

    private final boolean blocks;

    Kind(boolean blocks) {
      this.blocks = blocks;
    }
  }
}
