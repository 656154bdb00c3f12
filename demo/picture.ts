// Answers: what does an example workflow look like in n8n's editor? Draws the pictures for the docs.
// node demo/picture.ts URL EMAIL PASSWORD ["Name of the workflow" ["Name of a node"]] – with what npm run demo prints.
import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';

/** For the docs, of a workflow or of the form of one of its nodes; another picture goes where PICTURE says. */
const pictures: Record<string, string> = {
	'Task digest': 'example-workflow.png',
	'Member map': 'member-map.png',
	Publishing: 'publishing.png',
	Cases: 'cases.png',
	'Scheduled report': 'scheduled-report.png',
	'Job change to owner': 'job-change-to-owner.png',
	'Report to Sales': 'send-report.png',
};

const [url, email, password, name = 'Task digest', node] = process.argv.slice(2);
if (url === undefined || email === undefined || password === undefined) {
	console.error(
		'node demo/picture.ts URL EMAIL PASSWORD ["Name of the workflow" ["Name of a node"]]',
	);
	process.exit(1);
}
const known = pictures[node ?? name];
const path =
	process.env['PICTURE'] ??
	(known && fileURLToPath(new URL(`../docs/images/${known}`, import.meta.url)));
if (path === undefined)
	throw new Error(`Say with PICTURE where the picture of "${node ?? name}" goes`);

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: [
		...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
		...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
	],
});
try {
	const page = await browser.newPage({
		viewport: { width: 1500, height: 1130 },
		deviceScaleFactor: 1,
		colorScheme: 'light',
	});
	await page.goto(`${url}/signin`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('input[type=password]').fill(password);
	await page.keyboard.press('Enter');
	await page.waitForURL((address) => !address.pathname.includes('signin'));
	const list = await page.evaluate<{ data: { id: string; name: string }[] }>(
		"fetch('/rest/workflows', { headers: { 'browser-id': localStorage.getItem('n8n-browserId') } }).then((answer) => answer.json())",
	);
	const workflow = list.data.find((each) => each.name === name);
	if (!workflow) throw new Error(`n8n has no workflow "${name}"`);
	await page.goto(`${url}/workflow/${workflow.id}`);
	const canvas = page.locator('.vue-flow');
	await canvas.waitFor();
	await page.locator('.vue-flow__node').first().waitFor();
	// "1" fits the whole workflow into the window.
	await canvas.click({ position: { x: 5, y: 5 } });
	await page.keyboard.press('1');
	await page.waitForTimeout(1_500);
	if (node !== undefined) {
		await page.locator('.vue-flow__node').filter({ hasText: node }).first().dblclick();
		await page.locator('[data-test-id=ndv]').waitFor();
		await page.waitForTimeout(1_500);
	}
	await page.screenshot({ path });
} finally {
	await browser.close();
}
