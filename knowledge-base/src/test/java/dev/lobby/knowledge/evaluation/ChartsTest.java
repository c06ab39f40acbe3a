package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.evaluation.Calibration.Bin;
import dev.lobby.knowledge.evaluation.RiskCoverage.Point;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartsTest {

  private static <T> SequencedMap<String, List<T>> series(String name, List<T> points) {
    SequencedMap<String, List<T>> series = new LinkedHashMap<>();
    series.put(name, points);
    return series;
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void each_bin_has_its_dot_and_names_are_escaped() throws Exception {
    String svg =
        Charts.reliability(
            "A & B < C", series("x<y", List.of(new Bin(10, 5, 0.5), new Bin(10, 9, 1))));
    Document document = parsed(svg);
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2);
    // Half of the width and half of the height that the axes leave.
    assertThat(svg)
        .contains("<circle cx=\"334\" cy=\"232\"")
        .contains(">A &amp; B &lt; C</text>")
        .contains(">x&lt;y</text>");
  }

  @Test
  void the_scale_of_risk_follows_the_settled_part_of_the_curve() throws Exception {
    String svg =
        Charts.riskCoverage(
            "banking77",
            series(
                "fused",
                List.of(
                    new Point(0.9, 100, 1, 1),
                    new Point(0.8, 100, 50, 1),
                    new Point(0.1, 100, 100, 4))));
    parsed(svg);
    assertThat(svg)
        .contains(">6 %</text>")
        .doesNotContain(">7 %</text>")
        .contains(">5 %</text>")
        // 1 of 50 at half coverage: a third of the way up.
        .contains("334,294.7 ");
  }
}
