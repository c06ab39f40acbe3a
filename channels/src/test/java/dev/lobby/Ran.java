package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/// What a command printed, and its exit code.
record Ran(int code, String out, String err) {

  /// Runs a command as it is typed.
  static Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    int code = command.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  List<JsonObject> lines() {
    return out.lines().map(JsonObject::new).toList();
  }

  /// Expects one sentence about what went wrong, and no stack.
  Ran failed(String... words) {
    assertThat(code).as(err).isEqualTo(1);
    assertThat(err.strip().lines()).as(err).hasSize(1);
    assertThat(err).startsWith("lobby: ").contains(words).doesNotContain("\tat ");
    return this;
  }

  /// Expects to be told how the command is called.
  Ran calledWrongly(String... words) {
    assertThat(code).as(err).isEqualTo(2);
    assertThat(err).contains(words).doesNotContain("\tat ");
    return this;
  }

  Ran done() {
    assertThat(code).as(err).isZero();
    assertThat(err).isEmpty();
    return this;
  }
}
