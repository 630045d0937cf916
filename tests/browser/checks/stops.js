// Every stop of the Tab key, in the order of the page. Each time one has the focus, `stopped` notes
// whether the page shows it (WCAG 2.1, 2.4.7) and that nothing lies over it.
() => {
  const stops = [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
    .filter((stop) => stop.checkVisibility());
  window.stopped = [];
  document.addEventListener("focusin", ({ target }) => {
    const ring = [undefined, "::after"]
      .map((part) => getComputedStyle(target, part))
      .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const note = [ring ? "" : "no outline", open(target) ? "" : "covered"].filter(Boolean).join(", ");
    window.stopped.push(note ? `${note}: ${named(target)}` : named(target));
  });
  return stops.map(named);
}
