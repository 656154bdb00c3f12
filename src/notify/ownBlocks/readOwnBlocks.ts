// Answers: can these blocks, which somebody made elsewhere, be sent as they are?
import type { KnownBlock } from '@slack/types';
import { z } from 'zod/v4';
import { nameValue } from '../readText';
import { treeLimits } from './blockLimits';
import { ownBlock } from './blocks';
import { checkTogether } from './checkTogether';
import { copyTree } from './copyTree';
import { refuseBlocks } from './refuseBlocks';
import { figure, sayFault, sayPath } from './sayFault';

const ownBlocks = z.array(ownBlock);

/**
 * A list of blocks, an object with such a list as `blocks`, or the JSON of either; undefined where there is none. Mass
 * mentions and odd links in its texts are made harmless. Throws BadInput with up to five faults, each with its path.
 */
export function readOwnBlocks(raw: unknown): KnownBlock[] | undefined {
	const list = findList(typeof raw === 'string' ? parse(raw) : raw);
	if (list === undefined || list.length === 0) return undefined;
	const read = ownBlocks.safeParse(copyTree(list, 'blocks'), { error: sayFault });
	if (!read.success) {
		throw refuseBlocks(read.error.issues.map(({ path, message }) => `${sayPath(path)} ${message}`));
	}
	// What zod read is what the types of @slack/types say, but for what those have not caught up with.
	const blocks = read.data as KnownBlock[];
	const faults = checkTogether(blocks);
	if (faults.length > 0) throw refuseBlocks(faults);
	return blocks;
}

function findList(given: unknown): readonly unknown[] | undefined {
	if (given === undefined || given === null) return undefined;
	if (Array.isArray(given)) return given;
	if (typeof given === 'object') {
		const { blocks } = given as { blocks?: unknown };
		if (Array.isArray(blocks)) return blocks;
	}
	throw refuseBlocks(
		[
			`Blocks is ${sayKind(given)}, and has to be a list of blocks, or an object with such a list as “blocks”`,
		],
		'blocks_not_a_list',
	);
}

function sayKind(given: unknown): string {
	return typeof given === 'number' ? 'a number' : nameValue(given);
}

function parse(text: string): unknown {
	if (text.trim() === '') return undefined;
	if (text.length > treeLimits.json) {
		const says = `Blocks is ${figure(text.length)} characters of JSON, far more than a message can hold`;
		throw refuseBlocks([says]);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		// Only the place is told: the rest of the parser's message repeats the text.
		const [place] = /line \d+ column \d+/.exec(String(error)) ?? [];
		const at = place === undefined ? '' : ` (${place})`;
		throw refuseBlocks([`Blocks is a text, and no JSON${at}`], 'blocks_not_json');
	}
}
