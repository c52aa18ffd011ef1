// Every published page in a real browser, at the width of a phone and of a
// desk. Usage: node tests/web/pages.mjs OUT [PICTURES]
import { createServer } from 'node:http';
import { readFile, readdir, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, relative, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const out = resolve(process.argv[2] ?? 'out');
const pictures = process.argv[3];
const types = {
	'.html': 'text/html; charset=utf-8', '.css': 'text/css',
	'.js': 'text/javascript', '.svg': 'image/svg+xml',
	'.xml': 'application/xml', '.json': 'application/json',
	'.pdf': 'application/pdf', '.ics': 'text/calendar',
	'.txt': 'text/plain; charset=utf-8', '.png': 'image/png',
};
const widths = [360, 1280];
let passed = 0, failed = 0;

function check(ok, what) {
	if (ok) {
		passed++;
		return;
	}
	failed++;
	console.log(`FAILED ${what}`);
}

function serve() {
	const server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
		try {
			const body = await readFile(join(out, path.endsWith('/') ? path + 'index.html' : path));
			response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream' });
			response.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

async function listPages(dir = out) {
	const all = [];
	for (const entry of await readdir(dir, { withFileTypes: true })) {
		const path = join(dir, entry.name);
		if (entry.isDirectory())
			all.push(...await listPages(path));
		else if (entry.name.endsWith('.html'))
			all.push(relative(out, path));
	}
	return all.sort();
}

// What must hold of any page at any width.
async function checkPage(page, base, path, width) {
	const at = `${path} at ${width} px`;
	const noise = [], outside = [];
	const onConsole = (m) => ['error', 'warning'].includes(m.type()) && noise.push(m.text());
	const onError = (e) => noise.push(String(e));
	const onRequest = (r) => r.url().startsWith(base) || r.url().startsWith('data:') || outside.push(r.url());
	const onResponse = (r) => r.status() >= 400 && noise.push(`${r.status()} ${r.url()}`);

	page.on('console', onConsole).on('pageerror', onError).on('request', onRequest).on('response', onResponse);
	await page.goto(base + path);
	const size = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		small: [...document.querySelectorAll('a, summary, label, button')]
			.filter((e) => {
				const box = e.getBoundingClientRect();
				return box.width && box.height && getComputedStyle(e).display !== 'inline' && box.height < 24;
			}).map((e) => e.outerHTML.slice(0, 80)),
		dead: [...document.querySelectorAll('a[href^="#"]')]
			.filter((e) => !document.getElementById(e.getAttribute('href').slice(1)))
			.map((e) => e.outerHTML),
	}));
	check(size.wide <= 0, `${at}: ${size.wide} px wider than the window`);
	check(size.small.length === 0, `${at}: too small to touch: ${size.small}`);
	check(size.dead.length === 0, `${at}: links to nowhere: ${size.dead}`);
	await page.addScriptTag({ path: axe });
	const { violations } = await page.evaluate(() => axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	}));
	check(violations.length === 0, `${at}: ${violations.map((v) => `${v.id} (${v.help}): ${v.nodes[0].html.slice(0, 120)}`).join('; ')}`);
	check(noise.length === 0, `${at}: console: ${noise}`);
	check(outside.length === 0, `${at}: requests to outside: ${outside}`);
	page.off('console', onConsole).off('pageerror', onError).off('request', onRequest).off('response', onResponse);
}

// All links inside the tree lead to files of the tree.
async function checkLinks(page, base, paths) {
	const seen = new Set();
	for (const path of paths) {
		await page.goto(base + path);
		const links = await page.evaluate(() => [...document.querySelectorAll('a[href], link[rel=stylesheet], link[rel=icon], script[src], img[src]')]
			.map((e) => e.href || e.src));
		for (const link of links.filter((l) => l.startsWith(base)))
			seen.add(link.replace(/#.*/, ''));
	}
	for (const link of seen) {
		const response = await page.request.get(link);
		check(response.ok(), `${link.slice(base.length)} is linked and not there`);
	}
}

const isShown = (page, selector) => page.evaluate((s) =>
	[...document.querySelectorAll(s)].some((e) => getComputedStyle(e).display !== 'none'), selector);

// The switch works by keyboard, without script, and is remembered with it.
async function checkFurigana(browser, base, path) {
	for (const script of [false, true]) {
		const context = await browser.newContext({ javaScriptEnabled: script });
		const page = await context.newPage();
		// Without script the page itself cannot be asked: a picture of it can.
		const height = async () => (await page.locator('main').boundingBox()).height;
		await page.goto(base + path);
		const box = page.locator('#furigana');
		check(await box.isChecked(), `${path}: furigana are not shown at first`);
		const shown = await page.locator('main rt').first().isVisible();
		check(shown, `${path}: no furigana to be seen`);
		await box.focus();
		await page.keyboard.press('Space');
		check(!await page.locator('main rt').first().isVisible(), `${path}: furigana stay${script ? '' : ' without script'}`);
		check(await height() > 0, `${path}: the page is empty without furigana`);
		if (script) {
			await page.reload();
			check(!await page.locator('#furigana').isChecked(), `${path}: the choice is not remembered`);
			check(!await page.locator('main rt').first().isVisible(), `${path}: furigana come back`);
		}
		await context.close();
	}
}

// From the top of a page by Tab and Enter alone to the same page in English.
async function checkKeyboard(page, base, path) {
	await page.goto(base + path);
	for (let i = 0; i < 30; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(() => document.activeElement.getAttribute('hreflang') === 'en'))
			break;
	}
	const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
	check(outline === 'solid', `${path}: the focus cannot be seen`);
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
	check(new URL(page.url()).pathname.startsWith('/en/'), `${path}: the keyboard does not lead to English`);
	check(await page.evaluate(() => document.documentElement.lang) === 'en', `${path}: not in English`);
}

async function checkPrint(page, base, path) {
	await page.goto(base + path);
	const pdf = await page.pdf({ format: 'A4' });
	check(pdf.length > 5000, `${path}: nothing printed`);
	await page.emulateMedia({ media: 'print' });
	check(!await isShown(page, '.languages'), `${path}: the row of languages is printed`);
	await page.emulateMedia({ media: 'screen' });
}

// One list, by category: the choice leaves only its own.
async function checkFilter(page, base, path) {
	await page.goto(base + path);
	const inputs = page.locator('.filter input');
	if (await inputs.count() < 2)
		return;
	await inputs.nth(1).check();
	const category = await inputs.nth(1).getAttribute('value');
	const visible = await page.evaluate(() => [...document.querySelectorAll('main .current li')]
		.filter((e) => e.getClientRects().length).map((e) => e.className));
	check(visible.length > 0 && visible.every((c) => c.split(' ').includes(category)),
		`${path}: the choice of ${category} shows ${visible}`);
}

const server = await serve();
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const paths = await listPages();
check(paths.length > 0, `${out} has no pages`);

await Promise.all(widths.map(async (width) => {
	const context = await browser.newContext({ viewport: { width, height: 800 } });
	const page = await context.newPage();
	for (const path of paths)
		await checkPage(page, base, path, width);
	await context.close();
}));

const tags = [...new Set(paths.filter((p) => p.includes('/')).map((p) => p.split('/')[0]))];
const notice = paths.find((p) => /^ja-simple\/(?!index)/.test(p));
const context = await browser.newContext();
const page = await context.newPage();
await checkLinks(page, base, paths);
await checkFurigana(browser, base, notice);
await checkFurigana(browser, base, 'ja-simple/index.html');
await checkKeyboard(page, base, notice);
await checkKeyboard(page, base, `${tags.at(-1)}/index.html`);
await checkFilter(page, base, 'en/index.html');
for (const path of [notice, notice.replace('ja-simple', tags.at(-1))])
	await checkPrint(page, base, path);
await context.close();

if (pictures) {
	await mkdir(pictures, { recursive: true });
	for (const scheme of ['light', 'dark'])
		for (const width of widths) {
			const c = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
			const p = await c.newPage();
			for (const tag of tags)
				for (const name of ['index.html', notice.split('/')[1]]) {
					if (scheme === 'dark' && tag !== 'ja-simple')
						continue;
					await p.goto(`${base}${tag}/${name}`);
					await p.screenshot({ path: join(pictures, `${tag}-${name.replace('.html', '')}-${width}${scheme === 'dark' ? '-dark' : ''}.png`), fullPage: true });
				}
			await c.close();
		}
}
await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
