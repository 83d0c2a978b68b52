const PATHS = {
  around: "M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  home: "M4 11.5 12 4.5l8 7M6 10v9.5h4.5v-5h3v5H18V10",
  agenda: "M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM4 10.5h16M8 3.5v4M16 3.5v4M8.5 15h3",
  careers: "M4 8.5h16v10H4zM9 8.5V6a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v2.5M4 13h6m4 0h6M10 12h4v3h-4z",
  learn: "M2.5 9.5 12 5l9.5 4.5L12 14 2.5 9.5ZM6.5 11.5V16c1.5 1.7 3.4 2.5 5.5 2.5s4-.8 5.5-2.5v-4.5M21.5 9.5V15",
  offers:
    "M6 8h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM10 10V4.5h4V10M12 15.5a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM8.75 20v-.4a3.25 2.6 0 0 1 6.5 0v.4",
  saved: "M7 4h10a1 1 0 0 1 1 1v15.5l-6-4-6 4V5a1 1 0 0 1 1-1Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  more: "M5 7h14M5 12h14M5 17h9",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  filter: "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
  map: "M9 5 4 7v12l5-2 6 2 5-2V5l-5 2-6-2ZM9 5v12M15 7v12",
  locate: "M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12 3v4M12 17v4M3 12h4M17 12h4",
  close: "M6 6l12 12M18 6 6 18",
  back: "M19 12H5m6-6-6 6 6 6",
  next: "m9 5 7 7-7 7",
  talks: "M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7.5L7 20v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM8 9h8M8 12h5",
  ask: "M5 4h14a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-7.5L7 21v-4H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM9.8 8.4a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.6-.9 1.2M12 14v.1",
  phone: "M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z",
  mail: "M4 6h16v12H4zM4 7l8 6.5L20 7",
  web: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c2.5 2.5 3.5 5.5 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.5-3.5-8.5s1-6 3.5-8.5Z",
  route:
    "M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17h6.5a3 3 0 0 0 0-6h-5a3 3 0 0 1 0-6H16",
  send: "M4 12 20 4.5 13.5 20l-2.5-6.5L4 12ZM11 13.5 20 4.5",
  quick: "M13 3.5 5.5 14H11l-1 6.5L17.5 10H12l1-6.5Z",
  share: "M12 15V4m-4 4 4-4 4 4M6 12v7a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-7",
  flag: "M6 21V4h11l-2.5 4L17 12H6",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7v5.5l3.5 2",
  check: "m5 12.5 4.5 4.5L19 7.5",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5h4M12 5V3.5",
  shield: "M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5ZM9 12l2 2 4-4",
  alert: "M12 4 2.5 20h19L12 4ZM12 10v5M12 17.5v.1",
  calendarAdd:
    "M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM4 10.5h16M8 3.5v4M16 3.5v4M12 13v4.5M9.75 15.25h4.5",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing; the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the app: an e whose bar is a compass needle. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="15" class="mark-ground" />
      <path d="M47.6 41.5A18 18 0 1 1 50 32" class="mark-ring" />
      <path d="M14 35.5 32 26.2l18 2.3L32 37.8Z" class="mark-needle" />
      <circle cx="32" cy="32" r="3" class="mark-pin" />
    </svg>
  );
}
