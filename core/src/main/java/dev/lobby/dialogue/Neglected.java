package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody reproaches the bank in so many words that its people never get in touch with
/// them: a complaint of service, unless it is put as a wish or a question.
final class Neglected {

  private static final String STAFF_ZH =
      "(?:(?:你们|贵行|银行|我)(?:的|那个|那位|这个|家)?(?:专属|理财|私人|私行)*(?:客户经理|理财经理|经理|理财师|顾问|客服|业务员|工作人员|员工|柜员|人)|(?:那个|这个|那位)?(?:专属|理财|私人)*(?:客户经理|理财经理|理财师|客服)|你们(?:银行|行|那边|这边)?)";

  private static final Pattern CHINESE =
      Pattern.compile(
          STAFF_ZH
              + "[^,。!?;]{0,6}?(?:从来|从|一直|根本|压根|总是|老是|完全|几个月|半年|一年|一年多|两年|好久|多久)[^,。!?;]{0,4}?(?:没有?|不|就不|都不|都没有?)(?:主动)?(?:跟|和|给)?(?:我们?)?(?:联系|理|回(?:复|信|电话|我)?|打(?:过)?电话|找(?:过)?我?|管|接电话|搭理|沟通|露面|出现)"
              + "|(?:没有?(?:一个)?(?:人|客户经理|经理|客服)|谁都没有?|谁也没有?)(?:主动)?(?:跟|和|给)?我?(?:联系|打(?:过)?电话|理|回复)(?:过)?我?[^,。!?;]{0,4}(?:从来|一直|几个月|半年)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:my|your|the|our) (?:\\w+ )?(?:manager|advis[eo]r|rm|banker|contact|staff|people|agent|team|consultant)s?\\b[^.!?;]{0,16}\\b(?:never|not once|does(?: ?n[o']?t| not) ever|ignores?|hasn'?t ever|has never|have never)\\b[^.!?;]{0,16}\\b(?:contact|contacts|contacted|call|calls|called|reply|replies|replied|respond|responds|responded|answer|answers|answered|get in touch|gets? back|me|reach|reaches|reached|write|writes)\\b"
              + "|\\b(?:nobody|no one|noone|not one person) (?:at (?:your|the) bank |from (?:your|the) bank )?(?:ever )(?:contacts?|calls?|called|contacted|replies|replied|gets? back|got back)\\b");

  /// What is wished for or asked reproaches nobody; nor does who is content with it.
  private static final Pattern MILD =
      Pattern.compile(
          "建议|希望|要是|如果|最好|能不能|可不可以|可以的话|麻烦|方便的话|就好了|挺好|也好|省心|不用(?:再)?联系|别联系|不要联系|没关系|无所谓"
              + "|\\b(?:suggest|wish|hope|if|would be (?:nice|good|great)|please|could|maybe|perhaps|fine|happy|good|glad|dont mind|don't mind)\\b");

  private static final Pattern REPROACH = Pattern.compile("凭什么|为什么|怎么|\\b(?:why|how come)\\b");

  private Neglected() {}

  static boolean is(String text) {
    String form = NormalForm.of(text);
    if (form.length() > Complaining.LONGEST) {
      return false;
    }
    return (CHINESE.matcher(form).find() || ENGLISH.matcher(form).find())
        && !MILD.matcher(form).find()
        && !(Asking.is(text) && !REPROACH.matcher(form).find());
  }
}
