package dev.lobby.dialogue;

import dev.lobby.complaint.WrittenDays;
import dev.lobby.conversation.ConversationEvent.AssistantWrote.Choice;
import dev.lobby.conversation.Message.Citation;
import dev.lobby.conversation.Message.Link;
import dev.lobby.conversation.Reason;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.article.Variant.Reader;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Sentence;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.publishing.incident.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts a decision into the bank's approved words of one release, in one language.
///
/// @param language Chinese or English
/// @param zone the time zone times are told in
/// @param day the day at the bank on which it is told
public record Wording(Release release, Language language, ZoneId zone, LocalDate day) {

  /// The longest message that every channel takes whole.
  private static final int QUOTE_MAX = 2000;

  /// How many characters of what a customer said are told them again.
  private static final int FACT_MAX = 120;

  /// A telephone number but for its middle.
  private static final Pattern FIGURES =
      Pattern.compile("(?<![0-9])([0-9]{3})[0-9 ()-]{1,8}([0-9]{4})(?![0-9])");

  /// The name before an address's @, but for its first letter.
  private static final Pattern ADDRESS = Pattern.compile("(?<=[a-zA-Z0-9])[a-zA-Z0-9._%+'-]+(?=@)");

  private static final int LEAST_SCORE = 1;
  private static final int MOST_SCORE = 5;

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("HH:mm 'on' d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINESE);
  private static final DateTimeFormatter ENGLISH_END =
      DateTimeFormatter.ofPattern("'the end of' d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_END =
      DateTimeFormatter.ofPattern("M月d日 '24:00'", Locale.CHINESE);

  /// One message to the customer.
  public record Words(
      String text, List<Choice> choices, List<Citation> citations, List<Link> links) {

    /// Words without a link.
    public Words(String text, List<Choice> choices, List<Citation> citations) {
      this(text, choices, citations, List.of());
    }
  }

  /// What the customer reads of a decision.
  ///
  /// @param incident the incident that stands in, when the decision says so
  /// @param reader who is answered, when the article has further answers for some
  /// @param sayable says of the id of an article whether this customer may be told it
  /// @param queued puts words that tell where in the queue the customer is
  List<Words> of(
      Decision decision,
      Optional<Incident> incident,
      Optional<Reader> reader,
      Predicate<String> sayable,
      Function<WordsKey, Words> queued) {
    boolean lead = decision.route().filter(Reason.LEAD::equals).isPresent();
    return switch (decision.say()) {
      case Say.Silent silent -> List.of();
      case Say.Answer(String article) ->
          lead
              ? List.of(answer(article, reader, sayable), plain(WordsKey.LEAD))
              : List.of(answer(article, reader, sayable));
      case Say.Incident about ->
          List.of(new Words(incident.orElseThrow().answer(language), List.of(), List.of()));
      case Say.Suggest(List<String> articles) -> withLead(lead, suggest(articles));
      case Say.Decline(WordsKey key) ->
          lead || decision.route().isEmpty()
              ? withLead(lead, withPerson(key))
              : List.of(queued.apply(key));
      case Say.Acknowledge(WordsKey key) -> List.of(queued.apply(key));
      case Say.Withhold it -> withLead(lead, withPerson(WordsKey.UNSUITABLE));
      // The flow itself says it.
      case Say.Ask ask -> List.of();
      case Say.Protocol(WordsKey key) -> List.of(queued.apply(key));
    };
  }

  /// Words, and before them that somebody follows the interest up: what is to be chosen stands
  /// last.
  private List<Words> withLead(boolean lead, Words words) {
    return lead ? List.of(plain(WordsKey.LEAD_NOTED), words) : List.of(words);
  }

  public String say(WordsKey key) {
    return release.words().say(key, language);
  }

  public Words plain(WordsKey key) {
    return new Words(say(key), List.of(), List.of());
  }

  public Words withPerson(WordsKey key) {
    return new Words(say(key), List.of(person()), List.of());
  }

  /// Words that tell where in the queue the customer is.
  ///
  /// @param complaint the number of the complaint that is spoken of; null for none
  public Words queued(WordsKey key, int position, @Nullable String complaint, Instant due) {
    Map<String, String> values =
        Map.of(
            "position", Integer.toString(position),
            "number", complaint == null ? "" : complaint,
            "deadline", deadline(due));
    return filled(key, values);
  }

  /// Words that tell of every call that was promised that nobody makes it.
  ///
  /// @param due by when each was, at least one
  Words calledOff(List<Instant> due) {
    String and = language == Language.EN ? " and by " : "和";
    return filled(
        WordsKey.CALL_OFF,
        Map.of(
            "deadline",
            due.stream().map(this::deadline).distinct().collect(Collectors.joining(and))));
  }

  /// The question when to call instead, with times that suit most.
  Words callTime(Instant due) {
    List<String> times =
        language == Language.EN
            ? List.of("Tomorrow morning", "Tomorrow afternoon")
            : List.of("明天上午", "明天下午");
    return new Words(
        filled(WordsKey.CALL_TIME_ASKED, Map.of("deadline", deadline(due))).text(),
        times.stream().map(it -> new Choice(it, null, CallMove.OPTION)).toList(),
        List.of());
  }

  /// Words that nobody will ring, and to which addresses somebody writes instead.
  ///
  /// @param addresses empty where none was named
  Words callOff(List<String> addresses) {
    String words = say(WordsKey.LEAD_CALL_OFF);
    String named = String.join(language == Language.EN ? ", " : "、", addresses);
    return new Words(
        named.isEmpty()
            ? words
            : words
                + (language == Language.EN
                    ? " If there is anything to tell you, it is written to " + named + "."
                    : "有事写到 " + named + "，不打电话。"),
        List.of(),
        List.of());
  }

  /// Words with what is filled into them, by name.
  Words filled(WordsKey key, Map<String, String> values) {
    return new Words(release.words().say(key, language, values), List.of(), List.of());
  }

  /// A time as customers read it.
  String moment(Instant time) {
    return (language == Language.EN ? ENGLISH : CHINESE).format(time.atZone(zone));
  }

  /// A time by which something is due. Midnight is told as the end of the day before, which is the
  /// last that counts: by its own day one would think that was missed.
  String deadline(Instant due) {
    ZonedDateTime at = due.atZone(zone);
    boolean english = language == Language.EN;
    return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).equals(LocalTime.MIDNIGHT)
        ? (english ? ENGLISH_END : CHINESE_END).format(at.minusDays(1))
        : (english ? ENGLISH : CHINESE).format(at);
  }

  /// Words that thank for a suggestion or praise.
  ///
  /// @param number what the customer may call it by
  public Words thanks(WordsKey key, String number) {
    return filled(key, Map.of("number", number));
  }

  /// Words as they were approved, with the name of what is filled in when they are sent.
  Words template(WordsKey key) {
    boolean english = language == Language.EN;
    Map<String, String> names =
        Map.of(
            "position", english ? "‹place›" : "‹名次›",
            "number", complaintNumber(),
            "deadline", english ? "‹time›" : "‹时间›");
    return new Words(release.words().say(key, language, names), List.of(), List.of());
  }

  /// The name of a complaint's number that is filled in when words are sent.
  String complaintNumber() {
    return language == Language.EN ? "‹number›" : "‹编号›";
  }

  /// The answer of an article for everybody, without what it leads to, its fields filled in.
  ///
  /// @throws IllegalStateException when one cannot be filled in that day; the policy says no such
  ///   answer
  public Words answer(String articleId) {
    return answer(articleId, Optional.empty(), id -> false);
  }

  private Words answer(String articleId, Optional<Reader> reader, Predicate<String> sayable) {
    if (Quotation.isReference(articleId)) {
      return quote(release.quotation(articleId).orElseThrow());
    }
    Article article = release.article(articleId).orElseThrow();
    // A greeting rests on nothing anybody would look up.
    List<Citation> citations =
        article.area() == Article.Area.SMALL_TALK
            ? List.of()
            : List.of(new Citation(article.id(), article.version(), article.title(language)));
    String text =
        reader
            .flatMap(it -> Variant.of(article.extras().variants(), it))
            .flatMap(it -> it.answer(language))
            .orElseGet(() -> article.answer(language));
    // An article may have been taken out since its button was written.
    List<Choice> choices =
        article.extras().choices().stream()
            .filter(sayable)
            .map(id -> new Choice(release.article(id).orElseThrow().title(language), id))
            .toList();
    return switch (release.fill(text, language, day)) {
      case Rendered.Text(String filled) ->
          new Words(
              filled,
              choices,
              citations,
              article.extras().links(Article.written(language)).stream()
                  .map(it -> new Link(it.label(), it.address()))
                  .toList());
      case Rendered.Blocked(List<Gap> gaps) ->
          throw new IllegalStateException(articleId + " cannot be told: " + gaps.getFirst().en());
    };
  }

  /// A passage's own words with where they stand; where that is more than a message may hold, where
  /// they stand alone.
  private Words quote(Quotation quotation) {
    String words = quotation.words(language);
    return new Words(
        words.length() <= QUOTE_MAX ? words : quotation.pointer(language),
        List.of(),
        List.of(
            new Citation(
                quotation.reference(),
                quotation.document().version(),
                quotation.answer().source(language))));
  }

  /// What a flow says in a turn; often its next question.
  ///
  /// @param number of the complaint it is about
  public Optional<Words> flow(FlowTurn turn, Optional<String> number) {
    Map<String, String> values = new HashMap<>();
    values.put("bank", say(WordsKey.BANK));
    values.put("facts", facts(turn));
    number.ifPresent(it -> values.put("number", it));
    return switch (turn.next()) {
      case FlowTurn.Next.Ask(Step step, int time) -> {
        values.put(
            "options",
            choices(step).stream()
                .map(Choice::text)
                .collect(Collectors.joining(language == Language.EN ? "; " : "；")));
        String question = step.question(language, time > 1, values);
        String noted =
            turn.begins() && !turn.filled().isEmpty()
                ? turn.flow().say(Sentence.NOTED, language, values) + "\n\n"
                : told(turn, time, values);
        yield Optional.of(new Words(noted + question, choices(step), List.of()));
      }
      case FlowTurn.Next.Over(FlowTurn.Outcome outcome) ->
          sentence(outcome)
              .map(it -> new Words(turn.flow().say(it, language, values), List.of(), List.of()));
      case FlowTurn.Next.Noted noted ->
          Optional.of(
              turn.flow().starts() == Flow.Start.LEAD
                  ? new Words(
                      turn.flow().say(Sentence.DONE, language, values), List.of(), List.of())
                  : filled(WordsKey.COMPLAINT_FACTS, values));
    };
  }

  /// What somebody told instead of an answer, or put right, before the question comes again: they
  /// are not left to think that nobody heard it.
  private String told(FlowTurn turn, int time, Map<String, String> values) {
    List<FlowTurn.Filled> told =
        turn.filled().stream()
            .filter(it -> !it.value().isEmpty())
            .filter(it ->
                it.how() == FlowTurn.How.CORRECTED
                    || (it.how() == FlowTurn.How.SAID
                        && FlowEngine.isConsent(turn.flow(), it.step()))
                    || (time > 1 && turn.flow().starts() == Flow.Start.COMPLAINT))
            .toList();
    Flow.Start starts = turn.flow().starts();
    boolean complaint = starts == Flow.Start.COMPLAINT;
    if (told.isEmpty() || turn.begins() || !(complaint || starts == Flow.Start.LEAD)) {
      return "";
    }
    Map<String, String> own = new HashMap<>(values);
    own.put(
        "facts",
        told.stream().map(it -> fact(it.step(), it.value())).collect(Collectors.joining("\n")));
    return (complaint
            ? filled(WordsKey.COMPLAINT_FACTS, own).text()
            : turn.flow().say(Sentence.NOTED, language, own))
        + "\n\n";
  }

  private static Optional<Sentence> sentence(FlowTurn.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Optional.of(Sentence.DONE);
      case STOPPED -> Optional.of(Sentence.STOPPED);
      case HANDED_OVER -> Optional.of(Sentence.HANDED_OVER);
      // What brings a person has its own words; late is too late for any.
      case LEFT, IGNORED, TIMED_OUT, WITHDRAWN -> Optional.empty();
    };
  }

  private List<Choice> choices(Step step) {
    return switch (step.takes()) {
      case Takes.Choice(List<Option> options) ->
          options.stream()
              .map(option -> new Choice(option.button(language), null, option.id()))
              .toList();
      case Takes.Rating rating ->
          IntStream.rangeClosed(LEAST_SCORE, MOST_SCORE)
              .mapToObj(Integer::toString)
              .map(score -> new Choice(score, null, score))
              .toList();
      case Takes.Words words -> List.of();
      case Takes.Named named -> List.of();
      case Takes.Contact contact -> List.of();
    };
  }

  private String facts(FlowTurn turn) {
    String facts =
        turn.flow().steps().stream()
            .filter(step -> !turn.known().getOrDefault(step.slot(), "").isEmpty())
            .map(step -> fact(step, turn.known().getOrDefault(step.slot(), "")))
            .collect(Collectors.joining("\n"));
    return facts.isEmpty() ? "–" : facts;
  }

  private String fact(Step step, String value) {
    return step.label(language)
        + colon()
        + shortened(
            switch (step.takes()) {
              case Takes.Contact contact -> masked(value);
              case Takes.Named named -> WrittenDays.readable(value, language == Language.EN);
              case Takes.Words words -> value;
              case Takes.Choice choice -> value;
              case Takes.Rating rating -> value;
            });
  }

  /// As much of a number or an address as tells one from another to whoever wrote it.
  private static String masked(String contact) {
    String addresses = ADDRESS.matcher(contact).replaceAll("••••");
    return FIGURES.matcher(addresses).replaceAll("$1••••$2");
  }

  private String colon() {
    return language == Language.EN ? ": " : "：";
  }

  private static String shortened(String value) {
    String text = value.replace('\n', ' ');
    return text.codePointCount(0, text.length()) <= FACT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, FACT_MAX)) + "…";
  }

  public Words suggest(List<String> articles) {
    List<Choice> choices = new ArrayList<>();
    for (String id : articles) {
      String title =
          Quotation.isReference(id)
              ? release.quotation(id).orElseThrow().title()
              : release.article(id).orElseThrow().title(language);
      choices.add(new Choice(title, id));
    }
    choices.add(person());
    return new Words(say(WordsKey.SUGGEST), choices, List.of());
  }

  private Choice person() {
    return new Choice(say(WordsKey.CHOICE_PERSON), null);
  }
}
