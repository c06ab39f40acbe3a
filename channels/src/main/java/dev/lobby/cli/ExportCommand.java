package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customers;
import dev.lobby.erasure.PersonalData;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby export`: everything Lobby knows of a person, for that person.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Prints everything Lobby knows of a person, to read or as JSON; the server must not run.")
public final class ExportCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Parameters(
      paramLabel = "SUBJECT",
      description = "The person's id, as the conversation log shows it: v-... or k-...")
  private String subject = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public ExportCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Settings settings = options.read().settings();
    InstantSource clock = InstantSource.system();
    try (StoppedStore stopped = StoppedStore.open(settings)) {
      Store store = stopped.store();
      Optional<PersonalData.Export> found =
          new PersonalData(
                  new Customers(store.journal(), store.secret()),
                  new Conversations(store.journal()),
                  stopped.views().summaries(),
                  stopped.views().complaints(),
                  stopped.views().leads(),
                  stopped.views().followUps(),
                  stopped.views().feedback(),
                  stopped.views().surveys(),
                  store.journal(),
                  clock)
              .of(subject);
      if (found.isEmpty()) {
        spec.commandLine().getErr().println("lobby: There is nobody of the id " + subject + ".");
        return 1;
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? found.get().toJson() : found.get().toText(settings.timeZone()).strip());
      out.flush();
      return 0;
    }
  }
}
