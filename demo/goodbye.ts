// Answers: does somebody want us to end? By Ctrl-C, by a signal, or because whoever started us is gone.

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export interface Goodbye {
	readonly signal: AbortSignal;
	/** Ends for a reason of our own. */
	giveUp(reason: Error): void;
	/** As shells want it, after a signal. */
	exitCode(): number;
	/** Lets the process end by itself. */
	forget(): void;
}

export function onGoodbye(): Goodbye {
	const controller = new AbortController();
	let exitCode = 1;
	const listeners = Object.entries(exitCodes).map(([name, code]) => {
		const listener = () => {
			exitCode = code;
			controller.abort(new Error(`ended by ${name}`));
		};
		process.on(name, listener);
		return () => process.off(name, listener);
	});
	// npm passes a signal on to its shell alone, and the shell dies without telling us.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid !== parent) {
			exitCode = exitCodes.SIGTERM;
			controller.abort(new Error('whoever started the demo is gone'));
		}
	}, 500);
	return {
		signal: controller.signal,
		giveUp: (reason) => controller.abort(reason),
		exitCode: () => exitCode,
		forget: () => {
			clearInterval(watch);
			listeners.forEach((stop) => stop());
		},
	};
}
