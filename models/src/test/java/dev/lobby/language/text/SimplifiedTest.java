package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimplifiedTest {

  @ParameterizedTest
  @CsvSource({
    "我的信用卡遺失了, 我的信用卡遗失了",
    "帳戶被凍結 轉帳失敗, 账户被冻结 转账失败",
    "請問個人貸款利率係幾多, 请问个人贷款利率系几多",
    "裡面還有餘額嗎, 里面还有余额吗",
    "帐户, 账户",
    "賬單, 账单",
    "帐单, 账单",
    "帳號, 账号",
    "登陆, 登录",
    "登陸網上銀行, 登录网上银行",
    "登錄, 登录"
  })
  void traditional_and_twofold_spellings_become_one(String text, String folded) {
    assertThat(Simplified.of(text)).isEqualTo(folded);
    assertThat(NormalForm.of(text)).isEqualTo(folded);
    assertThat(FoldedText.of(text).text()).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我的信用卡遗失了", "著名的大陆银行", "乾隆通宝", "皇后大道中 三只松鼠 面条", "hello 12.5 %", "陆先生"})
  void what_is_simplified_already_stays(String text) {
    assertThat(Simplified.of(text)).isEqualTo(text);
  }

  @Test
  void both_ways_of_writing_score_the_same() {
    assertThat(Ngrams.withClues("我的信用卡遺失了，帳戶要凍結").counts())
        .isEqualTo(Ngrams.withClues("我的信用卡遗失了，账户要冻结").counts());
    assertThat(NormalForm.key("登，陸")).isEqualTo(NormalForm.key("登录"));
    assertThat(Language.of("我的信用卡遺失了")).isEqualTo(Language.ZH);
  }

  @Test
  void a_folded_character_knows_where_it_stood() {
    FoldedText folded = FoldedText.of("𝟏萬元");
    assertThat(folded.text()).isEqualTo("1万元");
    assertThat(folded.originalStart(1)).isEqualTo(2);
    assertThat(folded.originalEnd(2)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void hostile_text_keeps_its_length(String text) {
    assertThat(Simplified.of(text)).hasSameSizeAs(text);
  }

  @Property
  void folding_twice_is_folding_once_and_keeps_the_number_of_code_points(
      @ForAll("texts") String text) {
    String folded = Simplified.of(text);
    assertThat(Simplified.of(folded)).isEqualTo(folded);
    assertThat(folded.codePointCount(0, folded.length()))
        .isEqualTo(text.codePointCount(0, text.length()));
    String key = NormalForm.key(text);
    assertThat(NormalForm.key(key)).isEqualTo(key);
  }

  /// Han characters in the main, and whatever else there is.
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('\u4E00', '\u9FFF')
        .withChars("登陆陸帐帳薴鏇，\u200B a")
        .all()
        .ofMaxLength(30);
  }

  @Test
  void every_char_folds_to_one_that_stays() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      int folded = Simplified.fold(' ', c);
      assertThat(Simplified.fold(' ', folded)).isEqualTo(folded);
      assertThat(Character.isSurrogate((char) folded)).isEqualTo(Character.isSurrogate((char) c));
    }
  }
}
