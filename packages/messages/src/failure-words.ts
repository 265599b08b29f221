/** Values of a failure, by name. Words must read well when any of them is absent. */
export type Facts = Readonly<Record<string, string | undefined>>;

/** What a person reads about one failure code: what happened, why, what to do, in this order. */
export interface FailureWords {
  readonly title: (facts: Facts) => string;
  readonly cause: (facts: Facts) => string;
  readonly whatToDo: (facts: Facts) => string;
}
