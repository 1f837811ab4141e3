// Free hours painted on a week. Without this script the parts of the day beneath are ticked instead; with it they
// are put away, and what is painted goes into the hidden field as "540-690,1980-2100".

const HALF = 30, DAY = 1440;
const MORNING = 6 * 60, NIGHT = 23 * 60; // what is shown at first
const HOLD = 350; // a finger that rests this long means to paint, not to scroll

const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

class Week {
  constructor(home) {
    this.home = home;
    this.field = home.querySelector("input[type=hidden]");
    this.days = home.dataset.days.split("|");
    this.short = home.dataset.short.split("|");
    this.cells = new Map(); // minute of the week → cell
    this.build();
    this.read(this.field.value);
    this.putAway();
    this.show();
    this.listen();
  }

  // ---- the table
  build() {
    const table = document.createElement("table");
    table.className = "week paint";
    table.setAttribute("role", "grid");
    table.setAttribute("aria-multiselectable", "true");
    table.setAttribute("aria-label", this.home.dataset.grid);
    const head = table.createTHead().insertRow();
    head.append(document.createElement("td"));
    this.short.forEach((name, day) => {
      const th = document.createElement("th");
      th.scope = "col";
      const abbr = document.createElement("abbr");
      abbr.title = this.days[day];
      abbr.textContent = name;
      th.append(abbr);
      head.append(th);
    });
    for (const [from, to] of [[0, MORNING], [MORNING, NIGHT], [NIGHT, DAY]]) this.rows(table, from, to);
    this.table = table;
  }

  rows(table, from, to) {
    const body = table.createTBody();
    if (from !== MORNING) body.className = "night";
    for (let minute = from; minute < to; minute += HALF) {
      const row = body.insertRow();
      row.className = minute % 60 ? "half" : "hour";
      const th = document.createElement("th");
      th.scope = "row";
      const label = document.createElement("span");
      label.textContent = clock(minute);
      if (minute % 60) label.className = "hidden";
      th.append(label);
      row.append(th);
      this.days.forEach((name, day) => {
        const cell = row.insertCell();
        cell.setAttribute("role", "gridcell");
        cell.setAttribute("aria-label", `${name} ${clock(minute)}–${clock(minute + HALF)}`);
        cell.tabIndex = -1;
        cell.dataset.at = day * DAY + minute;
        this.cells.set(day * DAY + minute, cell);
      });
    }
  }

  // ---- spans in and out
  read(text) {
    const free = new Uint8Array(7 * DAY);
    for (const piece of text.split(",").filter(Boolean)) {
      const [start, end] = piece.split("-").map(Number);
      free.fill(1, start, end);
    }
    this.free = free;
    for (const [at, cell] of this.cells) {
      cell.setAttribute("aria-selected", String(free.subarray(at, at + HALF).some(Boolean)));
    }
  }

  paint(at, on) {
    this.cells.get(at).setAttribute("aria-selected", String(on));
    this.free.fill(on ? 1 : 0, at, at + HALF);
  }

  isPainted(at) { return this.cells.get(at).getAttribute("aria-selected") === "true"; }

  spans() {
    const spans = [];
    for (let at = 0, begin = -1; at <= 7 * DAY; at++) {
      const on = at < 7 * DAY && this.free[at];
      if (on && begin < 0) begin = at;
      if (!on && begin >= 0) { spans.push([begin, at]); begin = -1; }
    }
    return spans;
  }

  say() {
    const spans = this.spans();
    this.field.value = spans.map((span) => span.join("-")).join(",");
    const hours = spans.reduce((sum, [start, end]) => sum + end - start, 0) / 60;
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 1 }).format(hours);
    this.said.textContent = hours ? `${this.home.dataset.sum.replace("%h", number)} ${this.words(spans)}` : this.home.dataset.none;
    this.home.dispatchEvent(new CustomEvent("hours", { bubbles: true, detail: spans }));
  }

  words(spans) {
    return this.days.map((name, day) => {
      const pieces = spans.map(([start, end]) => [Math.max(start, day * DAY), Math.min(end, (day + 1) * DAY)])
        .filter(([start, end]) => start < end)
        .map(([start, end]) => `${clock(start - day * DAY)}–${clock(end - day * DAY)}`);
      return pieces.length ? `${name} ${pieces.join(", ")}` : "";
    }).filter(Boolean).join("; ");
  }

  // ---- the page around it
  putAway() {
    for (const input of this.home.querySelectorAll(".parts input, .times input")) input.disabled = true;
    for (const part of this.home.querySelectorAll(".parts, details")) part.hidden = true;
    this.field.disabled = false;
  }

  show() {
    const how = document.createElement("p");
    how.className = "hint";
    how.textContent = this.home.dataset.how;
    this.said = document.createElement("p");
    this.said.className = "said hint";
    this.said.setAttribute("role", "status");
    const row = document.createElement("p");
    row.className = "row";
    this.nightButton = this.button(this.home.dataset.night, () => this.showNight());
    row.append(this.nightButton, this.button(this.home.dataset.clear, () => this.clear()));
    this.home.append(how, this.table, this.said, row);
    this.nights = [...this.table.querySelectorAll(".night")];
    const atNight = this.spans().some(([start, end]) => {
      for (let at = start; at < end; at += HALF) if (at % DAY < MORNING || at % DAY >= NIGHT) return true;
      return false;
    });
    for (const night of this.nights) night.hidden = !atNight;
    this.nightButton.hidden = atNight;
    this.enter(this.cells.get(9 * 60), false);
    this.say();
  }

  button(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn little";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  showNight() {
    for (const night of this.nights) night.hidden = false;
    this.nightButton.hidden = true;
    this.cells.get(0).scrollIntoView({ block: "nearest" });
    this.enter(this.cells.get(0), true);
  }

  clear() {
    for (const at of this.cells.keys()) this.paint(at, false);
    this.say();
  }

  // One cell alone is in the order of tab; arrows move it.
  enter(cell, focus) {
    if (this.here) this.here.tabIndex = -1;
    this.here = cell;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  // ---- hands
  listen() {
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("pointerdown", (event) => this.down(event));
    this.table.addEventListener("pointermove", (event) => this.move(event));
    this.table.addEventListener("click", (event) => this.tap(event));
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => this.up());
    // A finger that has begun to paint must not scroll the page away under itself.
    this.table.addEventListener("touchmove", (event) => { if (this.stroke) event.preventDefault(); }, { passive: false });
    this.table.addEventListener("contextmenu", (event) => { if (this.stroke || this.resting) event.preventDefault(); });
  }

  key(event) {
    const cell = event.target.closest("td[data-at]");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = Number(cell.dataset.at), day = Math.floor(at / DAY), minute = at % DAY;
    const right = getComputedStyle(this.table).direction === "rtl" ? -1 : 1;
    const steps = {
      ArrowDown: [day, minute + HALF], ArrowUp: [day, minute - HALF],
      ArrowRight: [day + right, minute], ArrowLeft: [day - right, minute],
      PageDown: [day, minute + 120], PageUp: [day, minute - 120], Home: [0, minute], End: [6, minute],
    };
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.brush = !this.isPainted(at);
      this.paint(at, this.brush);
      this.say();
    } else if (steps[event.key]) {
      event.preventDefault();
      const [toDay, toMinute] = steps[event.key];
      const next = this.cells.get(toDay * DAY + toMinute);
      if (!next || toDay < 0 || toDay > 6 || toMinute < 0 || toMinute >= DAY || next.closest("tbody").hidden) return;
      if (event.shiftKey) {
        if (this.brush === undefined) this.brush = !this.isPainted(at);
        this.paint(at, this.brush);
        this.paint(Number(next.dataset.at), this.brush);
        this.say();
      } else {
        this.brush = undefined;
      }
      this.enter(next, true);
    }
  }

  cellUnder(event) {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-at]");
    return found && this.table.contains(found) ? found : null;
  }

  down(event) {
    const cell = event.target.closest("td[data-at]");
    if (!cell || event.button !== 0) return;
    if (event.pointerType === "touch") {
      this.resting = setTimeout(() => { this.resting = 0; this.begin(cell); }, HOLD);
      this.restedAt = [event.clientX, event.clientY];
    } else {
      event.preventDefault();
      this.begin(cell);
    }
  }

  begin(cell) {
    this.enter(cell, true);
    this.stroke = { from: Number(cell.dataset.at), on: !this.isPainted(Number(cell.dataset.at)), before: this.free.slice() };
    this.table.classList.add("painting");
    this.fill(cell);
  }

  move(event) {
    if (this.resting && Math.hypot(event.clientX - this.restedAt[0], event.clientY - this.restedAt[1]) > 10) {
      clearTimeout(this.resting);
      this.resting = 0;
    }
    if (!this.stroke) return;
    const cell = this.cellUnder(event);
    if (cell) this.fill(cell);
  }

  // Everything between where the stroke began and where it is now, days across and times down.
  fill(cell) {
    const to = Number(cell.dataset.at), { from, on, before } = this.stroke;
    const [left, right] = [Math.floor(from / DAY), Math.floor(to / DAY)].sort((a, b) => a - b);
    const [top, bottom] = [from % DAY, to % DAY].sort((a, b) => a - b);
    for (const [at] of this.cells) {
      const day = Math.floor(at / DAY), minute = at % DAY;
      const inside = day >= left && day <= right && minute >= top && minute <= bottom;
      if (inside) this.paint(at, on);
      else {
        this.free.set(before.subarray(at, at + HALF), at);
        this.cells.get(at).setAttribute("aria-selected", String(before.subarray(at, at + HALF).some(Boolean)));
      }
    }
  }

  up() {
    clearTimeout(this.resting);
    this.resting = 0;
    if (!this.stroke) return;
    this.stroke = null;
    this.painted = performance.now(); // the click that follows belongs to this stroke
    this.table.classList.remove("painting");
    this.say();
  }

  tap(event) {
    const cell = event.target.closest("td[data-at]");
    if (!cell || (this.painted && performance.now() - this.painted < 400)) return;
    this.enter(cell, true);
    this.paint(Number(cell.dataset.at), !this.isPainted(Number(cell.dataset.at)));
    this.say();
  }
}

const begin = (root) => {
  const homes = [...root.querySelectorAll("[data-hours]")];
  if (root.matches?.("[data-hours]")) homes.push(root);
  for (const home of homes) if (!home.dataset.ready) { home.dataset.ready = "yes"; new Week(home); }
};
begin(document);
document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
