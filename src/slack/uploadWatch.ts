// Answers: when does sending a file take too long?

export interface UploadWatch {
	/** Aborted once it does. */
	signal: AbortSignal;
	/** Another piece is on its way. */
	moved(): void;
	/** To be called whatever came of it. */
	end(): void;
}

/** 128 KiB a second: who is slower than that holds up everything else. */
const slowestBytesPerMs = 131.072;

/** Where nothing moves for twice the time that a request may take, it is given up long before that. */
export function watchUpload(size: number, timeoutMs: number): UploadWatch {
	const stalled = new AbortController();
	const giveUp = () => stalled.abort(new DOMException('Nothing moves', 'TimeoutError'));
	const timer = setTimeout(giveUp, 2 * timeoutMs);
	const all = AbortSignal.timeout(Math.ceil(2 * timeoutMs + size / slowestBytesPerMs));
	return {
		signal: AbortSignal.any([stalled.signal, all]),
		moved: () => void timer.refresh(),
		end: () => clearTimeout(timer),
	};
}
