// What the preview says of a saved item: a list on the page that stays until it is closed.
import { element } from "./dialog.js";

let place = null;

export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function tell(heading, problems, words, kind) {
  silence();
  const items = problems.map((one) => {
    const where = one.path ? `${one.path}, ${words.line} ${one.line}: ` : "";
    return element("li", {}, where, where ? one.text : sentence(one.text));
  });
  const close = element("button", { type: "button", onclick: silence }, words.close);
  place = element(
    "section",
    { class: `koske-told koske-${kind}`, role: kind === "error" ? "alert" : "status", tabindex: "-1" },
    element("h2", {}, heading),
    element("ul", {}, ...items),
    close,
  );
  document.body.append(place);
  if (kind === "error") place.focus();
}

export function silence() {
  place?.remove();
  place = null;
}
