// How the page of one article looks.

import { css } from "lit";

export const editorStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 12px 16px 24px;
    overflow: auto;
  }

  /* A place for announcements takes no room before there is one. */
  [role]:empty {
    position: absolute;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
  }

  h2 {
    font-size: 1.25em;
    overflow-wrap: anywhere;
  }

  .nothing {
    padding: 48px 24px;
    text-align: center;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(260px, 340px);
    gap: 16px;
    align-items: start;
  }

  .text,
  aside {
    display: grid;
    gap: 14px;
    min-inline-size: 0;
  }

  .restored {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--violet-soft);
    color: var(--violet);
  }

  .saving {
    position: sticky;
    inset-block-end: -24px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 8px 8px 0 0;
    background: var(--surface);
  }

  .saving input {
    flex: 1 1 220px;
    min-inline-size: 0;
  }

  .saving kbd {
    border-color: currentcolor;
    background: none;
  }

  .saving p {
    min-inline-size: 9em;
  }

  aside > * {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }

  aside > details {
    display: block;
  }

  summary {
    font-weight: 600;
    cursor: pointer;
  }

  details[open] > summary {
    margin-block-end: 8px;
  }

  aside .sides {
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }

  @media (width < 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (width < 800px) {
    :host {
      padding-inline: 12px;
    }

    .saving kbd {
      display: none;
    }
  }
`;
