// The pages of a site as PDF, by one Chromium that stays open: CPU of all its
// processes for each, and bytes. Usage: node tests/web/print.mjs OUT [COUNT]
// COUNT pages (24), from all languages alike. Prints a line for each: milliseconds,
// bytes, page.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const out = resolve(process.argv[2] ?? 'out');
const tick = 10; // milliseconds, of Linux on all machines that we know
const warming = 6;
const wanted = Number(process.argv[3] ?? 24);

// Every process with its parent and its CPU, that of ended children included.
async function processes() {
	const all = new Map();
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name))
			continue;
		const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
		// The name in parentheses may hold anything.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (fields.length > 14)
			all.set(Number(name), {
				parent: Number(fields[1]),
				cpu: fields.slice(11, 15).reduce((sum, n) => sum + Number(n), 0) * tick,
			});
	}
	return all;
}

// CPU of all that descends from this process.
async function cpu() {
	const all = await processes();
	let sum = 0;
	for (const [id, { cpu }] of all) {
		let at = id;
		while (all.has(at) && at !== process.pid)
			at = all.get(at).parent;
		if (at === process.pid && id !== process.pid)
			sum += cpu;
	}
	return sum;
}

const pages = [];
for (const tag of await readdir(out, { withFileTypes: true }))
	if (tag.isDirectory())
		for (const name of await readdir(join(out, tag.name)))
			if (/^\d.*\.html$/.test(name))
				pages.push(join(tag.name, name));
pages.sort();
if (!pages.length) {
	console.error(`${out} has no pages of notices`);
	process.exit(1);
}

// The languages are folders: a step through all of them.
const some = Array.from({ length: Math.min(wanted, pages.length) },
	(_, i) => pages[Math.floor(i * pages.length / Math.min(wanted, pages.length))]);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
	const page = await browser.newPage();
	const print = async (path) => {
		await page.goto(pathToFileURL(join(out, path)).href);
		return (await page.pdf({ format: 'A4', tagged: true })).length;
	};
	for (let i = 0; i < warming; i++)
		await print(pages[i % pages.length]);
	let before = await cpu();
	for (const path of some) {
		const bytes = await print(path);
		const after = await cpu();
		console.log(`${after - before} ${bytes} ${path}`);
		before = after;
	}
} finally {
	await browser.close();
}
