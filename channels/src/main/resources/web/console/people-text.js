// What people wrote, as text. Characters nobody can see are shown by their code, because they can
// reorder a line or hide a word.

import { css, html } from "lit";
import { say } from "./words.js";

// A zero-width joiner inside an emoji is what draws it, so it stays.
const UNSEEN =
  /(?:(?<![\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\uFE0F])\u200D|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}])/gu;

export const peopleTextStyles = css`
  .unseen {
    padding: 0 3px;
    border: 1px dashed currentcolor;
    border-radius: 3px;
    font: 0.78em var(--mono);
  }
`;

/**
 * Text with markers in place of invisible characters.
 * @param {string} text
 */
export function peopleText(text) {
  const tidy = text.replaceAll("\r\n", "\n");
  /** @type {unknown[]} */
  const parts = [];
  let from = 0;
  for (const found of tidy.matchAll(UNSEEN)) {
    const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    parts.push(
      tidy.slice(from, found.index),
      html`<span class="unseen" title=${say("unseen", { code })}>${code}</span>`,
    );
    from = found.index + found[0].length;
  }
  return parts.length === 0 ? tidy : [...parts, tidy.slice(from)];
}
