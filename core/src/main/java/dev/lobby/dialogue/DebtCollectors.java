package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody tells that debt collectors drag others into it: that they call, visit or shame
/// family, friends, neighbours or whoever somebody works for, or say that they will. That is a
/// grievance, whatever it sounds like.
final class DebtCollectors {

  /// The part of the bank's business that a complaint about them belongs to.
  static final String PRODUCT = "collections";

  private static final String OTHERS_ZH =
      "(?:妈|爸|父|母|老公|老婆|丈夫|妻子|爱人|对象|孩子|儿子|女儿|爷|奶|姥|外公|外婆|哥|姐|弟|妹|亲戚|亲友|家人|家里|家属|老家|全家|朋友|同事|领导|老板|单位|公司|厂里|学校|村|邻居|小区|通讯录|联系人|紧急联系)";

  private static final String DOING_ZH = "(?:去|到|上|找|打|闹|骂|威胁|恐吓|骚扰|告诉|通知|联系|爆|曝|群发|发短信|贴|堵|烦)";

  private static final String OTHERS_EN =
      "(?:mum|mom|mother|dad|father|parents?|wife|husband|partner|son|daughter|kids?|child(?:ren)?|brother|sister|family|relatives?|friends?|colleagues?|co-?workers?|boss|manager|employer|work(?:place)?|office|school|neighbou?rs?|contacts)";

  private static final Pattern DRAG_IN =
      Pattern.compile(
          "(?:催收|催债|讨债|催款|要债|追债|催讨)[^。!?;]{0,16}"
              + DOING_ZH
              + "[^。!?;]{0,8}"
              + OTHERS_ZH
              + "|\\b(?:collect(?:ors?|ions?|ion agency|ion people)|debt (?:agency|people|guys))\\b[^.!?;]{0,60}\\b(?:go|going|come|coming|turn(?:ed|ing)? up|visit\\w*|call\\w*|ring\\w*|rang|phon\\w*|text\\w*|tell|told|telling|threaten\\w*|contact\\w*|harass\\w*|message\\w*|show(?:ed|ing)? up|sham\\w*)\\b[^.!?;]{0,24}\\b"
              + OTHERS_EN
              + "\\b");

  private static final Pattern ABOUT =
      Pattern.compile(
          "催收|催债|讨债|催讨|催款|要债的|\\bdebt (?:collect\\w*|agency|agencies)\\b|\\b(?:your|the|bank'?s|some|a) collect(?:or|ors|ion agency|ions? (?:team|department|people|staff))\\b");

  private DebtCollectors() {}

  /// Whether somebody speaks of how the bank has debts collected.
  static boolean isAbout(String text) {
    String form = NormalForm.of(text);
    return ABOUT
        .matcher(
            form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form)
        .find();
  }

  static boolean dragIn(String text) {
    String form = NormalForm.of(text);
    return !Asking.is(text)
        && DRAG_IN
            .matcher(
                form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form)
            .find();
  }
}
