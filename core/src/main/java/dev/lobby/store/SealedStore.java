package dev.lobby.store;

import dev.lobby.checkpoint.SigningKey;
import dev.lobby.erasure.ErasureRegister;
import dev.lobby.journal.Disk;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Sealer;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A journal, the keys its sealed parts open with, and the register of erasures, in one directory:
/// opened in the one order in which each can be held against the others.
///
/// The journal comes first: it takes the directory, and knows which keys there must be. Only when
/// nothing is sealed may keys be made. The register comes before the keys, so that whoever was
/// erased stays erased whichever copy of the keys this is.
public final class SealedStore implements AutoCloseable {
  private final FileJournal journal;
  private final KeyRing keys;
  private final PrivateKey signing;
  private final ErasureRegister register;

  private SealedStore(
      FileJournal journal, KeyRing keys, PrivateKey signing, ErasureRegister register) {
    this.journal = journal;
    this.keys = keys;
    this.signing = signing;
    this.register = register;
  }

  /// The directory of the journal.
  public static Path journal(Path data) {
    return data.resolve("journal");
  }

  /// The key file.
  public static Path keys(Path data) {
    return data.resolve("keys");
  }

  /// The register of erasures.
  public static Path register(Path data) {
    return data.resolve("erasures");
  }

  /// Opens the store of a directory, which is made when it is missing.
  ///
  /// @param master asked when the directory is this process's own and no key is missing that the
  ///   journal needs
  /// @param segmentBytes as [FileJournal] has it
  /// @param fatal what ends the process when nobody knows any more what is on the disk
  /// @throws dev.lobby.journal.JournalException when another process has it open, it is damaged, or
  ///   there is no room to make it
  /// @throws dev.lobby.keys.KeyException when the keys are not those of the journal
  /// @throws IllegalStateException when the signing key or the register is not what it should be
  public static SealedStore open(
      Disk disk,
      Path data,
      EventCodec codec,
      Supplier<MasterKey> master,
      InstantSource clock,
      int segmentBytes,
      Consumer<Throwable> fatal) {
    SealedByRing sealer = new SealedByRing();
    FileJournal journal =
        FileJournal.open(disk, journal(data), codec, () -> sealer, clock, segmentBytes, fatal);
    try {
      long highestUsed = journal.highestKey();
      if (!disk.exists(keys(data))) {
        KeyRing.refuseMissing(keys(data), highestUsed);
      }
      MasterKey masterKey = master.get();
      KeyPair signing = SigningKey.pair(disk, data);
      List<Long> erased = ErasureRegister.read(disk, register(data), signing.getPublic());
      KeyRing ring =
          KeyRing.open(disk, keys(data), masterKey, highestUsed, erased, journal::isBlanked, fatal);
      sealer.ring = ring;
      return new SealedStore(
          journal,
          ring,
          signing.getPrivate(),
          new ErasureRegister(disk, register(data), signing.getPrivate()));
    } catch (IOException e) {
      journal.close();
      throw new UncheckedIOException("Cannot read " + register(data) + ".", e);
    } catch (Throwable e) {
      journal.close();
      throw e;
    }
  }

  /// Seals with keys that are opened after the journal, and before anything is sealed or read.
  private static final class SealedByRing implements Sealer {
    private volatile @Nullable KeyRing ring;

    private KeyRing ring() {
      return Objects.requireNonNull(ring, "Nothing is read before the keys are open.");
    }

    @Override
    public void prepare(List<StreamWrite> writes) {
      ring().prepare(writes);
    }

    @Override
    public Sealed seal(StreamWrite write, byte[] plain) {
      return ring().seal(write, plain);
    }

    @Override
    public Optional<byte[]> open(String stream, long keyId, byte[] sealed) {
      return ring().open(stream, keyId, sealed);
    }
  }

  /// The journal.
  public FileJournal journal() {
    return journal;
  }

  /// What the journal is sealed with.
  public KeyRing keys() {
    return keys;
  }

  /// What checkpoints and erasures are signed with.
  public PrivateKey signing() {
    return signing;
  }

  /// The register of erasures.
  public ErasureRegister register() {
    return register;
  }

  @Override
  public void close() {
    journal.close();
    keys.close();
  }
}
