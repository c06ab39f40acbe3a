// What members of staff are called: pages name people, and tell the user name to whoever points at one.

import { html } from "lit";
import { words } from "./language.js";
import { session } from "./session.js";

const say = words({ en: { assistant: "the assistant" }, zh: { assistant: "智能客服" } });

/** The name of somebody who may sign in; of others, and of what does things by rule, what they are known by. @param {string} username */
export function staffName(username) {
  const names = session.user?.names ?? {};
  if (Object.hasOwn(names, username)) return names[username];
  // What was heard in a conversation is kept without anybody's doing.
  return username === "assistant" ? say("assistant") : username;
}

/** The name, with the user name at hand. @param {string} username */
export const staffMember = (username) => html`<span dir="auto" data-member=${username} title=${username}>${staffName(username)}</span>`;

/** Among which somebody is chosen: two may have one name. @param {string} username */
export function staffChoice(username) {
  const name = staffName(username);
  return name === username ? username : `${name} (${username})`;
}
