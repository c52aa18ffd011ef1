// Remembers the furigana switch of Easy Japanese. The switch works without it.
const box = document.getElementById("furigana");
try {
	box.checked = localStorage.getItem("furigana") !== "off";
	box.addEventListener("change", () =>
		localStorage.setItem("furigana", box.checked ? "on" : "off"));
} catch {
	// A browser that stores nothing shows them again on the next page.
}
