package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The operating system's files.
final class LocalDisk implements Disk {

  /// What the C library says of `ENOSPC` and `EDQUOT` in English.
  private static final List<String> FULL_IN_ENGLISH =
      List.of("No space left on device", "Disk quota exceeded");

  /// An operation on files.
  private interface Operation<T> {
    T run() throws IOException;
  }

  /// Runs an operation, and says a full disk apart from all else that may go wrong.
  private static <T> T run(Operation<T> operation) throws IOException {
    try {
      return operation.run();
    } catch (IOException e) {
      throw isFull(e) ? new Full(e) : e;
    }
  }

  /// Whether an operation failed because the disk or the user's quota is full.
  ///
  /// The JDK passes the operating system's error on as nothing but its text, which is in the
  /// system's language: a server set up in Chinese says 设备上没有空间.
  static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return FULL_IN_ENGLISH.stream().anyMatch(message::contains)
        || FullInThisLanguage.TEXTS.stream().anyMatch(message::contains);
  }

  /// The texts in the system's language, asked from the C library once they are needed.
  private static final class FullInThisLanguage {
    private static final int ENOSPC = 28;
    private static final List<String> TEXTS = texts();

    // The one function called takes and gives what is said here.
    @SuppressWarnings("restricted")
    private static List<String> texts() {
      int quota =
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? 69 : 122;
      try {
        Linker linker = Linker.nativeLinker();
        MethodHandle strerror =
            linker.downcallHandle(
                linker.defaultLookup().find("strerror").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        return List.of(text(strerror, ENOSPC), text(strerror, quota));
      } catch (Throwable e) {
        // No C library that can be asked: English is all there is to go by.
        return List.of();
      }
    }

    @SuppressWarnings("restricted")
    private static String text(MethodHandle strerror, int error) throws Throwable {
      MemorySegment text = (MemorySegment) strerror.invokeExact(error);
      return text.reinterpret(1024)
          .getString(0, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
    }
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    return run(() -> DirectoryLock.take(directory));
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    run(() -> Files.createDirectories(directory));
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  @Override
  public DiskFile createSecret(Path file) throws IOException {
    // One that is there keeps who can read it.
    Files.deleteIfExists(file);
    return new LocalFile(
        run(() ->
            FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(file))));
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public DiskFile openForWriting(Path file) throws IOException {
    return open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public DiskFile openForAppending(Path file) throws IOException {
    return open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  @Override
  public DiskFile openForReading(Path file) throws IOException {
    return open(file, StandardOpenOption.READ);
  }

  private static DiskFile open(Path file, OpenOption... options) throws IOException {
    return new LocalFile(run(() -> FileChannel.open(file, options)));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    run(() -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    try (DiskFile opened = openForReading(directory)) {
      opened.force(true);
    }
  }

  @Override
  public byte[] content(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private record LocalFile(FileChannel channel) implements DiskFile {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void read(ByteBuffer into, long offset) throws IOException {
      int start = into.position();
      while (into.hasRemaining()) {
        if (channel.read(into, offset + into.position() - start) < 0) {
          return;
        }
      }
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      int start = bytes.position();
      while (bytes.hasRemaining()) {
        run(() -> channel.write(bytes, offset + bytes.position() - start));
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      run(() -> channel.truncate(size));
    }

    @Override
    public void force(boolean metadata) throws IOException {
      run(() -> {
        channel.force(metadata);
        return channel;
      });
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
