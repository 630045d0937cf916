// Keeps the page that a writer looks at as it is now. Nothing of this is on the published site.
"use strict";
(() => {
  const bar = document.getElementById("koske-preview");
  if (!bar) return;
  const kept = sessionStorage;
  const place = `preview ${location.pathname}`;
  let source = null;
  let byError = false; // the bar was opened by an error, not by the writer

  const scrolled = kept.getItem(place);
  if (scrolled !== null) {
    kept.removeItem(place);
    history.scrollRestoration = "manual";
    const put = () => window.scrollTo({ top: Number(scrolled), behavior: "instant" });
    put();
    // Pictures and fonts may still move the page until it is loaded.
    addEventListener("load", () => { put(); history.scrollRestoration = "auto"; }, { once: true });
  }

  function reload() {
    stop();
    kept.setItem(place, String(window.scrollY));
    location.reload();
  }

  function remember(details, writers = false) {
    if (writers) details.open = true;
    // What the writer has shut stays shut until it says something else.
    const shut = kept.getItem("preview shut");
    if (details.open && shut === bar.dataset.bar) details.open = false;
    byError = details.open && !writers;
    details.querySelector("summary").addEventListener("click", () => { byError = false; });
    details.addEventListener("toggle", () => {
      kept.setItem(details.open ? "preview open" : "preview shut", bar.dataset.bar);
      if (details.open) kept.removeItem("preview shut");
    });
  }

  // As a document of its own: no text becomes markup here, so the site's policy holds.
  function renew() {
    const request = new XMLHttpRequest();
    request.open("GET", `/_preview/bar?page=${encodeURIComponent(bar.dataset.page)}`);
    request.responseType = "document";
    request.onload = () => {
      const other = request.response && request.response.getElementById("koske-preview");
      if (!other || bar.contains(document.activeElement) && document.activeElement.matches("input")) return;
      const before = bar.querySelector("details");
      const now = document.adoptNode(other.querySelector("details"));
      const writers = before.open && !byError;
      const hadFocus = before.contains(document.activeElement);
      bar.dataset.bar = other.dataset.bar;
      before.replaceWith(now);
      remember(now, writers);
      if (hadFocus) now.querySelector("summary").focus({ preventScroll: true });
      bar.querySelector(".said").textContent = now.querySelector("summary").textContent;
    };
    request.send();
  }

  function listen() {
    const { page, version, bar: state } = bar.dataset;
    source = new EventSource(`/_preview/events?${new URLSearchParams({ page, version, bar: state })}`);
    source.addEventListener("page", reload);
    source.addEventListener("bar", () => ("whole" in bar.dataset ? reload() : renew()));
  }

  function stop() {
    if (source) source.close();
    source = null;
  }

  // A browser keeps six connections to one server: a page that nobody looks at needs none.
  function look() {
    if (document.hidden) stop();
    else if (!source) listen();
  }

  const details = bar.querySelector("details");
  if (details) remember(details);
  document.addEventListener("visibilitychange", look);
  // The answer to a form is a page of its own: to load this one again would be in its way.
  bar.addEventListener("submit", stop);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", look);
  look();
})();
