package dev.lobby.review;

import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.Status;
import java.time.Instant;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// What conversations are chosen by, beside words; null for what does not matter.
///
/// @param channel the door they came in by
/// @param language the language's wire name
/// @param customer the id of the customer's record
/// @param agent the user name of the agent who had it last
/// @param handoff the wire name of the reason a person was last called for
/// @param outcome the wrap-up code
/// @param intent an article that was answered
/// @param decision a kind of decision that was taken
/// @param rating what the customer said of an answer
/// @param from written in last at this time or later
/// @param to written in last before this time
public record LogFilter(
    @Nullable Status status,
    @Nullable String channel,
    @Nullable String language,
    @Nullable String customer,
    @Nullable String agent,
    @Nullable String handoff,
    @Nullable String outcome,
    @Nullable String intent,
    @Nullable String decision,
    @Nullable AnswerRating rating,
    @Nullable Instant from,
    @Nullable Instant to) {

  /// Every conversation.
  public static final LogFilter NONE =
      new LogFilter(null, null, null, null, null, null, null, null, null, null, null, null);

  /// The conversations of a status; every conversation for null.
  public static LogFilter of(@Nullable Status status) {
    return new LogFilter(status, null, null, null, null, null, null, null, null, null, null, null);
  }

  /// What passes.
  Query query() {
    return over(MatchAllDocsQuery.INSTANCE);
  }

  /// What passes of what a query finds.
  Query over(Query query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    add(all, ConversationIndex.KIND, ConversationIndex.CONVERSATION);
    add(all, ConversationIndex.STATUS, status == null ? null : status.name());
    add(all, ConversationIndex.CHANNEL, channel);
    add(all, ConversationIndex.LANGUAGE, language);
    add(all, ConversationIndex.CUSTOMER, customer);
    add(all, ConversationIndex.AGENT, agent);
    add(all, ConversationIndex.HANDOFF, handoff);
    add(all, ConversationIndex.OUTCOME, outcome);
    add(all, ConversationIndex.INTENT, intent);
    add(all, ConversationIndex.DECISION, decision);
    add(all, ConversationIndex.RATING, rating == null ? null : rating.wire());
    if (from != null || to != null) {
      all.add(
          LongField.newRangeQuery(
              ConversationIndex.LAST,
              from == null ? Long.MIN_VALUE : ConversationIndex.micros(from),
              to == null ? Long.MAX_VALUE : ConversationIndex.micros(to) - 1),
          Occur.FILTER);
    }
    return all.build();
  }

  private static void add(BooleanQuery.Builder all, String field, @Nullable String value) {
    if (value != null) {
      all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
  }
}
