// Answers: which tests are there, and how long may each kind take?
import { defineConfig } from 'vitest/config';

const minute = 60_000;

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['test/**/*.test.ts'],
					exclude: ['test/package/**', 'test/stories/**', 'test/nodes/run/**'],
				},
			},
			{
				test: {
					name: 'stories',
					include: ['test/stories/**/*.test.ts'],
					testTimeout: minute,
					hookTimeout: minute,
				},
			},
			{
				// The built nodes in n8n's own engine; the first run on a machine installs n8n.
				test: {
					name: 'nodes',
					include: ['test/nodes/run/**/*.test.ts'],
					testTimeout: minute,
					hookTimeout: 30 * minute,
				},
			},
			{
				// The packed tarball in n8n's own loader; the first run on a machine installs n8n.
				test: {
					name: 'package',
					include: ['test/package/**/*.test.ts'],
					testTimeout: 2 * minute,
					hookTimeout: 30 * minute,
				},
			},
		],
	},
});
