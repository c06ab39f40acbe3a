package dev.lobby.language.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lobby.language.Hostile;
import dev.lobby.language.text.FoldedText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

class MaskerTest {

  private static final List<String> CARRIERS =
      List.of(
          "%s",
          "我的卡号是%s，麻烦查一下",
          "卡号：%s。昨天丢了",
          "你好 %s 这张卡还能用吗？",
          "帮我看看%s",
          "我的卡 %s 被吞了，电话13800138000",
          "My card number is %s, please block it.",
          "%s is my number since 2019",
          "hi, card: %s!\nthanks, call 400-820-0000",
          "I paid 5,000.00 with (%s) yesterday");

  private static final List<String> INNOCENT_CARRIERS =
      List.of(
          "%s",
          "请问%s是什么意思",
          "我昨天转了 %s，还没到",
          "我的订单 %s 和 %s 都没到",
          "Why do I see %s on my statement?",
          "It was %s on %s, not %s.",
          "%s\n%s",
          "你好，%s 能办吗？联系我 %s",
          "我的账户里少了 %s",
          "忘了密码，%s 之前要用",
          "Account statement of %s please",
          "卡丢了，%s");

  // --- What must go

  @Test
  void cards_are_masked_in_every_disguise() {
    Numbers numbers = new Numbers(1);
    List<UnaryOperator<String>> disguises = new ArrayList<>(numbers.disguises());
    disguises.addAll(numbers.lookAlikes());
    for (UnaryOperator<String> disguise : disguises) {
      for (String carrier : CARRIERS) {
        String number = numbers.card();
        assertGone(carrier, disguise.apply(number), number, SensitiveKind.CARD);
      }
    }
  }

  @Test
  void identity_numbers_are_masked_in_every_disguise() {
    Numbers numbers = new Numbers(2);
    for (UnaryOperator<String> disguise : numbers.disguises()) {
      for (String carrier : CARRIERS) {
        String number = numbers.id();
        assertGone(carrier, disguise.apply(number), number, SensitiveKind.ID_NUMBER);
      }
    }
  }

  @Test
  void old_identity_numbers_are_masked() {
    Numbers numbers = new Numbers(3);
    for (int i = 0; i < 100; i++) {
      String number = numbers.oldId();
      assertGone(numbers.pick(CARRIERS), number, number, null);
    }
  }

  @Test
  void accounts_are_masked_after_their_word_in_every_disguise() {
    Numbers numbers = new Numbers(4);
    List<String> carriers =
        List.of(
            "我的账号是%s",
            "账户：%s",
            "转到帐号 %s 就行",
            "收款账户号码%s",
            "my account number is %s.",
            "acct no. %s",
            "Account #%s",
            "a/c: %s");
    for (UnaryOperator<String> disguise : numbers.disguises()) {
      // Commas and other words may lead from an account to something else.
      String example = disguise.apply("12345678");
      if (example.contains(",") || example.contains("，") || example.contains("🙂")) {
        continue;
      }
      for (String carrier : carriers) {
        String number = "3" + numbers.digits(7 + numbers.below(14));
        assertGone(carrier, disguise.apply(number), number, null);
      }
    }
  }

  @Test
  void codes_are_masked_after_their_word_in_every_disguise() {
    Numbers numbers = new Numbers(5);
    List<String> carriers =
        List.of(
            "密码是%s",
            "我的取款密码：%s，忘了改",
            "验证码 %s",
            "收到的验证码是%s吗",
            "动态码%s",
            "my pin is %s",
            "OTP: %s",
            "cvv %s",
            "the verification code is %s, right?",
            "password=%s",
            "%s是我的密码",
            "%s is my pin");
    for (UnaryOperator<String> disguise : numbers.disguises()) {
      String example = disguise.apply("12345678");
      if (example.contains(",") || example.contains("，") || example.contains("🙂")) {
        continue;
      }
      for (String carrier : carriers) {
        if (carrier.startsWith("%s") && !example.equals("12345678")) {
          continue;
        }
        String number = numbers.digits(numbers.pick(List.of(3, 4, 6)));
        String text = carrier.formatted(disguise.apply(number));
        Masked masked = Masker.mask(text);
        assertThat(masked.masks()).as(text).hasSize(1);
        assertThat(masked.text()).contains("⟦password ••••⟧");
        assertThat(digits(masked.text())).as(text).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "密码是abc123|密码是⟦password ••••⟧",
        "我的登录密码是Hello@2026。|我的登录密码是⟦password ••••⟧。",
        "密码:sunshine|密码:⟦password ••••⟧",
        "密码 abc12345 不对|密码 ⟦password ••••⟧ 不对",
        "my password is hunter2|my password is ⟦password ••••⟧",
        "My password is \"sunshine\", why?|My password is \"⟦password ••••⟧\", why?",
        "pwd: Tr0ub4dor&3 please|pwd: ⟦password ••••⟧ please",
        "my password's hunter2|my password's ⟦password ••••⟧",
        "pin码就是 one two three four|pin码就是 ⟦password ••••⟧",
        "账号（工行）6222021234567891|账号（工行）⟦account ••••7891⟧",
        "6222+0212+3456+7894|⟦card ••••7894⟧",
        "前四位6222，中间0212 3456，最后7894|前四位⟦card ••••7894⟧",
        "first 4111 then 1111 after that 1111 and finally 1111|first ⟦card ••••1111⟧",
        "62 220 21234 5678 94|⟦card ••••7894⟧",
        "otp G-482913|otp ⟦password ••••⟧",
        "验证码收到了，是123456|验证码收到了，是⟦password ••••⟧",
        "pin1234|pin⟦password ••••⟧",
        "the code is 482913|the code is ⟦password ••••⟧",
        "GB82 WEST 1234 5698 7654 32 is the IBAN|⟦account ••••5432⟧ is the IBAN",
        "转到DE89370400440532013000|转到⟦account ••••3000⟧",
        "卡号 6222021234567890|卡号 ⟦card ••••7890⟧",
        "身份证号 110105194912310020|身份证号 ⟦id ••••0020⟧",
        "11010519491231002x|⟦id ••••002X⟧",
        "密码是6222021234567894|密码是⟦card ••••7894⟧",
      })
  void what_a_word_announces_is_masked(String text, String masked) {
    assertThat(Masker.mask(text).text()).isEqualTo(masked);
  }

  @Test
  void a_mask_knows_both_places() {
    String text = "card ６２２２ 0212\u200B 3456 7894 ok 3704";
    Masked masked = Masker.mask(text);
    assertThat(masked.text()).isEqualTo("card ⟦card ••••7894⟧ ok 3704");
    Mask mask = masked.masks().getFirst();
    assertThat(mask).isEqualTo(new Mask(SensitiveKind.CARD, 5, 25, 5, 20, "7894"));
    assertThat(masked.text().substring(mask.maskedStart(), mask.maskedEnd()))
        .isEqualTo("⟦card ••••7894⟧");
  }

  // --- What must stay

  @Test
  void innocent_numbers_stay() {
    Numbers numbers = new Numbers(6);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      String carrier = numbers.pick(INNOCENT_CARRIERS);
      String text = carrier.formatted(numbers.innocent(), numbers.innocent(), numbers.innocent());
      if (!Masker.mask(text).text().equals(text)) {
        changed.add(text + " -> " + Masker.mask(text).text());
      }
    }
    assertThat(changed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "密码错误3次",
        "密码是6位数字",
        "密码是什么",
        "密码是2023年改的",
        "密码要6-12位",
        "忘记密码怎么办",
        "忘了密码，1000块能取吗",
        "my password is wrong",
        "my password is not working",
        "my password was changed yesterday",
        "my password is forgotten",
        "password must be 8 characters",
        "I forgot my pin, what now?",
        "验证码 60 秒内有效",
        "验证码发到13800138000了吗",
        "账户余额 12,345,678.90 元",
        "我的账户里有 12345678 元",
        "my account 2026-03-05 statement",
        "我的账号是13800138000",
        "shopping 123456",
        "卡号后四位 8830",
        "4,111,111,111,111,111",
        "postal code 200120",
        "branch code is 1234",
        "⟦card ••••8830⟧ ⟦id ••••002X⟧ ⟦account ••••5678⟧ ⟦password ••••⟧"
      })
  void what_is_no_secret_stays(String text) {
    assertThat(Masker.mask(text).text()).isEqualTo(text);
  }

  // --- What always holds

  @Provide
  Arbitrary<String> texts() {
    Numbers numbers = new Numbers(7);
    Arbitrary<String> pieces =
        Arbitraries.randomValue(random -> {
          String number =
              switch (random.nextInt(5)) {
                case 0 -> numbers.card();
                case 1 -> numbers.id();
                case 2 -> numbers.digits(1 + random.nextInt(20));
                case 3 -> numbers.innocent();
                default -> numbers.oldId();
              };
          return numbers.pick(numbers.disguises()).apply(number);
        });
    Arbitrary<String> words =
        Arbitraries.of(
            "密码是",
            "密码",
            "账号：",
            "account no ",
            "my password is ",
            "pin ",
            "is my pin",
            "卡号",
            "sunshine",
            "abc",
            " ",
            " ",
            "-",
            "，",
            ": ",
            "GB82 WEST 1234 5698 7654 32",
            "⟦card ••••8830⟧",
            "⟦",
            "••••",
            "l",
            "O",
            "x",
            "⑩",
            "\u0301",
            "\uD83D",
            "和",
            "然后",
            "元");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, pieces),
            net.jqwik.api.Tuple.of(5, words),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 3_000)
  void masking_a_masked_text_changes_nothing(@ForAll("texts") String text) {
    String masked = Masker.mask(text).text();
    assertThat(Masker.mask(masked).text()).isEqualTo(masked);
  }

  @Property(tries = 1_000)
  void text_outside_masks_is_unchanged(@ForAll("texts") String text) {
    Masked masked = Masker.mask(text);
    int original = 0;
    int shown = 0;
    for (Mask mask : masked.masks()) {
      assertThat(masked.text().substring(shown, mask.maskedStart()))
          .isEqualTo(text.substring(original, mask.start()));
      assertThat(masked.text().substring(mask.maskedStart(), mask.maskedEnd()))
          .startsWith("⟦")
          .endsWith(mask.tail() + "⟧");
      assertThat(mask.end()).isGreaterThan(mask.start());
      original = mask.end();
      shown = mask.maskedEnd();
    }
    assertThat(masked.text().substring(shown)).isEqualTo(text.substring(original));
  }

  @Property(tries = 1_000)
  void any_text_is_accepted(@ForAll String text) {
    assertThatCode(() -> Masker.mask(text)).doesNotThrowAnyException();
  }

  static Stream<String> long_texts() {
    return Stream.concat(
        Hostile.texts(),
        Stream.of(
                "6",
                "4 ",
                "4-",
                "6222 ",
                "密码",
                "密码是",
                "密码 ",
                "account ",
                "账号：",
                "gb82",
                "a1",
                "gb82 ",
                "O0l1",
                "六",
                "six ",
                "6，",
                " ",
                "-",
                "是我的",
                "is my ",
                "⟦",
                "⟦card ••••8830⟧",
                "\u0301",
                "⑩",
                "然后",
                "ﷺ",
                "\uD83D",
                "6然",
                "my password is a",
                "pin:",
                "card number ")
            .map(piece -> piece.repeat(100_000 / piece.length())));
  }

  @ParameterizedTest
  @MethodSource("long_texts")
  void a_hundred_thousand_characters_take_no_time(String text) {
    // The time of this thread alone: that others keep the machine busy is no fault of the masker.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    Masker.mask(text);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
        .isLessThan(Duration.ofSeconds(2));
  }

  // --- Helpers

  private static void assertGone(
      String carrier,
      String disguised,
      String number,
      @org.jspecify.annotations.Nullable SensitiveKind kind) {
    String text = carrier.formatted(disguised);
    Masked masked = Masker.mask(text);
    assertThat(masked.masks()).as(text + " -> " + masked.text()).hasSize(1);
    Mask mask = masked.masks().getFirst();
    if (kind != null) {
      assertThat(mask.kind()).as(text).isEqualTo(kind);
    }
    String tail = number.substring(number.length() - 4);
    assertThat(mask.tail()).as(text).isEqualTo(tail);
    // Nothing of the number but its tail is left: the rest is the carrier as it was.
    assertThat(masked.text())
        .as(text)
        .isEqualTo(carrier.formatted("⟦" + mask.kind().word() + " ••••" + tail + "⟧"));
  }

  private static String digits(String text) {
    return FoldedText.of(text).text().replaceAll("[^0-9零〇一二三四五六七八九]", "");
  }
}
