package dev.lobby.publishing.gap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.publishing.gap.Gap.Closest;
import dev.lobby.publishing.gap.Gap.Proposal;
import dev.lobby.publishing.gap.Gap.Question;
import dev.lobby.publishing.gap.Gaps.Found;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gaps as JSON.
public final class GapsJson {
  /// So many examples stand in a list.
  private static final int EXAMPLES = 5;

  private GapsJson() {}

  /// What was found.
  ///
  /// @param title the title of an article in the language of a gap
  public static ObjectNode of(Found found, GapRules rules, Function<Closest, String> title) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", found.at().toString())
        .put("days", found.days())
        .put("questions", found.questions())
        .put("cut", found.cut())
        .put("more", found.more());
    json.putObject("costs")
        .put("declined", rules.declined())
        .put("suggested", rules.suggested())
        .put("failed", rules.failed())
        .put("badlyRated", rules.badlyRated())
        .put("wrong", rules.wrong())
        .put("shouldHaveAsked", rules.shouldHaveAsked())
        .put("person", rules.person());
    json.put("backAfter", rules.backAfter());
    ArrayNode gaps = json.putArray("gaps");
    found.gaps().forEach(gap -> gaps.add(line(gap, EXAMPLES, title)));
    return json;
  }

  /// A gap with all its questions.
  public static ObjectNode of(Gap gap, Function<Closest, String> title) {
    return line(gap, Integer.MAX_VALUE, title);
  }

  private static ObjectNode line(Gap gap, int examples, Function<Closest, String> title) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", gap.id())
        .put("state", gap.state().wire())
        .put("title", gap.title())
        .put("language", gap.language().wire());
    texts(json.putArray("terms"), gap.terms());
    json.put("distinct", gap.questions().size())
        .put("leftOut", gap.questions().size() - gap.phrasings().size())
        .put("times", gap.times())
        .put("customers", gap.customers())
        .put("persons", gap.persons())
        .put("cost", gap.cost());
    ObjectNode causes = json.putObject("causes");
    for (Cause cause : Cause.values()) {
      causes.put(cause.wire(), gap.causes().getOrDefault(cause, 0));
    }
    ArrayNode perDay = json.putArray("perDay");
    gap.perDay().forEach(perDay::add);
    json.put("latest", gap.latest().toString());
    json.set("closest", closest(gap.closest(), title));
    ArrayNode questions = json.putArray("examples");
    for (Question question : gap.questions().stream().limit(examples).toList()) {
      questions
          .addObject()
          .put("text", question.text())
          .put("times", question.times())
          .put("personal", question.personal());
    }
    ArrayNode proposals = json.putArray("replies");
    for (Proposal proposal : gap.proposals()) {
      ObjectNode one = proposals.addObject();
      one.put("id", proposal.id()).put("text", proposal.text());
      texts(one.putArray("authors"), proposal.authors());
      one.put("times", proposal.times()).put("latest", proposal.latest().toString());
    }
    Settlement before = gap.before();
    if (before == null) {
      json.putNull("before");
    } else {
      json.putObject("before")
          .put("kind", before.kind().wire())
          .put("by", before.by())
          .put("at", before.at().toString())
          .put("article", before.article())
          .put("why", before.why());
    }
    return json.put("fresh", gap.fresh());
  }

  private static @Nullable ObjectNode closest(
      @Nullable Closest closest, Function<Closest, String> title) {
    return closest == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("article", closest.article())
            .put("title", title.apply(closest))
            .put("probability", closest.probability())
            .put("answers", closest.answers())
            .put("byVerdict", closest.byVerdict());
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
