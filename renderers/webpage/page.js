(function () {
  "use strict";
  var todo = document.getElementById("todo");
  if (!todo) return;
  var key = "tropa:" + todo.dataset.map, boxes = Array.from(todo.querySelectorAll("input"));
  var kept = {}, bar = todo.querySelector("progress"), said = todo.querySelector("output");
  try {
    kept = JSON.parse(localStorage.getItem(key)) || {};
    localStorage.setItem(key, JSON.stringify(kept));
    todo.querySelector(".kept").hidden = false;
  } catch (_) { kept = {}; }
  function count() {
    var done = {}, all = {};
    boxes.forEach(function (box) { all[box.dataset.task] = 1; if (box.checked) done[box.dataset.task] = 1; });
    var ready = Object.keys(done).length, whole = Object.keys(all).length;
    bar.max = whole; bar.value = ready;
    said.textContent = said.dataset.said.replace("{done}", ready).replace("{all}", whole);
  }
  boxes.forEach(function (box) {
    if (box.dataset.task in kept) box.checked = kept[box.dataset.task];
    box.addEventListener("change", function () {
      boxes.forEach(function (one) { if (one.dataset.task === box.dataset.task) one.checked = box.checked; });
      kept[box.dataset.task] = box.checked;
      try { localStorage.setItem(key, JSON.stringify(kept)); } catch (_) {}
      count();
    });
  });
  if (Object.keys(kept).length) count();
})();
