package dev.lobby.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final String SHA = "0123456789abcdef".repeat(4);

  @Test
  void a_long_paragraph_is_cut_between_sentences() {
    String sentence = "客户可以在任何网点办理定期存款的提前支取，需要携带身份证件。";
    List<Passage> passages =
        Splitter.split(List.of(new Block.Paragraph(sentence.repeat(60), 3)), SHA);
    assertThat(passages)
        .hasSizeGreaterThan(1)
        .allSatisfy(passage -> {
          assertThat(passage.text()).endsWith("。").startsWith("客户");
          assertThat(Sentences.size(passage.text())).isLessThanOrEqualTo(800);
          assertThat(passage.page()).isEqualTo(3);
          assertThat(passage.language()).isEqualTo(Language.ZH);
        });
  }

  @Test
  void no_sentence_is_cut_within_a_number() {
    String sentence = "The rate is 3.5 % for amounts above 1.000.000 in this year. ";
    assertThat(Sentences.pieces(sentence.repeat(60).strip()))
        .hasSizeGreaterThan(1)
        .allSatisfy(piece -> assertThat(piece).startsWith("The rate").endsWith("this year."));
  }

  @Test
  void a_heading_with_nothing_under_it_is_text() {
    List<Passage> passages =
        Splitter.split(
            List.of(
                new Block.Heading(1, "One", 1),
                new Block.Heading(2, "Alone", 1),
                new Block.Heading(2, "Two", 1),
                new Block.Paragraph("text", 2),
                new Block.Heading(1, "Last", 2)),
            SHA);
    assertThat(passages).extracting(Passage::text).containsExactly("Alone", "text", "Last");
    assertThat(passages)
        .extracting(Passage::headings)
        .containsExactly(List.of("One"), List.of("One", "Two"), List.of());
  }

  @Property(tries = 300)
  void every_word_is_in_a_passage_or_its_headings(@ForAll("blocks") List<Block> blocks) {
    List<Passage> passages = Splitter.split(blocks, SHA);
    StringBuilder texts = new StringBuilder();
    StringBuilder said = new StringBuilder();
    passages.forEach(passage -> {
      said.append(String.join("", passage.headings())).append(passage.text());
      texts.append(passage.text().replaceAll("\\s", ""));
      assertThat(passage.text()).isNotBlank();
      assertThat(Sentences.size(passage.text())).isLessThanOrEqualTo(810);
    });
    StringBuilder paragraphs = new StringBuilder();
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading heading -> assertThat(said).contains(heading.text());
        case Block.Paragraph paragraph -> paragraphs.append(paragraph.text().replaceAll("\\s", ""));
        case Block.Row row -> row.cells().forEach(cell -> assertThat(said).contains(cell));
      }
    }
    if (blocks.stream().allMatch(Block.Paragraph.class::isInstance)) {
      assertThat(texts).hasToString(paragraphs.toString());
    }
    assertThat(Splitter.split(new ArrayList<>(blocks), SHA)).isEqualTo(passages);
  }

  @Provide
  Arbitrary<List<Block>> blocks() {
    Arbitrary<String> words =
        Arbitraries.of("存款利率。", "Fee 3.5 %. ", "“好”，", "𠀀𠀁", "word ", "a.b")
            .list()
            .ofMinSize(1)
            .ofMaxSize(400)
            .map(all -> CleanText.of(String.join("", all)));
    Arbitrary<Block> paragraphs = words.map(text -> new Block.Paragraph(text, 1));
    Arbitrary<Block> headings =
        Arbitraries.integers()
            .between(1, 3)
            .flatMap(level ->
                Arbitraries.integers()
                    .between(1, 1000)
                    .map(number -> new Block.Heading(level, "H" + number + "H", 1)));
    Arbitrary<Block> rows =
        Arbitraries.integers()
            .between(1, 1000)
            .map(number -> new Block.Row(List.of("名称", "费用"), List.of("R" + number, "1"), 1));
    return Arbitraries.oneOf(paragraphs, headings, rows, paragraphs).list().ofMaxSize(12);
  }
}
