// How the middle column looks.

import { css } from "lit";

export const paneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    min-block-size: 58px;
    padding: 7px 18px;
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }

  .who {
    flex: 1 1 220px;
    min-inline-size: 0;
  }

  h2 {
    overflow: hidden;
    font-size: 1.1em;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .back,
  .card {
    display: none;
  }

  .nothing {
    margin: auto;
    padding: 24px;
    text-align: center;
  }

  .notice {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    padding: 7px 18px;
    overflow-wrap: anywhere;
  }

  .notice.fault {
    border-width: 0 0 1px;
    border-radius: 0;
  }

  .notice.done {
    background: var(--green-soft);
    color: var(--green);
  }

  .notice button {
    color: inherit;
  }

  lobby-transcript {
    flex: 1;
  }

  .foot {
    padding: 12px 18px;
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }

  .foot.claim {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 10px 18px;
  }

  .foot.claim button {
    padding: 10px 22px;
    font-size: 1.07em;
  }

  .foot.claim > div {
    flex: 1 1 220px;
  }

  .late {
    color: var(--red);
    font-weight: 700;
  }

  .kept {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  @media (width < 1100px) {
    .card {
      display: inline-block;
    }
  }

  @media (width < 700px) {
    .back {
      display: inline-block;
    }

    header,
    .foot,
    .notice {
      padding-inline: 10px;
    }

    .foot.claim button {
      flex: 1 1 100%;
    }
  }
`;
