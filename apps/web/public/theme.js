// Runs before the first paint, so that a chosen scheme never flashes. src/ui/theme.ts writes what is read here.
try {
  var chosen = localStorage.getItem("physiocheck.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the system's scheme is used.
}
