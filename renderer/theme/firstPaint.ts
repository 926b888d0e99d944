/** Sets the colour scheme before the first paint, so that a dark window does not flash white. */
const KEY = "easymoney-theme";
let wanted = "system";
try {
  wanted = localStorage.getItem(KEY) ?? "system";
} catch {
  // storage may be closed to the page; the system's scheme is right then
}
const isDark = wanted === "dark" || (wanted === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
