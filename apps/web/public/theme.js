// Runs before the first paint, so that a chosen scheme or a clinic's colour never flashes. src/ui/theme.ts and
// src/shell/clinic-face.ts write what is read here.
try {
  var chosen = localStorage.getItem("physiocheck.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  var accent = JSON.parse(localStorage.getItem("physiocheck.accent") || "{}");
  for (var token in accent)
    if (token.indexOf("--") === 0) document.documentElement.style.setProperty(token, accent[token]);
} catch {
  // Storage is switched off: the system's scheme and the product's own colour are used.
}
