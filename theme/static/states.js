// Keeps states right between two builds of the site, which is made once a day. What the page says
// without this script is true for the whole day of the build.
//   data-turns  one turn a line: the instant, the state, the words for it
//   data-until  what has no use from this instant on
"use strict";

(() => {
  const HOUR = 3600000;

  // The kind of a card is a class of the same form, and comes before its state.
  const become = (element, block, state) => {
    const classes = element ? [...element.classList] : [];
    const shown = classes.filter((name) => name.startsWith(`${block}-`)).pop();
    if (shown) {
      element.classList.replace(shown, `${block}-${state}`);
    }
  };

  const turn = (element, now) => {
    let [next, reached] = [Infinity, null];
    for (const line of element.dataset.turns.split("\n")) {
      const [, instant, state, words] = /^(\S+) (\S+) (.*)$/.exec(line);
      const at = Date.parse(instant);
      if (at <= now) {
        reached = { state, words };
      } else {
        next = Math.min(next, at);
      }
    }
    if (reached && element.textContent !== reached.words) {
      element.textContent = reached.words;
      become(element, "badge", reached.state);
      become(element.closest(".card"), "card", reached.state);
    }
    return next;
  };

  const end = (element, now) => {
    const at = Date.parse(element.dataset.until);
    element.hidden = at <= now;
    return at > now ? at : Infinity;
  };

  let timer;

  const update = () => {
    const now = Date.now();
    const instants = [
      ...Array.from(document.querySelectorAll("[data-turns]"), (element) => turn(element, now)),
      ...Array.from(document.querySelectorAll("[data-until]"), (element) => end(element, now)),
    ];
    const next = Math.min(...instants);
    clearTimeout(timer);
    if (next < Infinity) {
      // Timers stand still while a computer sleeps, and cannot be set for months.
      timer = setTimeout(update, Math.min(next - now + 500, HOUR));
    }
  };

  update();
  document.addEventListener("visibilitychange", update);
})();
