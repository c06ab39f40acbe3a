package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.value.ValueRulesFile;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredViewsTest {

  @TempDir private Path data;

  @Test
  void the_tables_are_kept_when_the_index_of_the_log_cannot_be_closed() {
    AtomicBoolean broken = new AtomicBoolean();
    try (Journal whole = new MemoryJournal(Store.codec(), InstantSource.system())) {
      Journal journal = breaking(whole, broken);
      for (int i = 0; i < 3; i++) {
        journal.append(
            List.of(
                new StreamWrite("releases", StreamWrite.ANY, "", new ReleaseEvent.Activated("r"))));
      }
      StoredViews stored =
          StoredViews.open(
              data, journal, new Settings.Value(ValueRulesFile.packaged(), ZoneOffset.UTC));
      new Views(journal, stored.store(), stored.all()).close();
      broken.set(true);
      assertThatThrownBy(stored::close).hasMessage("broken");
    }
    assertThat(StoredViews.directory(data).resolve(ViewStore.CLEAN)).exists();
  }

  /// A journal whose frames cannot be read once it is broken.
  private static Journal breaking(Journal journal, AtomicBoolean broken) {
    return (Journal)
        Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, arguments) -> {
              if (broken.get() && method.getName().equals("hash")) {
                throw new IllegalStateException("broken");
              }
              try {
                return method.invoke(journal, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
