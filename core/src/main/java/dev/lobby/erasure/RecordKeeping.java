package dev.lobby.erasure;

import java.util.Optional;

/// Says which of a person's records must be kept yet.
@FunctionalInterface
public interface RecordKeeping {

  /// Where nothing must be.
  RecordKeeping NONE = subject -> Optional.empty();

  /// Why a person cannot be erased now, naming the record, its rule and the day from which they can
  /// be; empty when they can.
  Optional<String> refusal(String subject);
}
