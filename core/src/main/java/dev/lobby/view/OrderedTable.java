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
import java.util.NavigableMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values a view keeps and reads in the order of their keys. Safe for use by many threads.
///
/// @param <V> an immutable value that Jackson can write and read
public final class OrderedTable<V> {

  private static final char LAST = Character.MAX_VALUE;

  /// How many values are visited in one call.
  private static final int AT_ONCE = 100;

  private final OpenCall calls;
  private final ObjectReader reader;
  private final ObjectWriter writer;
  private final Supplier<NavigableMap<String, byte[]>> disk;

  /// @param disk where they are; another one after the store was emptied
  OrderedTable(
      OpenCall calls,
      ObjectReader reader,
      ObjectWriter writer,
      Supplier<NavigableMap<String, byte[]>> disk) {
    this.calls = calls;
    this.reader = reader;
    this.writer = writer;
    this.disk = disk;
  }

  /// Sets the value of a key.
  public void put(String key, V value) {
    call(() -> {
      try {
        return disk.get().put(key, writer.writeValueAsBytes(value));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(
            "The view " + calls.table() + " cannot keep " + key + ".", e);
      }
    });
  }

  /// Removes a key.
  public void remove(String key) {
    call(() -> disk.get().remove(key));
  }

  /// The values whose keys begin with a prefix and that are wanted, by key.
  public Map<String, V> all(String prefix, Predicate<V> wanted) {
    Map<String, V> values = new LinkedHashMap<>();
    each(
        prefix,
        false,
        null,
        (key, value) -> {
          if (wanted.test(value)) {
            values.put(key, value);
          }
          return true;
        });
    return values;
  }

  /// The last values whose keys begin with a prefix and that are wanted, from the last.
  ///
  /// @param limit how many at most
  public List<V> last(String prefix, Predicate<V> wanted, int limit) {
    List<V> values = new ArrayList<>();
    if (limit > 0) {
      each(
          prefix,
          true,
          null,
          (key, value) -> {
            if (wanted.test(value)) {
              values.add(value);
            }
            return values.size() < limit;
          });
    }
    return values;
  }

  /// Visits the values whose keys begin with a prefix and come after a key, in their order.
  ///
  /// @param after need not be there itself
  /// @param visitor says whether it wants more; it may ask any table
  public void from(String prefix, String after, BiPredicate<String, V> visitor) {
    String at = after;
    boolean more = true;
    while (more) {
      List<Map.Entry<String, V>> some = new ArrayList<>();
      each(
          prefix,
          false,
          at,
          (key, value) -> {
            some.add(Map.entry(key, value));
            return some.size() < AT_ONCE;
          });
      more = some.size() == AT_ONCE;
      for (Map.Entry<String, V> entry : some) {
        if (!visitor.test(entry.getKey(), entry.getValue())) {
          return;
        }
        at = entry.getKey();
      }
    }
  }

  /// Visits the values whose keys begin with a prefix, a few in each call, so that no call takes
  /// long however many there are.
  ///
  /// @param after only those beyond this key; null for all
  /// @param visitor says whether it wants more
  private void each(
      String prefix, boolean backwards, @Nullable String after, BiPredicate<String, V> visitor) {
    String at = after;
    do {
      String from = at;
      at =
          this.<@Nullable String>call(() -> {
            NavigableMap<String, byte[]> all =
                disk.get().subMap(prefix, true, prefix + LAST, false);
            NavigableMap<String, byte[]> ordered = backwards ? all.descendingMap() : all;
            NavigableMap<String, byte[]> rest =
                from == null ? ordered : ordered.tailMap(from, false);
            int visited = 0;
            for (Map.Entry<String, byte[]> entry : rest.entrySet()) {
              if (!visitor.test(entry.getKey(), read(entry.getKey(), entry.getValue()))) {
                return null;
              }
              if (++visited == AT_ONCE) {
                return entry.getKey();
              }
            }
            return null;
          });
    } while (at != null);
  }

  private V read(String key, byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The view " + calls.table() + " holds no value at " + key + ".", e);
    }
  }

  private synchronized <T extends @Nullable Object> T call(Supplier<T> action) {
    return calls.during(action);
  }
}
