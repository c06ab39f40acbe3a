package dev.lobby.knowledge.evaluation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that this process has had at any moment.
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final double KILOBYTES = 1024;

  private PeakMemory() {}

  /// Returns the megabytes: on Linux all that was resident, the sentence encoders included;
  /// elsewhere what the JVM itself accounts for.
  public static double megabytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Not Linux.
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / KILOBYTES
        / KILOBYTES;
  }
}
