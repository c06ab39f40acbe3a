package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// Whether somebody refuses the telephone, and not that they are written to.
///
/// Who names a way to write allows it. Who names none refuses no more than calls, unless they
/// refuse to be written to as well or say that they come by themselves.
final class CallsAlone {

  /// Says no to being written to, or to anything; `#` stands where calls were refused.
  private static final Pattern NO_WRITING =
      Pattern.compile(
          "(?:不要|不用|不必|不需要|不想|不收|不看|别|勿|甭|莫|也不|都不)(?:再|老|总是)?(?:给我|跟我|向我|用)?(?:发|收|写|看)?(?:什么|任何)?"
              + "(?:微信|短信|邮件|消息|信息|留言|联系|联络|打扰|骚扰|推销|发)(?:给我|我)?"
              + "|#和?(?:短信|微信|邮件|消息)(?:都|也)(?:不要|别|不用)"
              + "|(?:# ?(?:me )?(?:or|nor|and)|(?<![^ ])(?:dont|do not|never|not))(?: ever| want| any| more| to| you| by| via)* "
              + "(?:text|message|e ?mail|write|sms|contact|bother|disturb|spam|whatsapp|wechat)s?(?: me| to me)?(?![^ ])"
              + "|(?<![^ ])no (?:texts|messages|e ?mails|contact|letters)(?![^ ])");

  private CallsAlone() {}

  static boolean areRefused(String text) {
    if (NoContact.isIn(text)) {
      return NoContact.isInOfCallsAlone(text) && mayBeWrittenTo(text);
    }
    return ContactAnswer.refusesCalls(text) && mayBeWrittenTo(text);
  }

  private static boolean mayBeWrittenTo(String text) {
    String beside = ContactAnswer.besideNoCalls(text);
    String rest = NO_WRITING.matcher(beside).replaceAll(" ");
    return NoContact.namesWritten(rest)
        || (rest.equals(beside) && !ContactAnswer.isByThemselves(rest));
  }
}
