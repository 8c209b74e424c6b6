"use strict";
// what the pages behind mailed links share; the token stands behind the #, which no server and no log gets to see
const place = document.getElementById("problem");
const about = document.getElementById("about");
const token = new URLSearchParams(location.hash.slice(1)).get("token");

// the place of a fault is the name of the field it belongs to
function show(problem, form) {
  const errors = problem.errors ?? [];
  for (const input of form?.querySelectorAll("input") ?? []) {
    input.setAttribute("aria-invalid", String(errors.some((error) => error.path === input.name)));
  }
  place.textContent = errors.length ? errors.map((error) => error.message).join(" ") : problem.detail;
  form?.querySelector('[aria-invalid="true"]')?.focus();
}

async function send(address, values) {
  return fetch(`/api/v1/${address}`, {
    method: values ? "POST" : "GET",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: values && JSON.stringify(values),
  });
}

// runs the work with the form's button off, and says so when Grato cannot be reached
async function working(form, work) {
  const button = form?.querySelector("button");
  if (button) button.disabled = true;
  place.textContent = "";
  try {
    await work();
  } catch {
    place.textContent = place.dataset.unreachable;
  } finally {
    if (button) button.disabled = false;
  }
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function finish(form, text) {
  form.hidden = true;
  about.textContent = text;
  document.getElementById("home").hidden = false;
}
