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
