// Elements are made here and nowhere else. Words become text nodes, never markup: what a document says cannot run.

const byId = (id) => document.getElementById(id);

/** Make an element. Attributes that begin with `on` are listeners; children are elements or words. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Make a button: attributes, what a click does, and what stands on it. */
const button = (attributes, onclick, ...children) => element("button", { type: "button", ...attributes, onclick }, ...children);

/** Make an element of SVG, with attributes alone. */
function drawing(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Make a link, if its address is one that is safe to follow; else plain words. */
function link(address, words, attributes = {}) {
  if (!/^(https?:\/\/|mailto:|doi:)/i.test(address || "")) return element("span", attributes, words);
  const href = address.replace(/^doi:/i, "https://doi.org/");
  return element("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, words);
}

const plural = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
