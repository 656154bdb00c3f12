// Answers: how do pages become pictures?
import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

export interface Photograph {
	html: string;
	path: string;
}

/** Stands for whatever picture a message shows: a gallery asks nothing of the network. */
const chart = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="200"><rect width="480" height="200" fill="#f4f4f8"/>${[
	60, 90, 75, 120, 140, 165,
]
	.map(
		(height, index) =>
			`<rect x="${30 + index * 72}" y="${185 - height}" width="48" height="${height}" fill="#4338ca"/>`,
	)
	.join('')}</svg>`;

/** `icon`: the app's own, as SVG. */
export async function photographAll(
	photographs: readonly Photograph[],
	icon: string,
): Promise<void> {
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
		],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 760, height: 600 } });
		await page.route('**/*', (route) =>
			route.fulfill({
				contentType: 'image/svg+xml',
				body: route.request().url().includes('icon') ? icon : chart,
			}),
		);
		for (const { html, path } of photographs) {
			await page.setContent(html, { waitUntil: 'load' });
			await writeFile(path, await page.locator('main').screenshot());
		}
	} finally {
		await browser.close();
	}
}
