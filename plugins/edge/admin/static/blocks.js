// The blocks of a text: where one stands, what it says, and how it is written. No part of the page is needed here.

const LABEL = String.raw`\[((?:\\.|[^\\\[\]\n]|\[(?:\\.|[^\\\[\]\n])*\])*)\]`;
const BRACES = String.raw`[ \t]*\{((?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^"'{}\n])*)\}`;
const ATTRIBUTE = /([^\s={}"']+)(?:=(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s"'{}]+)))?/g;

// The pattern of a component: the whole block, from the start of a line to the end of one.
export function patternOf(component) {
  const line = `${component.id}(?:${LABEL})?(?:${BRACES})?[ \\t]*$`;
  const source = component.container
    ? `^(:{3,})${line}(?:\\n([\\s\\S]*?))??\\n\\1[ \\t]*$`
    : `^(::)${line}`;
  return new RegExp(source, "m");
}

// What a block says, by field; `written` is how it stands in the text.
export function fromBlock(component, match) {
  const data = { written: match[0] };
  if (match[2] !== undefined) data.label = match[2].replace(/\\([[\]])/g, "$1").trim();
  for (const found of (match[3] ?? "").matchAll(ATTRIBUTE)) {
    data[found[1]] = (found[2] ?? found[3] ?? found[4] ?? "").replace(/\\(["'\\])/g, "$1");
  }
  if (component.container) data.inside = match[4] ?? "";
  return data;
}

// The text of a block: as it was written where it says the same, else anew.
export function toBlock(component, data) {
  const wanted = said(component, data);
  if (data.written) {
    const match = patternOf(component).exec(data.written);
    if (match && match[0] === data.written) {
      const now = said(component, fromBlock(component, match));
      if (Object.keys(wanted).every((name) => wanted[name] === now[name])) return data.written;
    }
  }
  return anew(component, wanted, data.written);
}

function said(component, data) {
  return Object.fromEntries(component.fields.map(({ name }) => [name, String(data[name] ?? "")]));
}

function anew(component, data, written = "") {
  const label = data.label ? `[${data.label.trim().replace(/[ \t\r\n]+/g, " ").replace(/([[\]])/g, "\\$1")}]` : "";
  const attributes = component.fields
    .filter(({ name }) => name !== "label" && name !== "inside" && data[name].trim())
    .map(({ name }) => `${name}=${quoted(data[name].trim())}`);
  const braces = attributes.length ? `{${attributes.join(" ")}}` : "";
  if (!component.container) return `::${component.id}${label}${braces}`;
  const fence = fenceOf(data.inside, /^:{3,}/.exec(written)?.[0] ?? ":::");
  return `${fence}${component.id}${label}${braces}\n${data.inside ? `${data.inside}\n` : ""}${fence}`;
}

function quoted(value) {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/[ \t\r\n]+/g, " ").replace(/(["\\])/g, "\\$1")}"`;
}

// A container that holds another has a longer fence.
function fenceOf(inside, fence) {
  const within = [...inside.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length);
  const longest = Math.max(0, ...within);
  return longest >= fence.length ? ":".repeat(longest + 1) : fence;
}

// The block that a place in the text is in: the innermost, with its component.
export function blockAt(components, text, place) {
  let found = null;
  for (const component of components) {
    const pattern = new RegExp(patternOf(component).source, "gm");
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const inside = match.index <= place && place <= end;
      if (inside && (!found || match[0].length < found.match[0].length)) found = { component, match };
    }
  }
  return found;
}

// As ids are made of titles: content-model.md, "Values".
const LETTERS = { ø: "o", æ: "ae", ß: "ss", đ: "d", ð: "d", þ: "th", ł: "l", œ: "oe" };
export function slug(title) {
  const plain = title.toLowerCase().replace(/[øæßđðþłœ]/g, (letter) => LETTERS[letter]);
  return plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

// Puts a block into a text at a place, with an empty line on each side: the new text, and where the block ends.
export function placed(text, start, end, block) {
  const before = text.slice(0, start).replace(/[ \t]+$/, "");
  const after = text.slice(end).replace(/^[ \t]+/, "");
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after === "" ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return [before + lead + block + tail + after, (before + lead + block).length];
}

export function picture({ src, alt, caption, credit }) {
  const said = (alt ?? "").trim().replace(/([[\]])/g, "\\$1");
  const title = caption?.trim() ? ` "${caption.trim().replace(/"/g, "”")}"` : "";
  const marks = [...(said ? [] : ["decorative"]), ...(credit?.trim() ? [`credit="${credit.trim().replace(/"/g, "”")}"`] : [])];
  return `![${said}](${src}${title})${marks.length ? `{${marks.join(" ")}}` : ""}`;
}
