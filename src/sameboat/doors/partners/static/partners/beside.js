// Words that were chosen with a pointer or the keyboard can be commented on: they become one more answer to "About".
// Without this file one chooses among the sentences of a paragraph.
(() => {
  const letters = (text) => [...text].length;

  const placeOf = (words, range) => {
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEnd(range.startContainer, range.startOffset);
    const plain = (piece) => {
      const copy = piece.cloneContents();
      copy.querySelectorAll("sup").forEach((number) => number.remove());
      return copy.textContent;
    };
    const begins = Number(words.dataset.begins) + letters(plain(before));
    return [begins, begins + letters(plain(range)), plain(range)];
  };

  const offer = (form, begins, ends, text) => {
    const which = form.querySelector(".which");
    let pick = which.querySelector(".chosen");
    if (!pick) {
      pick = which.querySelector(".pick").cloneNode(true);
      pick.classList.add("chosen");
      which.append(pick);
    }
    pick.querySelector("span").textContent = `${form.dataset.chosen} “${text.length > 70 ? `${text.slice(0, 69)}…` : text}”`;
    const box = pick.querySelector("input");
    box.value = `${begins}-${ends}`;
    box.checked = true;
  };

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const from = range.startContainer.parentElement?.closest(".draft .words");
    if (!from || !from.contains(range.endContainer)) return;
    const [begins, ends, text] = placeOf(from, range);
    const form = from.closest(".para").querySelector(".comment form");
    if (form && text.trim()) offer(form, begins, ends, text.trim());
  });
})();
