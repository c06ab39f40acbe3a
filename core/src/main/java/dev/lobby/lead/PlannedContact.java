package dev.lobby.lead;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether what somebody plans is to contact a customer, in the words of staff.
final class PlannedContact {

  private static final Pattern CONTACT =
      Pattern.compile(
          "电话|回电|致电|去电|电联|打给|联系|联络|回访|拜访|上门|短信|微信|发邮件|发消息|加好友|约见"
              + "|\\b(?:call|calls|phone|ring|telephone|contact|e-?mail|text|message|visit|reach out)\\b");

  /// Says that it is not to be done, or that the customer does it.
  private static final Pattern NOT =
      Pattern.compile(
          "(?:不要|不能|不再|不可|勿|别|无需|不用|不)[^,，。;；]{0,4}(?:电话|回电|致电|打|联系|联络|回访|拜访|短信|微信|邮件)"
              + "|等(?:客户|他|她|对方)|(?:客户|他|她)(?:自己|主动)?(?:来|联系|打来|上门)"
              + "|\\b(?:do not|don't|dont|not|no|never|without)\\b.{0,12}\\b(?:call|phone|ring|contact|mail|text|message|visit)"
              + "|\\b(?:when|if|until) (?:they|he|she|the customer)\\b|\\b(?:call centre|call center)\\b");

  private PlannedContact() {}

  private static final Pattern CALL =
      Pattern.compile("电话|回电|致电|去电|电联|打给|\\b(?:call|calls|phone|ring|telephone)\\b");

  /// Whether it is to call them.
  static boolean isCall(String action) {
    return is(action) && CALL.matcher(action.toLowerCase(Locale.ROOT)).find();
  }

  static boolean is(String action) {
    String words = action.toLowerCase(Locale.ROOT);
    return CONTACT.matcher(words).find() && !NOT.matcher(words).find();
  }
}
