// Copies the address of a page, or hands it to the device's own way of sharing. No other service is asked.
"use strict";

(() => {
  const part = document.querySelector("[data-share]");
  const [copy, send] = [part.querySelector("[data-copy]"), part.querySelector("[data-send]")];
  const status = part.querySelector("[role=status]");
  const link = { title: part.dataset.title, url: part.dataset.share };

  // Emptied first, so that the same words are told again.
  const tell = (text) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 100);
  };

  // There is no clipboard where a page does not come by HTTPS.
  if (navigator.clipboard?.writeText) {
    copy.hidden = false;
    copy.firstElementChild.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link.url);
        part.classList.remove("share-failed");
        tell(status.dataset.copied);
      } catch {
        part.classList.add("share-failed");
        tell(status.dataset.failed);
      }
    });
  }

  if (navigator.canShare?.(link)) {
    send.hidden = false;
    // Whoever changes their mind has not met with a fault.
    send.firstElementChild.addEventListener("click", () => { navigator.share(link).catch(() => {}); });
  }
})();
