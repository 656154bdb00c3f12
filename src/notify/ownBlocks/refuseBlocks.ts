// Answers: how is somebody told what is wrong with their own blocks?
import { BadInput } from '../../errors';

const most = 5;

/** Each fault names its place, as in `blocks[2].text.text is empty`. */
export function refuseBlocks(faults: readonly string[], code = 'blocks_refused'): BadInput {
	const said = faults.slice(0, most).join('; ');
	const rest = faults.length > most ? `; and ${faults.length - most} more` : '';
	return new BadInput(code, `${said}${rest}.`, {
		field: 'Blocks',
		hint: 'Mend them in Slack’s Block Kit Builder (app.slack.com/block-kit-builder), and copy them from there again.',
	});
}
