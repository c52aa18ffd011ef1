// JSON of a published tree and of its report against the schemas of
// tests/schema, and the schemas against bodies that must fail.
// Usage: node tests/web/json.mjs OUT REPORT
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv';

const [out, report] = process.argv.slice(2);
const schemas = new URL('../schema/', import.meta.url);
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
let passed = 0, failed = 0;

// Lengths in the unit in which the other side counts.
function limit(keyword, measure) {
	ajv.addKeyword({ keyword, schemaType: 'number', validate: (max, data) => measure(data) <= max });
}
limit('maxUnits', (s) => s.length);
limit('maxClusters', (s) => [...segmenter.segment(s)].length);
limit('maxBytes', (v) => Buffer.byteLength(JSON.stringify(v)));
limit('maxEncoded', (s) => s.replace(/[^!-~]/gu, (c) => encodeURIComponent(c)).length);
ajv.addKeyword({
	keyword: 'equalIn', schemaType: 'string',
	validate: (key, items) => new Set(items.map((i) => i[key])).size <= 1,
});
ajv.addKeyword({
	keyword: 'lastOnly', schemaType: 'string',
	validate: (key, items) => items.slice(0, -1).every((i) => !(key in i)),
});
ajv.addKeyword({
	keyword: 'distinctIn', schemaType: 'array',
	validate: (keys, items) => keys.every((k) => new Set(items.map((i) => i[k])).size === items.length),
});
ajv.addKeyword({
	keyword: 'fallingIn', schemaType: 'string',
	validate: (key, items) => items.every((item, i) => !i || items[i - 1][key] > item[key]),
});

async function schema(name) {
	return ajv.compile(JSON.parse(await readFile(new URL(`${name}.schema.json`, schemas), 'utf8')));
}

function check(ok, what) {
	if (ok)
		return void passed++;
	failed++;
	console.log(`FAILED ${what}`);
}

async function checkFiles(validate, paths) {
	check(paths.length > 0, 'no file to check');
	for (const path of paths) {
		const ok = validate(JSON.parse(await readFile(path, 'utf8')));
		check(ok, `${path}: ${ok || ajv.errorsText(validate.errors)}`);
	}
}

async function find(dir, name) {
	const all = await readdir(dir, { recursive: true });
	return all.filter((f) => name.test(f)).sort().map((f) => join(dir, f));
}

// Each breaks one limit by one.
function faultyBodies() {
	const uri = 'https://a.example/';
	const button = (label, target = uri) => ({ type: 'button', action: { type: 'uri', label, uri: target } });
	const box = (contents, layout = 'vertical') => ({ type: 'box', layout, contents });
	const bubble = (contents, size = 'mega') => ({ type: 'bubble', size, body: box(contents) });
	const flex = (contents, altText = 'a') => ({ messages: [{ type: 'flex', altText, contents }] });
	const carousel = (contents) => flex({ type: 'carousel', contents });
	const text = (s) => ({ type: 'text', text: s });
	const quick = (n, label) => ({ items: Array(n).fill({ type: 'action', action: { type: 'uri', label, uri } }) });
	const family = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}';
	const good = [
		{ messages: Array(5).fill(text('あ')) },
		{ messages: [text('あ'.repeat(5000))] },
		{ messages: [{ ...text('a'), quickReply: quick(13, family.repeat(20)) }] },
		flex(bubble([text('あ'.repeat(2000)), button(family.repeat(40))]), 'あ'.repeat(1500)),
		carousel(Array(12).fill(bubble([text('a')]))),
		flex(bubble([button('a', uri + 'a'.repeat(1000 - uri.length)), button('a', 'tel:+815000000101')])),
	];
	const bad = [
		{}, { messages: [] }, { messages: Array(6).fill(text('a')) },
		{ messages: [text('')] }, { messages: [text('a'.repeat(4999) + '\u{1F600}')] },
		{ messages: [{ ...text('a'), quickReply: quick(1, 'a') }, text('b')] },
		{ messages: [{ ...text('a'), quickReply: quick(14, 'a') }] },
		{ messages: [{ ...text('a'), quickReply: quick(1, 'a'.repeat(21)) }] },
		{ messages: [{ type: 'sticker' }] },
		flex(bubble([text('a')]), ''), flex(bubble([text('a')]), 'あ'.repeat(1501)),
		flex(bubble([text('あ'.repeat(2001))])), flex(bubble([text('')])),
		flex(bubble(Array(6).fill(text('あ'.repeat(1900))))),
		flex(bubble([button('a'.repeat(41))])), flex(bubble([button('')])),
		flex(bubble([{ type: 'button', action: { type: 'uri', uri } }])),
		flex(bubble([button('a', uri + 'a'.repeat(1001 - uri.length))])),
		flex(bubble([button('a', 'javascript:alert(1)')])), flex(bubble([button('a', 'mailto:a@b.example')])),
		flex(bubble([button('a', uri + 'あ')])), flex(bubble([button('a', 'tel:+81;ext=1')])),
		flex(bubble([box([button('a')], 'baseline')])), flex(bubble([text('a')], 'huge')),
		flex(bubble([{ ...text('a'), colour: '#000000' }])), flex(bubble([{ ...text('a'), color: 'red' }])),
		flex({ type: 'bubble', size: 'mega' }),
		carousel([]), carousel(Array(13).fill(bubble([text('a')]))),
		carousel([bubble([text('a')]), bubble([text('a')], 'giga')]),
		carousel(Array(12).fill(bubble([text('あ'.repeat(1450))]))),
	];
	return { good, bad };
}

const line = await schema('line'), feed = await schema('feed');
const { good, bad } = faultyBodies();
good.forEach((body, i) => check(line(body), `good body ${i}: ${ajv.errorsText(line.errors)}`));
bad.forEach((body, i) => check(!line(body), `faulty body ${i} is taken`));
await checkFiles(line, await find(join(out, 'line'), /\.json$/));
await checkFiles(feed, await find(out, /feed\.json$/));
await checkFiles(await schema('report'), [join(report, 'report.json')]);
console.log(`JSON: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
