/* Drawing with Apache ECharts: themes, tooltips and what every chart of the page has in common. */

const drawings = JSON.parse(document.getElementById("page-figures").textContent);
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const MOST_SVG_ITEMS = 4000;

for (const [name, theme] of Object.entries(drawings.themes)) {
  echarts.registerTheme(name, { ...theme, backgroundColor: "transparent" });
}

function listOf(part) {
  return part === undefined ? [] : Array.isArray(part) ? part : [part];
}

function itemCount(option) {
  return listOf(option.series).reduce((count, series) => count + (series.data ? series.data.length : 0), 0);
}

/** A number as a tooltip shows it. */
function tipNumber(value) {
  if (typeof value !== "number") return value === null || value === undefined ? "-" : String(value);
  return String(Number(value.toPrecision(6)));
}

/** One item of a chart in words: what it is, its run, its numbers by name. */
function tipOf(item) {
  const names = item.dimensionNames || [];
  const values = listOf(item.value);
  const run = item.data && item.data.runId;
  const heading = [run && item.data.name, item.seriesName, item.name].find((text) => text) || "";
  const rows = values.map((value, index) => [names[index] || "value", value])
    .map(([name, value]) => element("tr", {}, element("td", {}, String(name)), element("td", {}, tipNumber(value))));
  return element("div", { class: "tip" },
    element("b", {}, heading),
    run ? element("div", { class: "id" }, "run " + run + (item.data.seed === undefined ? "" : ", seed " + item.data.seed)) : null,
    element("table", {}, element("tbody", {}, ...rows)));
}

/** Items at the same place of an axis as one table: a row each, the numbers that they share above. */
function tipOfSeveral(items) {
  const names = items[0].dimensionNames || [];
  const columns = names.slice(1);
  const head = element("tr", {}, element("td", {}, ""), ...columns.map((name) => element("td", {}, String(name))));
  const rows = items.map((item) => element("tr", {},
    element("td", {}, item.seriesName),
    ...columns.map((_, index) => element("td", {}, tipNumber(listOf(item.value)[index + 1])))));
  return element("div", { class: "tip" },
    element("b", {}, (names[0] || "") + " " + tipNumber(listOf(items[0].value)[0])),
    element("table", {}, element("tbody", {}, head, ...rows)));
}

function tip(given) {
  const items = listOf(given).filter((item) => !String(item.seriesId || "").startsWith("band"));
  if (items.length === 0) return "";
  return items.length === 1 ? tipOf(items[0]) : tipOfSeveral(items);
}

/** What the page adds to an option: how it answers, in place of how it prints. */
function answering(option) {
  const answers = { ...option, animation: !stillness.matches && option.animation !== false };
  answers.tooltip = { trigger: "item", appendTo: "body", ...(option.tooltip || {}), formatter: tip };
  return answers;
}

/** Calls `begin` when an element comes near the part of the page that is seen, or all of it is printed. */
function whenNear(place, begin) {
  const near = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      near.disconnect();
      begin();
    }
  }, { rootMargin: "600px" });
  near.observe(place);
  addEventListener("beforeprint", begin);
}

/**
 * Draws into an element when it comes near, and again whenever theme or width change; what is drawn may change
 * through the result. Calls `drawn` with each new chart.
 */
function draw(place, option, drawn = () => {}) {
  let chart = null;
  let current = option;
  let begun = false;
  const again = () => {
    if (!begun) return;
    if (chart) chart.dispose();
    chart = echarts.init(place, isDark() ? "dark" : "light", { renderer: itemCount(current) > MOST_SVG_ITEMS ? "canvas" : "svg" });
    chart.setOption(answering(current));
    chart.on("click", (event) => { if (event.data && event.data.runId) location.hash = "run-" + event.data.runId; });
    drawn(chart);
  };
  const begin = () => {
    if (begun) return;
    begun = true;
    again();
  };
  const resized = new ResizeObserver(() => chart && chart.resize());
  whenNear(place, begin);
  document.addEventListener("themechange", again);
  resized.observe(place);
  return {
    chart: () => { begin(); return chart; },
    redraw: (changed) => { current = changed; begun = true; again(); },
    end: () => {
      document.removeEventListener("themechange", again);
      resized.disconnect();
      if (chart) chart.dispose();
      chart = null;
      begun = true;
    },
  };
}

/** The option with its axes of epochs on another scale; null when there are none. */
function withEpochScale(option, logarithmic) {
  const changed = structuredClone(option);
  const axes = [...listOf(changed.xAxis), ...listOf(changed.yAxis)]
    .filter((axis) => ["value", "log"].includes(axis.type) && /^epoch/i.test(axis.name || ""));
  for (const axis of axes) {
    axis.type = logarithmic ? "log" : "value";
    if (logarithmic && !(axis.min > 0)) axis.min = 1;
  }
  return axes.length ? changed : null;
}
