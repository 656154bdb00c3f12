// Answers: how is right-to-left text kept from turning round what stands next to it?

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

// Embeddings and overrides. Right-to-left text needs none of them, letters carry their own direction; they
// serve to show "exe.pdf" for "fdp.exe", and reach past their own text when they are not closed.
const overrides = /[\u202A-\u202E]/g;
const isolates = /[\u2066-\u2069]/g;
const rightToLeft =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200F\u061C]/u;

/** Takes out overrides, and closes isolates where each line ends: those are harmless once they are closed. */
export function tameDirection(text: string): string {
	return text.replace(overrides, '').split('\n').map(closeIsolates).join('\n');
}

/** Takes out every direction control, for text that is going to be cut. */
export function dropDirection(text: string): string {
	return text.replace(overrides, '').replace(isolates, '');
}

/** Fences right-to-left text in, so that our own words and numbers behind it stay where they are. */
export function isolate(text: string): string {
	return rightToLeft.test(text) ? firstStrongIsolate + text + popIsolate : text;
}

function closeIsolates(line: string): string {
	let open = 0;
	const closed = line.replace(isolates, (control) => {
		if (control !== popIsolate) open += 1;
		else if (open === 0) return '';
		else open -= 1;
		return control;
	});
	return closed + popIsolate.repeat(open);
}
