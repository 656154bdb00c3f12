// Answers: when is sending a file given up?
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchUpload } from '../../src/slack/uploadWatch';

const gigabyte = 1_000_000_000;
const second = 1_000;

describe('sending a file', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('is given up where nothing moves for twice the time of a request', () => {
		const { signal } = watchUpload(gigabyte, 30 * second);
		vi.advanceTimersByTime(59 * second);
		expect(signal.aborted).toBe(false);
		vi.advanceTimersByTime(second);
		expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
	});

	it('goes on for as long as something moves', () => {
		const { signal, moved } = watchUpload(gigabyte, 30 * second);
		for (let pieces = 0; pieces < 10; pieces++) {
			vi.advanceTimersByTime(59 * second);
			moved();
		}
		expect(signal.aborted).toBe(false);
	});

	it('is not given up once it is over', () => {
		const { signal, end } = watchUpload(gigabyte, 30 * second);
		end();
		vi.advanceTimersByTime(3_600 * second);
		expect(signal.aborted).toBe(false);
	});
});

it('is given up where it takes too long as a whole', async () => {
	const { signal, moved, end } = watchUpload(1, 1);
	const moving = setInterval(moved, 0);
	await new Promise((resolve) => signal.addEventListener('abort', resolve));
	clearInterval(moving);
	end();
	expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});
