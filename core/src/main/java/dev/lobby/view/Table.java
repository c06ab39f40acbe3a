package dev.lobby.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values a view keeps, by key.
///
/// The values last used are at hand in the heap, and go to the disk when they leave it or the store
/// is closed. Safe for use by many threads.
///
/// @param <V> an immutable value that Jackson can write and read
public final class Table<V> {

  /// A value at hand.
  ///
  /// @param value null when the key was removed
  /// @param stored whether the disk has it
  private record Held<V>(@Nullable V value, boolean stored) {}

  private final OpenCall calls;
  private final String name;
  private final ObjectReader reader;
  private final ObjectWriter writer;
  private final Map<String, Held<V>> held;
  private final Supplier<? extends Map<String, byte[]>> disk;

  /// @param capacity how many values are at hand
  /// @param disk where the others are; another one after the store was emptied
  Table(
      OpenCall calls,
      ObjectReader reader,
      ObjectWriter writer,
      int capacity,
      Supplier<? extends Map<String, byte[]>> disk) {
    this.calls = calls;
    this.name = calls.table();
    this.reader = reader;
    this.writer = writer;
    this.disk = disk;
    this.held =
        new LinkedHashMap<>(256, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Held<V>> eldest) {
            if (size() <= capacity) {
              return false;
            }
            store(eldest.getKey(), eldest.getValue());
            return true;
          }
        };
  }

  /// The value of a key; null when there is none.
  public @Nullable V get(String key) {
    return call(() -> {
      Held<V> at = held.get(key);
      if (at == null) {
        byte[] bytes = disk.get().get(key);
        at = new Held<>(bytes == null ? null : read(key, bytes), true);
        held.put(key, at);
      }
      return at.value;
    });
  }

  /// Sets the value of a key.
  public void put(String key, V value) {
    call(() -> held.put(key, new Held<>(value, false)));
  }

  /// Removes a key.
  public void remove(String key) {
    call(() -> held.put(key, new Held<>(null, false)));
  }

  /// All values, in no order.
  public List<V> all() {
    return call(() -> {
      flush();
      List<V> values = new ArrayList<>();
      disk.get().forEach((key, bytes) -> values.add(read(key, bytes)));
      return values;
    });
  }

  /// Hands everything to the disk.
  void flush() {
    call(() -> {
      held.replaceAll((key, at) -> {
        store(key, at);
        return at.stored ? at : new Held<>(at.value, true);
      });
      return name;
    });
  }

  /// Forgets what is at hand, stored or not.
  void drop() {
    call(() -> {
      held.clear();
      return name;
    });
  }

  private void store(String key, Held<V> at) {
    if (at.stored) {
      return;
    }
    if (at.value == null) {
      disk.get().remove(key);
      return;
    }
    try {
      disk.get().put(key, writer.writeValueAsBytes(at.value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The view " + name + " cannot keep " + key + ".", e);
    }
  }

  private V read(String key, byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The view " + name + " holds no value at " + key + ".", e);
    }
  }

  private synchronized <T extends @Nullable Object> T call(Supplier<T> action) {
    return calls.during(action);
  }
}
