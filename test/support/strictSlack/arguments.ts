// Answers: what did this request bring, and what of that does Slack not document?
import { documented } from './documented';
import { refuse } from './refuse';

export type Arguments = Readonly<Record<string, string>>;

/** What is wrong with a request of ours, whatever was asked for: nobody but us can have done it. */
export interface RequestFault {
	says: string;
	/** What Slack answers. */
	refusal: string;
}

export function readArguments(body: string, contentType: string | undefined): Arguments {
	if (body === '') return {};
	if (contentType?.startsWith('application/x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(body));
	}
	if (!contentType?.startsWith('application/json')) refuse('invalid_post_type');
	const given = Object.entries(JSON.parse(body) as Record<string, unknown>);
	return Object.fromEntries(
		given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
	);
}

/** Slack lets most unknown arguments pass; here they are a fault of ours, as are all others. */
export function findArgumentFaults(method: string, args: Arguments): RequestFault[] {
	const known = documented[method];
	if (!known) return [{ says: 'not a method that we call', refusal: 'unknown_method' }];
	const shapes = { ...known.required, ...known.optional };
	const missing = Object.keys(known.required).filter((name) => args[name] === undefined);
	return [
		...missing.map((name) => ({
			says: `missing required field: ${name}`,
			refusal: 'invalid_arguments',
		})),
		...Object.entries(args).flatMap(([name, value]) => {
			const shape = shapes[name];
			if (!shape) return [{ says: `not documented: ${name}`, refusal: 'invalid_arg_name' }];
			if (shape.fits(value)) return [];
			const says = `${name} is not ${shape.says}: ${value.slice(0, 100)}`;
			return [{ says, refusal: shape.refusal ?? 'invalid_arguments' }];
		}),
	];
}

/** As Slack says it: the first one is its answer, and all of them stand beside it. */
export function refuseFaults(faults: readonly RequestFault[]): void {
	const [first] = faults;
	if (!first) return;
	const messages = faults.map(({ says }) => `[ERROR] ${says}`);
	refuse(first.refusal, { response_metadata: { messages } });
}

export function readJson(text: string | undefined, otherwise: string): unknown {
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return refuse(otherwise);
	}
}
