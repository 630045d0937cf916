// Keeps the page that a writer looks at as it is now. Nothing of this is on the published site.
"use strict";
(() => {
  const bar = document.getElementById("koske-preview");
  if (!bar) return;
  const kept = sessionStorage;
  const place = `preview ${location.pathname}`;
  let source = null;

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

  // What the writer has opened stays open; what they have shut stays shut until it says something else.
  function remember(details) {
    if (kept.getItem("preview open") !== null) details.open = true;
    else if (kept.getItem("preview shut") === bar.dataset.bar) details.open = false;
    details.querySelector("summary").addEventListener("click", () => {
      // The click comes before what it does.
      kept.removeItem(details.open ? "preview open" : "preview shut");
      kept.setItem(details.open ? "preview shut" : "preview open", bar.dataset.bar);
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
      const hadFocus = before.contains(document.activeElement);
      bar.dataset.bar = other.dataset.bar;
      before.replaceWith(now);
      remember(now);
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
