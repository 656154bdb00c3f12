// Answers: what does n8n's scanner say of a folder? Usage: node scanFolder.mts <folder> [<pattern>…]
// Without patterns it reads what the scanner reads of a repository.
// A process of its own: where NODE_ENV is `test`, the rules think that they test themselves.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import {
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint, type Linter } from 'eslint';

const [folder = '.', ...patterns] = process.argv.slice(2);

// As the scanner's own analyzePackage does it, which is tied to the profile for n8n Cloud.
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: withoutCloud(await buildScanConfig()),
});
const files = (patterns.length > 0 ? patterns : SOURCE_FILE_PATTERNS)
	.flatMap((pattern) => globSync(pattern, { cwd: folder, exclude: ['node_modules/**'] }))
	.map((file) => join(folder, file));
const results = await eslint.lintFiles(files);
const findings = results.flatMap(({ filePath, messages }) =>
	messages.map(({ line, message, ruleId, severity }) => ({
		isError: severity === 2,
		says: `${filePath.slice(folder.length + 1)}:${line} ${message} (${ruleId})`,
	})),
);
process.stdout.write(JSON.stringify({ files: results.length, findings }));

/** The same rules with the one profile in place of the other. */
function withoutCloud(configs: Linter.Config[]): Linter.Config[] {
	const profile = n8nCommunityNodesPlugin.configs
		.recommendedWithoutN8nCloudSupport as Linter.Config;
	const isCloud = (config: Linter.Config) =>
		config.rules?.['@n8n/community-nodes/no-restricted-imports'] !== undefined;
	if (configs.filter(isCloud).length !== 1) throw new Error("The scanner's profile has moved.");
	return configs.map((config) => (isCloud(config) ? profile : config));
}
