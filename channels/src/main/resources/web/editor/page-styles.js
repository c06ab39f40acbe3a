// How the parts of the console look that are one column of cards.

import { css } from "lit";

export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 14px 16px 32px;
    overflow: auto;
  }

  :host > * {
    inline-size: 100%;
    max-inline-size: 1100px;
    margin-inline: auto;
  }

  /* A place for announcements takes no room before there is one. */
  [role]:empty {
    position: absolute;
  }

  h2 {
    font-size: 1.15em;
  }

  .nothing {
    padding: 24px;
    text-align: center;
  }

  .cards {
    display: grid;
    gap: 10px;
  }

  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    overflow-wrap: anywhere;
  }

  .card h4 {
    margin: 0;
  }

  button.heading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 10px;
    inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  button.heading .name {
    font-weight: 600;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  .said {
    padding: 9px 13px;
    border-radius: 8px;
    background: var(--bank);
    overflow-wrap: anywhere;
  }

  .said p {
    white-space: pre-line;
  }

  .said > * + * {
    margin-block-start: 0.6em;
  }

  .said ul {
    padding-inline-start: 1.3em;
    list-style: disc;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px;
  }

  @media (width < 700px) {
    :host {
      padding-inline: 12px;
    }

    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
