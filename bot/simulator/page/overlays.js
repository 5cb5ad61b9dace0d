// What lies over the page: short notices, and alerts that have to be closed.

const NOTICE_MILLISECONDS = 3500;
let ending = 0;

export function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(ending);
  ending = setTimeout(() => { box.hidden = true; }, NOTICE_MILLISECONDS);
}

export function alertBox(text) {
  document.getElementById("alert-text").textContent = text;
  const dialog = document.getElementById("alert");
  if (!dialog.open) dialog.showModal();
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    alertBox(text); // no right to the clipboard: show it, so that it can be copied by hand
  }
}
