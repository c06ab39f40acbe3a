package dev.lobby.journal;

import java.util.List;
import java.util.Optional;

/// Seals what is a person's own before it is written, and opens it when it is read.
public interface Sealer {

  /// Writes everything as it is.
  Sealer NONE =
      new Sealer() {
        @Override
        public void prepare(List<StreamWrite> writes) {}

        @Override
        public Sealed seal(StreamWrite write, byte[] plain) {
          return new Sealed(0, plain);
        }

        @Override
        public Optional<byte[]> open(String stream, long keyId, byte[] sealed) {
          return Optional.empty();
        }
      };

  /// Sealed bytes.
  ///
  /// @param keyId the key they are sealed with; 0 when they are not sealed
  record Sealed(long keyId, byte[] bytes) {}

  /// Makes what some writes are about to be sealed with, where there is none yet: all of it at
  /// once, which is faster than one by one.
  ///
  /// @param writes those that hold something of their subject's own
  void prepare(List<StreamWrite> writes);

  /// Seals the part of a write that is its subject's own.
  Sealed seal(StreamWrite write, byte[] plain);

  /// Opens what stands sealed in a stream; empty when its key was destroyed.
  ///
  /// @throws RuntimeException when it is not what was sealed
  Optional<byte[]> open(String stream, long keyId, byte[] sealed);
}
