/** A promise that is also over when the signal says so or patience (in ms; 0 is endless) is at its end. `start` returns what to do at last. */
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
