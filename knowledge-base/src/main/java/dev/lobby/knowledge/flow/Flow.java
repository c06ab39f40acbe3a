package dev.lobby.knowledge.flow;

import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Some questions the assistant asks one after another, and what it does when no answer comes.
///
/// @param id its name in the file, the journal and interfaces
/// @param starts what begins it
/// @param asks how often one question is asked at most
/// @param patience how long after a question its answer is waited for
/// @param stop what a customer says who wants no more questions, in each language
/// @param unknown what a customer says who has no answer to one, in each language
/// @param sentences what is said besides the questions
/// @param steps what is asked, in order
public record Flow(
    String id,
    Start starts,
    int asks,
    Duration patience,
    Map<Language, List<String>> stop,
    Map<Language, List<String>> unknown,
    Map<Sentence, Map<Language, String>> sentences,
    List<Step> steps) {

  /// The slot of a lead's flow that says when the customer wants to act, a choice of [#HORIZONS].
  public static final String HORIZON = "horizon";

  /// The option of [#HORIZON] that is not soon.
  public static final String LATER = "later";

  /// The options of [#HORIZON]: within a week, within a month, later.
  public static final Set<String> HORIZONS = Set.of("now", "soon", LATER);

  /// The slot of a lead's flow that says whether, and when, the customer may be contacted: a choice
  /// of which [#REFUSAL] refuses and every other option allows.
  public static final String CONTACT = "contact";

  /// The slot of a lead that takes the number to call, which the assistant asks for of its own.
  public static final String PHONE = "phone";

  /// The option of [#CONTACT] that refuses.
  public static final String REFUSAL = "no";

  /// The option of [#CONTACT] that allows it whenever and however.
  public static final String ANYTIME = "anytime";

  /// The option of [#CONTACT] that allows e-mail.
  public static final String EMAIL = "email";

  /// The option of being written to in any other way.
  public static final String MESSAGE = "message";

  /// The options of [#CONTACT] that allow writing alone, and no calls.
  public static final Set<String> WRITTEN = Set.of(MESSAGE, EMAIL);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  public Flow {
    stop = Map.copyOf(stop);
    unknown = Map.copyOf(unknown);
    sentences = Map.copyOf(sentences);
    steps = List.copyOf(steps);
  }

  /// What begins a flow.
  public enum Start implements Wired {
    /// Somebody complained, and waits for a person.
    COMPLAINT,
    /// A complaint was closed.
    COMPLAINT_CLOSED,
    /// Somebody is interested in a product, and a manager will write.
    LEAD
  }

  /// What is said besides the questions, with the placeholders it may use.
  public enum Sentence implements Wired {
    /// What is known already, before the first question.
    NOTED,
    /// All is known.
    DONE,
    /// The customer wants no more questions.
    STOPPED,
    /// No answer came, and a person takes it from here.
    HANDED_OVER
  }

  /// What becomes of a question that was asked as often as it may be.
  public enum Otherwise implements Wired {
    /// What was written last is noted as it is where the question takes words; otherwise nothing is
    /// known. The next question is asked.
    NOTE,
    /// The flow ends and a person takes over.
    HAND_OVER,
    /// The flow ends without a word, and the message is dealt with as if nothing had been asked; so
    /// it does as soon as the customer asks something else.
    LEAVE
  }

  /// Of whom a question is asked. Whatever is told unasked is heard from anybody.
  public enum Of implements Wired {
    /// Everybody.
    EVERYBODY,
    /// Those whom the bank could not reach once they have left: nobody knows who they are, and they
    /// write in the bank's own chat.
    VISITORS,
    /// Nobody: it is noted when it is told.
    NOBODY
  }

  /// What answers a question.
  public sealed interface Takes {
    /// Whatever is written.
    ///
    /// @param said from how many letters on the message that begins the flow has said it already, a
    ///   Chinese character counting as three; 0 for never
    /// @param says words by which a short message tells it though it was not asked, in each
    ///   language
    record Words(int said, Map<Language, List<String>> says) implements Takes {
      public Words {
        says = Map.copyOf(says);
      }

      public Words(int said) {
        this(said, Map.of());
      }
    }

    /// One of these.
    record Choice(List<Option> options) implements Takes {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /// A number from 1 to 5.
    record Rating() implements Takes {}

    /// A thing of this kind that the message names.
    ///
    /// @param says words that answer it too, such as "the other day", in each language
    /// @param none words by which a message tells, wherever they stand in it, that there is none,
    ///   such as "no money involved", in each language
    /// @param alone words that tell so only in a message that says nothing else, in each language
    record Named(
        Entity.Kind kind,
        Map<Language, List<String>> says,
        Map<Language, List<String>> none,
        Map<Language, List<String>> alone)
        implements Takes {
      public Named {
        says = Map.copyOf(says);
        none = Map.copyOf(none);
        alone = Map.copyOf(alone);
      }

      public Named(
          Entity.Kind kind, Map<Language, List<String>> says, Map<Language, List<String>> none) {
        this(kind, says, none, Map.of());
      }

      public Named(Entity.Kind kind, Map<Language, List<String>> says) {
        this(kind, says, Map.of());
      }

      public Named(Entity.Kind kind) {
        this(kind, Map.of());
      }
    }

    /// A telephone number or an e-mail address to reach the customer by, with the time they name
    /// beside it.
    record Contact() implements Takes {}
  }

  /// One of the answers a customer may choose.
  ///
  /// @param words what it is called in each language; the first is on the button, any is understood
  ///   wherever it stands in a message
  /// @param alone words that mean it when they are all the message says, such as "yes"
  public record Option(
      String id, Map<Language, List<String>> words, Map<Language, List<String>> alone) {
    public Option {
      words = Map.copyOf(words);
      alone = Map.copyOf(alone);
    }

    public Option(String id, Map<Language, List<String>> words) {
      this(id, words, Map.of());
    }

    /// What is on the button.
    public String button(Language language) {
      return words.getOrDefault(written(language), List.of(id)).getFirst();
    }
  }

  /// A question.
  ///
  /// @param slot the name of what it asks for
  /// @param label what people call that
  /// @param ask the question
  /// @param again the question when it is asked once more
  /// @param of whom it is asked
  public record Step(
      String slot,
      Map<Language, String> label,
      Takes takes,
      Map<Language, String> ask,
      Map<Language, String> again,
      Otherwise otherwise,
      Of of) {
    public Step {
      label = Map.copyOf(label);
      ask = Map.copyOf(ask);
      again = Map.copyOf(again);
    }

    /// A question for everybody.
    public Step(
        String slot,
        Map<Language, String> label,
        Takes takes,
        Map<Language, String> ask,
        Map<Language, String> again,
        Otherwise otherwise) {
      this(slot, label, takes, ask, again, otherwise, Of.EVERYBODY);
    }

    private Step unasked() {
      return of == Of.VISITORS
          ? new Step(slot, label, takes, ask, again, otherwise, Of.NOBODY)
          : this;
    }

    /// What people call what it asks for.
    public String label(Language language) {
      return label.getOrDefault(written(language), slot);
    }

    /// The question, its placeholders filled in from `values`.
    ///
    /// @param once whether it was asked before
    public String question(Language language, boolean once, Map<String, String> values) {
      return filled((once ? again : ask).getOrDefault(written(language), ""), values);
    }
  }

  /// This flow for somebody the bank can reach: what is asked of visitors alone is asked of nobody.
  public Flow ofReachable() {
    return new Flow(
        id,
        starts,
        asks,
        patience,
        stop,
        unknown,
        sentences,
        steps.stream().map(Step::unasked).toList());
  }

  /// The step that asks for `slot`.
  public Optional<Step> step(String slot) {
    return steps.stream().filter(step -> step.slot.equals(slot)).findFirst();
  }

  /// A sentence of it, its placeholders filled in from `values`; one that has no value stays.
  public String say(Sentence sentence, Language language, Map<String, String> values) {
    return filled(
        sentences.getOrDefault(sentence, Map.of()).getOrDefault(written(language), ""), values);
  }

  /// Returns all it may say, in both languages, with its placeholders.
  public Stream<String> texts() {
    return Stream.concat(
        sentences.values().stream().flatMap(texts -> texts.values().stream()),
        steps.stream().flatMap(Flow::texts));
  }

  private static Stream<String> texts(Step step) {
    Stream<String> buttons =
        step.takes() instanceof Takes.Choice(List<Option> options)
            ? options.stream()
                .flatMap(option -> option.words().values().stream().map(List::getFirst))
            : Stream.of();
    return Stream.concat(
        Stream.of(step.label(), step.ask(), step.again()).flatMap(texts -> texts.values().stream()),
        buttons);
  }

  private static String filled(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /// What is neither Chinese nor English is answered in Chinese.
  private static Language written(Language language) {
    return language == Language.EN ? Language.EN : Language.ZH;
  }
}
