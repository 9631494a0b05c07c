/* The curve of one run, drawn where the run is opened in the list. */

function curveOption(metric, numbers) {
  const points = numbers.map((value, index) => [index + 1, typeof value === "number" ? value : null]);
  return {
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    xAxis: { type: "value", name: "epoch", nameLocation: "middle", nameGap: 24, min: 1, minInterval: 1 },
    yAxis: { type: "value", name: metric.name, scale: true, nameTextStyle: { align: "left" } },
    series: [{ type: "line", name: metric.name, dimensions: ["epoch", metric.name], data: points, showSymbol: numbers.length < 40, symbolSize: 5 }],
    tooltip: { trigger: "axis" },
  };
}

/** The curves of a run with a choice of metric, or what to say where the page has none. */
function runCurve(run) {
  const curves = page.curves.runs[run[RUN.id]];
  if (!curves || curves.length === 0 || curves[0].length === 0) {
    return element("p", {}, run[RUN.epochs] === 0 ? "It completed no epoch." : "Its curve is left out of this page; the query below gives it.");
  }
  const place = element("div", { class: "run-curve", role: "img" });
  const metrics = page.curves.metrics;
  const select = element("select", {}, ...metrics.map((metric, index) => element("option", { value: index }, metric.name)));
  let drawing = null;
  const show = () => {
    const index = Number(select.value);
    place.setAttribute("aria-label", `Curve of ${metrics[index].name} of run ${run[RUN.id]} over ${curves[index].length} epochs`);
    const option = curveOption(metrics[index], curves[index]);
    if (drawing) drawing.redraw(option);
    else drawing = draw(place, option);
  };
  select.addEventListener("change", show);
  const curve = element("div", {}, element("label", { class: "run-curve-choice" }, "curve of", select), place);
  curve.show = show;
  curve.end = () => drawing && drawing.end();
  return curve;
}
