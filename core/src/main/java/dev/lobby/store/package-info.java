/// Opening everything that must outlive the process together: journal, keys, signing key, register
/// of erasures.
///
/// Each file is held against the others before anything is changed. Small files are put in their
/// place whole by [AtomicFile][dev.lobby.journal.AtomicFile], forced, under a forced name; files of
/// lines grow by [LineFile][dev.lobby.journal.LineFile]; and everything goes through a
/// [Disk][dev.lobby.journal.Disk], so that a test can pull the plug of all of it at once.
@org.jspecify.annotations.NullMarked
package dev.lobby.store;
