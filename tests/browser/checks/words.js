// No word ends a line that has room on one, and no hyphen that a word begins with is left behind ("PRO SOS -hanke").
// Addresses may be divided anywhere; so may what is longer than any line.
() => {
  const LONGEST = 30;
  const faults = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: element } = walker.currentNode;
    if (hidden(element)) continue;
    for (const { 0: word, index } of data.matchAll(/(?:(?<=\s)-\u2060?|(?<!\S))\p{L}+(?![^\s.,:;!?)”’-])/gu)) {
      if (word.length > LONGEST || word.length < 2) continue;
      const boxes = [...word].map((_, at) => {
        range.setStart(walker.currentNode, index + at);
        range.setEnd(walker.currentNode, index + at + 1);
        return range.getBoundingClientRect();
      });
      const at = boxes.findIndex((box) => box.width && box.top > boxes[0].bottom - 2);
      if (at > 0) faults.push(`${word.slice(0, at)}|${word.slice(at)} in ${named(element)}`);
    }
  }
  return faults;
}
