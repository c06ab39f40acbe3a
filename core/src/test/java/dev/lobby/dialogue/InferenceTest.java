package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.conversation.Busy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
