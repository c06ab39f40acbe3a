/// Forgetting a person: asked for by one member of staff, approved by another, refused while a
/// legal hold stands; afterwards what was theirs is unreadable, and that it was done can be proved.
///
/// The register of erasures is read before the keys at every start. It is on the disk, line and
/// name, before a key is destroyed; damage to its very last line looks like a crash while it was
/// written, so keep its copies.
@org.jspecify.annotations.NullMarked
package dev.lobby.erasure;
