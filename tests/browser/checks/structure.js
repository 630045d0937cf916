// The page is well made for those who do not see it: headings, lists, ids, pictures, language, no code.
() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const each = (selector, fault) => all(selector).forEach((element) => faults.push(`${fault}: ${named(element)}`));

  if (!document.documentElement.lang) faults.push("no lang on html");
  if (!document.title.trim()) faults.push("no title");
  if (all("main").length !== 1) faults.push(`${all("main").length} main elements`);
  if (all("h1").length !== 1) faults.push(`${all("h1").length} h1 elements`);
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) faults.push(`h${own} after h${level}: ${named(heading)}`);
    level = own;
  }

  const ids = all("[id]").map((element) => element.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  twice.forEach((id) => faults.push(`twice the id ${id}`));
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
    for (const element of all(`[${attribute}]`)) {
      const missing = element.getAttribute(attribute).split(/\s+/).filter((id) => !ids.includes(id));
      if (missing.length) faults.push(`${attribute} names nothing: ${named(element)}`);
    }
  }

  each("img:not([alt])", "no alt");
  each("img:not([width][height])", "no width and height");
  each("script:not([type='application/ld+json'], :is([defer], [type=module])[src^='/theme/'])", "a script");
  each("[style], style", "a style of its own");
  each("iframe, object, embed, form:not([action^='/']), audio, video", "not of this site");
  for (const element of all("*")) {
    const code = element.getAttributeNames().filter((name) => name.startsWith("on"));
    if (code.length) faults.push(`${code}: ${named(element)}`);
  }

  each("li:not(ul > li, ol > li, menu > li)", "a list item without a list");
  each(":is(ul, ol, menu) > :not(li)", "in a list but no item");
  each(":is(ul, ol, dl):not(:has(> *))", "an empty list");
  each("dl > :not(dt, dd, div), dl > div > :not(dt, dd)", "in a dl but no term");
  each("dt:not(dl > dt, dl > div > dt), dd:not(dl > dd, dl > div > dd)", "a term without a dl");
  each("dd:not(dt ~ dd)", "a dd without a dt before it");
  each("dt:not(:has(~ dd))", "a dt without a dd after it");
  each("th:empty, caption:empty", "an empty heading of a table");
  each("table:not(:has(th))", "a table without headings");
  return faults;
}
