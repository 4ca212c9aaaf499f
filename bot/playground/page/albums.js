// Where the pictures of an album go. Pure geometry: sizes in, boxes in parts of the whole out.

const TALLEST = 1.25; // height of an album against its width
const GAP = 0.006;

export function layout(sizes) {
  const ratios = sizes.map(({ width, height }) => Math.min(Math.max(width / height, 0.42), 2.6));
  if (ratios.length === 1) return rows([ratios], Math.min(1 / ratios[0], TALLEST));
  if (ratios.length === 2) return two(ratios);
  if (ratios.length <= 4) return firstLeads(ratios);
  return rows(split(ratios));
}

function two([a, b]) {
  const wide = a > 1.2 && b > 1.2 && (a + b) / 2 > 1.4;
  if (wide) return rows([[a], [b]]);
  return rows([[a, b]]);
}

function firstLeads(ratios) {
  const [first, ...rest] = ratios;
  if (first >= 0.9) return rows([[first], rest]);
  // A tall first picture stands on the left, the others are piled up beside it.
  const share = ratios.length === 3 ? 0.6 : 0.66;
  const height = Math.min(share / first, TALLEST);
  const boxes = [{ x: 0, y: 0, w: share - GAP / 2, h: 1 }];
  const each = (1 - (GAP / height) * (rest.length - 1)) / rest.length;
  rest.forEach((_, index) => boxes.push({ x: share + GAP / 2, y: index * (each + GAP / height), w: 1 - share - GAP / 2, h: each }));
  return { height, boxes };
}

function split(ratios) {
  // Try every way to break the row of pictures into lines of up to three; take the best height.
  let best = null;
  const walk = (from, lines) => {
    if (from === ratios.length) {
      const height = lines.reduce((sum, line) => sum + 1 / total(line), 0);
      const uneven = lines.some((line, index) => index && line.length < lines[index - 1].length) ? 0.15 : 0;
      const cost = Math.abs(height - 1.05) + uneven;
      if (!best || cost < best.cost) best = { cost, lines };
      return;
    }
    for (let count = 1; count <= 3 && from + count <= ratios.length; count += 1) {
      walk(from + count, [...lines, ratios.slice(from, from + count)]);
    }
  };
  walk(0, []);
  return best.lines;
}

const total = (line) => line.reduce((sum, ratio) => sum + ratio, 0);

function rows(lines, given) {
  const natural = lines.map((line) => (1 - GAP * (line.length - 1)) / total(line));
  const sum = natural.reduce((a, b) => a + b, 0) + GAP * (lines.length - 1);
  const height = given || Math.min(sum, TALLEST);
  const shrink = (height - GAP * (lines.length - 1)) / (sum - GAP * (lines.length - 1));
  const boxes = [];
  let y = 0;
  lines.forEach((line, index) => {
    const high = natural[index] * shrink;
    const wide = 1 - GAP * (line.length - 1);
    let x = 0;
    for (const ratio of line) {
      const w = (wide * ratio) / total(line);
      boxes.push({ x, y: y / height, w, h: high / height });
      x += w + GAP;
    }
    y += high + GAP;
  });
  return { height, boxes };
}
