/* One run, opened in the list: how it ended, its values, its curve. Its address is #run-ID. */

function runFacts(run) {
  const facts = [["status", statusOf(run)], ["seed", String(run[RUN.seed])], ["epochs completed", String(run[RUN.epochs])]];
  page.metrics.forEach((metric, index) => facts.push([metric.name, runValueText(run, index)]));
  if (run[RUN.host] >= 0) facts.push(["host", page.hosts[run[RUN.host]]], ["attempts", String(run[RUN.attempts])]);
  return element("dl", { class: "run-values" },
    ...facts.map(([what, value]) => element("div", {}, element("dt", {}, what), element("dd", {}, value))));
}

function runContent(run, curve) {
  const id = run[RUN.id];
  return element("div", { class: "behind-content" },
    element("h3", {}, `Run ${id}: ${configurationText(run[RUN.configuration])}, seed ${run[RUN.seed]}`),
    runFacts(run),
    statusOf(run) === "missing" ? null : curve,
    run[RUN.reason] < 0 ? null : element("pre", { class: "reason" }, page.reasons[run[RUN.reason]]),
    query("this run", `select *\nfrom runs\nwhere run_id = '${id}'`),
    query("its curve", `select *\nfrom epochs\nwhere run_id = '${id}'\norder by epoch`));
}

/** Shows a run in the list, filtered out or on another page as it may be, and opens it. */
function openRun(run) {
  if (!shownRuns.runs.includes(run)) runFilters.reset();
  turnTo(Math.floor(shownRuns.runs.indexOf(run) / RUNS_PER_PAGE));
  const row = document.getElementById("run-" + run[RUN.id]);
  const curve = runCurve(run);
  const behind = openBehind(row, row.querySelector("a"), runContent(run, curve));
  if (curve.show && curve.isConnected) {
    curve.show();
    behind.addEventListener("close", curve.end);
  }
  row.scrollIntoView({ block: "start", behavior: "instant" });
  row.querySelector("a").focus({ preventScroll: true });
}

function openRunOfAddress() {
  const run = page.runs.find((candidate) => location.hash === "#run-" + candidate[RUN.id]);
  if (run) openRun(run);
}

addEventListener("hashchange", openRunOfAddress);
openRunOfAddress();
