package dev.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.World;
import dev.lobby.audit.AuditEvent;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.LinkCodeEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec.Encoded;
import dev.lobby.language.Language;
import dev.lobby.lead.LeadEvent;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.outreach.OutreachEvent;
import dev.lobby.outreach.PlanEvent;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ImportEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.publishing.catalogue.CatalogueEvent;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.gap.GapEvent;
import dev.lobby.publishing.glossary.GlossaryEvent;
import dev.lobby.publishing.incident.IncidentEvent;
import dev.lobby.publishing.recall.CorrectionEvent;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.review.verdict.VerdictEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.value.ValueEvent;
import dev.lobby.webhook.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Class<?>> FAMILIES =
      List.of(
          ConversationEvent.class,
          TicketEvent.class,
          CustomerEvent.class,
          FiguresEvent.class,
          LinkCodeEvent.class,
          ProfileImportEvent.class,
          StaffEvent.class,
          OutboxEvent.class,
          ErasureEvent.class,
          AuditEvent.class,
          ReleaseEvent.class,
          CorrectionEvent.class,
          IncidentEvent.class,
          CatalogueEvent.class,
          GlossaryEvent.class,
          GapEvent.class,
          ComplaintEvent.class,
          LeadEvent.class,
          FeedbackEvent.class,
          FollowUpEvent.class,
          OutreachEvent.class,
          PlanEvent.class,
          SurveyEvent.class,
          VerdictEvent.class,
          ArticleEvent.class,
          ImportEvent.class,
          DocumentEvent.class,
          RetentionEvent.class,
          ValueEvent.class,
          WebhookEvent.class);

  private final JsonEventCodec codec = World.codec();

  static List<Class<? extends Event>> types() {
    List<Class<? extends Event>> types = new ArrayList<>();
    for (Class<?> family : FAMILIES) {
      for (Class<?> type : family.getPermittedSubclasses()) {
        types.add(type.asSubclass(Event.class));
      }
    }
    return types;
  }

  /// Every event, once with all its fields and once with as few as it may have.
  static Stream<Event> events() throws ReflectiveOperationException {
    List<Event> events = new ArrayList<>();
    for (Class<? extends Event> type : types()) {
      events.add(Samples.full(type));
      events.add(Samples.sparse(type));
    }
    return events.stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_read_back_as_it_was_written(Event event) {
    Encoded encoded = codec.encode(event);

    assertThat(codec.decode(encoded)).isEqualTo(event);
    assertThat(encoded.version()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("types")
  void what_is_the_persons_own_stands_in_the_sealed_part_alone(Class<? extends Event> type)
      throws Exception {
    Encoded encoded = codec.encode(Samples.full(type));

    Set<String> personal = new HashSet<>();
    Set<String> clear = new HashSet<>();
    Arrays.stream(type.getRecordComponents())
        .forEach(component ->
            (component.isAnnotationPresent(Personal.class) ? personal : clear)
                .add(component.getName()));
    assertThat(fields(encoded.sealed())).isEqualTo(personal);
    assertThat(fields(encoded.clear())).isEqualTo(clear);
  }

  private static Set<String> fields(byte[] part) throws IOException {
    Set<String> names = new HashSet<>();
    if (part.length > 0) {
      JSON.readTree(part).fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  @Test
  void nothing_a_person_wrote_or_is_called_stands_in_the_clear() {
    for (Class<? extends Event> type : types()) {
      Arrays.stream(type.getRecordComponents())
          .filter(component ->
              Set.of("text", "note", "name", "displayName", "passwordHash", "trace")
                  .contains(component.getName()))
          .forEach(component ->
              assertThat(component.isAnnotationPresent(Personal.class))
                  .as("%s of %s", component.getName(), type.getSimpleName())
                  .isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "您好 😀", "\ud800", "a\udc00b", "\"\\\n\t\u0000", "\u202e\u2028</script>"})
  void any_text_comes_back_as_it_was(String text) {
    CustomerWrote event = new CustomerWrote("m", Language.ZH, text);

    assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
  }

  @Test
  void fields_of_a_newer_release_are_passed_over() throws Exception {
    Encoded encoded = codec.encode(new CustomerWrote("m", Language.ZH, "你好"));
    ObjectNode clear = (ObjectNode) JSON.readTree(encoded.clear());
    clear.putObject("mood").put("score", 0.7);
    ObjectNode sealed = (ObjectNode) JSON.readTree(encoded.sealed());
    sealed.putArray("entities").add("card");

    Event read =
        codec.decode(
            new Encoded(
                encoded.type(),
                encoded.version(),
                JSON.writeValueAsBytes(clear),
                JSON.writeValueAsBytes(sealed)));

    assertThat(read).isEqualTo(new CustomerWrote("m", Language.ZH, "你好"));
  }

  @Test
  void an_event_of_a_newer_release_keeps_its_bytes() {
    byte[] clear = "{\"b\":1 , \"a\":2}".getBytes(StandardCharsets.UTF_8);
    byte[] sealed = {0, (byte) 0xff, '{'};

    Event read = codec.decode(new Encoded("conversation.sang", 7, clear, sealed));
    Encoded again = codec.encode(read);

    assertThat(again.type()).isEqualTo("conversation.sang");
    assertThat(again.version()).isEqualTo(7);
    assertThat(again.clear()).isEqualTo(clear);
    assertThat(again.sealed()).isEqualTo(sealed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "\"text\"", "null", "{\"language\":\"latin\"}", "{\"language\":3}"})
  void bytes_that_are_no_such_event_are_refused_by_name(String clear) {
    assertThatThrownBy(() ->
            codec.decode(
                new Encoded(
                    "conversation.customer-wrote",
                    1,
                    clear.getBytes(StandardCharsets.UTF_8),
                    new byte[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conversation.customer-wrote");
  }

  @WireName("test.same")
  record One(String a) implements Twins {}

  @WireName("test.same")
  record Other(String b) implements Twins {}

  sealed interface Twins extends Event permits One, Other {}

  record Nameless() implements Anonymous {}

  sealed interface Anonymous extends Event permits Nameless {}

  @Test
  void two_events_under_one_name_and_an_event_without_one_are_refused() {
    assertThatThrownBy(() -> new JsonEventCodec(Twins.class)).hasMessageContaining("test.same");
    assertThatThrownBy(() -> new JsonEventCodec(Anonymous.class)).hasMessageContaining("Nameless");
    assertThatThrownBy(() -> codec.encode(new Nameless()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nameless");
  }

  /// What is in a journal stays readable: a field may be added, and an event; nothing listed here
  /// may change its name or meaning. A deliberate addition is made in `wire-format.txt` by hand.
  @Test
  void the_wire_format_is_the_committed_one() throws Exception {
    String committed;
    try (InputStream in = getClass().getResourceAsStream("/wire-format.txt")) {
      assertThat(in).isNotNull();
      committed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(WireFormat.of(types())).isEqualTo(committed);
  }

  /// Events as release 0.1 wrote them, one a line: type, version, clear part, sealed part. The
  /// lines stay as they are, whatever becomes of the types.
  @Test
  void what_earlier_releases_wrote_is_read_and_nothing_of_it_lost() throws Exception {
    List<String> lines;
    try (InputStream in = getClass().getResourceAsStream("/events-0.1.jsonl")) {
      assertThat(in).isNotNull();
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(lines).hasSize(21);
    for (String line : lines) {
      JsonNode stored = JSON.readTree(line);
      Event event =
          codec.decode(
              new Encoded(
                  stored.required("type").asText(),
                  stored.required("version").asInt(),
                  bytes(stored.get("clear")),
                  bytes(stored.get("sealed"))));

      assertThat(event).isNotInstanceOf(UnknownEvent.class);
      Encoded again = codec.encode(event);
      holds(again.clear(), stored.get("clear"));
      holds(again.sealed(), stored.get("sealed"));
    }
  }

  private static void holds(byte[] part, @Nullable JsonNode fields) throws IOException {
    if (fields != null) {
      JsonNode written = JSON.readTree(part);
      fields
          .properties()
          .forEach(field ->
              assertThat(written.get(field.getKey()))
                  .as(field.getKey())
                  .isEqualTo(field.getValue()));
    }
  }

  private static byte[] bytes(@Nullable JsonNode part) throws IOException {
    return part == null ? new byte[0] : JSON.writeValueAsBytes(part);
  }
}
