/** What is wrong with a registry's answer, for the fact `problem` of `registry-error`. */
export const registryProblems = [
  "not-json",
  "unexpected-shape",
  "too-large",
  "digest-mismatch",
  "insecure-sign-in",
  "too-many-redirects",
  "insecure-redirect",
] as const;
export type RegistryProblem = (typeof registryProblems)[number];
