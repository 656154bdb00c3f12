// Answers: how many bytes does a process hold at most while it works, however late it gets rid of what it has let go of?
const { Readable } = require('node:stream');
const { StatementSync } = require('node:sqlite');

const step = 8 * 1024 * 1024;

/** Looks whenever so many bytes have gone through streams or into a database. Needs --expose-gc. */
exports.watchHeld = function () {
	const before = held();
	let [most, moved] = [0, 0];
	const count = (bytes) => {
		moved += bytes;
		if (moved < step) return;
		moved = 0;
		most = Math.max(most, held() - before);
	};
	const undo = [
		[Readable.prototype, 'push'],
		...['run', 'get', 'all', 'iterate'].map((name) => [StatementSync.prototype, name]),
	].map(([prototype, name]) => countArguments(prototype, name, count));
	return function () {
		for (const each of undo) each();
		return most;
	};
};

function countArguments(prototype, name, count) {
	const original = prototype[name];
	prototype[name] = function (...given) {
		const bytes = given.filter((each) => each instanceof Uint8Array);
		count(bytes.reduce((sum, { length }) => sum + length, 0));
		return original.apply(this, given);
	};
	return () => (prototype[name] = original);
}

function held() {
	// The second waits for what the first has only marked.
	gc();
	gc();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
