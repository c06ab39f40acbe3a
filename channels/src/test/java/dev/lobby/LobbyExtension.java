package dev.lobby;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Starts Lobby when a class first asks for it, and stops it after the class.
public final class LobbyExtension implements ParameterResolver {

  /// JUnit closes it with the store of the class.
  private record Held(RunningLobby lobby) implements AutoCloseable {
    @Override
    public void close() {
      lobby.close();
      lobby.forget();
    }
  }

  private static ExtensionContext ofClass(ExtensionContext context) {
    return context.getTestMethod().isEmpty() ? context : ofClass(context.getParent().orElseThrow());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningLobby.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    WithLobby with = AnnotationSupport.findAnnotation(type, WithLobby.class).orElseThrow();
    // The store of the class, so that Lobby stops when the class is done.
    return Objects.requireNonNull(
            ofClass(context)
                .getStore(Namespace.create(LobbyExtension.class))
                .getOrComputeIfAbsent(type, key -> new Held(RunningLobby.start(with)), Held.class))
        .lobby;
  }
}
