// How the queue column looks.

import { css } from "lit";

export const queueStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--surface);
  }

  section {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  section.mine {
    flex: 0 1 auto;
    max-block-size: 45%;
    border-block-end: 1px solid var(--line);
  }

  /* Where there is nothing, the sentence that says so is not cut. */
  section.mine:has(.empty) {
    flex: none;
    max-block-size: none;
  }

  section.waiting {
    flex: 1 1 0;
  }

  h2 {
    padding: 9px 14px 5px;
  }

  .count {
    margin-inline-start: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .empty {
    padding: 5px 14px 12px;
  }

  .rows {
    overflow-y: auto;
  }

  .row {
    padding: 7px 14px 8px 11px;
    border-block-start: 1px solid var(--line);
    border-inline-start: 3px solid transparent;
    cursor: pointer;
  }

  .row:hover {
    background: var(--sunken);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-selected="true"] {
    border-inline-start-color: var(--accent);
    background: var(--selected);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
  }

  .number,
  .language {
    white-space: nowrap;
  }

  .name {
    margin-block: -3px;
    padding-block: 3px;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tier {
    flex: none;
    font-size: 0.92em;
  }

  .language,
  .clock,
  .mark {
    margin-inline-start: auto;
    font-size: 0.92em;
  }

  .clock {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .clock.late {
    color: var(--red);
    font-weight: 700;
  }

  .mark {
    color: var(--accent);
    white-space: nowrap;
  }

  .mark::before {
    content: "● ";
  }

  /* A long name is cut rather than sent to a line of its own. */
  .line:has(.name) {
    flex-wrap: nowrap;
  }

  .unread .excerpt {
    color: var(--text);
    font-weight: 600;
  }

  .excerpt {
    display: -webkit-box;
    max-block-size: 3em;
    overflow: hidden;
    color: var(--quiet);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .pressing {
    color: var(--text);
    font-weight: 600;
  }

  .keys {
    padding: 6px 14px;
    border-block-start: 1px solid var(--line);
    font-size: 0.92em;
  }

  .fault {
    padding: 8px 14px;
    background: var(--red-soft);
    color: var(--red);
  }

  @media (hover: none), (width < 700px) {
    .keys {
      display: none;
    }
  }
`;
