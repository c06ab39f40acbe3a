package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Otherwise;
import dev.lobby.knowledge.flow.Flow.Sentence;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Flows for tests.
final class Questions {
  static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

  static final Step WHAT = step("what", new Takes.Words(40), Otherwise.NOTE);
  static final Step WHEN = step("when", new Takes.Named(Entity.Kind.DATE), Otherwise.NOTE);
  static final Step AMOUNT =
      step("amount", new Takes.Named(Entity.Kind.MONEY), Otherwise.HAND_OVER);
  static final Step WHERE =
      step(
          "where",
          new Takes.Choice(
              List.of(
                  new Option("app", both(List.of("手机银行"), List.of("App", "online banking"))),
                  new Option("branch", both(List.of("网点", "柜台"), List.of("Branch"))))),
          Otherwise.NOTE);
  static final Step SCORE = step("score", new Takes.Rating(), Otherwise.NOTE);

  private Questions() {}

  static Flow flow(int asks, Step... steps) {
    Map<Sentence, Map<Language, String>> sentences = new EnumMap<>(Sentence.class);
    for (Sentence sentence : Sentence.values()) {
      sentences.put(sentence, both(sentence.wire() + " {facts}", sentence.wire() + " {facts}"));
    }
    return new Flow(
        "facts",
        Start.COMPLAINT,
        asks,
        Duration.ofMinutes(30),
        both(List.of("算了", "取消"), List.of("never mind")),
        both(List.of("不知道"), List.of("not sure")),
        sentences,
        List.of(steps));
  }

  /// The flow that asks how content somebody is with a closed complaint.
  static Flow closing() {
    Flow facts = flow(2, SCORE, WHAT);
    return new Flow(
        "satisfaction",
        Start.COMPLAINT_CLOSED,
        facts.asks(),
        facts.patience(),
        facts.stop(),
        facts.unknown(),
        facts.sentences(),
        facts.steps());
  }

  private static Step step(String slot, Takes takes, Otherwise otherwise) {
    return new Step(
        slot,
        both(slot, slot),
        takes,
        both(slot + "？", slot + "?"),
        both(slot + "再说一次", slot + " again"),
        otherwise);
  }

  private static <T> Map<Language, T> both(T zh, T en) {
    return Map.of(Language.ZH, zh, Language.EN, en);
  }

  /// How far a flow is that asked for a slot so often.
  static ActiveFlow asking(Flow flow, String slot, int asked) {
    return new ActiveFlow(flow.id(), "C-1", Map.of(), slot, asked, NOW);
  }

  /// How far a flow is after a turn, as the conversation folds it; null when it is over.
  static @Nullable ActiveFlow after(@Nullable ActiveFlow before, FlowTurn turn) {
    Map<String, String> filled = new LinkedHashMap<>();
    ActiveFlow at = before;
    for (ConversationEvent event : turn.events("C-1")) {
      switch (event) {
        case ConversationEvent.FlowStarted e ->
            at = new ActiveFlow(e.flow(), e.about(), filled, null, 0, NOW);
        case ConversationEvent.SlotFilled e -> {
          filled.clear();
          filled.putAll(at == null ? Map.of() : at.filled());
          filled.put(e.slot(), e.value());
          at = new ActiveFlow(e.flow(), "C-1", filled, null, 0, NOW);
        }
        case ConversationEvent.FlowAsked e ->
            at =
                new ActiveFlow(
                    e.flow(), "C-1", at == null ? Map.of() : at.filled(), e.slot(), e.time(), NOW);
        case ConversationEvent.FlowEnded e -> at = null;
        default -> throw new AssertionError(event);
      }
    }
    return at;
  }
}
