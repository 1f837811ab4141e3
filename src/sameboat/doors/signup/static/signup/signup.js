// A step of the sign-up never gets lost on the way: it is sent by script, and tried again while there is no connection.
// Without this file forms are sent by the browser as ever.
(() => {
  "use strict";
  const again = 4000;

  function whileLost(form, lost) {
    const sign = form.querySelector("[data-lost]");
    if (sign) sign.hidden = !lost;
  }

  async function send(form, body) {
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST", body, headers: { "X-Kept-Form": "1" }, credentials: "same-origin", redirect: "manual",
      });
    } catch {
      whileLost(form, true);
      form.dataset.waiting = "1";
      window.setTimeout(() => { if (form.dataset.waiting) send(form, body); }, again);
      return;
    }
    delete form.dataset.waiting;
    whileLost(form, false);
    const next = answer.headers.get("X-Next-Page");
    if (answer.status === 204 && next) { window.location.assign(next); return; }
    if (answer.status === 403 && !form.dataset.renewed) { // signed in anew in another window: take the fresh token, and once more
      form.dataset.renewed = "1";
      const page = new DOMParser().parseFromString(await (await fetch(window.location.href)).text(), "text/html");
      const fresh = page.querySelector("form[data-kept] [name=csrfmiddlewaretoken]");
      if (fresh) {
        form.querySelector("[name=csrfmiddlewaretoken]").value = fresh.value;
        send(form, new FormData(form));
        return;
      }
    }
    HTMLFormElement.prototype.submit.call(form); // something is to be mended: let the browser show the page that says so
  }

  for (const form of document.querySelectorAll("form[data-kept]")) {
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.formAction !== form.action && event.submitter.hasAttribute("formaction")) return;
      event.preventDefault();
      if (!form.dataset.waiting) send(form, new FormData(form));
    });
  }

  const zone = document.querySelector("select[data-own-zone]");
  if (zone && !zone.value) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...zone.options].some((option) => option.value === here)) zone.value = here;
  }
  for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
  });
})();
