/* Tables that sort by their headings, with the keyboard too: a heading is a button. */

/** Makes a heading sort; `sort` gets whether to go downwards. Returns what shows the direction. */
function sortableHeading(heading, sort) {
  const name = heading.textContent;
  const sorter = button(name, { class: "sort" }, () => {
    const descending = heading.getAttribute("aria-sort") === "ascending";
    for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    sort(descending);
  });
  heading.replaceChildren(sorter);
}

/** What a cell sorts by: its data-sort, or its text, as a number when it is one. */
function sortKey(cell) {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  if (text === "" || text === "-") return null;
  const number = Number.parseFloat(text);
  return Number.isNaN(number) ? text : number;
}

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    sortableHeading(heading, (descending) => {
      body.querySelectorAll("tr.behind").forEach(closeBehind);
      const keyed = [...body.rows].map((row) => ({ row, key: sortKey(row.cells[column]) }));
      keyed.sort((a, b) => {
        if (a.key === null || b.key === null) return compareValues(a.key, b.key);
        return descending ? compareValues(b.key, a.key) : compareValues(a.key, b.key);
      });
      body.append(...keyed.map(({ row }) => row));
    });
  });
}
