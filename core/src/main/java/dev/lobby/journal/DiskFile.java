package dev.lobby.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file of a [Disk].
public interface DiskFile extends Closeable {

  /// The length in bytes.
  long size() throws IOException;

  /// Fills the buffer from the offset on, as far as the file reaches.
  void read(ByteBuffer into, long offset) throws IOException;

  /// Writes the whole buffer at the offset. When it fails, any part may have been written.
  ///
  /// @throws Disk.Full when there is no room for it
  void write(ByteBuffer bytes, long offset) throws IOException;

  /// Cuts the file to a length in bytes; a shorter file stays as it is.
  void truncate(long size) throws IOException;

  /// Returns when what was written is on the disk.
  ///
  /// @param metadata whether times and owners are wanted too; the length always is
  void force(boolean metadata) throws IOException;

  /// Whether it was closed neither by [#close] nor by a thread that was interrupted in it.
  boolean isOpen();
}
