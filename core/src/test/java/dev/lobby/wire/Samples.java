package dev.lobby.wire;

import dev.lobby.language.Language;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes records by their components, always the same.
final class Samples {

  private Samples() {}

  /// With a value in every component.
  static <T> T full(Class<T> type) throws ReflectiveOperationException {
    return make(type, true);
  }

  /// With null where a component may be null, and empty lists.
  static <T> T sparse(Class<T> type) throws ReflectiveOperationException {
    return make(type, false);
  }

  private static <T> T make(Class<T> type, boolean full) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] =
          !full && nullable ? null : value(component.getGenericType(), component.getName(), full);
    }
    Constructor<T> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object value(Type type, String name, boolean full)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType list) {
      return full ? List.of(value(list.getActualTypeArguments()[0], name, true)) : List.of();
    }
    Class<?> known = (Class<?>) type;
    if (known == String.class) {
      return full ? "the " + name + " 之值" : "";
    } else if (known == int.class || known == Integer.class) {
      return 7;
    } else if (known == long.class) {
      return 1L << 40;
    } else if (known == double.class) {
      return 0.125;
    } else if (known == boolean.class || known == Boolean.class) {
      return true;
    } else if (known == Language.class) {
      return Language.MIXED;
    } else if (known.isEnum()) {
      return known.getEnumConstants()[0];
    }
    return make(known, full);
  }
}
