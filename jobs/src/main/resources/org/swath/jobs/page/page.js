"use strict";
/* What all scripts of the page share: its data, making elements, the theme, copying queries. */

const page = JSON.parse(document.getElementById("page-data").textContent);
document.documentElement.classList.add("scripted");

/** An element with attributes and children; text is never taken for HTML. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button; what it does is a function, since the page's policy forbids attributes with scripts. */
function button(text, attributes, action) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
}

/** A value of a metric as a person reads it; null is a dash, what is no number stands as it is. */
function valueText(value, metric) {
  if (value === null) return "-";
  if (typeof value !== "number") return String(value);
  if (metric && metric.percent) return Number((value * 100).toPrecision(7)) + " %";
  return String(value);
}

/** Numbers before texts before nothing. */
function compareValues(a, b) {
  const rank = (value) => (value === null || value === undefined ? 2 : typeof value === "number" ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0) return a - b;
  return rank(a) === 1 ? (a < b ? -1 : a > b ? 1 : 0) : 0;
}

/** The text of a query with a button that copies it. */
function queryText(query) {
  const block = element("div", { class: "query-text" }, element("pre", {}, element("code", {}, query)));
  addCopyButton(block);
  return block;
}

function query(of, text) {
  return element("details", { class: "query" }, element("summary", {}, "SQL of " + of), queryText(text));
}

function addCopyButton(block) {
  const copy = button("Copy", { "aria-label": "Copy this text" }, async () => {
    const copied = await copyText(block.querySelector("code"));
    copy.textContent = copied ? "Copied" : "Selected";
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
  block.append(copy);
}

/** Copies the text of an element; where the browser does not allow it, selects it instead. */
async function copyText(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return false;
  }
}

document.querySelectorAll(".query-text").forEach(addCopyButton);


/* The theme: the system's until the reader chooses. Whoever draws listens to "themechange". */
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const themeButton = document.getElementById("theme");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemDark.matches;
}

function showTheme() {
  themeButton.textContent = isDark() ? "Light" : "Dark";
  themeButton.setAttribute("aria-label", "Switch to the " + (isDark() ? "light" : "dark") + " theme");
  document.dispatchEvent(new Event("themechange"));
}

themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
systemDark.addEventListener("change", showTheme);
showTheme();
