package dev.lobby.journal;

import java.util.Arrays;

/// Where each frame starts, by sequence: the number of its segment and the offset there.
///
/// Written by one thread, read by many.
final class FramePositions {

  private static final int OFFSET_BITS = 40;

  private long[] values = new long[1024];
  private int size;

  synchronized void add(int segment, long offset) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = ((long) segment << OFFSET_BITS) | offset;
  }

  synchronized long get(long sequence) {
    return values[Math.toIntExact(sequence - 1)];
  }

  static int segment(long position) {
    return (int) (position >>> OFFSET_BITS);
  }

  static long offset(long position) {
    return position & ((1L << OFFSET_BITS) - 1);
  }
}
