// Answers: which notification types can a list in the editor offer?
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { createCatalogue } from '../../src/index';
import type { ListedType } from '../../src/index';
import { withEngine } from './engine/withEngine';

/** The workspace's own where they can be read. The built-in ones need no credential: other lists say what is wrong with it. */
export async function knownTypes(context: ILoadOptionsFunctions): Promise<readonly ListedType[]> {
	try {
		return await withEngine(context, (engine) => engine.listTypes());
	} catch {
		return builtIn();
	}
}

function builtIn(): ListedType[] {
	const { types, groupLabel } = createCatalogue();
	return types.map((type) => ({ ...type, groupLabel: groupLabel(type.group) }));
}
