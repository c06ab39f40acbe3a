package dev.lobby.knowledge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.flow.Flow.Of;
import dev.lobby.knowledge.flow.Flow.Otherwise;
import dev.lobby.knowledge.flow.Flow.Sentence;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFileTest {
  private static final String FACTS =
      """
      facts:
        starts: complaint
        asks: 2
        minutes: 30
        stop: {zh: [算了], en: [never mind]}
        unknown: {zh: [不知道], en: [not sure]}
        sentences:
          noted: {zh: "记下：{facts}", en: "Noted: {facts}"}
          done: {zh: "{number} 完", en: "{bank} has {number}"}
          stopped: {zh: 好的, en: All right}
          handed-over: {zh: 同事来, en: A person comes}
        steps:
          - slot: when
            label: {zh: 时间, en: When}
            takes: date
            says: {zh: [前几天], en: [the other day]}
            none: {zh: [没有日子], en: [no day]}
            of: visitors
            ask: {zh: 哪天？, en: Which day?}
            again: {zh: 大概哪天？, en: About which day?}
            otherwise: note
          - slot: where
            label: {zh: 渠道, en: Where}
            takes: choice
            options:
              - {id: app, zh: [手机银行, 应用], en: [App]}
              - {id: branch, zh: [网点], en: [Branch], alone: {zh: [那儿], en: [there]}}
            ask: {zh: 哪里？, en: Where?}
            again: {zh: "请选一个：{options}", en: "Please choose: {options}"}
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("flows.yaml"), text);
  }

  @Test
  void a_flow_is_read_as_it_is_written_and_survives_the_way_into_a_release() throws IOException {
    List<Flow> flows = FlowFile.read(file(FACTS));

    assertThat(flows).hasSize(1);
    Flow flow = flows.getFirst();
    assertThat(flow.starts()).isEqualTo(Start.COMPLAINT);
    assertThat(flow.asks()).isEqualTo(2);
    assertThat(flow.patience()).isEqualTo(Duration.ofMinutes(30));
    assertThat(flow.steps().getFirst().takes())
        .isEqualTo(
            new Takes.Named(
                Entity.Kind.DATE,
                Map.of(Language.ZH, List.of("前几天"), Language.EN, List.of("the other day")),
                Map.of(Language.ZH, List.of("没有日子"), Language.EN, List.of("no day"))));
    assertThat(flow.steps().getFirst().of()).isEqualTo(Of.VISITORS);
    assertThat(flow.steps().getLast().of()).isEqualTo(Of.EVERYBODY);
    assertThat(flow.ofReachable().steps().getFirst().of()).isEqualTo(Of.NOBODY);
    assertThat(flow.steps().getFirst().otherwise()).isEqualTo(Otherwise.NOTE);
    assertThat(flow.steps().getLast().otherwise()).isEqualTo(Otherwise.HAND_OVER);
    assertThat(flow.say(Sentence.DONE, Language.EN, Map.of("number", "C-1", "bank", "Harbour")))
        .isEqualTo("Harbour has C-1");
    assertThat(FlowJson.read(FlowJson.write(flows))).isEqualTo(flows);
  }

  @Test
  void words_may_say_that_there_is_none_only_where_they_stand_alone() throws IOException {
    List<Flow> flows = FlowFile.read(file(FACTS.replace("none: {", "alone: {")));

    assertThat(flows.getFirst().steps().getFirst().takes())
        .isEqualTo(
            new Takes.Named(
                Entity.Kind.DATE,
                Map.of(Language.ZH, List.of("前几天"), Language.EN, List.of("the other day")),
                Map.of(),
                Map.of(Language.ZH, List.of("没有日子"), Language.EN, List.of("no day"))));
    assertThat(FlowJson.read(FlowJson.write(flows))).isEqualTo(flows);
  }

  @Test
  void the_starter_banks_flows_are_whole() {
    List<Flow> flows = FlowFile.read(Path.of("starter-bank", "flows.yaml"));

    assertThat(flows)
        .extracting(Flow::starts)
        .containsExactly(Start.COMPLAINT, Start.COMPLAINT_CLOSED, Start.LEAD);
    assertThat(FlowJson.read(FlowJson.write(flows))).isEqualTo(flows);
  }

  @Test
  void what_a_lead_takes_out_of_an_answer_must_be_there() throws IOException {
    String lead = FACTS.replace("starts: complaint", "starts: lead").replace("{number}", "{bank}");
    assertThat(FlowFile.read(file(lead))).hasSize(1);

    for (String slot : List.of(Flow.HORIZON, Flow.CONTACT)) {
      Path file = file(lead.replace("slot: where", "slot: " + slot));
      assertThatThrownBy(() -> FlowFile.read(file))
          .isInstanceOf(MalformedContentException.class)
          .hasMessageContaining("flows.yaml:24: '" + slot + "' of a lead takes a choice");
    }
  }

  @Test
  void what_is_wrong_is_named_with_its_line() throws IOException {
    Path file =
        file(
            FACTS
                    .replace("asks: 2", "asks: 10")
                    .replace("starts: complaint", "starts: rain")
                    .replace("takes: date", "takes: weather")
                    .replace("All right", "\"All {right}\"")
                    .replace("slot: where", "slot: when")
                    .replace("otherwise: note", "otherwise: shrug")
                    .replace("of: visitors", "of: rain")
                    .replace("takes: choice", "takes: choice\n      none: {zh: [无], en: [no]}")
                    .replace(
                        "        - {id: branch, zh: [网点], en: [Branch], alone: {zh: [那儿], en: [there]}}\n",
                        "")
                    .replace("{zh: 大概哪天？, en: About which day?}", "{zh: 大概哪天？, en: \"{options}?\"}")
                + "  more: 1\n");

    assertThatThrownBy(() -> FlowFile.read(file))
        .isInstanceOf(MalformedContentException.class)
        .hasMessageContaining("flows.yaml:3: 'asks' is a number from 1 to 9")
        .hasMessageContaining(
            "flows.yaml:2: unknown 'rain'; 'starts' is one of complaint, complaint-closed, lead")
        .hasMessageContaining("unknown 'weather'; a step takes one of words, choice, rating")
        .hasMessageContaining("unknown placeholder '{right}'; allowed here are bank, number")
        .hasMessageContaining("unknown placeholder '{options}'; allowed here are bank, number")
        .hasMessageContaining("the slot 'when' stands twice")
        .hasMessageContaining("unknown 'shrug'; 'otherwise' is one of note, hand-over, leave")
        .hasMessageContaining("unknown 'rain'; 'of' is one of everybody, visitors, nobody")
        .hasMessageContaining("'none' is for a step that takes a thing a message names")
        .hasMessageContaining("a choice is among 2 to 9 options")
        .hasMessageContaining("unknown key 'facts.more'");
  }

  @Test
  void a_flow_after_closing_asks_for_a_rating_and_two_flows_never_start_together()
      throws IOException {
    Path file =
        file(
            FACTS.replace("starts: complaint", "starts: complaint-closed")
                + FACTS
                    .replace("facts:\n  starts", "more:\n  starts")
                    .replace("starts: complaint", "starts: complaint-closed"));

    assertThatThrownBy(() -> FlowFile.read(file))
        .hasMessageContaining("one step must take a rating")
        .hasMessageContaining("'complaint-closed' starts another flow already");
  }
}
