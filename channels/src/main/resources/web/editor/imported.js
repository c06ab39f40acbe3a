// What an import took in, until whoever did it puts the report away: to mend its articles one has to leave the page.
// This window keeps it, for that editor alone.

/** @typedef {import("./import-preview.js").Line} Line */
/** `left` is what stayed out. @typedef {{name: string, taken: Line[], unchanged: number, left?: import("./import-preview.js").Left[]}} Imported */

const KEY = "lobby.editor.imported";

/** What was kept last, with or without storage. @type {{owner: string, imported: Imported} | null} */
let last = null;

/** @param {string} owner a user name @returns {Imported | null} */
export function importedBy(owner) {
  if (last?.owner === owner) return last.imported;
  try {
    return JSON.parse(sessionStorage.getItem(`${KEY}.${owner}`) ?? "null");
  } catch {
    // Storage may be switched off: then it lives as long as the page.
    return null;
  }
}

/** @param {string} owner @param {Imported | null} imported null to put it away */
export function keepImported(owner, imported) {
  last = imported && { owner, imported };
  try {
    if (imported) sessionStorage.setItem(`${KEY}.${owner}`, JSON.stringify(imported));
    else sessionStorage.removeItem(`${KEY}.${owner}`);
  } catch {
    // As above, or there is no room.
  }
}
