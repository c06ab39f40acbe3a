package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether somebody says of what they were interested in that they no longer are.
///
/// One clause has to say that and nothing else, and no other one may want something else or ask
/// anything.
final class LostInterest {

  private static final String BESIDE_CHINESE =
      "(?:算了|那|就|好的?|嗯|哦|我们?|本人|真的|还是|现在|暂时|目前|已经|也|都|想了想|考虑了(?:一下)?|对(?:这个|那个|它|此|你们的?)?(?:产品|理财|存款|存单|基金|贷款)?|这个|那个|它|先|决定|谢谢(?:你们?|您)?|不好意思|抱歉|请|不用|别|不必)";

  private static final String LOST_CHINESE =
      "(?:(?:不想|不打算|不准备|不会|不要|不再|不)(?:再|要|想)?(?:买|存|投|贷|办|做|借|考虑|申请|购买|办理|投资|理财|贷款)(?:这个|那个|它|任何)?(?:理财|产品|存款|存单|定期|基金|贷款|保险)*了?"
          + "|(?:没有?|失去)(?:什么|任何|这个|那个|啥)?(?:兴趣|打算|想法|意向|需求|需要)了?|不(?:再|太|怎么|是很)?感兴趣了?|打消(?:了)?(?:这个)?(?:念头|主意)了?|不要了)";

  private static final Pattern CHINESE =
      Pattern.compile(
          BESIDE_CHINESE
              + "*+"
              + LOST_CHINESE
              + "(?:了|啦|吧|啊|哈|谢谢(?:你们?|您)?|别(?:再)?问了|不用(?:再)?问了)*+");

  private static final String BESIDE_ENGLISH =
      "(?:ok|okay|oh|hi|well|actually|sorry|no(?! longer| more)|nah|look|and|so|but|then|please|thanks|thank you|i|im|i am|ive|i have|we|we are|were|weve"
          + "|really|just|honestly|now|after all|forget it|forget about it|never ?mind|nvm|scrap that|it is ok|its ok)";

  private static final String OBJECT_ENGLISH =
      "(?: (?:in )?(?:it|this|that|any|anything|the|a|an|your|my|buying|investing|getting|taking|having|product|products|deposit|deposits|fund|funds|loan|loans|investment|investments|wealth|out|offer|one))*";

  private static final String LOST_ENGLISH =
      "(?:(?:not|no longer|not that|not so|no more)(?: really| all that)? interested"
          + OBJECT_ENGLISH
          + "|lost(?: all| my)? interest"
          + OBJECT_ENGLISH
          + "|(?:dont|do not|no longer|wont|will not|not going to|not gonna|wouldnt)(?: really| even)? (?:want|need|wanna|buy|invest|proceed|go ahead|go through|go for|apply|take|be (?:buying|investing|applying|taking|going ahead))"
          + "(?: to)?(?: (?:buy|invest|proceed|go ahead|apply|take|open|get|have|put money))?(?: with)?"
          + OBJECT_ENGLISH
          + "|(?:decided|going) (?:not to|against)(?: (?:buy|invest|proceed|go ahead|apply|take|do|buying|investing))?"
          + OBJECT_ENGLISH
          + "|changed my mind(?: about (?:it|this|that|the (?:deposit|fund|loan|product)))?)";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:"
              + BESIDE_ENGLISH
              + " )*+"
              + LOST_ENGLISH
              + "(?: (?:any ?more|any longer|now|after all|thanks|thank you|sorry|please|at all|right now|for now|bye|no more questions))*+");

  /// Wants something after all, or is about something else.
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "如果|要是|除非|的话|但是?|不过|而是|改[买存投成为]|换[成个]|(?<!不|不再|没|不是)想[买存投贷了办要]|投诉|退[款钱]|骗"
              + "|(?<![^ ])(?:if|unless|but|instead|rather|however|complain\\w*|refund\\w*|scam\\w*|i want|i would like|id like)(?![^ ])");

  /// A product in another clause than that which says so.
  private static final Pattern PRODUCT =
      Pattern.compile(
          "[存贷]|理财|基金|保险|信用卡|债|黄金"
              + "|(?<![^ ])(?:deposits?|loans?|mortgages?|funds?|savings?|cards?|insurance|accounts?|bonds?|gold)(?![^ ])");

  /// Only one with another risk is wanted.
  private static final Pattern RISK = Pattern.compile("风险|(?<![^ ])risk(?:y|ier)?(?![^ ])");

  /// Says of a product that it is not wanted, or was found elsewhere.
  private static final Pattern GONE =
      Pattern.compile(
          "[不没别免]|算了|取消|[他它她]行|其他|另一家|已经|"
              + "(?<![^ ])(?:no|not|never|\\w+nt|dont|without|other|another|elsewhere|already|cancel|drop|forget|scrap|lost|changed|against)(?![^ ])");

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile("[,，。;；!！~～\\n]+|[.](?=\\s|$)|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})| - ");

  /// Who writes more says more than that.
  private static final int LONGEST = 80;

  private LostInterest() {}

  static boolean is(String text) {
    String key = NormalForm.key(text);
    if (key.length() > LONGEST || Asking.is(text) || OTHERWISE.matcher(key).find()) {
      return false;
    }
    List<String> clauses =
        Stream.of(CLAUSE_ENDS.split(NormalForm.of(text), -1)).map(NormalForm::key).toList();
    return clauses.stream().anyMatch(LostInterest::says)
        && clauses.stream()
            .filter(it -> !says(it))
            .noneMatch(it -> PRODUCT.matcher(it).find() || MoreWanted.isIn(it));
  }

  /// Whether a message that may mean it says something else beside: another product that is wanted
  /// or not, a condition, or that something is to be done.
  static boolean isOtherwise(String text) {
    return OTHERWISE.matcher(NormalForm.key(text)).find()
        || Stream.of(CLAUSE_ENDS.split(NormalForm.of(text), -1))
            .map(NormalForm::key)
            .anyMatch(it ->
                MoreWanted.isIn(it)
                    || RISK.matcher(it).find()
                    || (PRODUCT.matcher(it).find() && !GONE.matcher(it).find()));
  }

  private static boolean says(String clause) {
    return CHINESE.matcher(clause).matches() || ENGLISH.matcher(clause).matches();
  }
}
