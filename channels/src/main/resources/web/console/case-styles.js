// How the page of one thing looks: what was done on the left, what it is about on the right.

import { css } from "lit";

export const caseStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 330px;
    align-items: start;
    gap: 12px;
  }

  .columns > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  h2 {
    font-size: 1.3em;
  }

  h3 {
    font-size: 1.05em;
  }

  .clocks {
    display: grid;
    gap: 8px;
  }

  .clocks > li,
  .lines > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }

  .lines {
    display: grid;
    gap: 10px;
  }

  .lines .top {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    justify-content: space-between;
  }

  .words {
    padding: 7px 11px;
    border-radius: 6px;
    background: var(--sunken);
    white-space: pre-line;
  }

  .words > * + * {
    margin-block-start: 0.6em;
  }

  summary {
    cursor: pointer;
    color: var(--accent);
  }

  summary + .row {
    margin-block-start: 10px;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 5px 14px;
  }

  dt {
    color: var(--quiet);
  }

  .list {
    display: grid;
    gap: 7px;
  }

  button {
    max-inline-size: 100%;
    white-space: normal;
  }

  @media (width < 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
