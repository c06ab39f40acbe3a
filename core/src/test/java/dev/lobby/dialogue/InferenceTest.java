package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.conversation.Busy;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InferenceTest {

  @Test
  void a_result_comes_back_and_a_failure_as_its_cause() throws Exception {
    try (Inference inference = new Inference(1)) {
      assertThat(inference.run(() -> "understood")).isEqualTo("understood");
      assertThatThrownBy(() ->
              inference.run(() -> {
                throw new StackOverflowError("a deep text");
              }))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StackOverflowError.class);
      assertThat(inference.run(() -> "understood again")).isEqualTo("understood again");
    }
  }

  @Test
  void a_late_computation_is_interrupted_and_its_thread_is_free_again() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Inference inference = new Inference(1)) {
      assertThatThrownBy(() ->
              inference.run(() -> {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
                return "late";
              }))
          .isInstanceOf(TimeoutException.class);
      interrupted.await();
      assertThat(inference.run(Thread::interrupted)).isFalse();
    }
  }

  @Test
  void what_waits_for_a_thread_is_understood_when_one_is_free() throws Exception {
    try (Inference inference = new Inference(1);
        BusyThreads threads = BusyThreads.occupy(inference, 1);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      Future<?> released = later.schedule(threads::release, 700, TimeUnit.MILLISECONDS);

      assertThat(inference.run(() -> "understood")).isEqualTo("understood");
      released.get();
    }
  }

  @Test
  void what_waits_for_a_thread_in_vain_is_given_up_at_the_deadline() throws Exception {
    try (Inference inference = new Inference(1, Duration.ofMillis(300));
        BusyThreads threads = BusyThreads.occupy(inference, 1)) {
      assertThatThrownBy(() -> inference.run(() -> "understood"))
          .isInstanceOf(TimeoutException.class)
          .hasMessage("understanding took longer than 300 ms");

      threads.release();
    }
  }

  @Test
  void a_full_queue_is_an_honest_busy_and_drains_when_the_threads_are_free() throws Exception {
    try (Inference inference = new Inference(1);
        BusyThreads threads = BusyThreads.fill(inference)) {
      assertThatThrownBy(() -> inference.run(() -> "no room")).isInstanceOf(Busy.class);

      threads.release();
      assertThat(threads.answersAgain()).isEqualTo("understood");
    }
  }

  @Test
  void a_closed_pool_is_busy() {
    Inference inference = new Inference(1);
    inference.close();
    assertThatThrownBy(() -> inference.run(() -> "closed")).isInstanceOf(Busy.class);
  }

  @Test
  void a_computation_waits_for_what_is_being_prepared_and_its_deadline_begins_after_that()
      throws Exception {
    try (Inference inference = new Inference(1);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch prepared = new CountDownLatch(1);
      inference.prepare(() -> await(prepared));
      assertThat(inference.isPrepared()).isFalse();
      FutureTask<Boolean> answer =
          new FutureTask<>(() -> {
            asked.countDown();
            return inference.run(() -> prepared.getCount() == 0);
          });
      Thread.ofVirtual().start(answer);
      await(asked);
      Future<Boolean> answeredBefore =
          later.schedule(
              () -> {
                boolean done = answer.isDone();
                prepared.countDown();
                return done;
              },
              Inference.DEADLINE.plusMillis(200).toMillis(),
              TimeUnit.MILLISECONDS);
      assertThat(answeredBefore.get()).isFalse();
      assertThat(answer.get()).isTrue();
      inference.awaitPrepared();
      assertThat(inference.isPrepared()).isTrue();
    }
  }

  @Test
  void a_preparation_that_fails_holds_nothing_up() throws Exception {
    try (Inference inference = new Inference(1)) {
      inference.prepare(() -> {
        throw new IllegalStateException("no native code");
      });
      assertThat(inference.run(() -> 7)).isEqualTo(7);
    }
  }

  @Test
  void a_preparation_that_takes_too_long_is_told_as_the_cause() {
    CountDownLatch prepared = new CountDownLatch(1);
    try (Inference inference = new Inference(1, Inference.DEADLINE, Duration.ofMillis(1))) {
      inference.prepare(() -> await(prepared));
      assertThatThrownBy(() -> inference.run(() -> 7))
          .isInstanceOf(TimeoutException.class)
          .hasMessage("Lobby was still being prepared after 1 ms");
      prepared.countDown();
    }
  }

  @Test
  void no_more_wait_for_the_preparation_than_the_queue_holds() throws Exception {
    try (Inference inference = new Inference(1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch prepared = new CountDownLatch(1);
      inference.prepare(() -> await(prepared));
      CompletionService<Integer> answers = new ExecutorCompletionService<>(callers);
      for (int i = 0; i <= Inference.WAITING_PER_THREAD; i++) {
        answers.submit(() -> inference.run(() -> 7));
      }
      assertThat(answers.take())
          .failsWithin(Duration.ZERO)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(Busy.class);
      prepared.countDown();
      for (int i = 0; i < Inference.WAITING_PER_THREAD; i++) {
        assertThat(answers.take().get()).isEqualTo(7);
      }
    }
  }

  @Test
  void closing_sends_those_away_who_wait_for_the_preparation_and_waits_for_its_end()
      throws Exception {
    Inference inference = new Inference(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch prepared = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    inference.prepare(() -> {
      await(prepared);
      ended.set(true);
    });
    FutureTask<Integer> answer =
        new FutureTask<>(() -> {
          asked.countDown();
          return inference.run(() -> 7);
        });
    Thread.ofVirtual().start(answer);
    await(asked);
    FutureTask<Boolean> endedBefore =
        new FutureTask<>(() -> {
          inference.close();
          return ended.get();
        });
    Thread.ofVirtual().start(endedBefore);
    assertThatThrownBy(answer::get).hasCauseInstanceOf(Busy.class);
    prepared.countDown();
    assertThat(endedBefore.get()).isTrue();
  }

  @Test
  void closing_lets_what_is_under_way_finish() throws Exception {
    Inference inference = new Inference(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FutureTask<String> answer =
        new FutureTask<>(() ->
            inference.run(() -> {
              begun.countDown();
              released.await();
              return "understood";
            }));
    Thread.ofVirtual().start(answer);
    await(begun);
    inference.close();
    released.countDown();
    assertThat(answer.get()).isEqualTo("understood");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
