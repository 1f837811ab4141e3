// Drag questions into their order. Without this file, and with a keyboard, the buttons up and down do the same.
(() => {
  "use strict";
  const edge = 72; // this near to the edge of the window, the page moves along

  function lift(row, down) {
    const list = row.parentElement;
    const before = [...list.children];
    const from = before.indexOf(row);

    function move(event) {
      const under = [...list.children].find((each) => {
        const box = each.getBoundingClientRect();
        return each !== row && event.clientY >= box.top && event.clientY < box.bottom;
      });
      if (under) {
        const box = under.getBoundingClientRect();
        const below = event.clientY > box.top + box.height / 2;
        if (row !== (below ? under.nextElementSibling : under.previousElementSibling)) {
          list.insertBefore(row, below ? under.nextElementSibling : under);
        }
      }
      if (event.clientY < edge) window.scrollBy(0, -12);
      else if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
    }

    function end(keeps) {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", drop);
      document.removeEventListener("pointercancel", cancel);
      document.removeEventListener("keydown", escape);
      row.classList.remove("lifted");
      const to = [...list.children].indexOf(row);
      if (!keeps) before.forEach((each) => list.append(each));
      else if (to !== from) place(row, to);
    }

    const drop = () => end(true);
    const cancel = () => end(false);
    const escape = (event) => { if (event.key === "Escape") end(false); };

    down.preventDefault();
    row.classList.add("lifted");
    // On the document: a row that changes its place loses whatever it had caught.
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", drop);
    document.addEventListener("pointercancel", cancel);
    document.addEventListener("keydown", escape);
  }

  // As the buttons do, with the place counted from nought; the page that comes back says whether it could be done.
  function place(row, to) {
    const form = row.querySelector("form[data-place]");
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "to";
    field.value = String(to);
    form.append(field);
    form.requestSubmit();
  }

  document.addEventListener("pointerdown", (event) => {
    const grip = event.button === 0 && event.target.closest("[data-grip]");
    if (grip) lift(grip.closest("li"), event);
  });
  document.documentElement.classList.add("can-drag");
})();
