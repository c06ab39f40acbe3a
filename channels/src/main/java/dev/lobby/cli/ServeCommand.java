package dev.lobby.cli;

import dev.lobby.Lobby;
import dev.lobby.Settings;
import dev.lobby.SettingsReader;
import dev.lobby.staff.Passwords;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby serve`: runs Lobby until it is told to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs Lobby with its embedded store; prints where the pages are.")
public final class ServeCommand implements Callable<Integer> {

  /// A sign-in a new store begins with.
  private record DemoSignIn(String username, Role role, String displayName) {}

  private static final List<DemoSignIn> DEMO =
      List.of(
          new DemoSignIn("agent", Role.AGENT, "01"),
          new DemoSignIn("agent2", Role.AGENT, "02"),
          new DemoSignIn("supervisor", Role.SUPERVISOR, "S1"),
          new DemoSignIn("editor", Role.EDITOR, "E1"),
          new DemoSignIn("editor2", Role.EDITOR, "E2"));

  @Mixin private SettingsOptions options;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 0 for any that is free.")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: loopback only.")
  private @Nullable String host;

  @Option(
      names = "--new-demo-passwords",
      description = "Gives the demo sign-ins new passwords and prints them; on loopback only.")
  private boolean newPasswords;

  @Option(
      names = "--check",
      description = "Starts, asks for its own pages and one answer, and stops: a smoke test.")
  private boolean check;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public ServeCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> flags = new HashMap<>();
    if (port != null) {
      flags.put("http.port", port.toString());
    }
    if (host != null) {
      flags.put("http.host", host);
    }
    SettingsReader.Read read = options.read(flags);
    Settings settings = read.settings();
    PrintWriter err = spec.commandLine().getErr();
    read.warnings().forEach(it -> err.println("lobby: warning: " + it));
    err.flush();

    Lobby lobby = Lobby.start(settings, new FoldProgress(spec.commandLine().getOut()));
    // Only now, so that a refused start says no more than why.
    out.println("Settings");
    read.lines().forEach(line -> out.println("  " + line));
    lobby.notes().forEach(it -> err.println("lobby: " + it));
    err.flush();
    boolean seeded = seed(lobby, settings, out);
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    out.println();
    out.println(
        "Lobby is ready after " + millis + " ms (" + String.join(", ", lobby.steps()) + ").  已就绪。");
    out.println("  Customers   客户    " + lobby.url() + "/");
    out.println("  Agents      客服    " + lobby.url() + "/agent/");
    out.println("  Supervisors 主管    " + lobby.url() + "/supervisor/");
    out.println("  Editors     知识编辑 " + lobby.url() + "/editor/");
    out.println("  Customers'  客户档案 " + lobby.url() + "/customers/");
    out.println("  Complaints  投诉    " + lobby.url() + "/complaints/");
    out.println("  Leads       线索    " + lobby.url() + "/leads/");
    out.println("  Feedback    反馈    " + lobby.url() + "/feedback/");
    out.println("  Today       待办    " + lobby.url() + "/today/");
    out.println("  API                 " + lobby.url() + "/openapi.json");
    out.println("  Store       数据    " + settings.data());
    if (!seeded
        && loopback(settings)
        && lobby.staff().find(DEMO.getFirst().username()).isPresent()) {
      out.println(
          "The demo sign-ins' passwords were printed when the store was made;"
              + " `lobby serve --new-demo-passwords` makes new ones.");
    }
    out.println("Stop with Ctrl-C.  按 Ctrl-C 停止。");
    out.flush();

    if (check) {
      try (lobby) {
        lobby.awaitReady();
        SelfCheck.run(lobby.url());
      }
      out.println("The check passed.");
      return 0;
    }

    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  lobby.close();
                  stopped.countDown();
                },
                "shutdown"));
    stopped.await();
    return 0;
  }

  /// Adds the demo sign-ins, to an empty store and on loopback only, and prints their passwords
  /// this once.
  private boolean seed(Lobby lobby, Settings settings, PrintWriter out) {
    boolean fresh = lobby.isNew();
    if (!loopback(settings)) {
      if (fresh || newPasswords) {
        out.println("No demo sign-ins are made, because Lobby does not listen on loopback alone.");
      }
      return false;
    }
    if (!fresh && !newPasswords) {
      return false;
    }
    Staff staff = lobby.staff();
    out.println();
    out.println("Demo sign-ins, shown this once  演示账号（仅显示一次）");
    for (DemoSignIn signIn : DEMO) {
      String password = Passwords.random();
      if (!staff.add(signIn.username, signIn.role, signIn.displayName, password)) {
        staff.changePassword(signIn.username, password);
      }
      out.printf("  %-10s  %s%n", signIn.username, password);
    }
    return true;
  }

  private static boolean loopback(Settings settings) {
    try {
      return InetAddress.getByName(settings.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
