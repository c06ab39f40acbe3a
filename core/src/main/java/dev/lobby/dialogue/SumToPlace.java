package dev.lobby.dialogue;

import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sum that somebody has and wants to place: "i have 600,000 yuan to deposit", or said in two
/// messages, 八十万存一年利息多少 and then 想存.
///
/// Of such words interest is hard to hear; it is heard where the same is said in plain ones.
final class SumToPlace {

  /// Says what is to be done with a sum that one has.
  private static final Pattern TO_PLACE =
      Pattern.compile(
          "(?<![a-z])(?:i have|ive|i have got|ive got|i got|we have|there is|theres) (?:about |around |some |roughly )?(?<sum>.{2,24}?) (?:spare |saved |idle |saved up |left |sitting idle )?(?:that i want |i want |id like |i would like )?to (?<way>deposit|invest|save|put into a deposit|put in a deposit)(?![a-z])"
              + "|(?:我|手上|手里|手头|家里|这里|现在)*(?<![没友他她们])有(?:大概|大约|差不多|一笔)?(?<zhsum>.{2,12}?)(?:块钱?|元|左右|闲钱|现金|的?钱)*(?:想|要|准备|打算|可以)(?<zhway>存|投资|理财|投(?!诉))");

  /// Says no more than that one wants to.
  private static final Pattern BARE =
      Pattern.compile(
          "(?:我|那|就|也|还是|确实|真的|嗯|好的?|行|是的?|对)*(?:想|要|打算|准备|考虑)(?:就|去|在你们(?:这里|家|银行)?)?(?<zhway>存|投|买)(?:款|钱|定期|这个|一年|一年的|了|的|吧|一下|进去|起来|下来|啊|呀)*"
              + "|(?:yes |ok |okay |well |so |then )*(?:i (?:want|wish) to|id like to|i would like to|i will|ill|lets) (?<way>deposit|invest|save|open)(?: it| that| this| one)?(?: please| then| now)*");

  /// Who writes more says more than that.
  private static final int LONGEST = 120;

  private SumToPlace() {}

  /// What was made of a message; where it tells of a sum that is to be placed and no interest is
  /// heard in it, with the interest that is heard in plain words.
  static Interpretation of(
      Release release, Standing standing, Interpretation whole, LocalDate day) {
    if (whole.failure() != null
        || whole.exact().isPresent()
        || whole.understanding().hears(Signal.PRODUCT_INTEREST)
        || !isSaid(whole.text())) {
      return whole;
    }
    return inPlainWords(whole.understanding(), standing)
        .map(it -> Interpretation.of(release, it, day))
        .filter(it -> it.understanding().hears(Signal.PRODUCT_INTEREST))
        .map(whole::interestedAs)
        .orElse(whole);
  }

  /// Whether a message tells of a sum to place, or says no more than that one wants to.
  static boolean isSaid(String text) {
    return text.length() <= LONGEST
        && !Asking.is(text)
        && (TO_PLACE.matcher(NormalForm.of(text).replace("'", "")).find()
            || BARE.matcher(NormalForm.key(text)).matches());
  }

  /// The sum that was named before a message that says no more than that one wants to place it;
  /// empty for any other message.
  static Optional<EntityHeard> earlier(String text, Standing standing) {
    return text.length() <= LONGEST && BARE.matcher(NormalForm.key(text)).matches()
        ? Optional.ofNullable(standing.named().get(Entity.Kind.MONEY.wire()))
        : Optional.empty();
  }

  private static Optional<String> inPlainWords(Understanding message, Standing standing) {
    Optional<EntityHeard> before = earlier(message.text(), standing);
    if (before.isPresent()) {
      Matcher bare = BARE.matcher(NormalForm.key(message.text()));
      return bare.matches() ? Optional.of(plain(bare, before.get().text())) : Optional.empty();
    }
    Matcher place = TO_PLACE.matcher(NormalForm.of(message.text()).replace("'", ""));
    return place.find()
        ? message.entities().stream()
            .filter(it -> it.kind() == Entity.Kind.MONEY)
            .findFirst()
            .map(it -> plain(place, it.text()))
        : Optional.empty();
  }

  private static String plain(Matcher said, String sum) {
    return said.group("zhway") != null
        ? "我想" + said.group("zhway") + sum
        : "I want to " + way(said.group("way")) + " " + sum;
  }

  private static String way(String said) {
    return said.equals("invest") ? said : "deposit";
  }
}
