interface Props {
  /** Its file, without the ending: see tools/pictures.json. */
  name: string;
  size?: number;
}

/** A decorative drawing in colours, fetched when it comes into sight; the words beside it carry the meaning. */
export function Picture({ name, size = 40 }: Props) {
  return (
    <img
      key={name}
      class="picture"
      src={`${PICTURES}/${name}.svg`}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      // Without a network, or of a code that is newer than the pictures: its place stays, so that nothing moves.
      onError={({ currentTarget }) => currentTarget.classList.add("missing")}
    />
  );
}

/** A career by its ROME code: the picture of its family. */
export function CareerPicture({ code, size }: { code: string; size?: number }) {
  return <Picture name={`careers/${code.slice(0, 3)}`} {...(size && { size })} />;
}

/** A training by its field; one that is of none has that of all. */
export function TrainingPicture({ domain, size }: { domain: { code: string } | null; size?: number }) {
  return <Picture name={`domains/${domain?.code ?? "10"}`} {...(size && { size })} />;
}
