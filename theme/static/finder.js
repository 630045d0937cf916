// Searches the site's own index in the reader's browser. Pagefind finds documents by terms; here a typed word
// is led to its terms, and what is found is shown by the words that stand in the text. Nobody else is asked.

const place = document.querySelector("[data-search]");
const said = place.dataset;
const one = (selector) => place.querySelector(selector);
const [form, results, list] = [one("form"), one("[data-results]"), document.createElement("ol")];
const [status, help, again, others] = ["status", "help", "again", "others"].map((name) => one(`[data-${name}]`));
const [more, chosen, clear] = [one("[data-more]"), one("[data-chosen]"), one("[data-clear]")];
const field = form.elements.q;
const title = document.title;

const PAGE = 10; // results that are shown at once
const WINDOW = 32; // words of a text that are shown
const MOST_WAYS = 8; // readings of a query that are looked for
const MOST_GUESSED = 3; // terms that a word which no text has is led to
const TYPED_MS = 250; // after the last key

/* ---------------------------------------------------------------- The index */

const names = Object.fromEntries([...form.elements.kind ? one("fieldset").querySelectorAll("label") : []].map(
  (label) => [label.querySelector("input").value, label.querySelector("span").textContent]));
const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

// Lines of "shared rest shared rest": how much a word has of the one before, and its base form of the word.
const unfronted = (text, forms) => {
  let word = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [same, rest, shared, ...base] = line.split(" ");
    word = word.slice(0, Number(same)) + rest;
    const bases = (word.slice(0, Number(shared)) + base.join(" ")).split(" ");
    forms.set(word, [...new Set([...forms.get(word) ?? [], ...bases])]);
  }
};

const fetched = async (address, cache) => {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
};

const opened = async () => {
  const periods = said.periods.split(" ").filter(Boolean);
  const forms = new Map();
  const facets = new Map();
  const empty = { search: async () => ({ results: [] }) };
  if (!periods.length) return { pagefind: empty, forms, facets, plain: new Map(), terms: [], starts: [] };
  const [first, ...rest] = periods.map((period) => `${said.index}${period}/`);
  const words = Promise.all([first, ...rest].map(async (folder) => {
    const entry = await fetched(`${folder}pagefind-entry.json`, "no-cache");
    return fetched(`${folder}${entry.words}`, "default");
  }));
  const { createInstance } = await import(`${first}pagefind.js`);
  const pagefind = createInstance({ basePath: first, baseUrl: "/", noWorker: true, metaCacheTag: "" });
  await Promise.all(rest.map((folder) => pagefind.mergeIndex(folder, { baseUrl: "/", metaCacheTag: "" })));
  for (const part of await words) {
    unfronted(part.forms, forms);
    for (const [id, told] of Object.entries(part.facets)) {
      const [kind, day, ...projects] = told.split(" ");
      facets.set(id, { kind, day, projects });
    }
  }
  const plain = new Map([...forms.keys()].map((word) => [folded(word), word]));
  const terms = [...new Set([...forms.values()].flat().map(folded))].sort();
  return { pagefind, forms, facets, plain, terms, starts: [...plain.keys()].sort() };
};

let opening = null;
const open = () => {
  opening ??= opened().catch((fault) => {
    opening = null;
    throw fault;
  });
  return opening;
};

/* ---------------------------------------------------------------- From words to terms */

const spelled = (query) => query.normalize("NFC").toLowerCase().replace(/\u00ad/g, "").split(/\s+/)
  .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[:’'][a-zåäö]{1,6}$/u, ""))
  .filter(Boolean);

const known = ({ forms, plain }, word) => forms.get(word) ?? forms.get(plain.get(folded(word)));

const shared = (a, b) => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

// Where a word would stand among sorted ones.
const placed = (sorted, word) => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

// The first letters of a word: Pagefind finds terms that begin so, and here come those of forms that do.
const begun = ({ forms, plain, terms, starts }, word) => {
  const letters = folded(word);
  if (terms[placed(terms, letters)]?.startsWith(letters)) return [word];
  const at = placed(starts, letters);
  const near = starts.slice(at, at + 4).filter((form) => form.startsWith(letters));
  return near.length ? [...new Set(near.flatMap((form) => forms.get(plain.get(form))))] : undefined;
};

// What may end a form of a word, without marks over letters.
const ENDING = document.documentElement.lang === "fi"
  ? new RegExp("^(?:nen|s|se|si|ks|kse|ksi|de|te|k|kk|p|pp|tt|t)?[aeiouy]?"
    + "(?:n|a|ta|tta|ssa|sta|lla|lta|lle|ksi|na|t|den|ten|jen|en|in|hin|seen|siin|ia|ja|ita|itta|ihin"
    + "|i(?:ssa|sta|lla|lta|lle|na|ksi))?(?:ni|si|nsa|mme|nne)?(?:kin|kaan)?$")
  : /^\p{L}{0,4}$/u;

// A form that no text has: its terms are those of the forms that begin most like it.
const nearest = ({ forms, plain, starts }, word) => {
  const letters = folded(word);
  const at = placed(starts, letters);
  const near = starts.slice(Math.max(0, at - 40), at + 40)
    .map((form) => ({ form, length: shared(form, letters) }))
    .filter(({ form, length }) => length >= Math.max(4, letters.length - 6)
      && ENDING.test(letters.slice(length)) && ENDING.test(form.slice(length)));
  const most = Math.max(...near.map(({ length }) => length)) - 2;
  const terms = near.filter(({ length }) => length >= most).flatMap(({ form }) => forms.get(plain.get(form)));
  return terms.length ? [...new Set(terms)].slice(0, MOST_GUESSED) : undefined;
};

const ways = (terms) => terms.reduce(
  (all, some) => all.flatMap((way) => some.map((term) => [...way, term])).slice(0, MOST_WAYS), [[]]);

const united = async (index, queries) => {
  const found = new Map();
  for (const query of queries) {
    const { results } = await index.pagefind.search(query);
    for (const result of results) {
      const before = found.get(result.id);
      if (!before || before.score < result.score) found.set(result.id, result);
    }
  }
  return [...found.values()];
};

const searched = async (query) => {
  const index = await open();
  const words = spelled(query);
  if (!words.length) return { found: query.trim() ? [] : await united(index, [null]), instead: "", index };
  // Pagefind cuts a word that it does not know until something begins so: it is asked for what there is alone.
  const sure = words.map((word) => known(index, word) ?? begun(index, word));
  const terms = words.map((word, at) => {
    if (known(index, word)) return sure[at];
    const all = [...sure[at] ?? [], ...nearest(index, word) ?? []];
    return all.length ? [...new Set(all)] : undefined;
  });
  if (terms.includes(undefined)) return { found: [], instead: "", index };
  const queries = ways(terms).map((way) => way.join(" "));
  return { found: await united(index, queries), instead: sure.includes(undefined) ? queries[0] : "", index };
};

/* ---------------------------------------------------------------- What is chosen */

const NARROWED = ["kind", "project", "year"];

const state = () => {
  const data = new FormData(form);
  return {
    q: field.value.trim(),
    kind: data.getAll("kind"),
    project: data.get("project") ?? "",
    year: data.get("year") ?? "",
    sort: data.get("sort") ?? "",
  };
};

const address = (wanted) => {
  const query = new URLSearchParams();
  if (wanted.q) query.set("q", wanted.q);
  wanted.kind.forEach((kind) => query.append("kind", kind));
  ["project", "year", "sort"].forEach((name) => { if (wanted[name]) query.set(name, wanted[name]); });
  return `${location.pathname}${query.size ? `?${query}` : ""}`;
};

const restore = () => {
  const query = new URLSearchParams(location.search);
  field.value = (query.get("q") ?? "").slice(0, field.maxLength);
  for (const box of form.querySelectorAll("[name=kind]")) box.checked = query.getAll("kind").includes(box.value);
  for (const select of form.querySelectorAll("select")) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  if (narrowed(state())) one("details").open = true;
};

const narrowed = (wanted) => wanted.kind.length + (wanted.project ? 1 : 0) + (wanted.year ? 1 : 0);

const suits = (facet, wanted, but) => facet !== undefined
  && (but === "kind" || !wanted.kind.length || wanted.kind.includes(facet.kind))
  && (but === "project" || !wanted.project || facet.projects.includes(wanted.project))
  && (but === "year" || !wanted.year || facet.day.startsWith(wanted.year));

// How many results each choice would leave, the other choices being as they are.
const count = (found, facets, wanted) => {
  const number = new Map();
  for (const name of NARROWED) {
    for (const { id } of found) {
      const facet = facets.get(id);
      if (!suits(facet, wanted, name)) continue;
      const values = { kind: [facet.kind], project: facet.projects, year: [facet.day.slice(0, 4)] }[name];
      for (const value of values) number.set(`${name} ${value}`, (number.get(`${name} ${value}`) ?? 0) + 1);
    }
  }
  for (const shown of form.querySelectorAll("[data-count]")) {
    shown.textContent = found.length ? String(number.get(shown.dataset.count) ?? 0) : "";
  }
  for (const option of form.querySelectorAll("[name=project] option, [name=year] option")) {
    if (!option.value) continue;
    option.dataset.name ??= option.textContent;
    const size = found.length ? number.get(`${option.parentElement.name} ${option.value}`) ?? 0 : "";
    option.textContent = size === "" ? option.dataset.name : `${option.dataset.name} (${size})`;
  }
  const set = narrowed(wanted);
  chosen.textContent = set ? `(${set})` : "";
  clear.hidden = set === 0;
};

/* ---------------------------------------------------------------- What is shown */

const element = (parent, tag, text, attributes = {}) => {
  const made = parent.appendChild(document.createElement(tag));
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = text;
  return made;
};

const hits = (told) => {
  let at = 0;
  const places = told.places.map((step) => { at += step; return at; });
  return [...new Set(told.locations.map((location) => places[location]))]
    .filter((word) => word !== undefined).sort((a, b) => a - b);
};

// The words around the place that has the most hits.
const excerpt = (parent, words, marked) => {
  let start = 0;
  let most = 0;
  marked.forEach((word, at) => {
    const size = marked.slice(at).filter((other) => other < word + WINDOW).length;
    if (size > most) [most, start] = [size, word];
  });
  start = Math.max(0, Math.min(start - 6, words.length - WINDOW));
  const end = Math.min(words.length, start + WINDOW);
  const snippet = element(parent, "p", start ? "… " : "", { class: "search_excerpt" });
  for (let at = start; at < end; at += 1) {
    if (marked.includes(at)) element(snippet, "mark", words[at]);
    else snippet.append(words[at]);
    if (at < end - 1) snippet.append(" ");
  }
  if (end < words.length) snippet.append(" …");
};

const shown = async (result) => {
  const told = await result.data();
  const { meta, raw_url: url } = told;
  const item = document.createElement("li");
  const link = element(element(item, "h3", "", { class: "search_title" }), "a", meta.title, { href: url });
  const facts = element(item, "p", "", { class: "search_facts" });
  element(facts, "span", names[meta.kind] ?? "");
  if (meta.date) element(facts, "time", meta.date, { datetime: meta.day });
  const marked = hits(told);
  const words = told.content.split(" ").filter(Boolean);
  if (marked.length) excerpt(item, words, marked);
  else if (meta.summary || words.length) excerpt(item, meta.summary ? meta.summary.split(" ") : words, []);
  const under = told.anchors.filter(([from]) => from <= (marked[0] ?? -1)).at(-1);
  if (under && !url.includes("#")) {
    const way = element(item, "p", `${said.at}: `, { class: "search_under" });
    element(way, "a", under[2], { href: `${url}#${encodeURIComponent(under[1])}` });
  }
  return { item, link };
};

let waiting = [];
const showMore = async (run, focused) => {
  const next = waiting.slice(0, PAGE);
  const made = await Promise.all(next.map(shown));
  if (run !== latest) return;
  waiting = waiting.slice(PAGE);
  if (made.length) more.before(list);
  list.append(...made.map(({ item }) => item));
  more.hidden = waiting.length === 0;
  if (focused) made[0]?.link.focus();
};

const numbered = (number, query) => {
  const text = number === 0 ? said.none : number === 1 ? said.one : said.many.replace("%n", number);
  return query ? `${text} ${said.for.replace("%q", () => query)}` : text;
};

const tell = (text, { empty = false, failed = false } = {}) => {
  status.textContent = text;
  help.hidden = !empty;
  again.hidden = !failed;
};

let latest = 0;
const search = async () => {
  const run = latest += 1;
  const wanted = state();
  document.title = wanted.q ? `${wanted.q} – ${title}` : title;
  for (const link of others?.querySelectorAll("a") ?? []) {
    link.search = wanted.q ? `?${new URLSearchParams({ q: wanted.q })}` : "";
  }
  results.hidden = !wanted.q && !narrowed(wanted);
  if (results.hidden) {
    count([], new Map(), wanted);
    return;
  }
  const slow = setTimeout(() => { if (run === latest) tell(said.wait); }, 400);
  try {
    const { found, instead, index: { facets } } = await searched(wanted.q);
    if (run !== latest) return;
    const day = ({ id }) => facets.get(id)?.day ?? "-";
    const suiting = found.filter(({ id }) => suits(facets.get(id), wanted));
    const byDay = wanted.sort === "date" || !wanted.q;
    waiting = suiting.sort((a, b) => (byDay && day(b).localeCompare(day(a))) || b.score - a.score || (a.id < b.id ? -1 : 1));
    count(found, facets, wanted);
    list.replaceChildren();
    list.remove();
    if (others) others.hidden = !wanted.q;
    await showMore(run, false);
    if (run !== latest) return;
    const told = numbered(suiting.length, instead && suiting.length ? "" : wanted.q);
    const led = said.instead.replace("%q", () => wanted.q).replace("%w", () => instead);
    tell(instead && suiting.length ? `${led} ${told}` : told, { empty: suiting.length === 0 });
  } catch (fault) {
    if (run !== latest) return;
    console.error(fault);
    list.remove();
    more.hidden = true;
    tell(said.failed, { failed: true });
  } finally {
    clearTimeout(slow);
  }
};

/* ---------------------------------------------------------------- What the reader does */

const noted = (added) => {
  const to = address(state());
  if (to === `${location.pathname}${location.search}`) return;
  if (added) history.pushState(null, "", to);
  else history.replaceState(null, "", to);
};

let typed = 0;
let settled = location.search; // the address before the words that are being typed
field.addEventListener("focus", () => { open().catch(() => {}); }, { once: true });
field.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => { noted(false); search(); }, TYPED_MS);
});
form.addEventListener("change", (event) => {
  if (event.target === field) return;
  noted(true);
  search();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typed);
  // What was typed has replaced the address so far: the search before it stays behind this one.
  const now = address(state());
  if (settled !== new URL(now, location).search) {
    history.replaceState(null, "", `${location.pathname}${settled}`);
    noted(true);
    settled = location.search;
  }
  search();
});
clear.addEventListener("click", () => {
  for (const box of form.querySelectorAll("[name=kind]")) box.checked = false;
  for (const name of ["project", "year"]) if (form.elements[name]) form.elements[name].value = "";
  noted(true);
  search();
  one("summary").focus();
});
more.addEventListener("click", () => { showMore(latest, true); });
again.addEventListener("click", search);
addEventListener("popstate", () => {
  settled = location.search;
  restore();
  search();
});

list.className = "search_list";
list.setAttribute("role", "list");
list.dataset.list = "";
for (const tool of place.querySelectorAll(".search_tool")) tool.hidden = false;
one(".search_unscripted").hidden = true;
restore();
search();
