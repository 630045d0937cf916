// Links can be hit (WCAG 2.2, 2.5.8): each is 24 by 24 px, or stands in a sentence, or keeps so far
// from all others that a circle of 24 px around it touches none. Needs a window as high as the page.
() => {
  const inSentence = (link) => {
    if (getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return block.innerText.trim().length > link.innerText.trim().length;
  };
  // A card's link reaches over the whole card, a label is a part of what it names.
  const reach = (link) =>
    getComputedStyle(link, "::after").position === "absolute" ? link.offsetParent : link.closest("label") ?? link;
  const targets = [...document.querySelectorAll("a[href], button, summary, input")]
    .filter((link) => !hidden(link) && link.getClientRects().length)
    .map((link) => {
      const box = reach(link).getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      return { link, box, x, y, small: Math.min(box.width, box.height) < 23.5 && !inSentence(link) };
    });
  const touches = (one, other) => {
    const right = Math.max(other.box.left - one.x, one.x - other.box.right, 0);
    const down = Math.max(other.box.top - one.y, one.y - other.box.bottom, 0);
    const between = Math.hypot(one.x - other.x, one.y - other.y);
    return Math.hypot(right, down) < 11.5 || (other.small && between < 23.5);
  };
  const faults = [];
  for (const target of targets) {
    const { link, box, small } = target;
    if (!open(link)) faults.push(`covered: ${named(link)}`);
    const near = small && targets.find((other) => other !== target && touches(target, other));
    if (near) {
      const size = `${Math.round(box.width)} × ${Math.round(box.height)} px`;
      faults.push(`${size} and close to ${named(near.link)}: ${named(link)}`);
    }
  }
  return faults;
}
