// How the list of conversations looks.

import { css } from "lit";

export const tableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .fault {
    margin: 10px 14px;
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
    inset-block-start: 0;
    padding: 8px 10px;
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
    padding-inline-start: 16px !important;
  }

  tbody tr {
    cursor: pointer;
  }

  tbody tr:hover,
  tbody tr:focus-within {
    background: var(--selected);
  }

  .number {
    text-align: end;
  }

  .last,
  .channel,
  .language {
    white-space: nowrap;
  }

  @media (900px <= width < 1300px) {
    th,
    td {
      padding-inline: 6px;
    }
  }

  .customer {
    min-inline-size: 100px;
    max-inline-size: 190px;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: match-parent;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .tier {
    display: block;
    font-size: 0.92em;
  }

  .snippet {
    min-inline-size: 140px;
    inline-size: 28%;
  }

  .snippet p {
    display: -webkit-box;
    max-block-size: 3em;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  nav {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 14px;
    padding: 8px 14px;
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }

  @media (width < 900px) {
    thead {
      display: none;
    }

    table,
    tbody {
      display: block;
    }

    tbody tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 10px;
      padding: 9px 12px;
      border-block-end: 1px solid var(--line);
    }

    td,
    td:first-child {
      padding: 0 !important;
      border: 0;
    }

    td:empty {
      display: none;
    }

    td.messages::before {
      content: "✉ ";
      color: var(--quiet);
    }

    td.customer {
      max-inline-size: none;
      font-weight: 600;
    }

    .tier {
      display: inline;
      font-weight: 400;
    }

    td.snippet {
      flex: 1 0 100%;
    }

    nav {
      justify-content: space-between;
      gap: 6px;
      padding-inline: 10px;
    }
  }
`;
