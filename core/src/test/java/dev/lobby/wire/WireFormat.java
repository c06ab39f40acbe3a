package dev.lobby.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.language.Language;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes down how events are stored, for people to compare.
final class WireFormat {

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Class<?>> nested = new TreeMap<>();

  private WireFormat() {}

  /// All names, versions and fields; then the records and words they hold.
  static String of(List<? extends Class<?>> events) {
    WireFormat format = new WireFormat();
    events.stream()
        .sorted(Comparator.comparing(type -> type.getAnnotation(WireName.class).value()))
        .forEach(type -> {
          WireName name = type.getAnnotation(WireName.class);
          format.out.append(name.value()).append(" v").append(name.version()).append('\n');
          format.fields(type);
        });
    while (!format.nested.isEmpty()) {
      String name = format.nested.keySet().iterator().next();
      Class<?> type = format.nested.get(name);
      format.nested.remove(name);
      if (format.out.indexOf("\n" + name + " is") < 0) {
        format.out.append(name).append(" is");
        if (type != null && type.isEnum()) {
          format.out.append(' ').append(words(type));
        }
        format.out.append('\n');
        if (type != null && type.isRecord()) {
          format.fields(type);
        }
      }
    }
    return format.out.toString();
  }

  private void fields(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      out.append("  ")
          .append(component.isAnnotationPresent(Personal.class) ? "sealed " : "")
          .append(component.getName())
          .append(": ")
          .append(name(component.getGenericType()))
          .append(
              component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? ", or none" : "")
          .append('\n');
    }
  }

  private String name(Type type) {
    if (type instanceof ParameterizedType list) {
      return "list of " + name(list.getActualTypeArguments()[0]);
    }
    Class<?> known = (Class<?>) type;
    if (known == String.class) {
      return "text";
    }
    if (known == Integer.class) {
      return "int";
    }
    if (known == Boolean.class) {
      return "boolean";
    }
    if (!known.isPrimitive()) {
      nested.put(known.getSimpleName(), known);
    }
    return known.getSimpleName();
  }

  private static String words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireFormat::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(Object constant) {
    if (constant instanceof Language language) {
      return language.wire();
    }
    for (Method method : constant.getClass().getMethods()) {
      if (method.isAnnotationPresent(JsonValue.class)) {
        try {
          return (String) method.invoke(constant);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return constant.toString();
  }
}
