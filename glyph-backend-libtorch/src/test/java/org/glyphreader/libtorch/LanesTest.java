package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team of threads that walks through the same work. */
class LanesTest {

  private final Lanes lanes = new Lanes(3);

  @AfterEach
  void end() {
    lanes.close();
  }

  @Test
  void every_lane_sees_what_the_others_did_before_a_barrier() {
    int rounds = 1_000;
    AtomicIntegerArray done = new AtomicIntegerArray(3);
    lanes.run(
        lane -> {
          for (int round = 1; round <= rounds; round++) {
            done.set(lane.index(), round);
            lane.barrier();
            for (int other = 0; other < 3; other++) {
              if (done.get(other) < round) {
                throw new AssertionError("lane " + other + " is late in round " + round);
              }
            }
          }
        });
    assertThat(done.get(0) + done.get(1) + done.get(2)).isEqualTo(3 * rounds);
  }

  @Test
  void a_failure_of_one_lane_frees_those_that_wait_and_reaches_the_caller() {
    assertThatThrownBy(
            () ->
                lanes.run(
                    lane -> {
                      if (lane.index() == 1) {
                        throw new IllegalStateException("lane 1 broke");
                      }
                      lane.barrier();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("lane 1 broke");
  }

  @Test
  void after_a_failure_the_team_works_again() {
    try {
      lanes.run(
          lane -> {
            if (lane.index() == 0) {
              throw new IllegalStateException("once");
            }
            lane.barrier();
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("once");
    }
    AtomicIntegerArray count = new AtomicIntegerArray(1);
    lanes.run(
        lane -> {
          lane.barrier();
          count.incrementAndGet(0);
        });
    assertThat(count.get(0)).isEqualTo(3);
  }

  @Test
  void an_interrupted_caller_waits_and_stays_interrupted() {
    AtomicIntegerArray count = new AtomicIntegerArray(1);
    Thread.currentThread().interrupt();
    lanes.run(lane -> count.incrementAndGet(0));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(count.get(0)).isEqualTo(3);
  }

  @Test
  void libtorch_is_single_threaded_on_lanes_only() {
    int[] threads = new int[3];
    int here = torch.get_num_threads();
    lanes.run(lane -> threads[lane.index()] = torch.get_num_threads());
    assertThat(threads).containsOnly(1);
    assertThat(torch.get_num_threads()).isEqualTo(here);
  }

  @Test
  void closing_ends_the_threads_and_can_be_done_twice() {
    lanes.close();
    lanes.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("glyph-libtorch-"));
    assertThatThrownBy(() -> lanes.run(lane -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "4,4,1", "2520,4,2", "650,1,2", "1300,1,1", "1000,1,3", "5,1,8", "12,4,5"})
  void blocks_of_all_lanes_cover_every_row_once(int rows, int unit, int count) {
    Team team = new Team(count);
    List<Integer> covered = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      for (Span span : new Lane(index, team).share(rows / unit).times(unit).blocks(unit)) {
        assertThat(span.length()).isLessThanOrEqualTo(640 + unit);
        assertThat(span.start() % unit).isZero();
        assertThat(span.length()).isPositive();
        for (int row = span.start(); row < span.end(); row++) {
          covered.add(row);
        }
      }
    }
    assertThat(covered).hasSize(rows).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"7,3", "2,4", "0,2", "100,1"})
  void shares_of_all_lanes_cover_everything_once(int n, int count) {
    Team team = new Team(count);
    int next = 0;
    for (int index = 0; index < count; index++) {
      Span share = new Lane(index, team).share(n);
      assertThat(share.start()).isEqualTo(next);
      next = share.end();
    }
    assertThat(next).isEqualTo(n);
  }
}
