// Text stands out from its background: 4.5 to 1, large text 3 to 1 (WCAG 2.1, 1.4.3).
// Text on a picture or a gradient is passed over, since no one colour is behind it.
() => {
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
  const paper = rgba(matchMedia("print").matches ? "white" : "Canvas");

  // The one colour behind the text of an element, null where a picture is, and how much of the text is seen.
  const grounds = new Map([[null, { back: paper, opacity: 1 }]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const { back, opacity } = ground(element.parentElement);
      const front = rgba(style.backgroundColor);
      const plain = style.backgroundImage === "none" && (back || front[3] === 1);
      grounds.set(element, { back: plain ? over(front, back ?? paper) : null, opacity: opacity * style.opacity });
    }
    return grounds.get(element);
  };

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
