package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// Whether somebody who was told what was decided does not believe it: that they call it untrue or
/// unjust, or those who decided it liars.
final class Disbelief {

  private static final Pattern CHINESE =
      Pattern.compile(
          "^(?:你们?|你们银行|银行|这|那|都|全|就|真|简直|纯|纯粹|大|老|是|一群|一帮|一伙|这群|这帮|这伙|这些|群|帮|个|些|,| )*+(?:骗子|骗人|骗局|强盗|流氓|无赖|奸商|黑心|土匪)(?:银行|公司|嘴脸)?(?:的|啊|吧|呀|了|们|!|。| )*+$"
              + "|胡说|胡扯|放屁|扯淡|扯蛋|瞎说|瞎扯|瞎编|编的|睁眼说瞎话|睁着眼|撒谎|说谎|谎话|谎言|假话|鬼话|鬼才信|谁信|我不信|不相信你们|一派胡言|颠倒黑白|倒打一耙"
              + "|推卸|推脱|推诿|甩锅|糊弄|敷衍|忽悠|搪塞|包庇|护短|偏袒|官官相护|岂有此理|荒唐|荒谬|可笑|笑话|开玩笑|凭什么|欺人太甚|欺负人|耍赖|抵赖|不讲理|不讲道理|没道理|说不过去"
              + "|不是事实|(?:与|和|跟)事实不符|不符合事实|不属实|不实|不是这样|不是这么(?:回|一回)事|不是那么回事|根本(?:就)?(?:没|不|是|查)|从来(?:就)?(?:没|不)|(?:合同|协议|条款|文件|单子)(?:里|上|我)?[^,。!?]{0,8}(?:没有|没写|没提|没这|不是)"
              + "|我(?:从来|根本|压根)?没有?(?:签|同意|授权|答应|收到|办过|买过|说过)|没有?(?:认真|好好|仔细)?(?:调查|查|核实)(?:清楚|过|就)|查都没查|(?<!别|不用|不要|不必|无需|没必要)(?:再|重新)查|还我钱|把钱还|不公(?:平|正|道)|太不像话|不像话|黑幕|霸王");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:liars?|lying|lies|bull ?shit|bollocks|bs|crap|nonsense|rubbish|garbage|ridiculous|disgraceful?|disgusting|outrageous|outrage|pathetic|absurd|unfair|unjust|untrue|whitewash|cover ?up|daylight robbery|thieves|crooks|cheats|scammers|fraudsters)\\b"
              + "|\\b(?:you|u|youre|you're|ur|this is|what|its|it's|that's|thats) (?:are |r )?(?:all |just |such )?(?:a )?(?:scam|con|joke|fraud)\\b|\\b(?:kidding|are you (?:serious|joking|mad))\\b"
              + "|\\bnot (?:true|right|fair|correct|what (?:happened|i (?:signed|said|was told)))\\b|\\b(?:isn'?t|ain'?t) (?:true|right|fair|correct|what happened)\\b"
              + "|\\b(?:that|this|it|it's|thats|that's|this is|you|you're|your decision|u|youre) (?:is |are |r |was )?(?:completely |totally |all |just |so |plain )?wrong\\b|\\bgot (?:it|this) wrong\\b"
              + "|\\bi (?:have )?never (?:signed|agreed|received|said|authori[sz]ed|got|asked|saw|did)\\b|\\bi (?:did ?n[o']?t|did not) (?:sign|agree|authori[sz]e|receive|say)\\b"
              + "|\\b(?:look|check) (?:at )?(?:it |this )?again\\b|\\bhow dare\\b|\\bno way\\b|\\b(?:don'?t|do not|dont) believe\\b|\\bfob(?:bed|bing)?\\b.{0,8}\\boff\\b|\\bnot having (?:it|this|that)\\b");

  private Disbelief() {}

  /// Whether a part of a message says so.
  ///
  /// @param clause in normal form
  static boolean is(String clause) {
    return CHINESE.matcher(clause).find() || ENGLISH.matcher(clause).find();
  }
}
