package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operating system says of a disk, as the journal hears it.
class LocalDiskTest {

  @TempDir Path directory;

  @Test
  void a_device_without_room_is_full() throws IOException {
    try (DiskFile full = Disk.LOCAL.openForWriting(Path.of("/dev/full"))) {
      assertThatThrownBy(() -> full.write(ByteBuffer.allocate(1), 0)).isInstanceOf(Disk.Full.class);
    }
  }

  @Test
  void only_a_full_disk_and_a_used_up_quota_are_full() {
    assertThat(LocalDisk.isFull(new IOException("No space left on device"))).isTrue();
    assertThat(LocalDisk.isFull(new FileSystemException("f", null, "Disk quota exceeded")))
        .isTrue();
    assertThat(LocalDisk.isFull(new IOException("Input/output error"))).isFalse();
    assertThat(LocalDisk.isFull(new IOException())).isFalse();
    assertThatThrownBy(() -> Disk.LOCAL.openForWriting(directory.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Disk.Full.class);
  }

  @Test
  void a_write_and_a_read_are_whole_and_where_they_should_be() throws IOException {
    Path file = directory.resolve("file");
    byte[] bytes = new byte[100_000];
    bytes[0] = 1;
    bytes[99_999] = 2;
    try (DiskFile out = Disk.LOCAL.create(file)) {
      out.write(ByteBuffer.wrap(bytes, 99_990, 10), 99_990);
      out.write(ByteBuffer.wrap(bytes, 0, 10), 0);
      out.force(false);
      assertThat(out.size()).isEqualTo(100_000);
    }
    try (DiskFile in = Disk.LOCAL.openForReading(file)) {
      ByteBuffer read = ByteBuffer.allocate(200_000);
      in.read(read, 0);
      assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(bytes));
      read.clear().position(5);
      in.read(read, 99_995);
      assertThat(read.position()).isEqualTo(10);
      assertThat(read.get(9)).isEqualTo((byte) 2);
    }
  }
}
