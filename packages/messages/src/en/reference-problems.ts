import type { ReferenceProblem } from "@rockpool/gateway-core/contract/reference-problem";

/** What is wrong with an image's name, for after a colon: "“Openclaw” cannot be read as an image name: capital letters …". */
export const referenceProblems: Record<ReferenceProblem, string> = {
  empty: "nothing was given",
  blank: "it is nothing but spaces",
  "space-around": "there is a space before or after it",
  "space-inside": "there is a space in it. Give the name alone, without a command around it",
  scheme: "it is a web address. Leave out what stands before the registry, such as https://",
  "foreign-character": "it has a letter or sign that image names cannot have",
  "leading-dash": "it begins with a dash, as options do",
  "file-path": "it is the path of a file or folder",
  "too-long": "it is longer than 512 characters",
  "image-id": "it is the id of an image on an engine, and registries know no ids",
  "missing-name": "the name itself is missing",
  "trailing-slash": "it ends with a slash",
  "double-slash": "it has two slashes in a row",
  "upper-case-name": "capital letters are for the tag only",
  "name-character":
    "the name has a sign other than small letters, digits, dots, dashes, underscores and slashes",
  "name-separator":
    "dots, dashes and underscores can only stand between letters or digits, and dots not in a row",
  "name-too-long": "the name is longer than 255 characters",
  "bad-domain": "what stands before the first slash is no address of a registry",
  "bad-port": "the registry's port is not a number from 1 to 65535",
  "empty-tag": "nothing follows the colon",
  "two-tags": "it has two tags. A name takes one colon after its last slash",
  "tag-character":
    "the tag has a sign other than letters, digits, dots, dashes and underscores, or begins with one",
  "tag-too-long": "the tag is longer than 128 characters",
  "empty-digest": "nothing follows the @",
  "two-digests": "it has more than one @",
  "bad-digest": "what follows the @ is no digest. One looks like sha256: and 64 digits from 0 to f",
  "digest-algorithm": "its digest is of a kind that engines do not know. Use sha256",
  "digest-length": "its digest has digits too many or too few. sha256 has 64",
};
