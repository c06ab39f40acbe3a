package dev.lobby.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Summaries;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import dev.lobby.review.ConversationSearch.Hit;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationSearchTest {

  private final World world = new World();
  private String chinese = "";
  private String english = "";

  @BeforeEach
  void two_conversations() throws InterruptedException {
    chinese = world.visitor(Language.ZH);
    world.says(chinese, "我的理财产品收益写的是3.5%，到期只有1.2%，对账单ABC-778");
    english = world.visitor(Language.EN);
    world.says(
        english, "Why were the fees of my overseas transfers doubled on state-of-the-art terms?");
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> found(String words) {
    return world.search.find(words, 10).stream().map(Hit::conversation).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "收益",
    "理财产品收益",
    "到期 收益",
    "益",
    "对账单",
    "對帳單",
    "理財產品收益",
    "ABC-778",
    "abc-778",
    "３.５%",
    "'  收益\t到期 '",
  })
  void chinese_words_and_phrases_are_found(String words) {
    assertThat(found(words)).containsExactly(chinese);
  }

  @ParameterizedTest
  @CsvSource({
    "overseas",
    "OVERSEAS",
    "overseas transfer",
    "fee doubled",
    "doubling",
    "state-of-the-art",
    "'the overseas'",
  })
  void english_words_are_found_in_any_form(String words) {
    assertThat(found(words)).containsExactly(english);
  }

  @ParameterizedTest
  @CsvSource({"收益 overseas", "益收", "产品理财", "overseas nowhere", "the-state-of-art"})
  void all_words_must_occur_and_a_run_of_characters_in_its_order(String words) {
    assertThat(found(words)).isEmpty();
  }

  @Test
  void a_conversation_is_found_by_its_id() {
    assertThat(found(english)).containsExactly(english);
    assertThat(found(english.toLowerCase(Locale.ROOT))).containsExactly(english);
  }

  @Test
  void a_complaint_is_found_by_the_number_the_customer_was_told() throws Exception {
    world.says(chinese, "我要投诉");
    world.settle();
    String number = Ticket.complaintNumber(world.ticket(chinese));

    assertThat(found(number)).containsExactly(chinese);
    assertThat(world.search.find(number, 10).getFirst().snippet()).contains(number);
  }

  static List<String> hostile() {
    return List.of(
        "",
        "   ",
        "*:*",
        "*",
        "\"",
        "\"收益",
        "english:overseas OR",
        "(((",
        "a AND NOT b)",
        "/.*/",
        "~0.1^99",
        "\\",
        "😀",
        "\ud800",
        "x\udc00y",
        "\u0000",
        "收".repeat(500),
        "a".repeat(500),
        "a ".repeat(250),
        "e\u0301".repeat(250),
        "the and of is");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void no_query_fails_and_none_is_taken_for_syntax(String query) {
    assertThat(found(query)).doesNotContain(english);
  }

  @Test
  void emoji_and_what_stands_beside_them_are_found_and_cut_whole() throws Exception {
    world.says(english, "😀".repeat(60) + " marmalade " + "😀".repeat(60));
    world.settle();

    Hit hit = world.search.find("marmalade", 10).getFirst();

    assertThat(hit.conversation()).isEqualTo(english);
    assertThat(hit.snippet()).contains("marmalade").startsWith("…😀").endsWith("😀…");
  }

  @Test
  void what_is_said_later_is_found_too_and_a_conversation_once() throws Exception {
    assertThat(found("marmalade")).isEmpty();
    world.says(english, "marmalade");
    world.settle();
    assertThat(found("marmalade")).containsExactly(english);
    assertThat(found("overseas")).containsExactly(english);
    world.says(english, "marmalade again");
    world.settle();
    assertThat(found("marmalade")).containsExactly(english);
  }

  @Test
  void the_snippet_is_the_piece_where_the_words_are() {
    assertThat(world.search.find("overseas", 10).getFirst().snippet()).contains("overseas");
    assertThat(world.search.find("到期", 10).getFirst().snippet()).contains("到期只有");
  }

  @Test
  void no_more_are_given_than_asked_for() throws Exception {
    for (int i = 0; i < 5; i++) {
      world.says(world.visitor(Language.EN), "overseas");
    }
    world.settle();

    assertThat(world.search.find("overseas", 3)).hasSize(3);
    assertThat(world.search.find("overseas", 100)).hasSize(6);
  }

  @Test
  void a_rebuild_finds_the_same() {
    try (ViewStore store = ViewStore.inMemory()) {
      Summaries summaries = new Summaries(store);
      try (ConversationIndex index = new ConversationIndex(store, world.journal, summaries);
          Views views = new Views(world.journal, store, List.of(summaries, index))) {
        ConversationSearch rebuilt = new ConversationSearch(index, world.conversations);
        assertThat(views.watermark()).isEqualTo(world.journal.head());
        assertThat(rebuilt.find("overseas", 10)).isEqualTo(world.search.find("overseas", 10));
      }
    }
  }
}
