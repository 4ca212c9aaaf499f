// Toast, alert and the small menu that opens beside something. Knows nothing of chats.
import { find, icon, make } from "./dom.js";

let fading;
let opener;

export function toast(text) {
  const element = find("toast");
  element.textContent = text;
  element.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { element.hidden = true; }, 3200);
}

export function alertBox(text) {
  find("alert-text").textContent = text;
  if (find("alert").open) find("alert").close();
  find("alert").showModal();
}

export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    toast(text); // without leave for the clipboard, at least show what it was
  }
}

// Entries: {icon, label, hint, danger, act}; a string is a line of text.
// With a point it opens there; aside, it leaves the typing where it is.
export function popup(entries, near, { point, aside = false } = {}) {
  const box = find("popup");
  if (!aside) opener = document.activeElement;
  box.replaceChildren(...entries.map(entry));
  box.hidden = false;
  const width = box.offsetWidth;
  const height = box.offsetHeight;
  const at = near.getBoundingClientRect();
  const x = point ? point.x : at.left;
  const y = point ? point.y : at.top - height - 8;
  box.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  if (!aside) box.querySelector("button")?.focus({ preventScroll: true });
}

function entry(given) {
  if (typeof given === "string") return make("p", {}, given);
  const act = () => { closePopup(); given.act(); };
  return make("button", { type: "button", role: "menuitem", class: given.danger ? "danger" : null, "data-testid": given.id, onclick: act },
    given.icon && icon(given.icon), make("span", {}, make("b", {}, given.label), given.hint && make("small", {}, given.hint)));
}

export function closePopup(aside = false) {
  if (find("popup").hidden) return;
  find("popup").hidden = true;
  if (!aside) opener?.focus?.({ preventScroll: true });
}

export function setUpLayers() {
  addEventListener("pointerdown", (event) => { if (!find("popup").contains(event.target)) closePopup(); }, true);
  addEventListener("keydown", (event) => {
    if (find("popup").hidden) return;
    const buttons = [...find("popup").querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") { event.stopPropagation(); closePopup(); }
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }, true);
  for (const id of ["sheet", "alert"]) {
    find(id).addEventListener("click", (event) => { if (event.target === find(id)) find(id).close(); });
  }
}
