/** Words of `rockpool say`. */
export const say = {
  nothing: 'Give a message: rockpool say "hello", or - for standard input.',
  tooLong: (most: number) => `A message has at most ${most} characters.`,
  waiting: "Waiting for the answer…",
};
