/// Everybody's keys: what is a person's own stands in the journal sealed, and is gone for good once
/// the person's key is.
///
/// A person, visitor or member of staff is a *subject* with a key. Each stream that holds something
/// of theirs has a key of its own, which is wrapped by the subject's; the subject's is wrapped by
/// the bank's master key, which is kept elsewhere.
///
/// ## The key file
///
/// All numbers are big-endian. After the header come records, and nothing but records is ever
/// appended.
///
/// | part | fields |
/// |---|---|
/// | header (20 bytes) | magic `LOBBYKEY`, format version `u32`, fingerprint of the master key (8 bytes) |
/// | record | length of what follows the checksum `u16`, CRC32C of that `u32`, kind `u8`, then by kind |
/// | key (kind 1) | key id `u64`, id of the key that wraps it `u64` (0: the master key), name (the rest but 60 bytes), wrapped key (nonce 12, key 32, tag 16) |
/// | destroyed (kind 2) | key id `u64`, offset `u64` of its record, CRC32C `u32` of what that record holds once its key is zeros |
///
/// Of several records of one key id the last one holds. A key is destroyed in two steps: a record
/// says so and is forced, then the 60 bytes of the wrapped key are overwritten with zeros and
/// forced. A start finishes what a crash left half done; a wrapped key of zeros is one that was
/// destroyed.
///
/// A key is on the disk before anything is sealed with it, and whatever stands before a record that
/// destroys was forced before that was written. So a start, which knows from the journal the
/// highest key that something is sealed with, can tell: what is broken before the record of that
/// key, or before a record that destroys, is damage, and the file is refused as it is; what is
/// broken later was used by nobody, and is cut with all that follows it. A key that is missing, one
/// whose owner is missing, and one that is destroyed while its owner is not, are damage too.
///
/// A full disk refuses a key as the journal refuses a message. Any other failure to write or force
/// the file ends the process.
///
/// Overwritten bytes may live on in what a disk or a file system keeps behind its back, and in
/// copies of the file: keep the file on a disk that is itself encrypted, and its copies for no
/// longer than erasures may take.
@org.jspecify.annotations.NullMarked
package dev.lobby.keys;
