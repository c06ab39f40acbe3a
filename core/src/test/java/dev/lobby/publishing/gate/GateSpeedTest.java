package dev.lobby.publishing.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.dialogue.Deliberation;
import dev.lobby.dialogue.Interpretation;
import dev.lobby.dialogue.Standing;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.evaluation.HeldOutQuestions;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import dev.lobby.lead.LeadRules;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long the gate takes over ten thousand turns of which no two have the same words, beside
/// putting each of them to each release on its own.
class GateSpeedTest {
  private static final int TURNS = 10_000;
  private static final int TURNS_EACH = 5;
  private static final int NAIVE = 1_000;
  private static final int CORES = 2;
  private static final Duration ALLOWED = Duration.ofSeconds(60);
  private static final Path QUESTIONS =
      Path.of(System.getProperty("lobby.root", ".."))
          .resolve("knowledge-base/starter-bank/golden/questions.tsv");

  /// @param cpuSeconds what all processors did for it
  private record Took(String what, int messages, double seconds, double cpuSeconds) {
    double cpuEach() {
      return cpuSeconds / messages;
    }

    String text() {
      return "%s: %d messages in %.1f s, %.0f a second; %.2f ms of processor time each"
          .formatted(what, messages, seconds, messages / seconds, 1000 * cpuSeconds / messages);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static Took took(String what, int messages, Work work) throws Exception {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = machine.getProcessCpuTime();
    work.run();
    return new Took(
        what,
        messages,
        (System.nanoTime() - wall) / 1e9,
        (machine.getProcessCpuTime() - cpu) / 1e9);
  }

  private static List<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    HeldOutQuestions.read(QUESTIONS).forEach(question -> texts.add(question.text()));
    List<String> phrasings = new ArrayList<>();
    for (Article article : Bank.release().articles()) {
      article.phrasings().values().forEach(phrasings::addAll);
    }
    Collections.shuffle(phrasings, new Random(1));
    for (String phrasing : phrasings) {
      if (texts.size() == TURNS) {
        break;
      }
      texts.add(phrasing);
    }
    return List.copyOf(texts);
  }

  private static void record(World world, List<String> texts) {
    for (int from = 0; from < texts.size(); from += TURNS_EACH) {
      String id = "c" + from;
      String customer = "v-" + from;
      write(world, id, customer, new ConversationEvent.Started("web", customer, Language.ZH));
      for (int i = from; i < from + TURNS_EACH; i++) {
        write(
            world,
            id,
            customer,
            new ConversationEvent.CustomerWrote("m" + i, Language.of(texts.get(i)), texts.get(i)));
      }
    }
  }

  private static void write(World world, String id, String customer, ConversationEvent event) {
    world.journal.append(
        List.of(new StreamWrite(ConversationEvent.stream(id), StreamWrite.ANY, customer, event)));
  }

  @Test
  @Tag("long")
  @Tag("timed")
  @Timeout(600)
  void ten_thousand_different_turns_take_less_than_each_by_each_release() throws Exception {
    List<String> texts = texts();
    try (World world = new World();
        Candidates candidates = new Candidates();
        Release other = candidates.hearing(Signal.ABUSE);
        Release alike = candidates.answeringFrom(0.9)) {
      record(world, texts);

      Took naive = took("each turn by each release", NAIVE, () -> naive(texts, other, day()));
      Took some = took("a gate that has learnt the same", NAIVE, () -> gate(world, alike, NAIVE));
      Took all = took("a gate that has learnt otherwise", TURNS, () -> gate(world, other, TURNS));

      for (Took one : List.of(naive, some, all)) {
        System.out.println(one.text());
      }
      System.out.printf(
          "two cores take %.0f s for %d turns; the goal is %d s%n",
          all.cpuSeconds() / CORES, TURNS, ALLOWED.toSeconds());
      // The same machine takes a fifth more or less from one minute to the next, the processors'
      // own
      // time too; what the gate spares beside each turn on its own it spares every time.
      assertThat(all.cpuEach()).isLessThan(0.8 * naive.cpuEach());
    }
  }

  private static LocalDate day() {
    return LocalDate.ofInstant(World.START, World.ZONE);
  }

  private static void gate(World world, Release candidate, int turns) throws InterruptedException {
    GateRules rules = new GateRules(7, turns, 1, 1, 1, 1, 1);
    GateReport report =
        new Gate(world.journal, World.ZONE, LeadRules.of(Set.of()), rules, world.clock, CORES)
            .run(Bank.release(), candidate, List.of(), List.of(), Gate.Progress.NONE);
    assertThat(report.figures().turns().asked()).isEqualTo(turns);
  }

  private static void naive(List<String> texts, Release candidate, LocalDate day) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < NAIVE; i++) {
        String text = texts.get(i * (texts.size() / NAIVE));
        all.add(
            pool.submit(() -> {
              for (Release release : List.of(Bank.release(), candidate)) {
                Deliberation.of(
                        release,
                        Standing.first("v-1", Language.ZH),
                        Interpretation.of(release, release.interpreter().interpret(text, day)),
                        day,
                        heard -> false,
                        Optional::empty,
                        Deliberation.StandIns.NONE)
                    .words();
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
