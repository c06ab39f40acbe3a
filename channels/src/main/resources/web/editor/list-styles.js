// How the list of articles looks.

import { css } from "lit";

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding: 10px 16px;
  }

  form {
    display: flex;
    flex: 1 1 560px;
    flex-wrap: wrap;
    gap: 8px;
    max-inline-size: 860px;
  }

  input {
    flex: 1 1 180px;
    min-inline-size: 0;
  }

  select {
    flex: 0 1 auto;
    inline-size: auto;
    max-inline-size: min(100%, 17em);
  }

  .keys {
    margin-inline-start: auto;
    font-size: 0.92em;
  }

  .bar,
  .told {
    padding: 0 16px 8px;
  }

  .told {
    flex: none;
    max-block-size: 60vh;
    overflow: auto;
  }

  thead td.pick {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    border: 0;
    background: var(--sunken);
  }

  td.pick {
    inline-size: 1px;
    cursor: default;
  }

  td.pick input {
    flex: none;
    min-inline-size: 0;
  }

  .fault {
    margin: 0 16px 10px;
  }

  .nothing {
    padding: 48px 24px;
    text-align: center;
  }

  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    background: var(--surface);
  }

  th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: 7px 10px;
    background: var(--sunken);
    color: var(--quiet);
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }

  td {
    padding: 7px 10px;
    border-block-end: 1px solid var(--line);
    vertical-align: top;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: 16px;
  }

  tbody tr {
    cursor: pointer;
  }

  tbody tr:hover,
  tbody tr:focus-within {
    background: var(--selected);
  }

  .title {
    min-inline-size: 220px;
    overflow-wrap: anywhere;
  }

  .title a {
    font-weight: 600;
    text-decoration: none;
  }

  .title a:hover {
    text-decoration: underline;
  }

  .other {
    display: block;
  }

  .when {
    display: block;
    font-size: 0.92em;
  }

  .area,
  .phrasings,
  .last {
    white-space: nowrap;
  }

  th button.plain {
    margin-inline: -3px;
    padding-inline: 2px;
    color: inherit;
    font-weight: 600;
  }

  th button.plain[aria-pressed="true"] {
    color: var(--accent);
  }

  .health {
    white-space: nowrap;
  }

  /* A heading stands over its figures, and both end where figures are compared: at the ones. */
  .number {
    text-align: end;
  }

  .phrasings span + span {
    margin-inline-start: 8px;
  }

  @media (width < 1400px) {
    .keys {
      display: none;
    }
  }

  @media (width < 800px) {
    .tools {
      padding-inline: 12px;
    }

    .tools .primary {
      margin-inline-start: auto;
    }

    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    table,
    tbody {
      display: block;
    }

    tbody tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 12px;
      padding: 9px 12px;
      border-block-end: 1px solid var(--line);
    }

    td,
    td:first-child {
      padding: 0;
      border: 0;
    }

    td.title {
      flex: 1 0 100%;
    }

    td.pick {
      order: 1;
      inline-size: auto;
      margin-inline-start: auto;
    }

    td.pick:empty,
  td.validity:not(:has(span)),
    td.health:empty,
    td.health.unknown {
      display: none;
    }

    td.health::before {
      content: attr(data-label) " ";
      color: var(--quiet);
    }
  }
`;
