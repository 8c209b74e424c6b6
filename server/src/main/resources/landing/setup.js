"use strict";
const form = document.getElementById("setup");
const place = document.getElementById("problem");
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
    const problem = await answer.json();
    place.textContent = [problem.detail, ...(problem.errors ?? []).map((error) => error.message)].join(" ");
  } catch (failure) {
    place.textContent = String(failure);
  } finally {
    button.disabled = false;
  }
});
