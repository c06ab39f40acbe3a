package dev.lobby.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lobby.journal.Event;
import dev.lobby.journal.EventCodec;
import dev.lobby.language.Language;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes events as two JSON objects: the clear components and the [Personal] ones.
///
/// An event that an earlier version wrote is brought to today's fields by [Upcaster]s when it is
/// read; on the disk it stays as it is. What a newer release wrote is read too: fields it added are
/// passed over, and a type or a version this release does not know comes back whole, as an
/// [UnknownEvent], which every fold passes over. A new version says that its fields mean something
/// else; half of them would be a wrong event.
public final class JsonEventCodec implements EventCodec {

  private static final byte[] NOTHING = new byte[0];
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  /// What stands for a person's words that are gone.
  public static final String ERASED = "[erased 已删除]";

  /// @param erased what stands for the personal components that may not be missing
  private record Type(
      Class<? extends Event> record,
      String name,
      int version,
      Set<String> personal,
      ObjectNode erased,
      byte[] erasedBytes,
      ObjectReader reader) {}

  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Language.class, new LanguageWriter())
                  .addDeserializer(Language.class, new LanguageReader())
                  .setDeserializerModifier(new ErasedReaders()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final Map<Class<?>, Type> byClass = new HashMap<>();
  private final Map<String, Type> byName = new HashMap<>();

  private final Upcasters upcasters;

  /// A codec for all events of the sealed families given, none of which was ever written in an
  /// earlier version.
  public JsonEventCodec(Class<?>... families) {
    this(List.of(), families);
  }

  /// A codec for all events of the sealed families given.
  ///
  /// @param upcasters one for each earlier version of each event
  /// @throws IllegalArgumentException when one is missing or leads nowhere
  public JsonEventCodec(List<Upcaster> upcasters, Class<?>... families) {
    this.upcasters = new Upcasters(upcasters);
    for (Class<?> family : families) {
      for (Class<?> event : family.getPermittedSubclasses()) {
        add(event.asSubclass(Event.class));
      }
    }
    this.upcasters.check(versions());
  }

  /// The version each event is written in, by wire name.
  public Map<String, Integer> versions() {
    return byName.values().stream().collect(Collectors.toMap(Type::name, Type::version));
  }

  private void add(Class<? extends Event> event) {
    WireName name = event.getAnnotation(WireName.class);
    if (name == null) {
      throw new IllegalArgumentException(event + " has no @WireName.");
    }
    Set<String> personal =
        Arrays.stream(event.getRecordComponents())
            .filter(component -> component.isAnnotationPresent(Personal.class))
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());
    ObjectNode erased = erased(event);
    Type type =
        new Type(
            event,
            name.value(),
            name.version(),
            personal,
            erased,
            erased.toString().getBytes(StandardCharsets.UTF_8),
            json.readerFor(event));
    byClass.put(event, type);
    if (byName.put(name.value(), type) != null) {
      throw new IllegalArgumentException("Two events are called " + name.value() + ".");
    }
  }

  /// Returns the personal components of an event whose person was erased.
  private ObjectNode erased(Class<? extends Event> event) {
    ObjectNode erased = json.createObjectNode();
    for (RecordComponent component : event.getRecordComponents()) {
      if (component.isAnnotationPresent(Personal.class)
          && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        checkErased(component);
        erased.put(component.getName(), ERASED);
      }
    }
    return erased;
  }

  private static void checkErased(RecordComponent component) {
    if (component.getType() != String.class && erasedConstant(component.getType()) == null) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord()
              + " has the personal component "
              + component.getName()
              + ", whose type says by no constant ERASED what stands for it when it is gone.");
    }
  }

  /// What stands for a value of a type when it is gone; null when the type does not say.
  private static @Nullable Object erasedConstant(Class<?> type) {
    try {
      Field constant = type.getField("ERASED");
      return constant.getType() == type && Modifier.isStatic(constant.getModifiers())
          ? constant.get(null)
          : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /// Lets a type's constant ERASED be read from the word that stands for it, which is shorter.
  private static final class ErasedReaders extends BeanDeserializerModifier {
    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reader) {
      Object erased = erasedConstant(bean.getBeanClass());
      return erased == null ? reader : new ErasedReader(reader, erased);
    }
  }

  private static final class ErasedReader extends DelegatingDeserializer {
    private final transient Object erased;

    ErasedReader(JsonDeserializer<?> reader, Object erased) {
      super(reader);
      this.erased = erased;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new ErasedReader(reader, erased);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.currentToken() == JsonToken.VALUE_STRING && ERASED.equals(in.getText())
          ? erased
          : super.deserialize(in, context);
    }
  }

  @Override
  public Encoded encode(Event event) {
    if (event instanceof UnknownEvent(String name, int version, byte[] clear, byte[] sealed)) {
      return new Encoded(name, version, clear, sealed);
    }
    Type type = byClass.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException(
          "No wire name is known for " + event.getClass().getName() + ".");
    }
    try {
      ObjectNode clear = json.valueToTree(event);
      byte[] sealed = NOTHING;
      if (!type.personal.isEmpty()) {
        ObjectNode own = json.createObjectNode();
        for (String field : type.personal) {
          if (clear.has(field)) {
            own.set(field, clear.remove(field));
          }
        }
        sealed = own.isEmpty() ? NOTHING : json.writeValueAsBytes(own);
      }
      return new Encoded(
          type.name,
          type.version,
          clear.isEmpty() ? NOTHING : json.writeValueAsBytes(clear),
          sealed);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The event " + type.name + " cannot be written as JSON.", e);
    }
  }

  @Override
  public Event decode(Encoded encoded) {
    return decode(encoded, false);
  }

  @Override
  public Event decodeErased(Encoded encoded) {
    return decode(encoded, true);
  }

  private Event decode(Encoded encoded, boolean erased) {
    Type type = byName.get(encoded.type());
    if (type == null || encoded.version() > type.version) {
      return new UnknownEvent(encoded.type(), encoded.version(), encoded.clear(), encoded.sealed());
    }
    try {
      if (encoded.version() == type.version) {
        byte[] fields = joined(encoded.clear(), erased ? type.erasedBytes : encoded.sealed());
        return type.reader.readValue(fields);
      }
      ObjectNode fields = object(encoded.clear());
      if (!erased) {
        fields.setAll(object(encoded.sealed()));
      }
      upcasters.apply(type.name, encoded.version(), type.version, fields);
      if (erased) {
        fields.setAll(type.erased);
      }
      return json.treeToValue(fields, type.record);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The bytes of an event " + encoded.type() + " are not one: " + e.getMessage(), e);
    }
  }

  /// Makes one JSON object of two, as most events are read, which spares making trees of them.
  private static byte[] joined(byte[] one, byte[] other) throws IOException {
    if (one.length == 0 && other.length == 0) {
      return EMPTY_OBJECT;
    }
    if (other.length == 0) {
      return whole(one);
    }
    if (one.length == 0) {
      return whole(other);
    }
    whole(one);
    whole(other);
    if (one.length == EMPTY_OBJECT.length) {
      return other;
    }
    if (other.length == EMPTY_OBJECT.length) {
      return one;
    }
    byte[] both = Arrays.copyOf(one, one.length + other.length - 1);
    both[one.length - 1] = ',';
    System.arraycopy(other, 1, both, one.length, other.length - 1);
    return both;
  }

  private static byte[] whole(byte[] bytes) throws IOException {
    if (bytes[0] != '{' || bytes[bytes.length - 1] != '}') {
      throw new IOException("no JSON object");
    }
    return bytes;
  }

  private ObjectNode object(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return json.createObjectNode();
    }
    if (json.readTree(bytes) instanceof ObjectNode fields) {
      return fields;
    }
    throw new IOException("no JSON object");
  }

  private static final class LanguageWriter extends JsonSerializer<Language> {
    @Override
    public void serialize(Language value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.wire());
    }
  }

  private static final class LanguageReader extends JsonDeserializer<Language> {
    @Override
    public @Nullable Language deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      String wire = in.getValueAsString();
      return Arrays.stream(Language.values())
          .filter(language -> language.wire().equals(wire))
          .findFirst()
          .orElseThrow(() -> new IOException("no language is called " + wire));
    }
  }
}
