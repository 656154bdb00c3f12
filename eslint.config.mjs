// Answers: what does the lint hold us to? n8n's own rules for community packages, and the layers of the house.
import { relative } from 'node:path';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesPlugin from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { refuseImport, resolveImport } from './test/architecture/layers.mts';

const packaged = ['package.json', '{nodes,credentials}/**/*.{ts,json}'];
const source = ['src/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'];
const inTime = ['src/store/drivers/**', 'src/slack/**'];

const passedIn =
	'Time and chance are passed in (Clock, newId), so that a test can be years long and always the same.';

export default defineConfig(
	{ ignores: ['dist/', 'coverage/', 'demo/host/', '**/node_modules/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{ files: ['**/*.ts'], extends: [tseslint.configs.recommended] },
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
		},
	},

	// n8n's package lint, as its scanner combines it (@n8n/scan-community-package, buildScanConfig), with the
	// profile for packages that run outside n8n Cloud: a store needs files.
	{
		files: packaged,
		plugins: n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport.plugins,
		rules: {
			...n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport.rules,
			'no-console': 'error',
		},
	},
	{ files: ['**/*.json'], languageOptions: { parser: tseslint.parser } },
	{ plugins: { 'n8n-nodes-base': n8nNodesPlugin } },
	{ files: ['package.json'], rules: n8nNodesPlugin.configs.community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesPlugin.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesPlugin.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},

	// The house: who may import whom.
	{
		files: source,
		plugins: { house: { rules: { layers: holdLayers() } } },
		rules: { 'house/layers': 'error', 'no-console': 'error' },
	},
	// The engine keeps n8n Cloud's ban on timers, process and globalThis, but where it must touch the world.
	{
		files: ['src/**/*.ts'],
		ignores: inTime,
		plugins: n8nCommunityNodesPlugin.configs.recommended.plugins,
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'error',
			'no-restricted-globals': ['error', 'fetch', 'performance', 'queueMicrotask', 'navigator'],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: passedIn },
				{ object: 'Math', property: 'random', message: passedIn },
				{ object: 'Temporal', property: 'Now', message: passedIn },
				{ object: 'crypto', property: 'randomUUID', message: passedIn },
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: passedIn },
			],
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
					message: 'A test runs, always, or is not there.',
				},
				{
					selector: 'MemberExpression[object.name="vi"][property.name=/^(do)?[mM]ock$/]',
					message: 'No mocked modules: hand in the clock, the identifiers and the request.',
				},
			],
		},
	},
);

/** Asks test/architecture/layers.mts about every import. */
function holdLayers() {
	return {
		meta: { type: 'problem', schema: [] },
		create(context) {
			const from = relative(context.cwd, context.filename).replaceAll('\\', '/');
			const check = (node, written, typeOnly) => {
				if (typeof written !== 'string') return;
				const message = refuseImport({ from, to: resolveImport(from, written), typeOnly });
				if (message !== undefined) context.report({ node, message });
			};
			return {
				ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
				ExportNamedDeclaration: (node) =>
					check(node, node.source?.value, node.exportKind === 'type'),
				ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
				ImportExpression: (node) => check(node, node.source.value, false),
				TSImportType: (node) => check(node, node.source?.value, true),
			};
		},
	};
}
