// A file as the API takes it.

/** @param {File} file @returns {Promise<string>} its bytes in Base64 */
export async function base64(file) {
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.addEventListener("load", () => resolve(undefined));
    reader.addEventListener("error", () => reject(reader.error));
  });
  reader.readAsDataURL(file);
  await read;
  const address = String(reader.result);
  return address.slice(address.indexOf(",") + 1);
}
