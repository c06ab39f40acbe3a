package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// Whether somebody who takes something back wants something else beside it, or tells of trouble:
/// that is not answered by the words for what they take back.
final class MoreWanted {

  private static final Pattern WORDS =
      Pattern.compile(
          "帮我|帮忙|转?人工|(?:推荐|介绍)(?:一?[下个款]|点)|给我(?!打|回|来)|查(?!到|过|好|清|完|明)|冻结|挂失|解锁|投诉|被(?:吞|盗|刷|扣|骗|锁|冻)|少了|丢了|吞了|盗刷|扣了|不见了"
              + "|(?<![^ ])(?:help me|need help|tell me|show me|get me|give me|agent|human|a person|freeze|block|unlock|check|look up|lost|stolen|stuck|swallowed|missing|charged|scam\\w*|complain\\w*)(?![^ ])");

  private MoreWanted() {}

  /// Whether a clause says so.
  ///
  /// @param clause the key of its normal form
  static boolean isIn(String clause) {
    return WORDS.matcher(clause).find();
  }
}
