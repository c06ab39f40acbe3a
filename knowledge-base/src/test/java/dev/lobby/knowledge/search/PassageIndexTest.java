package dev.lobby.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.DocumentType;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.document.PassageAnswer;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

class PassageIndexTest {
  private static final String HANDBOOK =
      """
      # 个人业务手册
      ## 定期存款
      定期存款起存金额为五十元。提前支取的部分按支取日活期利率计息。
      ## 信用卡
      信用卡遗失后应立即致电客服热线挂失，挂失即时生效。
      ## Safe deposit boxes
      A safe deposit box is rented by the year. The key is never copied.
      ## Opening hours
      Branches are open from nine to five on working days.
      """;

  private static Document document(String text) {
    return new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system())
        .read("handbook.md", text.getBytes(StandardCharsets.UTF_8));
  }

  private static PassageIndex index(Directory directory, PassageVectors vectors, String text)
      throws IOException {
    PassageIndex.write(directory, List.of(document(text)), vectors);
    return PassageIndex.open(directory, vectors);
  }

  @Test
  void a_passage_is_found_by_its_words_and_comes_back_as_it_was() throws IOException {
    try (Directory directory = new ByteBuffersDirectory();
        PassageIndex index = index(directory, PassageVectors.none(), HANDBOOK)) {
      ScoredPassage best = index.search("定期存款提前支取怎么计息？", Language.ZH, 3).getFirst();
      Document document = document(HANDBOOK);
      assertThat(best.passage()).isEqualTo(document.passages().getFirst());
      assertThat(best.document()).isEqualTo(document.sha256());
      assertThat(best.title()).isEqualTo("个人业务手册");
      assertThat(best.words()).isBetween(0.2, 1.0);
      assertThat(best.score()).isEqualTo(best.words());
      assertThat(index.search("?!", Language.NEITHER, 3)).isEmpty();
      assertThat(index.search("zzz qqq", Language.EN, 3)).isEmpty();
      assertThat(index.size()).isEqualTo(4);
    }
  }

  @Test
  void a_passage_is_found_by_its_meaning_in_other_words() throws IOException {
    PassageVectors vectors = PassageVectors.of(Embedders.bundled());
    try (Directory directory = new ByteBuffersDirectory();
        PassageIndex index = index(directory, vectors, HANDBOOK)) {
      assertThat(index.search("卡丢了怎么办", Language.ZH, 1))
          .extracting(it -> it.passage().headings().getLast())
          .containsExactly("信用卡");
      assertThat(index.search("When can I come to see you in person?", Language.EN, 1))
          .extracting(it -> it.passage().headings().getLast())
          .containsExactly("Opening hours");
    }
  }

  @Test
  void an_answer_quotes_word_for_word_with_its_source() {
    Passage passage = document(HANDBOOK).passages().getFirst();
    PassageAnswer answer = PassageAnswer.quoting(passage, "个人业务手册");
    assertThat(answer.text()).isEqualTo("定期存款起存金额为五十元。提前支取的部分按支取日活期利率计息。");
    assertThat(answer.source(Language.ZH)).isEqualTo("《个人业务手册》 › 定期存款");
    assertThat(new PassageAnswer("x", "Guide", List.of(), 3).source(Language.EN))
        .isEqualTo("“Guide”, page 3");
  }

  /// Vectors by chance, so that many can be made at once.
  private static final class Chance implements PassageVectors {
    private static float[] vector(long seed) {
      Random random = new Random(seed);
      float[] vector = new float[16];
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }

    @Override
    public Optional<float[]> of(Passage passage, Language language) {
      return Optional.of(vector(passage.number()));
    }

    @Override
    public Optional<float[]> of(String question, Language language) {
      return Optional.of(vector(Long.parseLong(question.replaceAll("\\D", ""))));
    }
  }

  @Test
  void many_passages_are_found_by_their_graph() throws IOException {
    List<Passage> passages = new ArrayList<>();
    for (int i = 1; i <= 12_000; i++) {
      passages.add(new Passage("all-" + i, i, List.of(), 0, Language.EN, "word"));
    }
    Document all = new Document("All", DocumentType.TEXT, "all", passages, List.of());
    PassageVectors vectors = new Chance();
    try (Directory directory = new ByteBuffersDirectory()) {
      PassageIndex.write(directory, List.of(all), vectors);
      PassageIndex index = PassageIndex.open(directory, vectors);
      List<Integer> found = new ArrayList<>();
      for (int i = 1; i <= 50; i++) {
        found.add(index.search("no " + i * 240, Language.EN, 1).getFirst().passage().number());
      }
      int right = 0;
      for (int i = 1; i <= 50; i++) {
        right += found.get(i - 1) == i * 240 ? 1 : 0;
      }
      assertThat(right).isGreaterThanOrEqualTo(48);
      index.close();
    }
  }
}
