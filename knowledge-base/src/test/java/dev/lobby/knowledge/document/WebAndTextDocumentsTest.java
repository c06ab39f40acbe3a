package dev.lobby.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebAndTextDocumentsTest {

  @Test
  void scripts_and_what_no_browser_shows_are_never_text_of_html() {
    Document document =
        Made.read(
            "page",
            """
            <!DOCTYPE html><html><head><title>转账须知</title><style>p{color:red}</style>
            <script>alert('SCRIPT')</script></head><body>
            <nav><a href="/">首页</a></nav>
            <h1>转账</h1><p onclick="STOLEN()">单日限额<b>50</b>万元。<script>document.write('SCRIPT')</script></p>
            <p style="display: none">HIDDEN</p><p hidden>HIDDEN</p><!-- COMMENT -->
            <noscript>NOSCRIPT</noscript><iframe src="https://x.example">FRAME</iframe>
            <ul><li>Mobile bank<li>Branch &lt;counter&gt;</ul>
            <svg><text>SVG</text></svg><template>TEMPLATE</template>
            </body></html>
            """);
    assertThat(document.type()).isEqualTo(DocumentType.HTML);
    assertThat(document.title()).isEqualTo("转账须知");
    assertThat(Made.told(document)).containsExactly("转账: 单日限额50万元。\nMobile bank\nBranch <counter>");
  }

  @Test
  void cells_of_html_that_reach_over_rows_belong_to_each() {
    Document document =
        Made.read(
            "page",
            """
            <html><body><table><tr><th>Card</th><th>Fee</th><th>When</th></tr>
            <tr><td rowspan=2>Gold</td><td>300</td><td>first year</td></tr>
            <tr><td>500</td><td>later</td></tr></table></body></html>
            """);
    assertThat(Made.told(document))
        .containsExactly(": Card | Fee | When\nGold | 300 | first year\nGold | 500 | later");
  }

  @Test
  void html_says_its_own_encoding() {
    byte[] page =
        "<html><head><meta charset=\"gb2312\"></head><body><p>网点营业时间</p></body></html>"
            .getBytes(Charset.forName("GB18030"));
    assertThat(Made.told(Made.read("x", page))).containsExactly(": 网点营业时间");
  }

  @Test
  void markdown_loses_its_marks_and_not_its_words() {
    Document document =
        Made.read(
            "guide.md",
            """
            ---
            title: "Card guide"
            ---
            # Cards

            Lost **your card**? Call `95000`
            [at once](https://bank.example/lost).

            | Card | Fee |
            |------|----:|
            | Gold | *300* |

            Blocking
            --------
            1. Open the app
            - 5*3*2 stays <script>alert(1)</script>
            """);
    assertThat(document.type()).isEqualTo(DocumentType.MARKDOWN);
    assertThat(document.title()).isEqualTo("Card guide");
    assertThat(Made.told(document))
        .containsExactly(
            "Cards: Lost your card? Call 95000 at once.",
            "Cards: Card | Fee\nGold | 300",
            "Cards > Blocking: 1. Open the app\n5*3*2 stays");
  }

  @Test
  void records_are_read_with_the_names_of_their_columns() {
    Document document =
        Made.read("x.txt", "\uFEFF网点,地址,电话\n总行,\"人民路1号, 一层\",95000\n东区支行,东街2号,95001\n");
    assertThat(document.type()).isEqualTo(DocumentType.CSV);
    assertThat(Made.told(document))
        .containsExactly(": 网点 | 地址 | 电话\n总行 | 人民路1号, 一层 | 95000\n东区支行 | 东街2号 | 95001");
  }

  @Test
  void prose_with_commas_is_no_table() {
    Document document =
        Made.read("x", "Hello, world.\nWe are open, as always.\nCome in, please.\n");
    assertThat(document.type()).isEqualTo(DocumentType.TEXT);
    assertThat(Made.told(document))
        .containsExactly(": Hello, world.\nWe are open, as always.\nCome in, please.");
  }

  @Test
  void plain_text_has_the_headings_of_its_chapters() {
    String text = "某某银行手册\n第一章 总则\n第一条 为规范管理，制定本办法。\n第二章 存款\n第二条 存款自愿，取款自由。\n";
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("GB18030")
        }) {
      Document document = Made.read("rules.pdf", text.getBytes(charset));
      assertThat(document.type()).isEqualTo(DocumentType.TEXT);
      assertThat(Made.told(document))
          .containsExactly(": 某某银行手册", "第一章 总则: 第一条 为规范管理，制定本办法。", "第二章 存款: 第二条 存款自愿，取款自由。");
    }
  }

  @Test
  void a_text_whose_encoding_is_guessed_shows_how_it_reads() {
    String french = "Tarifs\nLes coûts élevés restent au client.\n";
    Document guessed = Made.read("tarifs.txt", french.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(guessed.notes())
        .singleElement()
        .satisfies(note -> {
          assertThat(note.en()).contains("GB18030", "\"Les co", "save the file as UTF-8");
          assertThat(note.zh()).contains("GB18030", "“Les co");
        });
    assertThat(Made.read("tarifs.txt", french).notes()).isEmpty();
    assertThat(Made.read("x", "网点九点开门。".getBytes(StandardCharsets.UTF_16)).notes()).isEmpty();
  }

  @Test
  void invisible_characters_are_gone() {
    assertThat(Made.told(Made.read("x", "限\u200B额\u202E 5\u00A0\u00A0万\u0007元")))
        .containsExactly(": 限额 5 万元");
  }
}
