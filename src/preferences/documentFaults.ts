// Answers: what is wrong with this document, where, and how is it said?
import type { z } from 'zod/v4';
import { nearest } from './nearest';
import { showRaw } from './showRaw';

export interface Fault {
	/** As in `types[3].group`; empty for the document itself. */
	place: string;
	/** A sentence without its first word: the place. */
	says: string;
	/** What to do, where there is more to say than in all places. */
	hint?: string;
}

const mostFaults = 10;

/** All on one line, the first ten, each with its place. */
export function sayFaults(faults: readonly Fault[]): string {
	const said = faults
		.slice(0, mostFaults)
		.map(({ place, says }) => (place === '' ? says : `${place}: ${says}`));
	const more = faults.length - said.length;
	return said.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

export function faultsOf(error: z.core.$ZodError): Fault[] {
	return error.issues.map((issue) => ({
		place: placeOf(issue.path),
		says: issue.message,
		...(issue.code === 'custom' && { hint: issue.params?.hint }),
	}));
}

/** As it would be written in JavaScript, which JSON is known from: `types["task.due"]`, `preferences[3].time`. */
export function placeOf(path: readonly PropertyKey[]): string {
	return path
		.map((step, depth) => {
			if (typeof step === 'number') return `[${step}]`;
			const name = String(step);
			if (!/^[A-Za-z_$][\w$]{0,79}$/.test(name)) return `[${showRaw(name).replace(/[“”]/g, '"')}]`;
			return depth === 0 ? name : `.${name}`;
		})
		.join('');
}

/** For zod's own checks; what a schema says itself comes before it. */
export function sayIssue(issue: z.core.$ZodRawIssue): string {
	const { input } = issue;
	switch (issue.code) {
		case 'invalid_type':
			return input === undefined
				? 'is missing'
				: `must be ${kinds[issue.expected] ?? issue.expected}`;
		case 'invalid_value':
			if (input === undefined) return 'is missing';
			return `${showRaw(input)} is not ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
		case 'too_big':
			return `is too long: at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`;
		default:
			return `${showRaw(input)} can’t be used`;
	}
}

const kinds: Readonly<Record<string, string>> = {
	string: 'text',
	array: 'a list',
	object: 'an object',
	boolean: 'true or false',
};

/** For the objects of a schema that know all their names: which name is not one of them, and which was probably meant. */
export function sayUnknownNames(known: readonly string[]) {
	return (issue: z.core.$ZodRawIssue): string | undefined => {
		if (issue.code !== 'unrecognized_keys') return undefined;
		const said = issue.keys.map((key) => {
			// There are but a few, so a wilder guess is welcome than among types.
			const slips = Math.min(3, Math.floor(key.length / 2));
			const meant = known.find((name) => plain(name) === plain(key)) ?? nearest(key, known, slips);
			return `${showRaw(key)} is not known here` + (meant ? `; did you mean ${meant}?` : '');
		});
		const more = said.length > 3 ? `, and ${said.length - 3} more` : '';
		return `${said.slice(0, 3).join(', ')}${more} (known: ${known.join(', ')})`;
	};
}

/** Without case and joints, so that `time_zone` and `Timezone` are both near to `timeZone`. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[\s_-]/g, '');
}
