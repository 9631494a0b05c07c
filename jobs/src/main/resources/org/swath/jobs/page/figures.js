/* The figures: each with a legend of buttons, zoom, and a choice of scale for epochs. */

/** The width of a figure on paper. */
const PRINTED_WIDTH = 640;

/** Zoom by wheel and dragging on every axis of numbers, where the option has none of its own. */
function zoomable(option) {
  if (option.dataZoom || !option.xAxis || !option.yAxis) return option;
  const indices = (axes) => listOf(axes).map((axis, index) => index)
    .filter((index) => ["value", "log"].includes(listOf(axes)[index].type));
  const zooms = [];
  if (indices(option.xAxis).length) zooms.push({ type: "inside", xAxisIndex: indices(option.xAxis), filterMode: "none", zoomOnMouseWheel: "ctrl" });
  if (indices(option.yAxis).length) zooms.push({ type: "inside", yAxisIndex: indices(option.yAxis), filterMode: "none", zoomOnMouseWheel: "shift" });
  return zooms.length ? { ...option, dataZoom: zooms } : option;
}

function legendNames(option) {
  if (!option.legend) return [];
  const listed = listOf(option.legend).flatMap((legend) => legend.data || []).map((entry) => entry.name || entry);
  const names = listed.length ? listed : listOf(option.series).map((series) => series.name);
  return [...new Set(names.filter((name) => name))];
}

/** Pixels that a definition keeps for the legend it would print, in place of which the page has buttons. */
function emptyTop(option) {
  const tops = listOf(option.grid).map((grid) => grid.top).filter((top) => typeof top === "number");
  const needed = option.title ? 40 : 26;
  return tops.length ? Math.max(0, Math.min(...tops) - needed) : 0;
}

function legendButton(chart, name) {
  const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
  const toggle = button("", { "aria-pressed": "true", "data-series": name }, () => {
    chart().dispatchAction({ type: "legendToggleSelect", name });
  });
  toggle.append(swatch, name);
  return toggle;
}

function showLegend(chart, legend, names) {
  const option = chart.getOption();
  names.forEach((name, index) => {
    const toggle = legend.children[index];
    toggle.setAttribute("aria-pressed", String(option.legend[0].selected[name] !== false));
    const seriesIndex = option.series.findIndex((series) => series.name === name);
    const color = seriesIndex < 0 ? null : chart.getVisual({ seriesIndex }, "color");
    toggle.querySelector(".swatch").style.background = typeof color === "string" ? color : "currentColor";
  });
}

function makeFigure(definition) {
  const place = document.querySelector(`.chart[data-figure="${CSS.escape(definition.id)}"]`);
  const names = legendNames(definition.option);
  const option = zoomable(definition.option);
  if (names.length) option.legend = listOf(option.legend).map((legend) => ({ ...legend, show: false }));
  place.style.width = definition.width + "px";
  place.style.height = definition.height + "px";
  place.style.setProperty("--printed", Math.min(1, PRINTED_WIDTH / definition.width));
  if (names.length) place.style.marginTop = -emptyTop(option) + "px";
  const legend = element("div", { class: "legend", role: "group", "aria-label": "Series of " + definition.title });
  const controls = element("div", { class: "chart-controls" });
  let logarithmic = false;
  legend.append(...names.map((name) => legendButton(() => figure.chart(), name)));
  const figure = draw(place, option, (chart) => {
    const update = () => showLegend(chart, legend, names);
    chart.on("legendselectchanged", update);
    if (names.length) update();
  });
  if (withEpochScale(option, true)) {
    const starts = [...listOf(option.xAxis), ...listOf(option.yAxis)].some((axis) => axis.type === "log" && /^epoch/i.test(axis.name || ""));
    logarithmic = starts;
    const scale = button("Logarithmic epochs", { "aria-pressed": String(starts) }, () => {
      logarithmic = !logarithmic;
      scale.setAttribute("aria-pressed", String(logarithmic));
      figure.redraw(withEpochScale(option, logarithmic));
    });
    controls.append(scale);
  }
  if (option.dataZoom) {
    const zoom = (share) => figure.chart().dispatchAction({
      type: "dataZoom",
      batch: option.dataZoom.map((_, dataZoomIndex) => ({ dataZoomIndex, start: share, end: 100 - share })),
    });
    controls.append(button("Zoom in", {}, () => zoom(25)), button("Whole figure", {}, () => zoom(0)));
  }
  place.closest("figure").querySelector("h3").append(controls);
  place.parentElement.before(legend);
}

drawings.figures.forEach(makeFigure);
