// What an editor has written and not saved, by article. This machine keeps it across a reload or a closed window, for
// that editor alone.

/** @typedef {import("./types.js").Article} Article */
/** @typedef {{article: Article, basedOn: string}} Unsaved */

const KEY = "lobby.editor.unsaved";

/** @param {string} owner @returns {Record<string, Unsaved>} */
function kept(owner) {
  try {
    return JSON.parse(localStorage.getItem(`${KEY}.${owner}`) ?? "{}");
  } catch {
    // Storage may be switched off: then it lives as long as the page.
    return {};
  }
}

/** @param {string} owner @param {Record<string, Unsaved>} all */
function keep(owner, all) {
  try {
    if (Object.keys(all).length > 0) localStorage.setItem(`${KEY}.${owner}`, JSON.stringify(all));
    else localStorage.removeItem(`${KEY}.${owner}`);
  } catch {
    // As above, or there is no room.
  }
}

/** @param {string} owner a user name @param {string} id @returns {Unsaved | null} */
export function unsavedOf(owner, id) {
  const all = kept(owner);
  return Object.hasOwn(all, id) ? all[id] : null;
}

/** @param {string} owner @returns {string[]} the ids of all articles with something unsaved */
export const unsavedIds = (owner) => Object.keys(kept(owner));

/** @param {string} owner @param {string} id @param {Unsaved | null} unsaved null to forget it */
export function keepUnsaved(owner, id, unsaved) {
  const all = kept(owner);
  if (unsaved) all[id] = unsaved;
  else delete all[id];
  keep(owner, all);
}
