package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody reproaches the bank in so many words that it took too much from them: the guard
/// hears a payment that is disputed in that, and it is a complaint.
final class Overcharged {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:你们?|贵行|你们?银行|银行)(?:家|那边|这边)?[^,。!?;吗]{0,8}?(?:(?:多|乱|错|重复|胡乱|私自|偷偷|无故|白白|双重|强行)(?:给我)?(?:扣|收|划|计)(?!入|划|集|藏|益|到|得)|(?:扣|收|划)(?:错|重)了?|(?:扣|收|划)(?:多|了两次|了两遍|了两回|了双份))");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:you|u|the bank|your bank|ur bank|this bank|yous|you guys|you people)(?:'ve|ve| have| just| keep| kept| are| always| again| all)* (?:over ?charg(?:ed?|ing)|double ?(?:charg(?:ed?|ing)|bill(?:ed|ing))|wrongly (?:charged|took|billed|deducted)|(?:charg(?:ed?|ing)|bill(?:ed|ing)) (?:me|us) (?:\\S+ ){0,3}?(?:too much|twice|double|for nothing|by mistake)|took (?:\\S+ ){0,2}?too much)(?![a-z])");

  /// What may be so, was put right or is asked reproaches nobody.
  private static final Pattern OPEN =
      Pattern.compile(
          "是不是|有没有|会不会|如果|要是|万一|怕|担心|以为|不会|没有?(?:多|乱|错|重复)|别(?:多|乱|错)"
              + "|(?:退|还|补)(?:还|给|回)?我?(?:来|到账)?了|已经?(?:退|解决|处理)"
              + "|\\b(?:if|whether|in case|did(?:n'?t| not)?|do(?:n'?t| not)?|will|would|might|thought|never|not|refund(?:ed|ing)|thanks for|sorted|resolved|solved|fixed|gave it back)\\b");

  private Overcharged() {}

  static boolean is(String text) {
    String form = NormalForm.of(text);
    return form.length() <= Complaining.LONGEST
        && (CHINESE.matcher(form).find() || ENGLISH.matcher(form).find())
        && !OPEN.matcher(form).find()
        && (!Asking.is(text) || Telling.isReproach(text));
  }
}
