// Makes an OPML file and calendar links of the feeds that are ticked, all of it in the page: nobody is
// asked for anything, and nothing is kept. The choice stands in the page's address, so it can be shared.
"use strict";

(() => {
  const own = document.querySelector("[data-own]");
  const all = (selector) => [...own.querySelectorAll(selector)];
  const one = (selector) => own.querySelector(selector);
  const boxes = all("input[type=checkbox]");
  const groups = all("details");
  const [filter, found, nothing] = [one("[type=search]"), one("[data-found]"), one("[data-nothing]")];
  const [made, result, links] = [one("[data-made]"), one("[data-result]"), one("[data-calendar-links]")];
  const [download, share, clear] = [one("[data-download]"), one("[data-share]"), one("[data-clear]")];
  const opened = new Map(groups.map((group) => [group, group.open]));

  const ticked = () => boxes.filter((box) => box.checked);
  const row = (box) => box.closest("li");
  const name = (box) => box.closest("label").textContent.trim();
  const counted = (number, texts) =>
    (number === 0 ? texts.none : number === 1 ? texts.one : texts.many).replace("%n", number);

  const element = (document, parent, tag, attributes) => {
    const made = parent.appendChild(document.createElement(tag));
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };

  const opml = (chosen) => {
    const file = document.implementation.createDocument(null, "opml");
    const root = file.documentElement;
    root.setAttribute("version", "2.0");
    element(file, element(file, root, "head", {}), "title", {}).textContent = own.dataset.own;
    const body = element(file, root, "body", {});
    for (const box of chosen) {
      element(file, body, "outline", {
        type: "rss",
        text: name(box),
        title: box.dataset.title,
        xmlUrl: box.dataset.url,
        htmlUrl: box.dataset.home,
        language: own.dataset.language,
      });
    }
    return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
  };

  const showCalendars = (chosen) => {
    const calendars = chosen.filter((box) => box.dataset.calendar);
    links.replaceChildren();
    if (calendars.length) {
      const list = element(document, links, "ul", { class: "own_calendars", role: "list" });
      for (const box of calendars) {
        const place = element(document, list, "li", {});
        const link = element(document, place, "a", { class: "calendar_link", href: box.dataset.calendar });
        link.textContent = box.dataset.calendarTitle;
      }
    }
    return calendars.length;
  };

  const show = () => {
    const chosen = ticked();
    URL.revokeObjectURL(download.href);
    download.removeAttribute("href");
    if (chosen.length) {
      download.href = URL.createObjectURL(new Blob([opml(chosen)], { type: "text/x-opml" }));
      download.download = own.dataset.file;
      share.href = `#${chosen.map((box) => encodeURI(box.value)).join(",")}`;
    }
    result.hidden = chosen.length === 0;
    const calendars = showCalendars(chosen);
    const told = calendars ? ` ${made.dataset.calendars.replace("%n", calendars)}` : "";
    made.textContent = counted(chosen.length, made.dataset) + told;
    for (const group of groups) {
      const number = group.querySelectorAll(":checked").length;
      const shown = group.querySelector("[data-chosen]");
      shown.textContent = number ? shown.dataset.chosen.replace("%n", number) : "";
    }
  };

  // The names in the address; what is no feed's name (a part of the page) chooses nothing.
  const named = () => {
    try {
      return new Set(decodeURI(location.hash.slice(1)).split(","));
    } catch {
      return new Set();
    }
  };

  const read = () => {
    const names = named();
    const chosen = boxes.filter((box) => names.has(box.value));
    if (chosen.length) {
      boxes.forEach((box) => { box.checked = names.has(box.value); });
      chosen.forEach((box) => { box.closest("details").open = true; });
      row(chosen[0]).scrollIntoView({ block: "center" });
      show();
    }
  };

  const choose = () => {
    show();
    const chosen = ticked().length > 0;
    history.replaceState(null, "", chosen ? share.getAttribute("href") : location.pathname);
  };

  const letters = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const sift = () => {
    const wanted = letters(filter.value.trim());
    let number = 0;
    for (const box of boxes) {
      row(box).hidden = !letters(name(box)).includes(wanted);
      number += row(box).hidden ? 0 : 1;
    }
    for (const group of groups) {
      const some = group.querySelector("li:not([hidden])") !== null;
      group.hidden = !some;
      group.open = wanted ? some : opened.get(group) || group.querySelector(":checked") !== null;
    }
    nothing.hidden = number > 0;
    found.textContent = wanted ? counted(number, found.dataset) : "";
  };

  boxes.forEach((box) => {
    box.checked = false;
    box.addEventListener("change", choose);
  });
  filter.value = "";
  filter.addEventListener("input", sift);
  clear.addEventListener("click", () => {
    boxes.forEach((box) => { box.checked = false; });
    choose();
    filter.focus();
  });
  addEventListener("hashchange", read);
  all(".own_tool").forEach((tool) => { tool.hidden = false; });
  read();
})();
