// The device knows where it is. Where the person has no clock yet, theirs is set from it, quietly;
// where they have another one, they are asked.
for (const form of document.querySelectorAll("form[data-zone]")) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = form.dataset.zone;
  // Some browsers hide where they are behind the zero meridian; that is no place to live by.
  if (!here || here === known || here === "UTC" || here.startsWith("Etc/")) continue;
  form.elements.zone.value = here;
  if (!known) {
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Quietly": "yes" } });
    continue;
  }
  if (sessionStorage.getItem("zone kept") === here) continue;
  const says = form.querySelector("[data-says]");
  says.textContent = says.dataset.says.replace("%z", here.split("/").pop().replaceAll("_", " "));
  form.hidden = false;
  form.querySelector("[data-keep]").addEventListener("click", () => {
    sessionStorage.setItem("zone kept", here);
    form.hidden = true;
  });
}
