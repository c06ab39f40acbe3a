package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Whether somebody who took a complaint back thinks better of it: they say so, or what they
/// complained of has happened again or is not put right after all.
///
/// It says so only of a complaint that was taken back and not ended since; of any other matter the
/// same words mean something else.
final class TakingUpAgain {

  /// In so many words.
  private static final Pattern MIND =
      Pattern.compile(
          "改变?了?主意|我?(?:又|有点|真)?(?:反悔|后悔)了|不能?(?:就)?(?:这么|这样)算了|不想就?(?:这么|这样)算了|(?:别|不要|不用)(?:给我)?(?:撤|取消|结案|关掉)"
              + "|(?:刚才|刚刚|之前|前面)(?:我?说)?的?(?:话)?(?:不算数?|作废|收回)|收回(?:刚才|刚刚|之前|前面)的?话"
              + "|(?:想了?想|考虑了?)?(?<!我)(?:还是|仍然?|依然)(?:要|想|得|需要|希望)(?:继续)?(?:投诉|追究|讨个?说法|要个?说法|处理|解决|查|有个?(?:说法|答复|结果|交代)|你们(?:查|处理|解决|给))"
              + "|(?:继续|重新|接着|恢复)(?:帮我|给我|为我)?(?:投诉|处理|查|跟进|追究|受理|登记|调查)"
              + "|(?<![不没别用必需])(?:想要|要|等|给我)(?:你们)?(?:给)?(?:一?个)?(?:答复|说法|交代)(?!了)"
              + "|\\b(?:chang(?:ed?|ing) (?:my|me) mind|change of heart|(?:having|had|got|on) second thoughts?|thought better of it|spoke too (?:soon|early)|too hasty)\\b"
              + "|\\b(?:i|id|ill|we) (?:(?:actually|really|do|now|just|still|definitely|would) )*(?:want|need|expect|deserve|like) (?:(?:to have|to get|you to give me) )?(?:an|a|some|your|proper|the) (?:proper |real |written )?(?:answer|explanation|reply|response|resolution|outcome|decision)\\b"
              + "|\\b(?:i|id|ill|we) (?:(?:actually|really|do|now|just|still|definitely|would) )*(?:want|need|wish|like) (?:(?:it|this|that|my money) (?:looked into|investigated|sorted|fixed|solved|resolved|back|dealt with|handled)|to (?:complain|keep|continue|carry on|go ahead|go on|proceed|pursue))\\b"
              + "|\\b(?:re ?open|un ?withdraw|reinstate|restart|reactivate) (?:it|this|that|my|the)\\b|\\b(?:carry|go) on with (?:it|this|that|my|the)\\b"
              + "|\\b(?:not|cant|wont|cannot) (?:going to )?(?:let|letting) (?:it|this|that) (?:go|slide|drop)\\b"
              + "|\\b(?:dont|do not) (?:close|drop|cancel|withdraw|bin|scrap) (?:it|this|that|my|the complaint)\\b");

  /// It is as bad as before, or as bad again.
  private static final Pattern RELAPSE =
      Pattern.compile(
          "又(?:被|给我|多|乱|重复|自动|莫名其妙|偷偷|开始)*(?:扣|划走|划扣|收费|收了|收我|乱收|少了|发生|出现|出问题|出错|犯|失败|没了|不见|坏|卡住|来一次|来了一次|重复)"
              + "|再次(?:被)?(?:扣|发生|出现|收费|出问题)|重复扣|扣了?(?:两|2|三|3)次"
              + "|(?:还是|仍然?|依然|依旧|还|并|根本|压根|其实|到现在|到今天|根本就)(?:都|也)?(?:没有?|未|不见)(?:到|收到|退|解决|处理|搞定|弄好|办好|恢复|动静|下文|改|给我|见到|看到|查到)"
              + "|(?:钱|款|退款|[0-9]+(?:元|块)?)(?:还是|仍然?|依然|还|都|也|根本|并|其实)*(?:没有?|未)(?:到|收到|退|回来|看到|见到|到账|$|啊|呀)"
              + "|(?:没有?|未)(?:真的?|真正|完全|彻底)?(?:到账|退回|退给|收到钱|解决)|(?:没|不是?真的?)(?:搞|弄)好"
              + "|(?:看|搞|弄|查|认|记)错了?[^。!?]{0,12}(?:别的|另外|另一|其他|不是|没|工资)"
              + "|(?:不对|等等|等一下|慢着|糟了|完了)[^。!?]{0,4}(?:看|搞|弄|查|认|记|说)错"
              + "|(?:到|退|收到|来|进)(?:账)?了?的?(?:那笔)?(?:是|不是)(?:别的|另外|另一|其他|别人|工资|那笔|这笔|我的)"
              + "|\\b(?:happen(?:ed|s|ing)?|charged?|charging|took|taken|taking|deducted|debited|billed|failed|declined|blocked|broken|broke|disappeared|vanished|gone|missing|wrong|did|done|doing|double|same (?:thing|problem|issue|error|fee|charge)) (?:\\w+ ){0,3}again\\b(?! (?:thanks?|thank you|if|when|unless|i will|ill))"
              + "|\\bagain (?:\\w+ ){0,2}(?:charged|deducted|debited|taken|billed|failed|double)\\b|\\bcharged (?:me )?(?:twice|double|a second time|once more)\\b|\\b(?:another|a second|one more) (?:charge|fee|deduction|debit) (?:has |just )*(?:today|appeared|came|again|showed|taken)\\b"
              + "|\\b(?:not|isnt|wasnt|hasnt been|havent been|never|aint) (?:(?:actually|really|even|at all|yet|been|properly|fully|quite|it|was) )*(?:sorted|solved|resolved|fixed|settled|refunded|credited|reimbursed|put right|dealt with)\\b"
              + "|\\b(?:still|its|it is|thats|money|refund|payment|cash|funds|fee) (?:is |has |was |still |actually |really )*(?:not|isnt|never|hasnt|nowhere) (?:\\w+ )?(?:here|back|there|arrived?|come|came|in my|right|received|paid|showing|to be)\\b"
              + "|\\bstill (?:havent|have not|hasnt|has not|dont have|didnt get|didnt receive|no (?:money|refund|sign|payment|cash|answer)|missing|waiting|wrong|broken|gone|nothing|being charged|charging|owe|unresolved|unsolved)\\b"
              + "|\\b(?:hasnt|has not|havent|have not|didnt|did not|never) (?:\\w+ )?(?:arrived?|come|came|turned up|received?|shown? up|gotten?) (?:\\w+ ){0,3}(?:money|refund|payment|cash|after all|yet|it)\\b"
              + "|\\b(?:money|refund|payment|cash|funds) (?:that )?(?:\\w+ ){0,2}(?:never|hasnt|didnt|did not|has not) (?:\\w+ )?(?:arrived?|came|come|turn|show)"
              + "|\\b(?:different|wrong|another|other) (?:money|payment|refund|transfer|amount|charge) (?:\\w+ ){0,2}(?:that|came|arrived|i|not|which)\\b|\\bthat was (?:a different|another|the other|my (?:salary|wages|pay)|someone elses|somebody elses)\\b");

  /// Says that they let it go, whatever else, or only what would be if.
  private static final Pattern LETS_GO =
      Pattern.compile(
          "如果|要是|万一|假如|\\b(?:if|in case|unless)\\b|没关系|无所谓|不要紧|不(?:想|用|要|再|打算)*(?:投诉|追究|计较|要了)|(?<!这么|这样|不能|不能就)算了|(?<![不没别]|不要|不用)撤(?:回|销|诉|掉)?(?:了|吧|投诉|$)|还?没(?:有)?撤"
              + "|\\b(?:never ?mind|nvm|no worries|forget it|doesnt matter|does not matter|not bothered|not worth|dont care|(?:dont|do not|didnt|no longer) (?:want|wish|need|mean) to (?:complain|pursue|go on|continue|proceed|carry on)|(?:want|like|need|wish|please|still|go on and|and) (?:to )?(?:withdraw|drop|cancel|take (?:it|that) back))\\b");

  /// As far as a message is looked at.
  private static final int READ = 400;

  private TakingUpAgain() {}

  /// Whether a message says so.
  static boolean is(String text) {
    if (TakingBack.isUndone(text)) {
      return true;
    }
    String form = NormalForm.of(text);
    String key = NormalForm.key(form.length() > READ ? form.substring(0, READ) : form);
    return !LETS_GO.matcher(key).find()
        && (RELAPSE.matcher(key).find() || (!Asking.is(text) && MIND.matcher(key).find()));
  }
}
