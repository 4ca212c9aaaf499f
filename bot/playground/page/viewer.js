// The picture viewer: zoom with wheel, pinch, double tap or keys; drag to move; arrows to turn.
import { find } from "./dom.js";
import { fileUrl } from "./wire.js";
import { fileNamed, say } from "./words.js";

const MOST = 8;
let pictures = [];
let index = 0;
let place = { x: 0, y: 0, scale: 1 };
const fingers = new Map();

const dialog = () => find("viewer");
const image = () => find("viewed");

export function view(messages, id) {
  pictures = messages;
  index = Math.max(0, pictures.findIndex((message) => message.message_id === id));
  for (const [name, word] of [["zoom-in", "zoomIn"], ["zoom-out", "zoomOut"], ["viewer-save", "save"], ["viewer-close", "close"], ["viewer-left", "previous"], ["viewer-right", "next"]]) {
    find(name).setAttribute("aria-label", say(word));
  }
  dialog().showModal();
  show();
}

function show() {
  const message = pictures[index];
  const largest = message.photo.at(-1);
  place = { x: 0, y: 0, scale: 1 };
  image().src = fileUrl(largest.file_id);
  image().alt = message.caption || say("what").photo;
  find("viewer-save").href = fileUrl(largest.file_id);
  find("viewer-save").download = fileNamed(message);
  find("viewer-count").textContent = pictures.length > 1 ? `${index + 1} / ${pictures.length}` : "";
  find("viewer-caption").textContent = message.caption || "";
  find("viewer-left").hidden = index === 0;
  find("viewer-right").hidden = index === pictures.length - 1;
  makeRoom();
  put();
}

function makeRoom() {
  // A picture stands between the two bars: its title and its legend lie under neither of them.
  const bar = dialog().querySelector(".viewer-top").offsetHeight;
  dialog().style.setProperty("--above", `${bar}px`);
  dialog().style.setProperty("--below", `${find("viewer-caption").offsetHeight}px`);
}

function put() {
  const room = { x: Math.max(0, (image().offsetWidth * place.scale - innerWidth) / 2), y: Math.max(0, (image().offsetHeight * place.scale - innerHeight) / 2) };
  place.x = Math.min(room.x, Math.max(-room.x, place.x));
  place.y = Math.min(room.y, Math.max(-room.y, place.y));
  image().style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
  find("viewer-caption").hidden = place.scale > 1;
}

function zoom(factor, x = innerWidth / 2, y = innerHeight / 2) {
  const scale = Math.min(MOST, Math.max(1, place.scale * factor));
  const real = scale / place.scale;
  // Keep the point under the finger where it is.
  place.x = (place.x - (x - innerWidth / 2)) * real + (x - innerWidth / 2);
  place.y = (place.y - (y - innerHeight / 2)) * real + (y - innerHeight / 2);
  place.scale = scale;
  put();
}

function turn(step) {
  if (pictures[index + step]) { index += step; show(); }
}

export function setUpViewer() {
  const stage = find("stage");
  stage.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX, event.clientY); }, { passive: false });
  stage.addEventListener("dblclick", (event) => zoom(place.scale > 1 ? 0.01 : 2.5, event.clientX, event.clientY));
  stage.addEventListener("pointerdown", grab);
  stage.addEventListener("pointermove", drag);
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  image().addEventListener("load", put);
  addEventListener("resize", () => { if (dialog().open) { makeRoom(); put(); } });
  find("zoom-in").onclick = () => zoom(1.5);
  find("zoom-out").onclick = () => zoom(1 / 1.5);
  find("viewer-close").onclick = () => dialog().close();
  find("viewer-left").onclick = () => turn(-1);
  find("viewer-right").onclick = () => turn(1);
  dialog().addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: () => zoom(0.01) };
    if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
  });
}

function grab(event) {
  find("stage").setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, fromX: event.clientX, fromY: event.clientY });
  find("stage").classList.add("held");
}

function drag(event) {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  if (fingers.size === 2) pinch(event);
  else if (place.scale > 1) {
    place.x += event.clientX - finger.x;
    place.y += event.clientY - finger.y;
    put();
  }
  finger.x = event.clientX;
  finger.y = event.clientY;
}

function pinch(event) {
  const [other] = [...fingers.entries()].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
  const moved = fingers.get(event.pointerId);
  const before = Math.hypot(moved.x - other.x, moved.y - other.y);
  const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
  if (before > 0) zoom(after / before, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
}

function release(event) {
  const finger = fingers.get(event.pointerId);
  fingers.delete(event.pointerId);
  if (!fingers.size) find("stage").classList.remove("held");
  if (!finger || place.scale > 1 || fingers.size) return;
  // Without zoom a swipe turns the page, and a swipe down or a tap beside the picture closes.
  const across = event.clientX - finger.fromX;
  const down = event.clientY - finger.fromY;
  if (Math.abs(across) > 60 && Math.abs(across) > Math.abs(down)) turn(across < 0 ? 1 : -1);
  else if (Math.abs(down) > 110) dialog().close();
  else if (event.type === "pointerup" && Math.hypot(across, down) < 6 && !within(event)) dialog().close();
}

function within(event) {
  const box = image().getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
}
