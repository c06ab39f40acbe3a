// Tables as files that spreadsheets open.

/** A cell that a spreadsheet would take for a formula is text. @param {unknown} value */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {unknown[][]} rows the first holds the names of the columns */
export function csv(rows) {
  // Spreadsheets take a file without this mark for the machine's old code page.
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hands a file to the person at the page. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the file from the address after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
