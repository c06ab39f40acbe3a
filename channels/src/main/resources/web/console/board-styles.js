// How a list of things that people look after looks: a table, and cards on a narrow page.

import { css } from "lit";

export const boardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
  }

  .fault {
    margin: 10px 14px;
  }

  [role]:empty {
    position: absolute;
  }

  .nothing {
    padding: 48px 24px;
    text-align: center;
  }

  .more {
    padding: 12px 16px;
  }

  .groups {
    padding: 10px 16px 12px;
    border-block-end: 1px solid var(--line);
  }

  .groups ul {
    display: grid;
    gap: 6px;
    margin-block-start: 6px;
  }

  .groups li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    overflow-wrap: anywhere;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    background: var(--surface);
  }

  th {
    position: sticky;
    inset-block-start: 0;
    padding: 8px 10px;
    background: var(--sunken);
    color: var(--quiet);
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }

  td {
    padding: 8px 10px;
    border-block-end: 1px solid var(--line);
    vertical-align: baseline;
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

  .number {
    white-space: nowrap;
  }

  .number a {
    font-weight: 600;
  }

  .owner,
  .about {
    overflow-wrap: anywhere;
  }

  .about {
    max-inline-size: 340px;
  }

  .when {
    white-space: nowrap;
  }

  @media (width < 900px) {
    thead {
      display: none;
    }

    table,
    tbody {
      display: block;
      background: none;
    }

    tbody {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      padding: 12px;
    }

    tbody tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 5px 10px;
      padding: 11px 13px;
      border: 1px solid var(--line);
      border-radius: 8px;
      background: var(--surface);
    }

    tbody tr[data-state="overdue"] {
      border-color: var(--red);
    }

    td,
    td:first-child {
      padding: 0;
      border: 0;
    }

    td:empty {
      display: none;
    }

    td.next,
    td.about {
      flex: 1 0 100%;
      max-inline-size: 100%;
    }

    td[data-label]::before {
      content: attr(data-label) " ";
      color: var(--quiet);
    }
  }
`;
