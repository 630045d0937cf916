// Every stop of the Tab key, in the order of the page. Each time one has the focus, `stopped` notes whether the
// page shows it (WCAG 2.2, 2.4.7) in a colour that stands out (1.4.11), and that it is in view (2.4.11).
() => {
  const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")];
  // Of radio buttons with one name the Tab key stops at one.
  const turn = (stop) => {
    const group = all.filter((other) => other.type === "radio" && other.name === stop.name && other.form === stop.form);
    return stop.type !== "radio" || stop === (group.find((other) => other.checked) ?? group[0]);
  };
  const stops = all.filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.disabled && turn(stop));
  const ring = (target) => {
    const drawn = [undefined, "::after"]
      .map((part) => getComputedStyle(target, part))
      .find((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    if (!drawn) return "no outline";
    const { back } = ground(parseFloat(drawn.outlineOffset) < 0 ? target : target.parentElement);
    const found = back ? ratio(over(rgba(drawn.outlineColor), back), back) : 3;
    return found < 3 ? `outline ${found.toFixed(2)}` : "";
  };
  window.stopped = [];
  window.noting?.abort();
  window.noting = new AbortController();
  document.addEventListener("focusin", ({ target }) => {
    const note = [ring(target), open(target) ? "" : "covered"].filter(Boolean).join(", ");
    window.stopped.push(note ? `${note}: ${named(target)}` : named(target));
  }, { signal: window.noting.signal });
  return stops.map(named);
}
