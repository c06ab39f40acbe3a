package dev.lobby.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.value.ValueClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansFileTest {

  private static final String TEXT = PlansFile.packaged().text();

  @TempDir private Path directory;

  @Test
  void the_packaged_plans_say_what_their_file_does() {
    List<Plan> all = PlansFile.packaged().all();

    assertThat(all)
        .extracting(Plan::id)
        .containsExactly("welcome", "after-complaint", "watch", "churn", "deposit", "rating");
    assertThat(all)
        .extracting(Plan::trigger)
        .containsExactly(
            new Trigger.Opened(),
            new Trigger.ComplaintClosed(),
            new Trigger.InClass(ValueClass.WATCH),
            new Trigger.ChurnWarning(),
            new Trigger.DepositEnds(14),
            new Trigger.RatingExpires(30));
    assertThat(all).extracting(it -> it.due().text()).startsWith("72 hours", "3 working-days");
    assertThat(all).extracting(Plan::cap).containsOnly(new Cap(2, 7, 1));
    assertThat(all).extracting(Plan::version).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "do: message | do: telegram | 'plans.welcome.do': unknown 'telegram'",
        "due: 72 hours | due: soon | 'plans.welcome.due' is 'soon' and not 1 to 999",
        "due: 72 hours | due: 0 hours | 'plans.welcome.due' is '0 hours'",
        "purpose: contact | purpose: sharing | it is contact or marketing",
        "{trigger: opened} | {trigger: deposit-expires} | no record says when a product ends",
        "{trigger: opened} | {trigger: opened, days: 3} | unknown key 'plans.welcome.when.days'",
        "class: watch | class: rich | 'plans.watch.when.class': unknown 'rich'",
        "days: 30} | days: 400} | 'plans.rating.when.days' is '400' and not a whole number from 1 to 366",
        "to: complaint-owner | to: boss | 'plans.after-complaint.to': unknown 'boss'",
        "to: manager | to: complaint-owner | only complaint-closed has a complaint-owner",
        "due: 2 working-days | '{due: 2 working-days, after: 1 days}' | broken YAML",
        "messages: 2 | messages: 0 | 'cap.messages' is '0' and not a whole number from 1 to 100",
        "20:00 | 9 pm | 'quiet-hours.from' is '9 pm' and not a time such as 09:00",
        "20:00 | 09:00 | then it is never loud",
        "days-off: true | days-off: maybe | 'quiet-hours.days-off' is true or false",
        "welcome: | Welcome!: | is no name of small letters",
        "quiet-hours: {from | loud-hours: {from | unknown key 'loud-hours'",
      })
  void what_is_wrong_is_told_by_line(String before, String after, String told) {
    assertThatThrownBy(() ->
            PlansFile.parse(
                "own.yaml",
                TEXT.replaceFirst(before.replace("}", "\\}").replace("{", "\\{"), after)))
        .hasMessageMatching("(?s)own.yaml:\\d+: .*")
        .hasMessageContaining(told);
  }

  @Test
  void a_plan_may_have_a_cap_and_hours_of_its_own_and_is_another_then() {
    Plans own =
        PlansFile.parse(
            "own.yaml",
            TEXT.replace(
                    "    due: 72 hours\n",
                    "    due: 72 hours\n    after: 2 hours\n    cap: {messages: 1, days: 30}\n")
                .replace(
                    "to: manager\n    purpose: contact\n    text:\n      zh: 客户刚",
                    "to: team ben eve\n    purpose: marketing\n    text:\n      zh: 客户刚"));

    Plan welcome = own.find("welcome").orElseThrow();
    assertThat(welcome.cap()).isEqualTo(new Cap(1, 30));
    assertThat(own.find("rating").orElseThrow().cap()).isEqualTo(new Cap(2, 7, 1));
    assertThat(welcome.after()).isEqualTo(new Span(2, Span.Unit.HOURS));
    assertThat(welcome.version())
        .isNotEqualTo(PlansFile.packaged().find("welcome").orElseThrow().version());
    assertThat(own.find("watch").orElseThrow().team()).containsExactly("ben", "eve");
    assertThat(own.find("rating").orElseThrow().version())
        .isEqualTo(PlansFile.packaged().find("rating").orElseThrow().version());
  }

  @Test
  void a_file_is_read_as_the_text_in_it() throws IOException {
    Path file = directory.resolve("plans.yaml");
    assertThatThrownBy(() -> PlansFile.read(file)).hasMessageContaining("no such file");
    Files.writeString(file, TEXT);
    assertThat(PlansFile.read(file)).isEqualTo(PlansFile.packaged());
  }
}
