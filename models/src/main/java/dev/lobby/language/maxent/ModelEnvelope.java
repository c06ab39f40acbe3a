package dev.lobby.language.maxent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// What every model file has around its content, so that a foreign or damaged one is told.
///
/// | part | content |
/// |---|---|
/// | magic | eight bytes that name the kind of model |
/// | version | int |
/// | content | as the kind of model writes it |
/// | checksum | int, CRC32C of all bytes before it |
///
/// Numbers are big-endian.
///
/// @param magic seven letters; a zero byte follows them
/// @param version the one version that is written and read
/// @param name what messages call such a model
public record ModelEnvelope(String magic, int version, String name) {
  private static final int MAGIC_LENGTH = 7;
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  /// Checks the magic.
  public ModelEnvelope {
    if (magic.length() != MAGIC_LENGTH) {
      throw new IllegalArgumentException("a magic has " + MAGIC_LENGTH + " letters: " + magic);
    }
  }

  /// Writes the content of a model.
  public interface Writer {
    /// Writes it to `out`.
    void write(DataOutputStream out) throws IOException;
  }

  /// Reads the content of a model.
  public interface Reader<T> {
    /// Reads it from `in`.
    T read(DataInputStream in) throws IOException;
  }

  private long number() {
    long number = 0;
    for (int i = 0; i < MAGIC_LENGTH; i++) {
      number = number << Byte.SIZE | magic.charAt(i);
    }
    return number << Byte.SIZE;
  }

  /// Returns the content with its envelope.
  public byte[] seal(Writer content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(number());
      out.writeInt(version);
      content.write(out);
      out.writeInt(checksum(bytes.toByteArray(), out.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Returns what is in `bytes`.
  ///
  /// @throws ModelException when they are foreign or damaged
  public <T> T open(byte[] bytes, Reader<T> content) {
    if (bytes.length < HEADER + Integer.BYTES || ByteBuffer.wrap(bytes).getLong() != number()) {
      throw new ModelException("not a " + name + " of Lobby's: it does not begin with " + magic);
    }
    int found = ByteBuffer.wrap(bytes).getInt(Long.BYTES);
    if (found != version) {
      throw new ModelException(
          name + " format " + found + " is not one this version reads (" + version + ")");
    }
    int end = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new ModelException("damaged " + name + ": the checksum does not match");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEADER, end - HEADER))) {
      T model = content.read(in);
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes are left");
      }
      return model;
    } catch (IOException | RuntimeException e) {
      throw new ModelException(
          "damaged " + name + ": its checksum matches, but it cannot be read", e);
    }
  }

  /// Reads how many of something follow, before there is room made for them.
  ///
  /// @param least how many bytes each takes at least
  /// @throws IOException when so many cannot follow
  public static int count(DataInputStream in, int least) throws IOException {
    int count = in.readInt();
    require(count, least, in);
    return count;
  }

  /// Checks that so many of something can follow.
  ///
  /// @param least how many bytes each takes at least
  /// @throws IOException when they cannot
  public static void require(int count, int least, DataInputStream in) throws IOException {
    if (count < 0 || (long) count * least > in.available()) {
      throw new IOException(
          count + " of at least " + least + " bytes each are not in " + in.available());
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
