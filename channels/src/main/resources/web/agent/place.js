// Which conversation is open, kept in the address so that a reload finds it again.

/** @returns {string | null} */
export function openConversation() {
  return new URLSearchParams(location.hash.slice(1)).get("conversation") || null;
}

/** The browser's "back" stays free of every conversation glanced at. @param {string | null} conversation */
export function keepOpen(conversation) {
  if (conversation === openConversation()) return;
  const given = new URLSearchParams(conversation ? { conversation } : {});
  history.replaceState(history.state, "", conversation ? `#${given}` : location.pathname + location.search);
}
