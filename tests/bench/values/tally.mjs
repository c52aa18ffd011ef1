// node tests/bench/values/tally.mjs: of the lines of dates.tsv and phones.tsv,
// how many give just the values behind their tab: dates in ISO 8601, a range
// with /, phones in E.164 with an extension behind x. Prints lines that
// differ, then the shares.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const tayori = `${process.env.B || "build/release"}/tayori`;
const sets = {
	"dates.tsv": ["date", "datetime", "period"],
	"phones.tsv": ["phone"],
};

function written({ value, ext }) {
	if (typeof value === "object")
		return `${value.from}/${value.to}`;
	return ext ? `${value}x${ext}` : value;
}

for (const [name, kinds] of Object.entries(sets)) {
	const rows = readFileSync(new URL(name, import.meta.url), "utf8")
		.replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
	const found = execFileSync(tayori, ["values", "--date", "2026-11-28"], {
		input: rows.map(([text]) => `${text}\n`).join(""),
		encoding: "utf8",
		stdio: ["pipe", "pipe", "ignore"],
	}).trimEnd().split("\n").map(JSON.parse);
	let right = 0;

	rows.forEach(([text, want], i) => {
		const got = found[i].filter((v) => kinds.includes(v.kind))
			.map(written).join(" ");

		if (got === want)
			right++;
		else
			console.log(`${text}\n\twant ${want}\n\tgot  ${got}`);
	});
	console.log(`${name}: ${right} of ${rows.length}`,
		`(${(100 * right / rows.length).toFixed(1)} %)`);
}
