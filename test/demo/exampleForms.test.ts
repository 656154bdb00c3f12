// Answers: does every node of the examples fill in fields that its form has, with choices that the form offers?
import { readdirSync } from 'node:fs';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { expect, it } from 'vitest';
import { ourNodes, readExample } from '../../demo/workflows.ts';
import { SlackDigest } from '../../nodes/SlackDigest/SlackDigest.node';
import { SlackMapMembers } from '../../nodes/SlackMapMembers/SlackMapMembers.node';
import { SlackNotifyChannel } from '../../nodes/SlackNotifyChannel/SlackNotifyChannel.node';
import { SlackNotifyMember } from '../../nodes/SlackNotifyMember/SlackNotifyMember.node';
import { SlackPreferences } from '../../nodes/SlackPreferences/SlackPreferences.node';

const nodes = [
	...[SlackDigest, SlackMapMembers, SlackNotifyChannel, SlackNotifyMember, SlackPreferences],
].map((Node) => new Node().description);
const forms = new Map(nodes.map(({ name, properties }) => [`${ourNodes}${name}`, properties]));

const folder = new URL('../../examples/', import.meta.url);
const filledIn = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.flatMap((file) =>
		readExample(new URL(file, folder))
			.nodes.filter(({ type }) => type.startsWith(ourNodes))
			.map(({ name, type, parameters }) => ({ file, name, type, parameters })),
	);

/** One line for each value that no field of this name takes. */
function findStrays(fields: readonly INodeProperties[], given: object, place: string): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const same = fields.filter((field) => field.name === name);
		if (same.length === 0) return [`${place}: there is no field ${name}`];
		const all = same.map((field) => findWrong(field, value, `${place}, ${name}`));
		return all.find((wrong) => wrong.length === 0) ?? all[0] ?? [];
	});
}

function findWrong(field: INodeProperties, value: unknown, place: string): string[] {
	switch (field.type) {
		case 'options': {
			if (String(value).startsWith('=')) return [];
			const choices = (field.options as INodePropertyOptions[]).map((choice) => choice.value);
			return choices.includes(value as string) ? [] : [`${place}: there is no ${String(value)}`];
		}
		case 'collection':
			return findStrays(field.options as INodeProperties[], value as object, place);
		case 'fixedCollection':
			return Object.entries(value as object).flatMap(([name, groups]) => {
				const group = (field.options as INodePropertyCollection[]).find(
					(each) => each.name === name,
				);
				if (!group) return [`${place}: there is no group ${name}`];
				return [groups].flat().flatMap((each) => findStrays(group.values, each as object, place));
			});
		default:
			return [];
	}
}

it.each(filledIn)('$name in $file', ({ type, parameters, name }) => {
	expect(findStrays(forms.get(type) ?? [], parameters, name)).toEqual([]);
});
