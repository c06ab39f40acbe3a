package dev.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec.Encoded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A call-back is the family whose shape changed twice: version 1 had one number with its country,
/// version 2 two fields, version 3 says minutes where it said hours.
class UpcasterTest {

  sealed interface CallBackEvent extends Event permits Asked, Made {}

  @WireName(value = "call-back.asked", version = 3)
  record Asked(@Personal String country, @Personal @Nullable String number, int withinMinutes)
      implements CallBackEvent {}

  @WireName("call-back.made")
  record Made(String by) implements CallBackEvent {}

  private static final Upcaster FIRST =
      new Upcaster(
          "call-back.asked",
          1,
          fields -> {
            JsonNode phone = fields.remove("phone");
            if (phone != null) {
              String[] parts = phone.asText().split(" ", 2);
              fields.put("country", parts[0]).put("number", parts[1]);
            }
          });
  private static final Upcaster SECOND =
      new Upcaster(
          "call-back.asked",
          2,
          fields -> fields.put("withinMinutes", fields.remove("withinHours").asInt() * 60));

  private final JsonEventCodec codec =
      new JsonEventCodec(List.of(SECOND, FIRST), CallBackEvent.class);

  private static Encoded encoded(int version, String clear, String sealed) {
    return new Encoded(
        "call-back.asked",
        version,
        clear.getBytes(StandardCharsets.UTF_8),
        sealed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void every_version_is_read_as_the_same_event() {
    Asked asked = new Asked("+86", "138 0013 8000", 120);

    assertThat(codec.decode(encoded(1, "{\"withinHours\":2}", "{\"phone\":\"+86 138 0013 8000\"}")))
        .isEqualTo(asked);
    assertThat(
            codec.decode(
                encoded(
                    2,
                    "{\"withinHours\":2}",
                    "{\"country\":\"+86\",\"number\":\"138 0013 8000\"}")))
        .isEqualTo(asked);
    assertThat(codec.decode(codec.encode(asked))).isEqualTo(asked);
    assertThat(codec.encode(asked).version()).isEqualTo(3);
  }

  @Test
  void an_event_of_an_erased_person_is_upcast_without_their_fields() {
    Asked erased = new Asked(JsonEventCodec.ERASED, null, 120);

    assertThat(codec.decodeErased(encoded(1, "{\"withinHours\":2}", ""))).isEqualTo(erased);
    assertThat(codec.decodeErased(encoded(2, "{\"withinHours\":2}", ""))).isEqualTo(erased);
    assertThat(codec.decodeErased(encoded(3, "{\"withinMinutes\":120}", ""))).isEqualTo(erased);
  }

  @Test
  void a_newer_version_comes_back_whole_and_is_half_of_nothing() {
    Encoded newer = encoded(4, "{\"withinMinutes\":120}", "{\"contact\":{}}");

    Event read = codec.decode(newer);
    Encoded again = codec.encode(read);

    assertThat(read).isInstanceOf(UnknownEvent.class);
    assertThat(again.version()).isEqualTo(4);
    assertThat(again.clear()).isEqualTo(newer.clear());
    assertThat(again.sealed()).isEqualTo(newer.sealed());
    assertThat(codec.decodeErased(encoded(4, "{}", ""))).isInstanceOf(UnknownEvent.class);
  }

  @Test
  void a_version_that_was_never_written_is_refused_by_name() {
    assertThatThrownBy(() -> codec.decode(encoded(0, "{\"withinHours\":2}", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("call-back.asked")
        .hasMessageContaining("version 0");
  }

  @Test
  void an_upcaster_that_is_missing_or_leads_nowhere_is_refused_at_once() {
    assertThatThrownBy(() -> new JsonEventCodec(CallBackEvent.class))
        .hasMessageContaining("call-back.asked is written in version 3 and no upcaster reads 1");
    assertThatThrownBy(() -> new JsonEventCodec(List.of(FIRST), CallBackEvent.class))
        .hasMessageContaining("no upcaster reads 2");
    assertThatThrownBy(() -> new JsonEventCodec(List.of(FIRST, SECOND, FIRST), CallBackEvent.class))
        .hasMessageContaining("Two upcasters read version 1 of call-back.asked");
    for (Upcaster nowhere :
        List.of(
            new Upcaster("call-back.asked", 3, UpcasterTest::nothing),
            new Upcaster("call-back.asked", 0, UpcasterTest::nothing),
            new Upcaster("call-back.lost", 1, UpcasterTest::nothing))) {
      assertThatThrownBy(
              () -> new JsonEventCodec(List.of(FIRST, SECOND, nowhere), CallBackEvent.class))
          .hasMessageContaining("leads nowhere");
    }
  }

  @SuppressWarnings("unused")
  private static void nothing(ObjectNode fields) {}
}
