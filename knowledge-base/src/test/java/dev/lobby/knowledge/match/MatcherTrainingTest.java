package dev.lobby.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.intent.LabelledUtterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTrainingTest {

  private static LabelledUtterance chinese(String label, String text) {
    return new LabelledUtterance(label, Language.ZH, text);
  }

  @Test
  void folds_learn_as_many_n_grams_as_the_classifier_that_they_stand_for() {
    List<LabelledUtterance> phrasings = new ArrayList<>();
    for (String end : List.of("", "吗", "了", "呢", "吧", "啊", "呀", "嘛", "么", "哦", "哈", "啦")) {
      phrasings.add(chinese("card-lost", "银行卡丢失怎么办" + end));
      phrasings.add(chinese("loan-rates", "贷款利率是多少" + end));
    }
    // N-grams in two texts: sixteen utterances an article are enough to leave them out, the twelve
    // or thirteen of four folds would not be.
    for (String pair : List.of("魑魅", "魍魉", "饕餮", "貔貅")) {
      String label = phrasings.size() % 4 == 0 ? "card-lost" : "loan-rates";
      phrasings.add(chinese(label, pair));
      phrasings.add(chinese(label, pair + pair));
    }

    MatcherTraining.Trained trained =
        MatcherTraining.train(
            new MatcherTraining.Corpus(
                List.of("card-lost", "loan-rates"), phrasings, List.of(), List.of()),
            Embedders.bundled());

    assertThat(trained.outcomes()).filteredOn(it -> it.best().equals(Candidates.NONE)).hasSize(8);
  }
}
