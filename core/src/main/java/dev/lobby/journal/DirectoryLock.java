package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sole right to write in a directory: a lock on its file `lock`, which holds the process id.
///
/// The operating system takes the lock back when the process ends, however it ends.
final class DirectoryLock implements Closeable {

  /// What this process holds. The operating system gives up a process's lock when the process
  /// closes any channel to the file, so a second attempt must not even open it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /// @throws JournalException.Locked when somebody else, in this process or another, holds it
  static DirectoryLock take(Path directory) throws IOException {
    String process = Long.toString(ProcessHandle.current().pid());
    Path real = directory.toRealPath();
    if (!HELD.add(real)) {
      throw new JournalException.Locked(directory, process);
    }
    try {
      return new DirectoryLock(real, lock(directory, process));
    } catch (Throwable e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static FileChannel lock(Path directory, String process) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new JournalException.Locked(directory, Files.readString(file).strip());
      }
      sign(channel, process);
      return channel;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /// Writes who holds the lock, for the message to others. It holds without, so a full disk does
  /// not keep a journal from being opened and read.
  private static void sign(FileChannel channel, String process) throws IOException {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      if (!LocalDisk.isFull(e)) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(directory);
    }
  }
}
