package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.conversation.Conversations;
import dev.lobby.erasure.Erasure;
import dev.lobby.erasure.Erasures;
import dev.lobby.retention.MinimumRetention;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby erase`: destroys a person's keys, when two supervisors sign for it.
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Makes everything a person wrote unreadable for good; the server must not run.",
      "Two supervisors sign with their passwords, which are asked for or read from the input, a line"
          + " each. While the server runs, supervisors do the same through its API."
    })
public final class EraseCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Parameters(
      paramLabel = "SUBJECT",
      description = "The person's id, as the conversation log shows it: v-... or k-...")
  private String subject = "";

  @Option(
      names = "--dry-run",
      description = "Only tells whether the person could be erased now, and if not, why.")
  private boolean dryRun;

  @Option(
      names = "--requested-by",
      paramLabel = "USER",
      description = "The supervisor who asks for it.")
  private String requestedBy = "";

  @Option(
      names = "--approved-by",
      paramLabel = "USER",
      description = "The other supervisor, who agrees.")
  private String approvedBy = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public EraseCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = options.read().settings();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!dryRun && (requestedBy.isEmpty() || approvedBy.isEmpty() || reason.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--requested-by, --approved-by and --reason are needed to erase.");
    }
    try (Store store = Store.openExisting(settings)) {
      Erasures erasures = erasures(store, settings);
      if (dryRun) {
        return dryRun(erasures, out);
      }
      Staff staff = new Staff(store.journal());
      PasswordInput passwords = new PasswordInput();
      for (String user : new String[] {requestedBy, approvedBy}) {
        if (staff
            .signIn(user, passwords.of(user))
            .filter(member -> member.role() == Role.SUPERVISOR)
            .isEmpty()) {
          err.println("lobby: " + user + " is no supervisor, or the password is wrong.");
          return 1;
        }
      }
      if (erasures.find(subject).request() == null
          && erasures.request(subject, requestedBy, reason)
              instanceof Erasures.Refused(String why)) {
        err.println("lobby: " + why);
        return 1;
      }
      return switch (erasures.approve(subject, approvedBy)) {
        case Erasures.Refused(String why) -> {
          err.println("lobby: " + why);
          yield 1;
        }
        case Erasures.Taken(Erasure now) -> {
          print(out, Objects.requireNonNull(now.receipt()));
          yield 0;
        }
      };
    }
  }

  private static Erasures erasures(Store store, Settings settings) {
    InstantSource clock = InstantSource.system();
    return new Erasures(
        store.journal(),
        store.keys(),
        new Conversations(store.journal()),
        store.register(),
        clock,
        new MinimumRetention(store.journal(), store.keys(), settings.retention(), clock));
  }

  private int dryRun(Erasures erasures, PrintWriter out) {
    String refusal = erasures.refusal(subject).orElse("");
    out.println(
        refusal.isEmpty()
            ? subject + " could be erased now. Nothing was changed."
            : subject + " would not be erased. " + refusal + " Nothing was changed.");
    erasures.streams(subject).forEach(stream -> out.println("  would be unreadable  " + stream));
    out.flush();
    return refusal.isEmpty() ? 0 : 1;
  }

  private static void print(PrintWriter out, Erasure.Receipt receipt) {
    out.println("Erased. 已删除。");
    out.println("  person        " + receipt.subject());
    out.println("  requested by  " + receipt.requestedBy() + ": " + receipt.reason());
    out.println("  approved by   " + receipt.approvedBy());
    out.println("  at            " + receipt.at());
    out.println("  frame         " + receipt.sequence());
    receipt.streams().forEach(stream -> out.println("  unreadable    " + stream));
    out.println(
        "Copies of the file `keys` from before still open what was erased: destroy them too.");
    out.flush();
  }
}
