/** A promise that also ends when the signal aborts or after `patience` milliseconds (0: never). `start` returns a
 *  clean-up function. */
export function bounded<T>(
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => () => void,
  late: () => Error,
  patience: number,
  signal?: AbortSignal,
): Promise<T> {
  let atLast = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let aborted = () => {};
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted();
    aborted = () => reject(signal!.reason);
    signal?.addEventListener("abort", aborted);
    if (patience) timer = setTimeout(() => reject(late()), patience);
    atLast = start(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", aborted);
    atLast();
  });
}
