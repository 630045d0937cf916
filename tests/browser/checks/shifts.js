// Nothing has moved since the page began to load.
() => new Promise((done) => {
  const faults = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      faults.push(`moved: ${entry.sources.map(({ node }) => node?.nodeType === Node.ELEMENT_NODE && named(node))}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(faults), 40);
})
