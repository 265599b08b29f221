import { galleryStates } from "./states.ts";

/** All states as links, in both themes. */
export function GalleryIndex() {
  return (
    <ul>
      {galleryStates.map(({ name }) => (
        <li key={name}>
          <a href={`?state=${name}&theme=light`}>{name}</a> <a href={`?state=${name}&theme=dark`}>dark</a>
        </li>
      ))}
    </ul>
  );
}
