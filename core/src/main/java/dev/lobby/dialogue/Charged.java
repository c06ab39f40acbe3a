package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// Whether a bare number can only be a sum by what stands before it: that it was taken, paid or
/// lost, or what it was charged for.
final class Charged {

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:扣|多收|乱收|收|转|付|缴|交|罚|充|取|存|刷|吞|汇|花|亏|损失|丢|赔|退|划|划走|骗|被骗"
              + "|违约金|手续费|年费|利息|滞纳金|罚息|服务费|管理费|短信费|工本费|金额|本金|费用|押金|定金|工资|货款|学费|房租|提前还款费|补偿金)"
              + "(?:[了走我掉去出过的是就约共近]|给(?:我|你们|他)|一共|总共|大概|大约|差不多|将近|居然|竟然|我妈|我爸|我们|人民币| )*$");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![a-z])(?:(?:over|double) ?charged?|charged?|charging|took|takes?|taken|taking|deducted|lost|paid|pay|sent|transferred|withdrew|withdrawn|deposited|debited|billed|stole|stolen|owe|owes|missing|short|fee|fees|penalty|fine|interest|payment|transfer|total|amount|sum|worth|cost|refund)"
              + "(?: (?:me|us|him|her|my mum|my mom|my dad|them|you|u|out|a|an|the|of|was|is|about|around|roughly|over|extra|another|twice|away|for|nearly|almost|some|like|by))*+ *$");

  /// A number of these is no sum.
  private static final Pattern COUNTS =
      Pattern.compile(
          "^ ?(?:[封份件套位名本家所级折倍步轮页段]|(?:letters?|forms?|copies|emails?|e-mails?|visits?|trips?|branches|accounts?|years?|people|items?|of|or|and a half|minute|hour|day|week|month)(?![a-z]))");

  /// What a sum is for may stand behind it, too.
  private static final Pattern FOR =
      Pattern.compile(
          "^ ?(?:(?:fees?|charges?|penalty|fine)(?![a-z])|(?:was|were|got|has been|is) (?:taken|charged|deducted|debited|missing|gone|stolen|lost)(?![a-z])|的?(?:手续费|年费|违约金|滞纳金|罚息|服务费|管理费))");

  /// How often it is taken, which is said of sums.
  private static final Pattern EACH_BEFORE =
      Pattern.compile("每(?:个|一)?(?:月|年|天|周|星期|季度|次|笔|人)[都就要会扣收交了是大概约]*+$");

  private static final Pattern EACH_AFTER =
      Pattern.compile(
          "^ ?(?:每(?:次|笔|个?月|年)|(?:each(?: time)?|every time|apiece|per (?:transfer|transaction|month))(?![a-z]))");

  private Charged() {}

  /// @param before what stands before the number, in normal form
  /// @param after what stands after it
  static boolean is(String before, String after) {
    return (CHINESE.matcher(before).find()
            || ENGLISH.matcher(before).find()
            || FOR.matcher(after).find()
            || EACH_BEFORE.matcher(before).find()
            || EACH_AFTER.matcher(after).find())
        && !COUNTS.matcher(after).find();
  }
}
