// A dialog that asks for a few values: a form in a <dialog>, which the keyboard and a screen reader know.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

let lists = 0;

// Suggestions for a field, as [value, label] pairs.
export function suggestions(pairs) {
  const id = `koske-list-${++lists}`;
  return element("datalist", { id }, ...pairs.map(([value, label]) => element("option", { value, label: label || undefined })));
}

// Asks for the fields; the values, or null where it was cancelled.
export function ask({ title, fields, values = {}, accept, names, words, note }) {
  return new Promise((resolve) => {
    const controls = fields.map((field) => [field, control(field, values[field.name] ?? "", names, words)]);
    const answer = { values: null };
    const accepting = (event) => {
      event.preventDefault();
      answer.values = Object.fromEntries(controls.map(([field, one]) => [field.name, one.value()]));
      dialog.close();
    };
    const form = element(
      "form",
      { method: "dialog", onsubmit: accepting },
      element("h2", { id: "koske-dialog" }, title),
      note ? element("p", {}, note) : null,
      ...controls.map(([, one]) => one.whole),
      element(
        "p",
        { class: "koske-buttons" },
        element("button", { type: "submit", class: "koske-main" }, accept),
        element("button", { type: "button", onclick: () => dialog.close() }, words.cancel),
      ),
    );
    const dialog = element("dialog", { class: "koske-dialog", "aria-labelledby": "koske-dialog" }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer.values);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

let controlled = 0;

function control(field, value, names, words) {
  const id = `koske-ask-${++controlled}`;
  const hint = [field.hint, field.example && `Esimerkiksi: ${field.example}`].filter(Boolean).join(" ");
  const shared = { id, name: field.name, required: Boolean(field.required), "aria-describedby": hint ? `${id}-hint` : undefined };
  const [input, read] = inputOf(field, value, names, words, shared);
  const whole = element(
    "div",
    { class: "koske-field" },
    element("label", { for: id }, field.label),
    input,
    hint ? element("small", { id: `${id}-hint` }, hint) : null,
  );
  return { whole, value: read };
}

function inputOf(field, value, names, words, shared) {
  if (field.widget === "select") {
    const options = [["", "–"], ...field.options.map((one) => [one.value, one.label])];
    const input = element("select", shared, ...options.map(([v, l]) => element("option", { value: v, selected: v === value }, l)));
    return [input, () => input.value];
  }
  if (field.widget === "text") {
    const input = element("textarea", { ...shared, rows: 7 });
    input.value = value;
    return [input, () => input.value];
  }
  if (field.widget === "names" && field.many) return many(field, value, names, words, shared);
  const known = field.widget === "names" ? suggestions(names[field.kind] ?? []) : null;
  const input = element("input", { ...shared, type: field.type ?? "text", list: known?.id, autocomplete: "off" });
  input.value = value;
  if (!known) return [input, () => input.value];
  return [element("div", {}, input, known), () => idOf(input.value, names[field.kind] ?? [])];
}

// Whoever types a whole name means the item of that name.
export function idOf(written, known) {
  const plain = written.trim();
  return known.find(([, title]) => title.toLowerCase() === plain.toLowerCase())?.[0] ?? plain;
}

function many(field, value, names, words, shared) {
  const known = suggestions(names[field.kind] ?? []);
  const rows = element("div");
  const add = (text, first) => {
    const attributes = first ? shared : { "aria-label": field.label };
    const input = element("input", { ...attributes, type: "text", list: known.id, autocomplete: "off" });
    input.value = text;
    const remove = element("button", { type: "button", onclick: () => row.remove(), "aria-label": words.remove }, "×");
    const row = element("div", { class: "koske-row" }, input, first ? null : remove);
    rows.append(row);
    return input;
  };
  const given = value ? value.split(",").map((one) => one.trim()) : [""];
  given.forEach((one, at) => add(one, at === 0));
  const more = element("button", { type: "button", onclick: () => add("", false).focus() }, words.another);
  const read = () =>
    [...rows.querySelectorAll("input")].map((input) => idOf(input.value, names[field.kind] ?? [])).filter(Boolean).join(", ");
  return [element("div", {}, rows, more, known), read];
}
