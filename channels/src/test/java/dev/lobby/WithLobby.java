package dev.lobby;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class one running Lobby: the real server on a free port, with an empty
/// store and the release the build made. It comes as a parameter of type [RunningLobby].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LobbyExtension.class)
public @interface WithLobby {

  /// Settings as `key=value`.
  String[] settings() default {};

  /// How long the live streams wait for a first frame, in milliseconds.
  int firstFrameMillis() default 5_000;

  /// How long the live streams wait for a slow reader, in milliseconds.
  int writeMillis() default 15_000;

  /// How often it is looked whether contact plans have anything to do, in milliseconds.
  int contactsMillis() default 60_000;
}
