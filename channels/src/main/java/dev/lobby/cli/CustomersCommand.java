package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.ProfileTable;
import dev.lobby.staff.Staff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby customers`: what the bank knows of its customers, as a table.
@Command(
    name = "customers",
    mixinStandardHelpOptions = true,
    subcommands = {
      CustomersCommand.Import.class,
      CustomersCommand.Export.class,
      CustomerValueCommand.class,
      CustomerPlansCommand.class
    },
    description =
        "Takes in the bank's customers from a CSV file, writes them into one, says what they are worth.")
public final class CustomersCommand implements Callable<Integer> {

  /// More are counted and not printed.
  private static final int PROBLEMS_SHOWN = 100;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public CustomersCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /// `lobby customers import`.
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Takes in customers from a CSV file; the server must not run.",
        "All rows are taken in or none. The column external_id is needed; those there may be:"
            + " name, tier, manager, phones, emails, products, deposit_until, rating,"
            + " rating_until, consent_contact, consent_marketing, consent_sharing; and all together or none:"
            + " figures_as_of, opened, last_activity, transactions, transactions_before, balance,"
            + " balance_before, balance_currency. What no column speaks of stays as it is."
      })
  static final class Import implements Callable<Integer> {

    private static final int NAMED = 5;

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8, UTF-16 or GB18030.")
    private Path file = Path.of("");

    @Option(
        names = "--by",
        paramLabel = "NAME",
        required = true,
        description = "The member of staff who does it.")
    private String by = "";

    @Option(names = "--skip-broken", description = "Takes in the other rows when some are broken.")
    private boolean skipBroken;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      long begun = System.nanoTime();
      Settings settings = options.read().settings();
      try (StoppedStore stopped = StoppedStore.open(settings)) {
        Staff staff = new Staff(stopped.store().journal());
        if (staff.find(by).isEmpty()) {
          err.println("lobby: nobody signs in as " + by + "; name a member of staff with --by.");
          return 1;
        }
        byte[] bytes;
        try {
          bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
          err.println("lobby: there is no file " + file + ".");
          return 1;
        }
        ProfileTable.Content content = ProfileTable.read(bytes);
        tell(content.problems(), err);
        boolean whole = content.problems().isEmpty();
        if (!whole && (!skipBroken || content.changes().isEmpty())) {
          err.println(
              "lobby: nothing was taken in."
                  + (content.changes().isEmpty()
                      ? ""
                      : " Mend the rows, or take in the other "
                          + content.changes().size()
                          + " with --skip-broken."));
          return 1;
        }
        warn(content.changes(), staff, LocalDate.now(settings.timeZone()), err);
        Store store = stopped.store();
        Customers customers = new Customers(store.journal(), store.secret());
        ProfileDesk.Imported done =
            new ProfileDesk(store.journal(), customers)
                .importAll(content.changes(), String.valueOf(file.getFileName()), by);
        out.printf(
            Locale.ROOT,
            "%,d customers in %.1f s: %,d added, %,d changed, %,d as before.%n",
            done.rows(),
            Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
            done.added(),
            done.changed(),
            done.rows() - done.added() - done.changed());
        out.flush();
        return whole ? 0 : 1;
      }
    }

    /// Tells what is taken in and is likely a slip.
    private static void warn(
        List<ProfileChange> changes, Staff staff, LocalDate today, PrintWriter err) {
      Map<String, List<String>> strangers = new TreeMap<>();
      List<String> ahead = new ArrayList<>();
      for (ProfileChange change : changes) {
        if (change.manager() != null) {
          strangers
              .computeIfAbsent(change.manager(), name -> new ArrayList<>())
              .add(change.externalId());
        }
        if (change.figures() != null && LocalDate.parse(change.figures().asOf()).isAfter(today)) {
          ahead.add(change.externalId());
        }
      }
      strangers.keySet().removeIf(name -> staff.find(name).isPresent());
      strangers.forEach((name, whose) ->
          err.println(
              "lobby: manager "
                  + name
                  + " of "
                  + first(whose)
                  + " is no member of staff, so nobody finds them on a list of their own."
                  + " 客户经理不是员工账号。"));
      if (!ahead.isEmpty()) {
        err.println("lobby: figures_as_of of " + first(ahead) + " is after today. 统计日在今天之后。");
      }
    }

    private static String first(List<String> numbers) {
      int more = numbers.size() - NAMED;
      return String.join(", ", numbers.subList(0, Math.min(NAMED, numbers.size())))
          + (more > 0 ? " and " + more + " more" : "");
    }

    private void tell(List<ProfileTable.Problem> problems, PrintWriter err) {
      String name = String.valueOf(file.getFileName());
      problems.stream().limit(PROBLEMS_SHOWN).map(it -> it.text(name)).forEach(err::println);
      if (problems.size() > PROBLEMS_SHOWN) {
        err.println("… and " + (problems.size() - PROBLEMS_SHOWN) + " more.");
      }
    }
  }

  /// `lobby customers export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Writes the bank's customers into a CSV file that can be imported; the server must not run.")
  static final class Export implements Callable<Integer> {

    @Mixin private SettingsOptions options = new SettingsOptions();

    @Option(
        names = "--to",
        paramLabel = "FILE",
        required = true,
        description = "The file; it must not be there yet.")
    private Path file = Path.of("");

    @Option(
        names = "--by",
        paramLabel = "NAME",
        required = true,
        description = "The member of staff who does it.")
    private String by = "";

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "For the audit.")
    private String reason = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
      PrintWriter err = spec.commandLine().getErr();
      if (Files.exists(file)) {
        err.println("lobby: " + file + " is there already; name another file.");
        return 1;
      }
      try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
        Store store = stopped.store();
        if (new Staff(store.journal()).find(by).isEmpty()) {
          err.println("lobby: nobody signs in as " + by + "; name a member of staff with --by.");
          return 1;
        }
        new Audit(store.journal(), InstantSource.system())
            .acted(by, Action.EXPORTED_CUSTOMERS, null, String.valueOf(file.getFileName()), reason);
        Customers customers = new Customers(store.journal(), store.secret());
        CustomerDirectory directory = stopped.views().customers();
        Iterable<Customer> all =
            () -> directory.ids().stream().flatMap(id -> customers.load(id).stream()).iterator();
        int written;
        try (Writer to = Files.newBufferedWriter(file)) {
          written = ProfileTable.write(all, to);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d customers in %s.%n", written, file);
        out.flush();
        return 0;
      }
    }
  }
}
