// Nothing sticks out of the window or of what would cut it off, to a side or below, and no text lies on another.
() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
  }

  // Where what is in an element may be drawn: to the edge of what cuts it off, anywhere in what scrolls.
  const rooms = new Map([[root, [0, root.clientWidth]]]);
  const room = (element) => {
    if (!rooms.has(element)) {
      const [left, right] = room(element.parentElement);
      const box = element.getBoundingClientRect();
      const overflow = getComputedStyle(element).overflowX;
      if (overflow === "visible") rooms.set(element, [left, right]);
      else if (overflow === "auto" || overflow === "scroll") rooms.set(element, [-Infinity, Infinity]);
      else rooms.set(element, [Math.max(left, box.left), Math.min(right, box.right)]);
    }
    return rooms.get(element);
  };
  // How far down it may be drawn. What only adorns may be cut off, so texts alone are asked.
  const floors = new Map([[root, Infinity]]);
  const floor = (element) => {
    if (!floors.has(element)) {
      const overflow = getComputedStyle(element).overflowY;
      const own = overflow === "visible" ? Infinity : element.getBoundingClientRect().bottom;
      const scrolls = overflow === "auto" || overflow === "scroll";
      floors.set(element, scrolls ? Infinity : Math.min(own, floor(element.parentElement)));
    }
    return floors.get(element);
  };
  // What is seen of it from side to side: what is scrolled away is not drawn.
  const seen = (element) => {
    let [left, right] = [-Infinity, Infinity];
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    }
    return [left, right];
  };
  const out = (box, [left, right]) => box.left < left - 1 || box.right > right + 1;

  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width && !hidden(element) && out(box, room(element.parentElement))) {
      faults.push(`sticks out: ${named(element)}`);
    }
  }
  const drawn = [];
  for (const { element, boxes, text } of texts()) {
    const allowed = room(element);
    if (boxes.some((box) => out(box, allowed))) faults.push(`is cut off: "${text}" in ${named(element)}`);
    const lowest = floor(element);
    if (boxes.some((box) => box.bottom - box.height / 4 > lowest)) {
      faults.push(`is cut off below: "${text}" in ${named(element)}`);
    }
    const [from, to] = seen(element);
    for (const box of boxes) {
      // Letters fill the middle of their line box; lines set close share its edges.
      const edge = box.height * 0.27;
      const [left, right] = [Math.max(box.left, from), Math.min(box.right, to)];
      drawn.push({ element, text, left, right, top: box.top + edge, bottom: box.bottom - edge });
    }
  }
  drawn.sort((one, other) => one.top - other.top);
  drawn.forEach((one, index) => {
    for (let next = index + 1; next < drawn.length && drawn[next].top < one.bottom - 1; next++) {
      const other = drawn[next];
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1) {
        faults.push(`lie on each other: "${one.text}" and "${other.text}" in ${named(other.element)}`);
      }
    }
  });
  return faults;
}
