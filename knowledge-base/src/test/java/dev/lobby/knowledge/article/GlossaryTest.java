package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lobby.knowledge.article.Glossary.Synonym;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTest {
  private static final String WORDS =
      """
      zh:
        定期存款: [定存, 死期存款]
        手机银行: [手机, 掌上银行, 掌银]
        自助取款机: [ATM]
      en:
        debit card: [bank card, cash card]
        mobile banking: [banking app]
      """;

  @TempDir Path folder;

  private Glossary read(String yaml) throws IOException {
    return GlossaryFile.read(Files.writeString(folder.resolve("glossary.yaml"), yaml));
  }

  private List<String> errors(String yaml) {
    List<String> errors = new ArrayList<>();
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            MalformedContentException.class,
            it -> it.problems().forEach(one -> errors.add(one.line() + " " + one.en())));
    return errors;
  }

  @Test
  void a_synonym_is_read_as_the_term_and_all_else_stays() throws IOException {
    Glossary glossary = read(WORDS);

    assertThat(glossary.read("定存利率，多少？").text()).isEqualTo("定期存款利率，多少？");
    assertThat(glossary.read("I lost my Bank Card!").text()).isEqualTo("I lost my debit card!");
    assertThat(glossary.read("附近有ａｔｍ吗").text()).isEqualTo("附近有自助取款机吗");
    assertThat(glossary.read("附近有ａｔｍ吗").synonyms()).containsExactly(new Synonym("ａｔｍ", "自助取款机"));
    assertThat(glossary.read("網點在哪").synonyms()).isEmpty();
    assertThat(glossary.read("").text()).isEmpty();
  }

  @Test
  void a_term_is_left_alone_with_what_stands_within_it() throws IOException {
    Glossary glossary = read(WORDS);

    assertThat(glossary.read("手机银行怎么开通").synonyms()).isEmpty();
    assertThat(glossary.read("手机上怎么转账").text()).isEqualTo("手机银行上怎么转账");
    assertThat(glossary.read("discards and bank cardigans").synonyms()).isEmpty();
  }

  @Test
  void it_goes_into_a_release_and_comes_out_of_it() throws IOException {
    Glossary glossary = read(WORDS);

    assertThat(
            ArticleJson.readGlossary(
                    new ObjectMapper().readTree(ArticleJson.write(glossary).toString()))
                .entries())
        .isEqualTo(glossary.entries())
        .hasSize(5);
    assertThat(Glossary.NONE.read("定存").text()).isEqualTo("定存");
  }

  @Test
  void a_synonym_of_two_terms_a_chain_and_a_stop_word_are_told_with_their_line() {
    assertThat(errors("zh:\n  定期存款: [定存]\n  零存整取: [定存]\n"))
        .containsExactly("3 '定存' is a synonym of '定期存款' and of '零存整取'; keep it under one of them");
    assertThat(errors("en:\n  debit card: [bank card]\n  bank card: [plastic]\n"))
        .singleElement()
        .asString()
        .startsWith("2 'bank card' is a synonym of 'debit card' and a term itself");
    assertThat(errors("en:\n  the: [thee]\n")).singleElement().asString().contains("every kind");
    assertThat(errors("zh:\n  定期存款: [怎么]\n")).singleElement().asString().startsWith("2 '怎么'");
    assertThat(errors("zh:\n  定期存款: [存]\n")).singleElement().asString().contains("one character");
    assertThat(errors("zh:\n  定期存款: [定存, 定存]\n")).singleElement().asString().contains("twice");
    assertThat(errors("zh:\n  存折: [存摺]\n")).singleElement().asString().contains("itself; delete");
    assertThat(errors("fr:\n  a: [b]\n")).singleElement().asString().contains("unknown key 'fr'");
    assertThat(errors("zh: [定存]\n")).singleElement().asString().contains("needs keys");
    assertThat(errors("zh:\n  定期存款: 定存\n")).singleElement().asString().contains("needs a list");
  }
}
