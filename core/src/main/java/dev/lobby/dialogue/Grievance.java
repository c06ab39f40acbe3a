package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// What somebody complains of, told in the message in which they complain, and too short to be one
/// for its length: "ATM没出钱但扣了500，我要投诉".
final class Grievance {

  /// Something that happened: that the service is bad, or something was charged, still leaves open
  /// what did.
  private static final Pattern HAPPENED =
      Pattern.compile(
          "扣了|扣掉|扣走|多扣|被扣|重复[扣收]|多收|收了我?[0-9]|没出(?:钱|钞|来)|没吐(?:钱|钞)|吞了|被吞|没到[帐账]|未到[帐账]|不到[帐账]|没收到|少了|不见了|丢了|弄丢"
              + "|盗刷|被骗|骗我|被冻结|冻结了|被锁|锁了|被拒|拒绝|骂我|骂人|挂我?电话|泄露|被降额|被注销|被销户|逾期记录|上了?征信|天天打|一直打|骚扰|爆通讯录|没退|不退|没还款?给|转错|存错|记错|办错"
              + "|\\b(?:charged|overcharged|deducted|took|taken|gave (?:me )?no|no cash|kept my|swallowed|ate my|missing|lost|stole|stolen|refused|declined|blocked|locked|froze|frozen|closed my|hung up|swore|shouted|leaked|scammed|never (?:came|arrived|paid|refunded|called)|(?:has|have|did)(?: not|n't) (?:arrived?|come|been (?:paid|credited|refunded)|refund(?:ed)?|pay|paid|credit(?:ed)?)|keeps? calling)\\b");

  /// Which fee is taken for nothing, which says it all however short it is.
  private static final Pattern FEE =
      Pattern.compile("(?:[手续转账管理短信服务年月滞纳违约工本罚代汇提]{1,4}[费金息]|利息)(?:被|都|又|老是|一直|就)?[乱瞎](?:收|扣)");

  /// Fewer letters than this say that something is wrong, and not what.
  private static final int LEAST = 18;

  private Grievance() {}

  /// Whether a message tells what happened, besides that it is a complaint.
  static boolean isIn(String text) {
    String rest = Complaining.undeclared(text);
    return FEE.matcher(rest).find()
        || DebtCollectors.dragIn(text)
        || (FlowEngine.letters(rest) >= LEAST && HAPPENED.matcher(rest).find());
  }
}
