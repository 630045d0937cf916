// What the checks share. A check is one function that returns the faults it finds, as texts.

const named = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.localName}${id}${classes}>${text && ` "${text}"`}`;
};

// For those who listen only, out of sight until it has the focus, or in details that are closed.
const hidden = (element) =>
  element.closest(".unseen, .skip:not(:focus)") !== null || !element.checkVisibility();

// Each piece of text that is drawn, with the boxes it is drawn in.
const texts = function* () {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || hidden(element)) continue;
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length && getComputedStyle(element).visibility === "visible") {
      yield { element, boxes, text: walker.currentNode.data.trim().replace(/\s+/g, " ").slice(0, 40) };
    }
  }
};

// Whether a pointer can reach an element, in one of its boxes at least; in a wide table by scrolling that.
const open = (element) => {
  const reached = () => [...element.getClientRects()].some((box) =>
    element.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)));
  const table = element.closest(".table_wide");
  if (reached() || !table) return reached();
  element.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  const found = reached();
  table.scrollLeft = 0;
  return found;
};

// Colours as they are seen.
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const known = new Map();
const rgba = (colour) => {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [red, green, blue, alpha / 255]);
  }
  return known.get(colour);
};
const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3]));
const luminance = (colour) => {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const paper = () => rgba(matchMedia("print").matches ? "white" : "Canvas");

// The one colour behind the text of an element, null where a picture is, and how much of the text is seen.
const grounds = new Map();
const ground = (element) => {
  if (!element) return { back: paper(), opacity: 1 };
  if (!grounds.has(element)) {
    const style = getComputedStyle(element);
    const { back, opacity } = ground(element.parentElement);
    const front = rgba(style.backgroundColor);
    const plain = style.backgroundImage === "none" && (back || front[3] === 1);
    grounds.set(element, { back: plain ? over(front, back ?? paper()) : null, opacity: opacity * style.opacity });
  }
  return grounds.get(element);
};
