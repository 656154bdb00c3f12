// Answers: how do files get into the strict Slack, and where are they then?
import { readJson } from './arguments';
import { readSender, readShareBlocks } from './content';
import type { Call } from './methods';
import { needScopes, refuse } from './refuse';
import { findTarget, findThread, type Target } from './targets';
import { addMessage, type SharedFile, type StrictFile, type Workspace } from './workspace';

export function filesGetUploadURLExternal({ args, scopes, workspace, url }: Call): object {
	needScopes(scopes, ['files:write']);
	const { filename = '', length = '', alt_txt = '' } = args;
	// Slack's own words: "Typically only occurs when the `length` provided is 0."
	if (filename === '' || Number(length) === 0) refuse('missing_argument');
	if (alt_txt.length > 1_000) refuse('alt_txt_too_large');
	const id = `F${String(workspace.files.length + 1).padStart(8, '0')}`;
	const ticket = Buffer.from(`upload of ${id}`).toString('base64url');
	workspace.files.push({
		...{ id, ticket, name: filename, title: filename },
		length: Number(length),
		completed: false,
	});
	return { upload_url: `${url}/upload/v1/${ticket}`, file_id: id };
}

/** The message comes by and by: the answer does not say where it is. */
export function filesCompleteUploadExternal(call: Call): object {
	const { args, scopes, workspace, sharing } = call;
	needScopes(scopes, ['files:write']);
	const files = readFiles(args.files, workspace);
	const text = args.initial_comment ?? '';
	const blocks = text === '' ? readShareBlocks(args.blocks) : [];
	const sender = readSender(call);
	const places = readPlaces(call);
	for (const { file, title } of files) Object.assign(file, { title, completed: true });
	const put = () => {
		const shared = files.map(({ file: { id, name, title, length, sha256 } }): SharedFile => {
			return { id, name, title, size: length, sha256: sha256! };
		});
		for (const { id, user, thread_ts } of places) {
			addMessage(workspace, {
				channel: id,
				...(user !== undefined && { user }),
				...(thread_ts !== undefined && { thread_ts }),
				...{ text, blocks, files: shared },
				...(sender && { sender }),
			});
		}
	};
	if (sharing === undefined) put();
	else if (sharing !== 'never') wait(files, put, sharing.afterAsking);
	return { files: files.map(({ file }) => ({ ...show(file), shares: {}, channels: [] })) };
}

function wait(files: readonly { file: StrictFile }[], put: () => void, askedFor: number): void {
	const waiting = {
		askedFor,
		share() {
			for (const { file } of files) delete file.waiting;
			put();
		},
	};
	for (const { file } of files) file.waiting = waiting;
}

export function filesInfo({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['files:read']);
	const file = workspace.files.find(({ id, completed }) => id === args.file && completed);
	if (!file) refuse('file_not_found');
	if (file.waiting && file.waiting.askedFor-- <= 0) file.waiting.share();
	return { file: { ...show(file), shares: showShares(workspace, file) }, comments: [] };
}

const show = ({ id, name, title, length: size }: StrictFile) => ({ id, name, title, size });

function showShares(workspace: Workspace, { id }: StrictFile): object {
	const shares: Record<string, Record<string, object[]>> = {};
	for (const { channel, ts, thread_ts, files } of workspace.messages) {
		if (!files?.some((file) => file.id === id)) continue;
		const found = workspace.channels.find((each) => each.id === channel);
		const kind = found && !found.is_private ? 'public' : 'private';
		const inKind = (shares[kind] ??= {});
		const share = { ts, ...(thread_ts !== undefined && { thread_ts }), reply_count: 0 };
		(inKind[channel] ??= []).push(share);
	}
	return shares;
}

function readFiles(
	text: string | undefined,
	workspace: Workspace,
): { file: StrictFile; title: string }[] {
	const given = readJson(text, 'invalid_arguments');
	if (!Array.isArray(given) || given.length === 0) return refuse('invalid_arguments');
	return (given as Record<string, unknown>[]).map(({ id, title, ...rest }) => {
		const unknown = Object.keys(rest).filter((name) => name !== 'highlight_type');
		if (unknown.length > 0) refuse('invalid_arguments', { error_in: unknown });
		const file = workspace.files.find((each) => each.id === id);
		if (file?.sha256 === undefined || file.completed) return refuse('file_not_found');
		return { file, title: typeof title === 'string' ? title : file.name };
	});
}

type Place = Target & { thread_ts?: string };

function readPlaces({ args, workspace }: Call): Place[] {
	const ids = [args.channel_id ?? [], args.channels?.split(',') ?? []].flat();
	if (ids.length > 100) refuse('channels_limit_exceeded');
	if (ids.length > 1 && args.thread_ts !== undefined) refuse('invalid_arguments');
	return ids.map((id) => {
		const target = findTarget(workspace, id);
		const thread_ts = findThread(workspace, target.id, args.thread_ts);
		const { channel } = target;
		// chat:write.public is for messages only.
		if (channel && !channel.is_member) refuse('not_in_channel');
		const repliesOnly = channel?.thread_only && thread_ts === undefined;
		if (channel?.read_only || channel?.restricted || repliesOnly) {
			refuse('posting_to_channel_denied');
		}
		return { ...target, thread_ts };
	});
}
