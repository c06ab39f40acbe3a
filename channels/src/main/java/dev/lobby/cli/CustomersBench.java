package dev.lobby.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.StoredViews;
import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Figures;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.value.CustomerValues;
import dev.lobby.value.RulesTrial;
import dev.lobby.value.ValueClass;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby bench customers`: how long the bank's customers take to be told, and to be classed.
@Command(
    name = "customers",
    mixinStandardHelpOptions = true,
    description = "Takes in many customers with their figures, and classes all of them anew.")
final class CustomersBench implements Callable<Integer> {

  private static final long SEED = 20_26;
  private static final int FILE_ROWS = 100_000;
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Duration LONG = Duration.ofHours(1);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--customers",
      defaultValue = "100000",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int customers;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Used by picocli.
  CustomersBench() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = options.read().settings();
    Path data = Files.createTempDirectory("lobby-bench");
    try (Store store = Store.open(data, settings.masterKey(), InstantSource.system());
        StoredViews stored = StoredViews.open(data, store.journal(), settings.value());
        Views views = new Views(store.journal(), stored.store(), stored.all())) {
      ProfileDesk desk =
          new ProfileDesk(store.journal(), new Customers(store.journal(), store.secret()));
      print(out, "told the first time", taken(desk, views, store, 0, true));
      CustomerValues values = stored.values();
      print(out, "classed, first", classed(values, DAY));
      print(out, "classed, next day", classed(values, DAY.plusDays(1)));
      print(out, "the next night's file", taken(desk, views, store, 1, false));
      print(out, "classed, told anew", classed(values, DAY.plusDays(1)));
      Begun begun = Begun.now();
      RulesTrial trial = RulesTrial.of(values, stored.customers(), values.rules(), DAY.plusDays(2));
      JsonObject tried = figures(trial.customers(), begun);
      for (ValueClass one : ValueClass.values()) {
        tried.put(
            one.wire(),
            trial.moves().stream()
                .filter(it -> it.of() == RulesTrial.Of.CLASS && it.to().equals(one.wire()))
                .mapToInt(RulesTrial.Move::customers)
                .sum());
      }
      print(out, "dry run of rules", tried);
      return 0;
    } finally {
      delete(data);
    }
  }

  private static JsonObject classed(CustomerValues values, LocalDate day) {
    Begun begun = Begun.now();
    return figures(values.refresh(day), begun);
  }

  /// @param night how many files came before
  private JsonObject taken(ProfileDesk desk, Views views, Store store, int night, boolean whole)
      throws InterruptedException {
    Random random = new Random(SEED + night);
    Begun begun = Begun.now();
    for (int from = 0; from < customers; from += FILE_ROWS) {
      List<ProfileChange> rows = new ArrayList<>();
      for (int i = from; i < Math.min(customers, from + FILE_ROWS); i++) {
        rows.add(row(i, DAY.plusDays(night), random, whole));
      }
      desk.importAll(rows, "night.csv", "bench");
    }
    views.await(store.journal().head(), LONG);
    return figures(customers, begun);
  }

  private static ProfileChange row(int number, LocalDate day, Random random, boolean whole) {
    return new ProfileChange(
        "B-" + number,
        whole
            ? Set.of(
                ProfileChange.Part.NAME,
                ProfileChange.Part.TIER,
                ProfileChange.Part.MANAGER,
                ProfileChange.Part.FIGURES)
            : Set.of(ProfileChange.Part.FIGURES),
        "客户 " + number,
        number % 50 == 0 ? "core" : "ordinary",
        "manager-" + number % 500,
        List.of(),
        List.of(),
        List.of(),
        null,
        Map.of(),
        new Figures(
            day.toString(),
            day.minusDays(random.nextInt(4000)).toString(),
            random.nextInt(20) == 0 ? null : day.minusDays(random.nextInt(200)).toString(),
            random.nextInt(60),
            random.nextInt(60),
            new BalanceLevel(
                (1 + random.nextInt(9)) * (long) Math.pow(10, random.nextInt(7)), "CNY"),
            random.nextInt(160) - 80));
  }

  /// A moment, by the clock and by what this process has used of the processors, in nanoseconds.
  private record Begun(long clock, long processors) {

    static Begun now() {
      return new Begun(System.nanoTime(), MACHINE.getProcessCpuTime());
    }
  }

  private static JsonObject figures(int count, Begun begun) {
    Begun now = Begun.now();
    double seconds = (now.clock - begun.clock) / 1e9;
    return new JsonObject()
        .put("customers", count)
        .put("s", Math.round(seconds * 100) / 100.0)
        .put("processor s", Math.round((now.processors - begun.processors) / 1e7) / 100.0)
        .put("a second", Math.round(count / Math.max(seconds, 1e-9)));
  }

  private static void print(PrintWriter out, String what, JsonObject figures) {
    out.printf(Locale.ROOT, "%-22s", what);
    figures.forEach(one -> out.print("  " + one.getKey() + " " + one.getValue()));
    out.println();
    out.flush();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
