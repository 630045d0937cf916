// Nothing moves for longer than a blink.
() => {
  const seconds = (list) => Math.max(...list.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
  const faults = document.getAnimations().map((animation) => `runs: ${named(animation.effect.target)}`);
  if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") faults.push("the page scrolls smoothly");
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const moves = style.animationName !== "none" && seconds(style.animationDuration) > 0.01;
      if (moves || seconds(style.transitionDuration) > 0.01) faults.push(`moves: ${named(element)}${part ?? ""}`);
    }
  }
  return faults;
}
