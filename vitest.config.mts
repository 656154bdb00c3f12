// Answers: which tests are there, and how long may each kind take?
import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const minute = 60_000;
/** The build of n8n-workflow that n8n itself loads. */
const alias = { 'n8n-workflow': createRequire(import.meta.url).resolve('n8n-workflow') };

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					alias,
					name: 'unit',
					// A busy machine is no failure: speed is not what these ask.
					testTimeout: minute,
					include: ['test/**/*.test.ts'],
					exclude: ['test/package/**', 'test/stories/**', 'test/**/run/**', 'test/crashes/**'],
				},
			},
			{
				test: {
					alias,
					name: 'stories',
					include: ['test/stories/**/*.test.ts'],
					testTimeout: minute,
					hookTimeout: minute,
				},
			},
			{
				// Worker processes that are killed and stopped, and stores that fail.
				test: {
					alias,
					name: 'crashes',
					include: ['test/crashes/**/*.test.ts'],
					testTimeout: 10 * minute,
					hookTimeout: minute,
				},
			},
			{
				// The built nodes in n8n's own engine; the first run on a machine installs n8n.
				test: {
					alias,
					name: 'nodes',
					include: ['test/{nodes,security}/run/**/*.test.ts'],
					testTimeout: minute,
					hookTimeout: 30 * minute,
				},
			},
			{
				// The packed tarball in n8n's own loader; the first run on a machine installs n8n.
				test: {
					alias,
					name: 'package',
					include: ['test/package/**/*.test.ts'],
					testTimeout: 2 * minute,
					hookTimeout: 30 * minute,
				},
			},
		],
	},
});
