// Looks shared by the consoles' elements. Colours are in base.css.

import { css } from "lit";

export const basics = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h1,
  h2,
  h3 {
    font-size: 1em;
    font-weight: 600;
  }

  a {
    color: var(--accent);
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .quiet {
    color: var(--quiet);
  }

  .code {
    font-family: var(--mono);
    font-size: 0.92em;
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  .for-readers {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    padding: 5px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--surface);
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
  }

  button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    background: var(--accent-strong);
    border-color: var(--accent-strong);
    color: var(--on-accent);
  }

  button.plain {
    padding: 2px 6px;
    border-color: transparent;
    background: none;
    color: var(--accent);
  }

  button.plain:hover:not(:disabled) {
    border-color: var(--accent);
  }

  input,
  select,
  textarea {
    inline-size: 100%;
    padding: 6px 9px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--surface);
  }

  label {
    display: block;
  }

  kbd {
    padding: 0 5px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
    font: 0.9em var(--mono);
    white-space: nowrap;
  }

  dialog {
    inline-size: min(460px, calc(100vw - 24px));
    padding: 20px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 25%);
  }

  dialog::backdrop {
    background: var(--shade);
  }

  .fault {
    padding: 8px 12px;
    border: 1px solid var(--red);
    border-radius: 6px;
    background: var(--red-soft);
    color: var(--red);
    overflow-wrap: anywhere;
  }
`;

export const badges = css`
  .badge {
    display: inline-block;
    padding: 0 7px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    background: var(--grey-soft);
    color: var(--grey);
    font-size: 0.86em;
    font-weight: 600;
    line-height: 1.55;
    white-space: nowrap;
  }

  .badge[data-tone="red"] {
    background: var(--red-soft);
    color: var(--red);
  }

  .badge[data-tone="amber"] {
    background: var(--amber-soft);
    color: var(--amber);
  }

  .badge[data-tone="blue"] {
    background: var(--blue-soft);
    color: var(--blue);
  }

  .badge[data-tone="green"] {
    background: var(--green-soft);
    color: var(--green);
  }

  .badge[data-tone="violet"] {
    background: var(--violet-soft);
    color: var(--violet);
  }
`;
