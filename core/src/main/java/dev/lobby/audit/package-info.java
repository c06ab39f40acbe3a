/// Who looked at whose data, and who came and went: written into the journal before it is shown.
@org.jspecify.annotations.NullMarked
package dev.lobby.audit;
