package dev.lobby.desk;

import java.util.List;
import java.util.Set;

/// How a conversation ended, for the figures.
///
/// @param code the stable code
/// @param zh its name in Chinese
/// @param en its name in English
public record WrapUpCode(String code, String zh, String en) {

  /// The code of a conversation that ended with its complaint.
  public static final String COMPLAINT_SETTLED = "complaint-settled";

  /// The code of a conversation whose complaint somebody else goes on with.
  public static final String COMPLAINT_PASSED_ON = "complaint-passed-on";

  /// The codes that say a complaint was made.
  static final Set<String> OF_COMPLAINTS = Set.of(COMPLAINT_SETTLED, COMPLAINT_PASSED_ON);

  /// The code of a conversation in which somebody wants a product, which makes a lead.
  public static final String LEAD_TAKEN = "lead-taken";

  /// The codes a bank starts with.
  public static final List<WrapUpCode> DEFAULT =
      List.of(
          new WrapUpCode("answered", "已解答", "Question answered"),
          new WrapUpCode("done-for-customer", "已代客户办理", "Done for the customer"),
          new WrapUpCode("card-blocked", "卡已挂失或冻结", "Card blocked"),
          new WrapUpCode(COMPLAINT_SETTLED, "投诉已解决", "Complaint settled"),
          new WrapUpCode(COMPLAINT_PASSED_ON, "投诉已转交", "Complaint passed on"),
          new WrapUpCode(LEAD_TAKEN, "已记录购买意向", "Lead taken"),
          new WrapUpCode(TicketEvent.CUSTOMER_LEFT, "客户已离开", "Customer left"),
          new WrapUpCode("other", "其他", "Other"));
}
