// How the form of an article looks.

import { css } from "lit";

export const formStyles = css`
  :host {
    display: grid;
    gap: 16px;
  }

  .id {
    max-inline-size: 420px;
  }

  label > input,
  label > select,
  label > textarea {
    margin-block-start: 3px;
  }

  textarea {
    line-height: 1.55;
    resize: vertical;
  }

  .languages {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 16px;
  }

  section {
    display: grid;
    grid-template-rows: auto auto auto auto auto 1fr auto;
    gap: 8px;
    padding: 12px 14px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }

  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: 400;
  }

  .hint {
    display: block;
    font-size: 0.9em;
  }

  .shown {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 6px;
  }

  /* As they stand under the answer in the customer's chat. */
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .link {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    padding: 5px 13px;
    border: 1px solid var(--accent);
    border-radius: 18px;
    color: var(--accent);
    text-decoration: underline;
    overflow-wrap: anywhere;
  }

  .preview {
    align-self: start;
    padding: 9px 13px;
    border-radius: 8px;
    background: var(--bank);
    overflow-wrap: anywhere;
  }

  .preview p {
    white-space: pre-line;
  }

  .preview > * + * {
    margin-block-start: 0.6em;
  }

  .preview ul {
    padding-inline-start: 1.3em;
    list-style: disc;
  }

  .settings {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
    margin: 0;
    padding: 10px 14px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }

  legend {
    padding-inline: 4px;
    font-weight: 600;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
    gap: 10px 14px;
  }

  summary {
    cursor: pointer;
  }

  .ticks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    gap: 4px 14px;
    margin-block-start: 8px;
  }

  .variant {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px 14px;
    min-inline-size: 0;
    margin: 10px 0 0;
    padding: 6px 12px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }

  .variant > label:first-of-type {
    grid-column: 1 / -1;
    max-inline-size: 420px;
  }

  .variant button {
    justify-self: start;
  }

  [data-action="add-variant"] {
    margin-block-start: 10px;
  }

  .ticks input {
    inline-size: auto;
    margin: 0 4px 0 0;
    vertical-align: -1px;
  }

  @media (width < 800px) {
    .languages,
    .variant {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
