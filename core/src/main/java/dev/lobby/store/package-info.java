/// Opening everything that must outlive the process together: journal, keys, register of erasures.
@org.jspecify.annotations.NullMarked
package dev.lobby.store;
