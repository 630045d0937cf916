// Text stands out from its background: 4.5 to 1, large text 3 to 1 (WCAG 2.1, 1.4.3).
// Text on a picture or a gradient is passed over, since no one colour is behind it.
() => {
  const faults = [];
  for (const { element, text } of texts()) {
    const { back, opacity } = ground(element);
    if (!back) continue;
    const style = getComputedStyle(element);
    const [red, green, blue, alpha] = rgba(style.color);
    const colour = [red, green, blue, alpha * opacity];
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const found = ratio(over(colour, back), back);
    if (found < (large ? 3 : 4.5)) {
      faults.push(`contrast ${found.toFixed(2)}: "${text}" in ${named(element)}`);
    }
  }
  return faults;
}
