package dev.lobby.publishing;

import dev.lobby.journal.Disk;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The releases that are kept on the disk, each in a folder of its id.
///
/// One is built or copied under a name that no release has and gets its own by renaming, so that
/// what has the name of a release is whole.
public final class ReleaseFolder {
  private static final String UNFINISHED = "unfinished-";

  private final Path folder;
  private final RandomGenerator random = new Random();

  /// Makes the folder when it is missing.
  public ReleaseFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be made.", e);
    }
  }

  /// Removes what was not finished when Lobby last ended; for a start alone.
  void removeUnfinished() {
    try {
      for (Path path : list()) {
        if (path.getFileName().toString().startsWith(UNFINISHED)) {
          delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The releases in " + folder + " cannot be read.", e);
    }
  }

  /// Where a release may be built before [#keep]; does not exist yet.
  public Path unfinished() {
    byte[] name = new byte[8];
    random.nextBytes(name);
    return folder.resolve(UNFINISHED + HexFormat.of().formatHex(name));
  }

  /// Gives a release that was built in [#unfinished] its name; takes the place of one of the same
  /// name that is damaged.
  ///
  /// @return its id
  /// @throws ReleaseException when it is none
  public String keep(Path built) {
    String id = Release.idOf(built);
    Path kept = folder.resolve(id);
    try {
      if (Release.isWhole(kept)) {
        delete(built);
        return id;
      }
      force(built);
      if (Files.isDirectory(kept)) {
        delete(kept);
      }
      Files.move(built, kept, StandardCopyOption.ATOMIC_MOVE);
      Disk.LOCAL.forceDirectory(folder);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("The release " + id + " cannot be kept in " + folder + ".", e);
    }
  }

  /// Keeps a copy of a release that is somewhere else.
  ///
  /// @return its id
  /// @throws ReleaseException when it is none
  public String keepCopy(Path release) {
    String id = Release.idOf(release);
    if (find(id).filter(Release::isWhole).isPresent()) {
      return id;
    }
    Path copy = unfinished();
    try {
      copy(release, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(release + " cannot be copied to " + folder + ".", e);
    }
    return keep(copy);
  }

  /// The directory of a release; empty when it is not kept.
  public Optional<Path> find(String id) {
    Path kept = folder.resolve(id);
    return id.matches("[0-9a-f]{64}") && Files.isDirectory(kept)
        ? Optional.of(kept)
        : Optional.empty();
  }

  /// The ids of the releases kept, sorted.
  public List<String> ids() {
    try {
      return list().stream()
          .map(path -> path.getFileName().toString())
          .filter(id -> find(id).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The releases in " + folder + " cannot be read.", e);
    }
  }

  /// Where it is.
  public Path path() {
    return folder;
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /// Puts a release on the disk before an event says that it answers.
  private static void force(Path release) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(release)) {
      paths = all.toList();
    }
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        Disk.LOCAL.forceDirectory(path);
      } else {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
