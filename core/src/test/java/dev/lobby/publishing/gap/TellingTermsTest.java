package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTermsTest {
  private static final List<String> PHRASINGS =
      List.of("怎么开户", "保管箱多少钱", "我想租保管箱", "办理信用卡", "信用卡额度", "信用卡怎么还款", "提高额度");

  private static List<String> of(List<String> group, List<String> others) {
    List<String> all = java.util.stream.Stream.concat(group.stream(), others.stream()).toList();
    return new TellingTerms(all, PHRASINGS, Language.ZH).of(group, Language.ZH);
  }

  @Test
  void a_chinese_term_is_a_whole_word_and_not_a_piece_of_a_sentence() {
    List<String> terms = of(List.of("你们的保管箱钥匙丢了怎么办呢"), List.of("怎么开数字人民币钱包"));

    assertThat(terms).contains("保管箱").noneMatch(it -> it.contains("的") || it.startsWith("管箱"));
    assertThat(of(List.of("我的信用卡额度怎么提高"), List.of("怎么开户啊")))
        .allMatch(List.of("信用卡", "信用卡额度", "额度", "提高")::contains)
        .isNotEmpty();
  }

  @Test
  void where_nothing_tells_a_words_end_there_is_no_term() {
    assertThat(of(List.of("甲乙丙丁戊己庚辛壬癸子丑"), List.of("怎么开户"))).isEmpty();
  }

  @Test
  void the_terms_of_a_group_tell_it_from_the_others() {
    assertThat(
            of(
                List.of("数字人民币钱包怎么开", "怎么开通数字人民币钱包", "数字人民币钱包在哪开"),
                List.of("怎么开户", "开户要带什么", "怎么租保管箱")))
        .first()
        .isEqualTo("数字人民币钱包");
  }

  @Test
  void no_function_word_hangs_on_to_a_chinese_term() {
    List<String> others = List.of("怎么开户", "我的卡呢", "银行卡在哪里", "有没有宠物", "去过银行吗");

    for (String asked : List.of("狗狗带过银行可以吗", "钱什么时候能转到卡里", "我签了签证证明", "网点里可以带宠物吗", "在网点能不能带狗")) {
      assertThat(of(List.of(asked), others))
          .as(asked)
          .noneMatch(term -> term.matches("[过到了里在能可].*|.*[里到以能]|.*可以.*|.*能不能.*"));
    }
    assertThat(of(List.of("工资到账时间", "到账时间多久"), List.of("工资卡", "时间晚", "到账了")))
        .anyMatch(term -> term.contains("到账"));
  }

  @Test
  void english_terms_are_words() {
    assertThat(
            new TellingTerms(
                    List.of("How do I rent a box?", "What is a box?", "Where are you?"),
                    List.of(),
                    Language.EN)
                .of(List.of("How do I rent a box?", "What is a box?"), Language.EN))
        .contains("box");
  }

  @Test
  void what_stands_in_any_sentence_tells_nothing() {
    assertThat(
            new TellingTerms(
                    List.of("How do I pay into a bankers draft", "How much for a bankers draft"),
                    List.of(),
                    Language.EN)
                .of(
                    List.of("How do I pay into a bankers draft", "How much for a bankers draft"),
                    Language.EN))
        .contains("bankers", "draft")
        .doesNotContain("how", "into", "much", "for");
    assertThat(of(List.of("存三个月要多少利息", "存六个月要多少利息"), List.of("怎么开户啊")))
        .noneMatch(term -> term.startsWith("个月") || term.endsWith("要"));
    assertThat(of(List.of("个人贷款怎么办", "有没有个人贷款"), List.of("怎么开户啊")))
        .anyMatch(term -> term.startsWith("个人"));
  }
}
