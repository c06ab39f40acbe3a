package dev.lobby.cli;

import dev.lobby.staff.Members;
import dev.lobby.staff.Passwords;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby staff`: who may sign in.
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    subcommands = {StaffCommand.Add.class, StaffCommand.Password.class, StaffCommand.Remove.class},
    description = "Lists who may sign in, and adds and removes them; the server must not run.")
public final class StaffCommand implements Callable<Integer> {

  /// What NIST SP 800-63B asks of a password that is all there is to sign in with.
  private static final int SHORTEST = 15;

  @Mixin private SettingsOptions options;
  @Spec private CommandSpec spec;

  /// Used by picocli.
  public StaffCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
      Staff staff = new Staff(stopped.store().journal());
      Members members = stopped.views().members();
      PrintWriter out = spec.commandLine().getOut();
      List<Staff.Member> all =
          members.with(EnumSet.allOf(Role.class)).stream()
              .flatMap(username -> staff.find(username).stream())
              .toList();
      all.forEach(it ->
          out.printf(
              Locale.ROOT,
              "%-20s  %-10s  %s%n",
              it.username(),
              it.role().wire(),
              it.displayName()));
      if (all.isEmpty()) {
        out.println("Nobody may sign in yet: lobby staff add USER --role ROLE. 还没有可登录的人员。");
      }
      out.flush();
      return 0;
    }
  }

  /// Where a new password comes from.
  static final class Source {

    @Option(names = "--random", description = "Makes a password and prints it this once.")
    private boolean random;

    /// The new password of a member; told when it was made.
    String password(String username, CommandSpec spec) throws IOException {
      if (random) {
        return Passwords.random();
      }
      String typed = new PasswordInput().of(username);
      if (typed.codePointCount(0, typed.length()) < SHORTEST) {
        throw new ParameterException(
            spec.commandLine(),
            "a password has "
                + SHORTEST
                + " characters or more, such as four words; or let --random make one.");
      }
      return typed;
    }

    void tell(String username, String password, PrintWriter out) {
      if (random) {
        out.println("  " + username + "  " + password + "  (shown this once 仅显示一次)");
      }
    }
  }

  /// `lobby staff add`: lets somebody sign in.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Lets somebody sign in. Their password is typed by them, or read from the input as a line,"
            + " or made with --random."
      })
  static final class Add implements Callable<Integer> {

    @Mixin private SettingsOptions options;
    @Mixin private Source source;

    @Parameters(
        paramLabel = "USER",
        description = "What they sign in with: letters, digits, and . _ @ - within.")
    private String username = "";

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "agent, supervisor or editor.")
    private String role = "";

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "What customers read when they answer. Default: the user name.")
    private String name = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Add() {
      this.options = new SettingsOptions();
      this.source = new Source();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      if (!Staff.USERNAME.matcher(username).matches()) {
        throw new ParameterException(
            spec.commandLine(),
            "'" + username + "' is no user name: letters, digits, and . _ @ - within, at most 64.");
      }
      Role takes =
          Set.of(Role.values()).stream()
              .filter(it -> it.wire().equals(role.toLowerCase(Locale.ROOT)))
              .findAny()
              .orElseThrow(() ->
                  new ParameterException(
                      spec.commandLine(),
                      "there is no role '" + role + "': agent, supervisor or editor."));
      try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
        PrintWriter out = spec.commandLine().getOut();
        String password = source.password(username, spec);
        Staff staff = new Staff(stopped.store().journal());
        if (!staff.add(username, takes, name.isBlank() ? username : name.strip(), password)) {
          spec.commandLine()
              .getErr()
              .println(
                  "lobby: the user name "
                      + username
                      + " is taken, or was somebody's before; choose another.");
          return 1;
        }
        out.println(username + " may sign in as " + takes.wire() + ".");
        source.tell(username, password, out);
        out.flush();
        return 0;
      }
    }
  }

  /// `lobby staff password`: gives somebody another password.
  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Gives somebody another password; theirs from before holds no longer.")
  static final class Password implements Callable<Integer> {

    @Mixin private SettingsOptions options;
    @Mixin private Source source;

    @Parameters(paramLabel = "USER", description = "Whose.")
    private String username = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Password() {
      this.options = new SettingsOptions();
      this.source = new Source();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
        Staff staff = new Staff(stopped.store().journal());
        if (staff.find(username).isEmpty()) {
          return nobody(spec, username);
        }
        PrintWriter out = spec.commandLine().getOut();
        String password = source.password(username, spec);
        staff.changePassword(username, password);
        out.println(username + " has another password.");
        source.tell(username, password, out);
        out.flush();
        return 0;
      }
    }
  }

  /// `lobby staff remove`: lets somebody sign in no longer.
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description =
          "Lets somebody sign in no longer. What they did stays under their user name, which is"
              + " given to nobody else.")
  static final class Remove implements Callable<Integer> {

    @Mixin private SettingsOptions options;

    @Parameters(paramLabel = "USER", description = "Who.")
    private String username = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Remove() {
      this.options = new SettingsOptions();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
      try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
        if (!new Staff(stopped.store().journal()).remove(username)) {
          return nobody(spec, username);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(username + " signs in no longer.");
        out.flush();
        return 0;
      }
    }
  }

  private static int nobody(CommandSpec spec, String username) {
    spec.commandLine()
        .getErr()
        .println("lobby: nobody signs in as " + username + "; lobby staff lists who does.");
    return 1;
  }
}
