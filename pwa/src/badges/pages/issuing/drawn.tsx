import type { Design, Designs } from "../../data/issuing/issuing";

interface Props {
  choices: Designs;
  design: Design;
  size: number;
  /** What it is, for who does not see it. */
  label: string;
}

/** A picture as `api/badges/openbadges/designer.py` draws it: on the phone, so that trying costs no network. */
export function Drawn({ choices, design, size, label }: Props) {
  const shape = choices.shapes.find(({ code }) => code === design.shape);
  const colour = choices.colours.find(({ code }) => code === design.colour);
  const icon = choices.icons.find(({ code }) => code === design.icon);
  if (!shape || !colour || !icon) return null;
  const middle = -choices.grid / 2;
  const place = `translate(${shape.x} ${shape.y})scale(${shape.scale})translate(${middle} ${middle})`;
  return (
    <svg
      class="award-picture"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${choices.side} ${choices.side}`}
      width={size}
      height={size}
      stroke-linejoin="round"
      stroke-linecap="round"
    >
      {shape.behind && <path d={shape.behind} fill={colour.accent} />}
      <path d={shape.d} fill={colour.rim} stroke={colour.rim} stroke-width={choices.rim_width} />
      <path d={shape.d} fill={colour.ground} stroke={colour.ground} stroke-width={choices.soft_width} />
      <g transform={place}>
        {icon.parts.map(({ d, tone, width }) =>
          width ? (
            <path d={d} fill="none" stroke={colour[tone]} stroke-width={width} />
          ) : (
            <path d={d} fill={colour[tone]} />
          ),
        )}
      </g>
    </svg>
  );
}
