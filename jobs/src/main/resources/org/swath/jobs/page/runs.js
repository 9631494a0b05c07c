/* The list of runs: filtered by text, level and status, sorted by its headings, a page at a time. */

const RUNS_PER_PAGE = 50;
const runList = document.getElementById("run-list");
const runPages = document.getElementById("run-pages");
const runFilters = document.getElementById("run-filters");

const runColumns = [
  { key: (run) => run[RUN.id], cell: (run) => element("th", { scope: "row", class: "id" }, runOpener(run)) },
  ...page.factors.map((factor, index) => {
    const level = (run) => page.configurations[run[RUN.configuration]].levels[index];
    return {
      key: (run) => (level(run) < 0 ? null : level(run)),
      cell: (run) => element("td", {}, levelText(index, level(run))),
    };
  }),
  { key: (run) => run[RUN.seed], cell: (run) => numberCell(String(run[RUN.seed])) },
  { key: (run) => run[RUN.status], cell: (run) => element("td", {}, statusText(run)) },
  { key: (run) => run[RUN.epochs], cell: (run) => numberCell(String(run[RUN.epochs])) },
  ...page.listed.map((index) => ({
    key: (run) => run[RUN.values + index],
    cell: (run) => numberCell(runValueText(run, index)),
  })),
];

const shownRuns = { text: "", levels: page.factors.map(() => ""), status: "", sortedBy: null, descending: false, page: 0, runs: page.runs };

function numberCell(text) {
  return element("td", { class: "number" }, text);
}

function runOpener(run) {
  const link = runLink(run);
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (link.getAttribute("aria-expanded") === "true") {
      event.preventDefault();
      history.replaceState(null, "", "#runs");
      closeBehind(link.closest("tr").nextElementSibling);
    } else if (location.hash === "#run-" + run[RUN.id]) {
      event.preventDefault();
      openRun(run);
    }
  });
  return link;
}

/** What the text filter looks into. */
function runWords(run) {
  const levels = page.configurations[run[RUN.configuration]].levels.map((level, factor) => levelText(factor, level));
  const reason = run[RUN.reason] < 0 ? "" : page.reasons[run[RUN.reason]];
  return [run[RUN.id], ...levels, "seed " + run[RUN.seed], statusOf(run), reason].join(" ").toLowerCase();
}

function findRuns() {
  const words = shownRuns.text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const found = page.runs.filter((run) => {
    if (shownRuns.status !== "" && run[RUN.status] !== Number(shownRuns.status)) return false;
    const levels = page.configurations[run[RUN.configuration]].levels;
    if (shownRuns.levels.some((level, factor) => level !== "" && levels[factor] !== Number(level))) return false;
    const text = words.length ? runWords(run) : "";
    return words.every((word) => text.includes(word));
  });
  if (shownRuns.sortedBy !== null) {
    const key = shownRuns.sortedBy;
    const sign = shownRuns.descending ? -1 : 1;
    const missing = (value) => value === null || typeof value === "string" && key !== runColumns[0].key;
    found.sort((a, b) => {
      const [first, second] = [key(a), key(b)];
      return missing(first) || missing(second) ? compareValues(first, second) : sign * compareValues(first, second);
    });
  }
  shownRuns.runs = found;
}

function showRuns() {
  runList.tBodies[0].querySelectorAll("tr.behind").forEach(closeBehind);
  const pages = Math.max(1, Math.ceil(shownRuns.runs.length / RUNS_PER_PAGE));
  shownRuns.page = Math.min(shownRuns.page, pages - 1);
  const first = shownRuns.page * RUNS_PER_PAGE;
  const rows = shownRuns.runs.slice(first, first + RUNS_PER_PAGE)
    .map((run) => element("tr", { id: "run-" + run[RUN.id] }, ...runColumns.map((column) => column.cell(run))));
  if (rows.length === 0) rows.push(element("tr", {}, element("td", { colspan: runColumns.length }, "No run is like that.")));
  runList.tBodies[0].replaceChildren(...rows);
  runFilters.querySelector("output").textContent = `${shownRuns.runs.length} of ${page.runs.length} runs`;
  runPages.hidden = pages === 1;
  runPages.replaceChildren(
    button("Previous", { disabled: shownRuns.page === 0 }, () => turnTo(shownRuns.page - 1)),
    element("span", {}, `Page ${shownRuns.page + 1} of ${pages}`),
    button("Next", { disabled: shownRuns.page === pages - 1 }, () => turnTo(shownRuns.page + 1)));
}

function turnTo(number) {
  shownRuns.page = number;
  showRuns();
}

function filterRuns() {
  shownRuns.page = 0;
  findRuns();
  showRuns();
}

function choice(label, options, choose) {
  const select = element("select", {}, element("option", { value: "" }, "all"),
    ...options.map((text, index) => element("option", { value: index }, text)));
  select.addEventListener("change", () => { choose(select.value); filterRuns(); });
  return element("label", {}, label, select);
}

function makeFilters() {
  const text = element("input", { type: "search", placeholder: "run id, level, reason" });
  text.addEventListener("input", () => { shownRuns.text = text.value; filterRuns(); });
  runFilters.append(
    element("label", {}, "text", text),
    ...page.factors.map((factor, index) => choice(factor.name, factor.levels, (level) => { shownRuns.levels[index] = level; })),
    choice("status", page.statuses, (status) => { shownRuns.status = status; }),
    element("output", { "aria-live": "polite" }));
  runFilters.addEventListener("submit", (event) => event.preventDefault());
  runFilters.addEventListener("reset", () => {
    Object.assign(shownRuns, { text: "", levels: page.factors.map(() => ""), status: "" });
    filterRuns();
  });
  runFilters.hidden = false;
}

makeFilters();
[...runList.tHead.rows[0].cells].forEach((heading, index) => {
  sortableHeading(heading, (descending) => {
    Object.assign(shownRuns, { sortedBy: runColumns[index].key, descending, page: 0 });
    findRuns();
    showRuns();
  });
});
showRuns();
