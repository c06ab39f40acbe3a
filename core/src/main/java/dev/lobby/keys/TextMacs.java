package dev.lobby.keys;

/// Recognises a text somebody sent before, without keeping it: by an HMAC under their own key, so
/// that nobody can try words on it once the key is destroyed.
public interface TextMacs {

  /// The mac of a text.
  ///
  /// @param subject whose text it is
  /// @param place where it stands, such as a conversation and a message id: the same words at two
  ///   places have two macs, so that nobody sees who repeats what
  String mac(String subject, String place, String text);

  /// Whether a text may be the one a mac was made from: false only when it certainly is another,
  /// true when the key is destroyed, as nobody can tell then.
  boolean mayBe(String mac, String place, String text);
}
