/// The journal: the one durable record of everything that happened, and the only truth Lobby has.
///
/// It depends on the JDK alone; the [codec][dev.lobby.journal.EventCodec] that turns events into
/// bytes is handed in. What it does to a [disk][dev.lobby.journal.Disk] is here too, and serves the
/// small files beside it.
///
/// ## Format
///
/// All numbers are big-endian. A string is a `u16` length and UTF-8 bytes. Hashes are SHA-256.
///
/// | part | fields |
/// |---|---|
/// | segment header (52 bytes) | magic `LOBBYJNL`, format version `u32`, first sequence `u64`, hash of the previous segment's last frame |
/// | frame | header length `u32`, body length `u32`, CRC32C `u32` over both lengths and the header, header, body |
/// | frame header | sequence `u64`, last sequence forced before this batch `u64`, time `i64` (microseconds since the epoch), previous frame's hash, number of writes `u16`, writes |
/// | write | stream, expected version `i64` (-1: any), subject, key id `u64` (0: not sealed), event type, event version `u16`, clear length `u32`, clear hash, sealed length `u32`, sealed hash |
/// | body | per write its clear bytes, then its sealed bytes |
///
/// A frame's hash is taken over its two lengths and its header, so the chain runs over headers and
/// a part of a body can be blanked later while the chain still verifies. Every part is held by its
/// own hash.
///
/// Behind the last frame of a segment there may be zeros to its end, which are room for more
/// frames. The last segment has some while its journal is open or when its process was killed.
///
/// ## Blanking
///
/// Parts of bodies can be overwritten with zeros, where they stand. An event of the journal's own
/// in the stream `journal` names them first, as streams and how far each goes; when its frame is
/// durable nobody can read them any more, and then they are overwritten and forced, through a file
/// of its own: the writing thread writes beyond them. A second event says that it is done; at start
/// what is named and not known to be done is overwritten once more. Naming streams, and not frames,
/// keeps the names small: one for a conversation, however long it was.
///
/// A part that is not what its hash says is damage unless a later frame, which stands itself, names
/// it. So zeros nobody named are damage. Whoever reads from the front looks ahead for a name only
/// when something looks bad.
///
/// An event whose sealed part is blank is read as one whose person was erased. Of one whose clear
/// part is blank too there is only its place, as an event no fold knows: versions must not shift.
///
/// ## Durability
///
/// One thread writes: it takes whatever waits, writes the frames, forces the file, and only then
/// lets the callers go. It waits a moment for the callers of the last batch to come back, as long
/// as they do; without that only half of those in flight share a force. A failed force ends the
/// process, because after it nobody knows what is on the disk.
///
/// Room is made before a batch is written, up to 4 MiB at once, as zeros that are forced: then the
/// batch's own force has no new length to write, and a full disk is met before the batch. A batch
/// that finds no room all the same is taken back, and is forced to be gone, before its callers are
/// told that it is [not stored][dev.lobby.journal.JournalException.Full]; the journal goes on.
///
/// Opening forces the last segment and its directory once more: what a killed process wrote can be
/// read back before it is on the disk, and must not be answered for, nor named as forced, before it
/// is. While a journal is empty, the names of the directories above it are forced too.
///
/// At start every header is checked. A bad frame in the last segment is damage when any later valid
/// frame names its sequence as forced before; otherwise it belongs to a batch that was never
/// acknowledged, and is cut. A flip in the very last batch cannot be told from a torn write, and a
/// last segment cut short at any frame cannot be told from a shorter journal: both need the head's
/// hash as it was noted elsewhere.
@org.jspecify.annotations.NullMarked
package dev.lobby.journal;
