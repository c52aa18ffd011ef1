// readability.js DIR NAME…: writes the text that readability and the whole
// body give for NAME.html to DIR/NAME.readability and DIR/NAME.body.
const fs = require("fs");
const path = require("path");
const { JSDOM } = require("jsdom");
const { Readability } = require("@mozilla/readability");

const ROUNDS = 3;
const [dir, ...names] = process.argv.slice(2);
let time = 0;
for (const name of names) {
	const bytes = fs.readFileSync(name + ".html");
	const out = path.join(dir, path.basename(name));
	let article;
	for (let i = 0; i < ROUNDS; i++) {
		const start = process.hrtime.bigint();
		const { document } = new JSDOM(bytes).window;
		if (!i) {
			const body = document.body.cloneNode(true);
			body.querySelectorAll("script,style,noscript")
				.forEach((n) => n.remove());
			fs.writeFileSync(out + ".body", body.textContent);
		}
		article = new Readability(document).parse();
		time += Number(process.hrtime.bigint() - start) / 1e6 / ROUNDS;
	}
	fs.writeFileSync(out + ".readability",
		article ? article.title + "\n" + article.textContent : "");
}
console.log(`readability in jsdom: ${(time / names.length).toFixed(1)} ms a page`);
