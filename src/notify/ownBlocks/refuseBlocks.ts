// Answers: how is somebody told what is wrong with their own blocks?
import { BadInput } from '../../errors';

const most = 5;

const mend =
	'Mend them in Slack’s Block Kit Builder (app.slack.com/block-kit-builder), and copy them from there again.';
/** A quotation mark in a value, most of the time. */
const quoteValues =
	'Where an expression puts a value in, put JSON.stringify around it and leave out your own quotation marks, as in "text": {{ JSON.stringify($json.name) }}. What has no expression can be mended in Slack’s Block Kit Builder (app.slack.com/block-kit-builder).';

/** Each fault names its place, as in `blocks[2].text.text is empty`. */
export function refuseBlocks(faults: readonly string[], code = 'blocks_refused'): BadInput {
	const said = faults.slice(0, most).join('; ');
	const rest = faults.length > most ? `; and ${faults.length - most} more` : '';
	return new BadInput(code, `${said}${rest}.`, {
		field: 'Blocks',
		hint: code === 'blocks_not_json' ? quoteValues : mend,
	});
}
