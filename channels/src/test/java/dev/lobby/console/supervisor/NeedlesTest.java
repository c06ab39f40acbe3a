package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlesTest {

  @Test
  void a_text_is_found_wherever_it_stands_in_each_of_its_encodings() {
    Needles needles = new Needles(List.of("欧阳曦龘", "6212345678", "62123456789"));
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertThat(needles.in("欧阳曦龘".getBytes(charset))).containsExactly("欧阳曦龘");
      assertThat(needles.in("x 62123456789".getBytes(charset)))
          .containsExactlyInAnyOrder("6212345678", "62123456789");
      assertThat(needles.in("62123 45678 欧阳曦".getBytes(charset))).isEmpty();
    }
    assertThat(needles.in(new byte[3])).isEmpty();
  }
}
