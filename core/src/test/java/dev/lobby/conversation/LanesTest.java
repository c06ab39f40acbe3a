package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class LanesTest {

  private final Lanes lanes = new Lanes();

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void commands_of_a_lane_run_one_after_the_other_in_the_order_they_came() throws Exception {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    List<Integer> expected = new ArrayList<>();
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        lanes.submit(
            "a",
            () -> {
              running.countDown();
              return hold(begin);
            });
    running.await();
    for (int i = 0; i < Lanes.LANE_LENGTH; i++) {
      int number = i;
      expected.add(number);
      assertThat(lanes.submit("a", () -> ran.add(number))).isNotCompletedExceptionally();
    }
    begin.countDown();
    lanes.close();

    assertThat(first).isCompleted();
    assertThat(ran).isEqualTo(expected);
  }

  private static boolean hold(CountDownLatch latch) {
    await(latch);
    return true;
  }

  @Test
  void lanes_do_not_wait_for_each_other() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    CompletableFuture<Boolean> waiting = lanes.submit("a", () -> hold(other));

    CompletableFuture<Boolean> ran =
        lanes.submit(
            "b",
            () -> {
              other.countDown();
              return true;
            });

    assertThat(waiting.get()).isTrue();
    assertThat(ran.get()).isTrue();
  }

  @Test
  void a_full_lane_says_busy_and_takes_commands_again_once_it_has_drained() throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        lanes.submit(
            "a",
            () -> {
              running.countDown();
              return hold(begin);
            });
    running.await();
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < Lanes.LANE_LENGTH; i++) {
      int number = i;
      waiting.add(lanes.submit("a", () -> number));
    }

    CompletableFuture<Integer> refused = lanes.submit("a", () -> -1);

    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(refused::get).hasCauseInstanceOf(Busy.class);
    begin.countDown();
    assertThat(first.get()).isTrue();
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(waiting.get(i).get()).isEqualTo(i);
    }
    assertThat(lanes.submit("a", () -> 1).get()).isEqualTo(1);
  }

  @Test
  void a_command_that_fails_is_its_callers_matter_alone() throws Exception {
    CompletableFuture<Object> failing =
        lanes.submit(
            "a",
            () -> {
              throw new IllegalStateException("no");
            });
    CompletableFuture<Object> worse =
        lanes.submit(
            "a",
            () -> {
              throw new StackOverflowError("worse");
            });
    CompletableFuture<String> next = lanes.submit("a", () -> "next");

    assertThat(next.get()).isEqualTo("next");
    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(worse::get).hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void nothing_is_left_of_lanes_that_have_drained() {
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      results.add(
          lanes.submit(
              "lane-" + i % 300,
              () -> {
                if (number % 7 == 0) {
                  throw new IllegalStateException("no");
                }
                return number;
              }));
    }
    lanes.close();

    assertThat(results).allMatch(CompletableFuture::isDone);
    assertThat(lanes.open()).isZero();
  }

  @Test
  void many_callers_at_once_lose_no_command() throws Exception {
    int[] count = new int[1];
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.startVirtualThread(() -> {
            for (int n = 0; n < 500; n++) {
              increment(count);
            }
          }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    lanes.close();

    assertThat(count[0]).isEqualTo(4000);
    assertThat(lanes.open()).isZero();
  }

  /// Unsynchronised on purpose: the lane is what keeps the increments apart.
  private void increment(int[] count) {
    while (true) {
      try {
        lanes.submit("a", () -> ++count[0]).join();
        return;
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(Busy.class);
      }
    }
  }

  @Test
  void closed_lanes_finish_what_they_have_and_refuse_what_comes() throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    CompletableFuture<Boolean> first = lanes.submit("a", () -> hold(begin));
    CompletableFuture<String> waiting = lanes.submit("a", () -> "waited");
    Thread closing = Thread.startVirtualThread(lanes::close);
    begin.countDown();
    closing.join();

    assertThat(first.get()).isTrue();
    assertThat(waiting.get()).isEqualTo("waited");
    for (int i = 0; i < 2; i++) {
      CompletableFuture<String> late = lanes.submit("a", () -> "late");
      assertThatThrownBy(late::get).hasCauseInstanceOf(Busy.class);
    }
    assertThat(lanes.open()).isZero();
  }
}
