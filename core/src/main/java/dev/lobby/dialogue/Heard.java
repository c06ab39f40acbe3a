package dev.lobby.dialogue;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Investments;
import dev.lobby.knowledge.catalogue.ProductKind;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import dev.lobby.language.text.NormalForm;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a complaint or a lead is about as far as the message that makes it tells.
final class Heard {

  /// Whoever complains is at the service area's articles by that alone.
  private static final Set<Area> NO_PRODUCT = Set.of(Area.SERVICE, Area.SMALL_TALK);

  /// Below this an article is a guess.
  private static final double LIKELY_ENOUGH = 0.1;

  /// From here on it is more likely than not.
  private static final double SURE = 0.5;

  private static final Set<Entity.Kind> FIGURES =
      Set.of(Entity.Kind.MONEY, Entity.Kind.DATE, Entity.Kind.DURATION, Entity.Kind.PERCENT);

  /// A class of risk that stands by itself.
  private static final Pattern RISK = Pattern.compile("(?<![a-z0-9])r[1-5](?![a-z0-9])");

  /// What stands around figures and says no more than they.
  private static final Pattern AROUND =
      Pattern.compile(
          "(?:大概|大约|约|差不多|左右|上下|吧|的|样子|有|是|就|内|之内|以内|后|人民币|about|around|roughly|maybe|within|in|or so| )*+");

  private static final List<Signal> MAJOR =
      List.of(Signal.LEGAL_THREAT, Signal.VULNERABLE, Signal.FRAUD, Signal.SELF_HARM);

  private Heard() {}

  static ComplaintEvent.Filed complaint(Conversation conversation, Deliberation deliberation) {
    return new ComplaintEvent.Filed(
        conversation.id(),
        conversation.customer(),
        conversation.channel(),
        deliberation.language(),
        complaintProduct(deliberation),
        isMajor(conversation, deliberation) ? Severity.MAJOR : Severity.ORDINARY,
        true);
  }

  /// What a complaint is about: how debts are collected, whatever the debt is, or what the article
  /// is about that the message is likeliest.
  private static @Nullable String complaintProduct(Deliberation deliberation) {
    return DebtCollectors.isAbout(deliberation.interpretation().text())
        ? DebtCollectors.PRODUCT
        : product(deliberation.release(), deliberation.complaint()).map(Area::wire).orElse(null);
  }

  /// Whether a complaint that is made of the message is a major one.
  static boolean isMajor(Conversation conversation, Deliberation deliberation) {
    Understanding understanding = deliberation.interpretation().understanding();
    return MAJOR.stream()
            .filter(it -> it != Signal.LEGAL_THREAT || mayThreaten(understanding.text()))
            .anyMatch(signal -> isLikely(signal, understanding))
        || Threatening.is(understanding.text())
        || inDanger(conversation);
  }

  /// Of a complaint in so many words the guard easily makes a threat, and of who fears one.
  private static boolean mayThreaten(String text) {
    return Threatening.names(text) && !Threatening.isOfBank(text);
  }

  /// The suggestion or praise that is thanked for; empty when it is neither.
  static Optional<FeedbackEvent.Received> feedback(
      Conversation conversation, Deliberation deliberation, Say.Acknowledge thanks) {
    return thanks
        .feedback()
        .map(kind ->
            new FeedbackEvent.Received(
                conversation.id(),
                conversation.customer(),
                conversation.channel(),
                deliberation.language(),
                kind,
                product(deliberation.release(), deliberation.interpretation().matches())
                    .map(Area::wire)
                    .orElse(null),
                deliberation.interpretation().text()));
  }

  /// @param core whether the customer is among those whose interest is always a lead
  /// @param manager the user name of who looks after the customer; null for nobody
  static LeadIntake.Heard lead(
      Conversation conversation,
      Deliberation deliberation,
      AmountBand amount,
      boolean core,
      @Nullable String manager) {
    Interpretation heard = deliberation.interest().orElse(deliberation.interpretation());
    Understanding understanding = heard.understanding();
    SignalScore interest = understanding.signals().get(Signal.PRODUCT_INTEREST);
    Optional<Area> named = sort(deliberation.release(), understanding);
    List<Match> matches = isFigures(understanding) ? List.of() : heard.matches();
    Optional<Area> likely = named.or(() -> product(deliberation.release(), matches));
    boolean sure = named.isPresent() || matches.stream().anyMatch(it -> it.probability() >= SURE);
    return new LeadIntake.Heard(
        conversation.id(),
        conversation.customer(),
        conversation.channel(),
        deliberation.language(),
        core,
        manager,
        new Interest(
            likely.map(Area::wire).orElse(null),
            deliberation.decision().say() instanceof Say.Answer(String article) ? article : null,
            amount,
            LeadRules.horizon(understanding.entities(), deliberation.day()),
            interest == null ? 0 : interest.score()),
        sure,
        named(deliberation));
  }

  /// The area of the product that a message names, by its type in the catalogue.
  private static Optional<Area> sort(Release release, Understanding understanding) {
    return understanding.entities().stream()
        .filter(it -> it.kind() == Entity.Kind.PRODUCT)
        .map(it -> it.value().normalised())
        .flatMap(id -> release.catalogue().entries().stream().filter(it -> it.id().equals(id)))
        .flatMap(
            it -> it instanceof Entry.Product product ? area(product.type()).stream() : Stream.of())
        .findFirst();
  }

  private static Optional<Area> area(ProductKind kind) {
    return switch (kind) {
      case ACCOUNT -> Optional.of(Area.ACCOUNTS);
      case DEPOSIT -> Optional.of(Area.DEPOSITS);
      case CARD -> Optional.of(Area.CARDS);
      case LOAN -> Optional.of(Area.LOANS);
      case WEALTH, FUND, METAL, INSURANCE -> Optional.of(Area.WEALTH);
      case SERVICE -> Optional.empty();
    };
  }

  /// Whether a message says how much or when and nothing else, which is of no product at all.
  private static boolean isFigures(Understanding understanding) {
    String rest = understanding.text();
    for (Entity one : understanding.entities()) {
      if (FIGURES.contains(one.kind())) {
        rest = rest.replace(one.text(), " ");
      }
    }
    return !rest.equals(understanding.text()) && isAround(rest);
  }

  /// Whether a text says no more than what stands around figures.
  static boolean isAround(String text) {
    return AROUND.matcher(NormalForm.key(text)).matches();
  }

  /// The investment somebody is interested in, the riskiest of those their message names, else the
  /// highest class of risk that it names by itself ("the R4 fund"), else the riskiest of those the
  /// title of its answer names; null for none.
  private static Lead.@Nullable Named named(Deliberation deliberation) {
    Investments investments = deliberation.release().investments();
    String text = deliberation.interpretation().text();
    return riskiest(investments.named(text))
        .or(() -> riskClass(text))
        .or(() ->
            deliberation.decision().say() instanceof Say.Answer(String id)
                ? deliberation
                    .release()
                    .article(id)
                    .flatMap(it -> riskiest(investments.named(it.title(deliberation.language()))))
                : Optional.empty())
        .orElse(null);
  }

  private static Optional<Lead.Named> riskClass(String text) {
    return RISK.matcher(NormalForm.of(text))
        .results()
        .map(it -> it.group().toUpperCase(Locale.ROOT))
        .max(Comparator.naturalOrder())
        .map(it -> new Lead.Named(it, it));
  }

  private static Optional<Lead.Named> riskiest(List<Entry.Product> products) {
    return products.stream()
        .filter(it -> it.risk() != null)
        .max(Comparator.comparing(it -> Objects.requireNonNull(it.risk())))
        .map(it -> new Lead.Named(it.id(), String.valueOf(it.risk())));
  }

  /// What is written in a lead of what a turn made known.
  ///
  /// @param rules say how much an amount is
  static List<LeadEvent> answers(Conversation conversation, FlowTurn turn, LeadRules rules) {
    List<LeadEvent> answers = new ArrayList<>();
    for (FlowTurn.Filled one : turn.filled()) {
      if (one.value().isEmpty()) {
        continue;
      }
      String slot = one.step().slot();
      answers.add(
          new LeadEvent.Answered(
              conversation.id(),
              slot,
              one.step().label(Language.ZH),
              one.step().label(Language.EN),
              one.step().takes() instanceof Takes.Named named && named.kind() == Entity.Kind.MONEY
                  ? rules.amount(one.value())
                  : AmountBand.UNKNOWN,
              slot.equals(Flow.HORIZON)
                  ? one.option()
                      .map(it -> Horizon.valueOf(it.toUpperCase(Locale.ROOT)))
                      .orElse(Horizon.UNKNOWN)
                  : Horizon.UNKNOWN,
              one.value()));
      if (slot.equals(Flow.CONTACT)) {
        one.option()
            .map(it ->
                Flow.WRITTEN.contains(it)
                    ? LeadIntake.WRITING
                    : new LeadEvent.PermissionTold(
                        LeadDesk.ASSISTANT, !it.equals(Flow.REFUSAL), LeadDesk.BY_CONVERSATION))
            .ifPresent(answers::add);
      }
    }
    return answers;
  }

  /// Whether a person is called already for somebody who may lose what they have, or themselves.
  private static boolean inDanger(Conversation conversation) {
    OpenTicket ticket = conversation.ticket();
    return ticket != null
        && (ticket.reasons().has(Reason.FRAUD) || ticket.reasons().has(Reason.SELF_HARM));
  }

  /// A guard fires far below this, so as to miss little; by that alone most would be grave.
  private static boolean isLikely(Signal signal, Understanding understanding) {
    SignalScore score = understanding.signals().get(signal);
    return score != null && score.score() >= 0.5;
  }

  private static Optional<Area> product(Release release, List<Match> matches) {
    return matches.stream()
        .filter(match -> match.probability() >= LIKELY_ENOUGH)
        .flatMap(match -> release.article(match.articleId()).stream())
        .map(article -> article.area())
        .filter(area -> !NO_PRODUCT.contains(area))
        .findFirst();
  }
}
