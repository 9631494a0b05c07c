/* Numbers of the table that open the runs they were computed from. */

const RUN = { id: 0, configuration: 1, seed: 2, status: 3, epochs: 4, reason: 5, host: 6, attempts: 7, met: 8, values: 9 };

/** A number of more runs than this names the first of them. */
const MOST_RUNS_BEHIND = 100;

function statusOf(run) {
  return page.statuses[run[RUN.status]];
}

function levelText(factor, level) {
  return level < 0 ? "-" : page.factors[factor].levels[level];
}

/** A configuration in words: the levels of the factors that apply to it. */
function configurationText(index) {
  const words = page.configurations[index].levels
    .map((level, factor) => (level < 0 ? null : page.factors[factor].name + " " + levelText(factor, level)))
    .filter((text) => text !== null);
  return words.length ? words.join(", ") : "the only configuration";
}

function runLink(run) {
  return element("a", { href: "#run-" + run[RUN.id], class: "id" }, run[RUN.id]);
}

function statusText(run) {
  return element("span", { class: "status " + statusOf(run) }, statusOf(run));
}

/** The text of a run's value, with what must be said of a convergence epoch. */
function runValueText(run, metricIndex) {
  const metric = page.metrics[metricIndex];
  const text = valueText(run[RUN.values + metricIndex], metric);
  return metric.column === "convergence_epoch" && run[RUN.met] === 0 ? text + " (not met)" : text;
}

function cellQuery(configuration, metric) {
  const id = page.configurations[configuration].id;
  if (metric.column === "convergence_epoch") {
    return `select seed, run_id, epoch, met\nfrom convergence\nwhere configuration_id = '${id}' and criterion = '${page.criterion}'\norder by seed`;
  }
  return `select seed, run_id, status, ${metric.column}\nfrom runs\nwhere configuration_id = '${id}'\norder by seed`;
}

function runsBehind(configuration, metricIndex, shown) {
  const metric = page.metrics[metricIndex];
  const runs = page.runs.filter((run) => run[RUN.configuration] === configuration);
  const counts = (run) => statusOf(run) === "completed" && run[RUN.values + metricIndex] !== null;
  const counted = runs.filter(counts);
  const rows = runs.slice(0, MOST_RUNS_BEHIND).map((run) => {
    return element("tr", {},
      element("td", { class: "number" }, String(run[RUN.seed])),
      element("td", {}, runLink(run)),
      element("td", {}, statusText(run)),
      element("td", { class: "number" }, counts(run) ? runValueText(run, metricIndex) : "not counted"));
  });
  const headings = ["seed", "run", "status", metric.name].map((name) => element("th", { scope: "col" }, name));
  return element("div", { class: "behind-content" },
    element("h3", {}, `${metric.name} of ${configurationText(configuration)}: ${shown}`),
    element("p", {}, `n = ${counted.length} of ${runs.length} planned runs.`
      + (runs.length > MOST_RUNS_BEHIND ? ` The first ${MOST_RUNS_BEHIND} are here; the query has all.` : "")),
    element("table", {}, element("thead", {}, element("tr", {}, ...headings)), element("tbody", {}, ...rows)),
    query("these runs", cellQuery(configuration, metric)));
}

/** Opens a row under `row`; `opener` says so to assistive technology until it is closed. */
function openBehind(row, opener, content) {
  const cell = element("td", { colspan: row.cells.length }, content);
  const behind = element("tr", { class: "behind" }, cell);
  behind.opener = opener;
  opener.setAttribute("aria-expanded", "true");
  row.after(behind);
  return behind;
}

function closeBehind(behind) {
  behind.opener.setAttribute("aria-expanded", "false");
  behind.dispatchEvent(new Event("close"));
  behind.remove();
}

for (const cell of document.querySelectorAll("#configurations td[data-metric]")) {
  const value = cell.querySelector(".value");
  const configuration = Number(cell.parentElement.dataset.configuration);
  const metricIndex = page.metrics.findIndex((metric) => metric.column === cell.dataset.metric);
  const shown = value.textContent;
  const opener = button(shown, { class: "value", "aria-expanded": "false" }, () => {
    const below = cell.parentElement.nextElementSibling;
    const open = below && below.classList.contains("behind") ? below : null;
    const same = open && open.opener === opener;
    if (open) closeBehind(open);
    if (!same) openBehind(cell.parentElement, opener, runsBehind(configuration, metricIndex, shown));
  });
  value.replaceWith(opener);
}
