package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher, in a folder of its own with a Maven that only writes down how it was called.
class LauncherTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Path.of("../lobby"), folder.resolve("lobby"));
    maven("exit 0");
  }

  private void maven(String then) throws IOException {
    Path maven = folder.resolve("bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(maven, "#!/bin/sh\necho \"$@\" >>'" + calls() + "'\n" + then + "\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    for (String tool : List.of("chromium", "fc-list")) {
      Path fake = Files.writeString(folder.resolve("bin/" + tool), "#!/bin/sh\necho a font\n");
      assertThat(fake.toFile().setExecutable(true)).isTrue();
    }
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  private Ran launch(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", folder.resolve("lobby").toString()));
    command.addAll(List.of(args));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out)
            .redirectError(err)
            .directory(folder.toFile());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (is, own) -> own + ":" + is);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Ran(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nosuch", "full", "-X", "-D", ""})
  void an_option_there_is_not_is_told_in_a_line_before_anything_is_done(String option)
      throws IOException, InterruptedException {
    Ran ran = launch("test", "--full", option);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("'" + option + "'", "--full", "-Dname=value");
    assertThat(calls()).doesNotExist();
  }

  @Test
  void settings_of_maven_reach_it_wherever_they_stand() throws IOException, InterruptedException {
    assertThat(launch("test", "-Dtest=a b", "--full", "-Dx=y").code()).isZero();
    assertThat(calls())
        .content()
        .contains("-Dlobby.excluded-tags=none", "-Dtest=a b -Dx=y verify")
        .doesNotContain("--full");
  }

  @Test
  void a_first_build_says_what_it_does_and_what_went_wrong()
      throws IOException, InterruptedException {
    maven("echo 'warning: a word'; echo '/bank/signals/fraud.tsv: 0 yes lines in zh'; exit 7");
    Ran ran = launch("serve");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("downloads libraries and learns from 22,000 questions, some 4 to 10 minutes")
        .contains("lobby: warning: a word", "/bank/signals/fraud.tsv: 0 yes lines in zh")
        .contains("the build failed");
  }
}
