package dev.lobby.outreach;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Looks at everybody once an hour, and in between at whom something became known of, on a thread
/// of its own.
public final class OutreachKeeper implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(OutreachKeeper.class.getName());
  private static final Duration EVERYBODY_EVERY = Duration.ofHours(1);

  /// Notes of whom something became known that plans follow, or that cancels what they made. It
  /// takes in each event after the views that plans ask.
  public static final class Bell implements View {

    /// When it is of so many, everybody is looked at.
    private static final int MOST = 10_000;

    private final Complaints complaints;
    private final Set<String> rung = new LinkedHashSet<>();
    private final AtomicReference<Runnable> atOnce = new AtomicReference<>(() -> {});
    private final Set<String> withdrawn = new LinkedHashSet<>();
    private boolean everybody = true;

    public Bell(Complaints complaints) {
      this.complaints = complaints;
    }

    @Override
    public String format() {
      return "";
    }

    @Override
    public void apply(Recorded recorded) {
      switch (recorded.event()) {
        case CustomerEvent.Consented e -> {
          ring(customer(recorded));
          if (!e.given()) {
            withdraw(customer(recorded));
            atOnce.get().run();
          }
        }
        case CustomerEvent.Assessed e -> ring(customer(recorded));
        case CustomerEvent.Profiled e when e.importId() == null -> ring(customer(recorded));
        case FiguresEvent.Told e when e.importId() == null ->
            ring(FiguresEvent.customer(recorded.stream()));
        case ProfileImportEvent.Committed e -> ringForEverybody();
        case SurveyEvent.Answered e -> ring(recorded.subject());
        case ComplaintEvent.Closed e ->
            complaints
                .find(recorded.stream().substring(ComplaintEvent.stream("").length()))
                .map(Complaint::customer)
                .ifPresent(this::ring);
        default -> {}
      }
    }

    private static String customer(Recorded recorded) {
      return recorded.stream().substring(CustomerEvent.stream("").length());
    }

    private synchronized void ring(String customer) {
      rung.add(customer);
      if (rung.size() > MOST) {
        ringForEverybody();
      }
    }

    private synchronized void withdraw(String customer) {
      withdrawn.add(customer);
    }

    private synchronized List<String> takeWithdrawn() {
      List<String> some = new ArrayList<>(withdrawn);
      withdrawn.clear();
      return some;
    }

    /// Has everybody looked at.
    public synchronized void ringForEverybody() {
      everybody = true;
      rung.clear();
    }

    private synchronized boolean takeEverybody() {
      boolean all = everybody;
      everybody = false;
      return all;
    }

    private synchronized List<String> take() {
      List<String> some = new ArrayList<>(rung);
      rung.clear();
      return some;
    }
  }

  private final Outreach outreach;
  private final Bell bell;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("contact plans").daemon(true).factory());
  private volatile boolean closing;
  private @Nullable Instant last;

  /// @param every how often it looks whether there is anything to do
  public OutreachKeeper(Outreach outreach, Bell bell, InstantSource clock, Duration every) {
    this.outreach = outreach;
    this.bell = bell;
    this.clock = clock;
    // What a customer no longer allows does not wait for the next look.
    bell.atOnce.set(this::soon);
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void soon() {
    try {
      thread.execute(this::optOut);
    } catch (RejectedExecutionException e) {
      // It is being closed; the first look after the next start sees it.
    }
  }

  private void optOut() {
    for (String id : bell.takeWithdrawn()) {
      try {
        outreach.optOut(id);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "Work items could not be ended.", e);
      }
    }
  }

  /// Looks now.
  void look() {
    try {
      Instant now = clock.instant();
      if (bell.takeEverybody() || last == null || !now.isBefore(last.plus(EVERYBODY_EVERY))) {
        last = now;
        bell.take();
        outreach.run(() -> !closing);
      } else {
        for (String id : bell.take()) {
          if (!closing) {
            outreach.lookAt(id);
          }
        }
      }
    } catch (RuntimeException e) {
      // Nothing is lost: the next look at everybody finds what this one did not.
      LOG.log(System.Logger.Level.ERROR, "Contact plans could not be followed.", e);
    }
  }

  /// Waits for the customer at hand; nobody is interrupted, as that would close the views' files.
  @Override
  public void close() {
    closing = true;
    bell.atOnce.set(() -> {});
    thread.close();
  }
}
