"use strict";
const form = document.getElementById("setup");
const place = document.getElementById("problem");

// the place of a fault is the name of the field it belongs to
function show(problem) {
  const errors = problem.errors ?? [];
  for (const input of form.querySelectorAll("input")) {
    const isWrong = errors.some((error) => error.path === input.name);
    input.setAttribute("aria-invalid", String(isWrong));
  }
  place.textContent = errors.length ? errors.map((error) => error.message).join(" ") : problem.detail;
  form.querySelector('[aria-invalid="true"]')?.focus();
}

// asked for unless the page is open on the machine Grato runs on
fetch("/api/v1/setup")
  .then((answer) => answer.json())
  .then(({ needsCode }) => {
    document.getElementById("code").hidden = !needsCode;
    form.code.disabled = !needsCode;
    form.code.required = needsCode;
  })
  .catch(() => {
    place.textContent = place.dataset.unreachable;
  });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  const values = Object.fromEntries(new FormData(form));
  values.locale = document.documentElement.lang;
  values.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  button.disabled = true;
  place.textContent = "";
  try {
    const answer = await fetch("/api/v1/setup", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": values.locale },
      body: JSON.stringify(values),
    });
    if (answer.ok) {
      location.reload();
      return;
    }
    show(await answer.json());
  } catch {
    place.textContent = place.dataset.unreachable;
  } finally {
    button.disabled = false;
  }
});
